import { assumptionOf } from './assumptions.ts';
import { decidedByTime, differencesBetween, type Aspect, type Differing } from './compare.ts';
import { offersFor, type Offer } from './offers.ts';
import type { Program } from './program.ts';
import { hash, oneApart, PLAIN, schedulesFor, type Failure, type Schedule } from './schedules.ts';
import { leftShows, listFilledIn, mayMeet } from './shared-state.ts';
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
    let inAnyTime: ReadonlySet<Aspect> | null = null;
    for (const seed of seeds) {
      const { well, failing } = schedulesFor(calls, lenient, seed, thorough);
      const before = await runsOf(original, [...well, ...failing], by);
      const decided = decidedByTime(before.slice(0, well.length));
      verdict.races ||= isRace(decided);
      for (const offer of offers) {
        const { isFaster, found } = await compared(offer, before, [...well, ...failing], { text, by });
        if (isFaster) verdict.faster.add(offer);
        if (verdict.differences.has(offer)) continue;
        let [first] = found;
        if (assumptionOf(offer).interleaves) {
          let left = found.filter(({ aspect }) => !mayDiffer(aspect, decided));
          if (left.length > 0) {
            const known = (inAnyTime ??= await decidedInAnyTime(original, calls, lenient, by));
            verdict.races ||= left.some(({ aspect }) => mayDiffer(aspect, known));
            left = left.filter(({ aspect }) => !mayDiffer(aspect, known));
          }
          // "an error of one no longer keeps the others from starting": the same call, made later, may then be the first to fail.
          const hows: readonly Failure[] = assumptionOf(offer).failure === 'more' ? ['reject', 'reject again'] : ['reject'];
          first = await firstOf(left, message => isLostAnyway(original, { message, hows }, calls, lenient, by));
        }
        if (first !== undefined) verdict.differences.set(offer, { offer, schedule: first.schedule, what: first.what, seed });
      }
    }
  }
  return { ...verdict, faster: [...verdict.faster], differences: [...verdict.differences.values()] };
}

/** The first difference but for rejections that get lost in the program as it was. */
async function firstOf(found: readonly Found[], isLost: (message: string) => Promise<boolean>): Promise<Found | undefined> {
  for (const each of found) {
    let isNew = each.lost === undefined;
    for (const message of each.lost ?? []) isNew ||= !(await isLost(message));
    if (isNew) return each;
  }
  return undefined;
}

/** Does nobody handle it before anything is rewritten when this fails, in one of these ways? */
async function isLostAnyway(program: Compiled, { message, hows }: { readonly message: string; readonly hows: readonly Failure[] }, calls: readonly string[], lenient: ReadonlySet<string>, by: Callers): Promise<boolean> {
  const { well } = schedulesFor(calls, lenient, 11, true);
  const schedules = hows.flatMap(how => well.map(schedule => ({ ...schedule, failing: new Map([[message, how]]) })));
  return (await runsOf(program, schedules, by)).some(({ unhandled }) => unhandled.includes(message));
}

/** May a rewrite that lets others run in between change what time decides? That it ends and loses no error is not among that. */
function mayDiffer(aspect: Aspect, decided: ReadonlySet<Aspect>): boolean {
  return aspect === 'failure' ? isRace(decided) : decided.has(aspect);
}

/** Does time decide more than the order of effects? */
function isRace(decided: ReadonlySet<Aspect>): boolean {
  return decided.size > Number(decided.has('order'));
}

/** What does time decide of the program, in any schedule at all: also where one call takes far longer than all others, or they than it? */
async function decidedInAnyTime(program: Compiled, calls: readonly string[], lenient: ReadonlySet<string>, by: Callers): Promise<ReadonlySet<Aspect>> {
  const any = [11, 12, 13, 14, 15, 16].flatMap(seed => schedulesFor(calls, lenient, seed, true).well);
  return decidedByTime(await runsOf(program, [...any, ...oneApart(calls)], by));
}

async function runsOf(program: Compiled, schedules: readonly Schedule[], by: Callers): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const schedule of schedules) runs.push(await run(program, schedule, by));
  return runs;
}

interface Found extends Differing {
  readonly schedule: string;
}

/** The runs after a rewrite beside those before it. */
async function compared(offer: Offer, before: readonly Run[], schedules: readonly Schedule[], { text, by }: Program): Promise<{ readonly isFaster: boolean; readonly found: readonly Found[] }> {
  const assumption = assumptionOf(offer);
  let rewritten: Compiled;
  try {
    rewritten = compile(offer.text);
  } catch (error) {
    return { isFaster: false, found: [{ aspect: 'end', schedule: 'none', what: `it does not parse: ${String(error)}` }] };
  }
  const after = await runsOf(rewritten, schedules, by);
  const isFaster = after.some(({ time }, index) => before[index]?.failures === 0 && time < before[index].time);
  const isExcused = assumption.interleaves && mayMeet(offer, assumption, { text, by });
  const circumstances = {
    remembers: /\b(?:kept\d+|memo|ready|table)\b/.test(text),
    together: by === 'together',
    fillsEarlier: assumption.waits === 'later' && listFilledIn(text, offer.range) !== null,
    showsEarlier: assumption.interleaves && assumption.othersRun === true && leftShows(text),
  };
  const found: Found[] = [];
  for (const [index, schedule] of schedules.entries()) {
    const [old, now] = [before[index] as Run, after[index] as Run];
    if (isMadeAgain(schedule, now)) continue;
    for (const each of differencesBetween(old, now, assumption, { ...circumstances, mayFail: schedule.failing.size })) {
      if (each.aspect === 'end' || each.aspect === 'lost' || !isExcused) found.push({ ...each, schedule: schedule.name });
    }
  }
  return { isFaster, found };
}

/** Does the call that throws at once, and is to fail alone, come several times, as the program now gets that far? */
function isMadeAgain({ failing }: Schedule, { calls }: Run): boolean {
  return [...failing].some(([key, how]) => how === 'throw' && calls.indexOf(key) !== calls.lastIndexOf(key));
}
