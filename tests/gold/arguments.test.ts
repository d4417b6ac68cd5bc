import { expect, test } from 'vitest';

import { oneOf, readFlags, UsageError, wholeNumber } from './arguments.ts';

const FLAGS = { json: 'FILE', misses: null } as const;

test('a flag without a value is there or not, and one with a value gives it', () => {
  expect(readFlags([], FLAGS)).toEqual({ json: undefined, misses: false });
  expect(readFlags(['--misses', '--json', 'out.json'], FLAGS)).toEqual({ json: 'out.json', misses: true });
  expect(readFlags(['--json=out.json'], FLAGS)).toEqual({ json: 'out.json', misses: false });
});

test.each([
  ['an unknown flag', ['--jsn', 'out.json'], "Unknown option '--jsn'. Allowed flags are --json FILE, --misses."],
  ['a flag whose value is missing', ['--json'], "Option '--json <value>' argument missing. Allowed flags are --json FILE, --misses."],
  ['a value for a flag that takes none', ['--misses=1'], /^Option '--misses' .*\. Allowed flags are --json FILE, --misses\.$/],
  ['anything that is no flag', ['out.json'], /^Unexpected argument 'out\.json'.*\. Allowed flags are --json FILE, --misses\.$/],
])('%s is refused with the flags that are allowed', (_, args, message) => {
  expect(() => readFlags(args, FLAGS)).toThrow(UsageError);
  expect(() => readFlags(args, FLAGS)).toThrow(message);
});

test('a name that is none of those allowed is refused with all of them', () => {
  expect(oneOf('rule', 'b', ['a', 'b'])).toBe('b');
  expect(() => oneOf('rule', 'c', ['a', 'b'])).toThrow(new UsageError('--rule must be one of a, b, but is "c".'));
});

test.each(['0', '-1', '1.5', 'x', ''])('"%s" is refused as a number of things', given => {
  expect(() => wholeNumber('sample', given)).toThrow(new UsageError(`--sample must be a whole number from 1, but is "${given}".`));
});

test('a whole number is taken as it is', () => {
  expect(wholeNumber('sample', '60')).toBe(60);
});
