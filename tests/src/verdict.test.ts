import { expect, test } from 'vitest';

import { no, unknown, yes } from '../../src/verdict.ts';

test('an answer carries its witness', () => {
  expect([yes('a'), no('b'), unknown('c')]).toEqual([
    { answer: 'yes', because: 'a' },
    { answer: 'no', because: 'b' },
    { answer: 'unknown', because: 'c' },
  ]);
});
