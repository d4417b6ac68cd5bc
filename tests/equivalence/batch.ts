import fc from 'fast-check';

import { programs } from './program.ts';
import { smallest, type Smallest } from './smallest.ts';
import { added, EMPTY, tallyOf, type Tally } from './tally.ts';
import { checkProgram } from './two-worlds.ts';

/** What came of a batch of programs. */
export interface Batch {
  readonly tally: Tally;
  /** The programs that a rewrite changes: the first of them made small, the others as they were made. */
  readonly found: readonly Smallest[];
}

/** What is checked. */
export interface Asked {
  readonly count: number;
  /** The same seed makes the same programs. */
  readonly seed: number;
  /** How many differences are made small at most: that takes far longer than finding them. */
  readonly show: number;
}

/** Checks as many random programs. */
export async function checkBatch({ count, seed, show }: Asked, progress: (programs: number) => void): Promise<Batch> {
  let tally = EMPTY;
  const found: Smallest[] = [];
  let sinceLast = 0;
  for (const program of fc.sample(programs, { numRuns: count, seed })) {
    const verdict = await checkProgram(program);
    tally = added(tally, tallyOf(verdict));
    const [difference] = verdict.differences;
    if (difference !== undefined) found.push(found.length < show ? await smallest(program, difference) : { program, difference });
    sinceLast += 1;
    if (sinceLast === 50) {
      progress(sinceLast);
      sinceLast = 0;
    }
  }
  progress(sinceLast);
  return { tally, found };
}
