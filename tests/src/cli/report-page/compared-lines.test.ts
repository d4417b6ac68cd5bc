import { expect, test } from 'vitest';

import { comparedLines, type Edit, reportEnd } from '../../../../src/cli/report-page/compared-lines.ts';

const NUMBERED = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n');

/** Each group of lines as `before|after`, changed ones with a star. */
function shown(source: string, line: number, endLine: number, edit: Edit | null) {
  const side = (each: { number: number; text: string } | null) => (each === null ? '' : `${each.number} ${each.text}`);
  return comparedLines(source, { line, endLine }, edit).map(group => group.map(({ before, after, isChanged }) => `${side(before)}|${side(after)}${isChanged ? '*' : ''}`));
}

function edit(source: string, old: string, text: string): Edit {
  const start = source.replace(/^\uFEFF/, '').indexOf(old);
  return { range: [start, start + old.length], text };
}

test('a report without a rewrite stands among two lines above and below', () => {
  expect(shown(NUMBERED, 5, 5, null)).toEqual([['3 line 3|3 line 3', '4 line 4|4 line 4', '5 line 5|5 line 5', '6 line 6|6 line 6', '7 line 7|7 line 7']]);
});

test('at the ends of the text there are fewer', () => {
  expect(shown('a\nb', 1, 1, null)).toEqual([['1 a|1 a', '2 b|2 b']]);
  expect(shown('', 1, 1, null)).toEqual([['1 |1 ']]);
});

test('of a long report the beginning is shown', () => {
  expect(shown(NUMBERED, 1, 30, null)[0]).toHaveLength(14);
  expect(reportEnd({ line: 3, endLine: 30 })).toBe(14);
  expect(reportEnd({ line: 3, endLine: 4 })).toBe(4);
});

test('lines that change stand beside each other, whole, and lines below bear their new numbers', () => {
  const source = 'a\nb = 1;\nc\nd\n';
  expect(shown(source, 2, 2, edit(source, '1', '2,\n  3'))).toEqual([['1 a|1 a', '2 b = 1;|2 b = 2,*', '|3   3;*', '3 c|4 c', '4 d|5 d']]);
});

test('lines inside an edit that stay the same are told from those that change', () => {
  const source = 'a\nb\nc\nd\n';
  expect(shown(source, 1, 1, edit(source, 'a\nb\nc', 'A\nb\nC'))).toEqual([['1 a|1 A*', '2 b|2 b', '3 c|3 C*', '4 d|4 d', '5 |5 ']]);
});

test('what is far from the report, like an import, is a group of its own', () => {
  expect(shown(NUMBERED, 20, 20, { range: [0, 0], text: 'import\n' })).toEqual([
    ['|1 import*', '1 line 1|2 line 1', '2 line 2|3 line 2'],
    ['18 line 18|19 line 18', '19 line 19|20 line 19', '20 line 20|21 line 20', '21 line 21|22 line 21', '22 line 22|23 line 22'],
  ]);
});

test('an edit below the report is shown with it', () => {
  expect(shown(NUMBERED, 1, 1, edit(NUMBERED, 'line 9\n', '')).map(group => group.filter(line => line.endsWith('*')))).toEqual([[], ['9 line 9|*']]);
});

test('carriage returns and a byte order mark change nothing', () => {
  const source = '\uFEFFa\r\nb\r\nc';
  expect(shown(source, 2, 2, edit(source, 'b', 'B'))).toEqual([['1 a|1 a', '2 b|2 B*', '3 c|3 c']]);
});
