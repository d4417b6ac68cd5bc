import { beforeAll, describe, expect, test } from 'vitest';

import type { Batch } from './batch.ts';
import { checkMany } from './many.ts';

const PROGRAMS = 10_000;
const SEED = 20_251_125;

describe(`of ${PROGRAMS} random async programs`, () => {
  let batch: Batch;
  beforeAll(async () => {
    batch = await checkMany(PROGRAMS, SEED, { processes: 2 });
  }, 600_000);

  test('each does the same before and after each rewrite that is offered for it', () => {
    expect(batch.found.map(({ program, difference }) => ({ before: program.text, after: difference.offer.text, when: difference.schedule, what: difference.what }))).toEqual([]);
    expect(batch.tally).toMatchObject({ made: PROGRAMS, linted: PROGRAMS });
  });

  // Rates so low that nothing is tested must not pass for proof.
  test.each([
    ['no-await-in-loop', 0.05],
    ['prefer-concurrent-awaits', 0.05],
    ['no-async-without-await', 0.05],
    ['no-blocking-in-async', 0.05],
    ['no-async-callback', 0.05],
    ['no-unbounded-promise-all', 0.03],
  ])('%s rewrites a share of at least %d', (rule, share) => {
    expect((batch.tally.rules[rule]?.programs ?? 0) / PROGRAMS).toBeGreaterThanOrEqual(share);
  });

  test.each([
    ['no-await-in-loop', 0.5],
    ['prefer-concurrent-awaits', 0.5],
  ])('the rewrites of %s save time, mostly', (rule, share) => {
    const { faster = 0, rewrites = 1 } = batch.tally.rules[rule] ?? {};
    expect(faster / rewrites).toBeGreaterThanOrEqual(share);
  });
});
