import { assumptionOf } from './assumptions.ts';
import { difference, hangsOrLoses } from './compare.ts';
import { offersFor, type Offer } from './offers.ts';
import type { Program } from './program.ts';
import { hash, PLAIN, schedulesFor, type Schedule } from './schedules.ts';
import { goesOnWithout, leavesWork, touchesShared } from './shared-state.ts';
import { compile, run, type Callers, type Compiled, type Run } from './world.ts';

/** A rewrite that makes a program another one. */
export interface Difference {
  readonly offer: Offer;
  readonly schedule: string;
  readonly what: string;
  /** The seed of the schedules among which it was found. */
  readonly seed: number;
}

/** What came of one program. */
export interface Verdict {
  readonly reported: readonly string[];
  readonly rewritten: readonly Offer[];
  /** Rewrites after which the program was faster in some schedule. */
  readonly faster: readonly Offer[];
  readonly differences: readonly Difference[];
  /** Whether what it gives depended on which call was done first before anything was rewritten. */
  readonly races: boolean;
}

/**
 * Lints a program, and runs it before and after each rewrite that a rule offers, in many schedules.
 *
 * @param seeds one for each round of schedules
 * @param thorough whether each round has all the schedules there are, and not a few of each kind
 */
export async function checkProgram({ text, by }: Program, seeds: readonly number[] = [hash(text)], thorough = false): Promise<Verdict> {
  const { reported, offers } = offersFor(text);
  const verdict = { reported, rewritten: offers, faster: new Set<Offer>(), differences: new Map<Offer, Difference>(), races: false };
  if (offers.length > 0) {
    const original = compile(text);
    const { calls, lenient } = await run(original, PLAIN, by);
    for (const seed of seeds) {
      const { well, failing } = schedulesFor(calls, lenient, seed, thorough);
      const before = await runsOf(original, [...well, ...failing], by);
      const races = differs(before.slice(0, well.length));
      verdict.races ||= races;
      for (const offer of offers) {
        const found = await compared(offer, before, [...well, ...failing], well.length, { text, by }, races);
        if (found.isFaster) verdict.faster.add(offer);
        if (found.difference === null || verdict.differences.has(offer)) continue;
        if (assumptionOf(offer).interleaves && (await racesAtAll(original, calls, lenient, by))) verdict.races = true;
        else verdict.differences.set(offer, { ...found.difference, seed });
      }
    }
  }
  return { ...verdict, faster: [...verdict.faster], differences: [...verdict.differences.values()] };
}

/** Is there any schedule in which the program gives something else, so that time alone decides? */
async function racesAtAll(program: Compiled, calls: readonly string[], lenient: ReadonlySet<string>, by: Callers): Promise<boolean> {
  const schedules = [11, 12, 13, 14, 15, 16].flatMap(seed => schedulesFor(calls, lenient, seed, true).well);
  return differs(await runsOf(program, schedules, by));
}

async function runsOf(program: Compiled, schedules: readonly Schedule[], by: Callers): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const schedule of schedules) runs.push(await run(program, schedule, by));
  return runs;
}

/** The runs after a rewrite beside those before it. */
async function compared(offer: Offer, before: readonly Run[], schedules: readonly Schedule[], well: number, { text, by }: Program, races: boolean): Promise<{ readonly isFaster: boolean; readonly difference: Omit<Difference, 'seed'> | null }> {
  const assumption = assumptionOf(offer);
  let rewritten: Compiled;
  try {
    rewritten = compile(offer.text);
  } catch (error) {
    return { isFaster: false, difference: { offer, schedule: 'none', what: `it does not parse: ${String(error)}` } };
  }
  const after = await runsOf(rewritten, schedules, by);
  const isFaster = after.some(({ time }, index) => before[index]?.failures === 0 && time < before[index].time);
  // What other code sees while it may run in between is not the rewrite's affair, but that it ends and loses no error is.
  const isExcused = assumption.interleaves && (races || by === 'together' || (offer.rule !== 'no-async-callback' && leavesWork(text)) || (assumption.othersRun && goesOnWithout(text)) || (assumption.othersRun && [before, after].some(runs => differs(runs.slice(0, well), true))) || (assumption.failure === 'less' && touchesShared(text, offer.range)) || (assumption.lastIsLater && touchesShared(text, wholeLine(text, offer.range))) || assumption.waits === 'other' || (assumption.waits === 'later' && (/\bif \(/.test(text) || touchesShared(text, [0, text.length]))));
  const leaves = leavesWork(text) || goesOnWithout(text);
  for (const [index, schedule] of schedules.entries()) {
    const [old, now] = [before[index] as Run, after[index] as Run];
    if (isMadeAgain(schedule, now)) continue;
    const what = isExcused ? hangsOrLoses(old, now, assumption, leaves) : difference(old, now, assumption, { leaves, remembers: /\b(?:kept\d+|memo|ready|table)\b/.test(text), mayFail: schedule.failing.size });
    if (what !== null) return { isFaster, difference: { offer, schedule: schedule.name, what } };
  }
  return { isFaster, difference: null };
}

/** Does the call that throws at once, and is to fail alone, come several times, as the program now gets that far? */
function isMadeAgain({ failing }: Schedule, { calls }: Run): boolean {
  return [...failing].some(([key, how]) => how === 'throw' && calls.indexOf(key) !== calls.lastIndexOf(key));
}

function wholeLine(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const next = text.indexOf('\n', end);
  return [text.lastIndexOf('\n', start - 1) + 1, next === -1 ? text.length : next];
}

function differs(runs: readonly Run[], inOrder = false): boolean {
  return new Set(runs.map(({ effects, outcome, value, state }) => `${outcome} ${value} ${state} ${inOrder ? effects.join(' ') : ''}`)).size > 1;
}
