import { assumptionOf } from './assumptions.ts';
import { difference } from './compare.ts';
import { offersFor, type Offer } from './offers.ts';
import type { Program } from './program.ts';
import { hash, PLAIN, schedulesFor } from './schedules.ts';
import { compile, run, type Compiled, type Run } from './world.ts';

/** A rewrite that makes a program another one. */
export interface Difference {
  readonly offer: Offer;
  readonly schedule: string;
  readonly what: string;
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

/** Lints a program, and runs it before and after each rewrite that a rule offers, in every schedule. */
export async function checkProgram({ text, by }: Program): Promise<Verdict> {
  const { reported, offers } = offersFor(text);
  const none: Verdict = { reported, rewritten: offers, faster: [], differences: [], races: false };
  if (offers.length === 0) return none;
  const original = compile(text);
  const plain = await run(original, PLAIN, by);
  const schedules = schedulesFor(plain.calls, plain.lenient, hash(text));
  const all = [...schedules.well, ...schedules.failing];
  const before: Run[] = [plain];
  for (const schedule of all.slice(1)) before.push(await run(original, schedule, by));
  const races = new Set(before.slice(0, schedules.well.length).map(outcomeOf)).size > 1;
  const faster: Offer[] = [];
  const differences: Difference[] = [];
  for (const offer of offers) {
    const assumption = assumptionOf(offer);
    let after: Compiled;
    try {
      after = compile(offer.text);
    } catch (error) {
      differences.push({ offer, schedule: 'none', what: `it does not parse: ${String(error)}` });
      continue;
    }
    let isFaster = false;
    for (const [index, schedule] of all.entries()) {
      const old = before[index] as Run;
      const now = await run(after, schedule, by);
      isFaster ||= now.time < old.time && !old.failed;
      if ((races || by === 'together') && assumption.interleaves) {
        if (now.unhandled.length <= old.unhandled.length && (now.outcome !== 'hangs' || old.outcome === 'hangs')) continue;
      }
      const what = difference(old, now, assumption, schedule.failing.size > 1);
      if (what === null) continue;
      differences.push({ offer, schedule: schedule.name, what });
      break;
    }
    if (isFaster) faster.push(offer);
  }
  return { ...none, faster, differences, races };
}

function outcomeOf({ outcome, value, state }: Run): string {
  return `${outcome} ${value} ${state}`;
}
