import { expect, test } from 'vitest';

import { linesOf, positionOf, withoutMark } from '../../../src/cli/source-lines.ts';

test('lines end where ESLint ends them', () => {
  expect(linesOf('a\r\nb\nc\rd\u2028e\u2029')).toEqual(['a', 'b', 'c', 'd', 'e', '']);
});

test('a byte order mark is no part of the text', () => {
  expect(linesOf('\uFEFFa')).toEqual(['a']);
  expect(withoutMark('\uFEFFa')).toBe('a');
});

test.each([
  [0, { line: 1, column: 1 }],
  [2, { line: 1, column: 3 }],
  [4, { line: 2, column: 1 }],
  [5, { line: 2, column: 2 }],
])('offset %i is found behind the mark and the line ends before it', (offset, position) => {
  expect(positionOf('\uFEFFab\r\ncd', offset)).toEqual(position);
});
