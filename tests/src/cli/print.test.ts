import { expect, test } from 'vitest';

import { plain } from '../../../src/cli/paint.ts';
import { changeLines, findingCount, offerOf, summaryOf, unparsedLines } from '../../../src/cli/print.ts';
import { lintMessage, lintResult } from '../../support/lint-result.ts';

const UNPARSED = [{ path: '/b.js', line: 7, reason: 'Unexpected token {' }];
const fix = { range: [0, 0] as [number, number], text: '' };
const suggestions = [{ desc: 'Do.', fix }];

test('findings are counted, by file and in all', () => {
  const outcome = { results: [lintResult('/a.js', [lintMessage(1), lintMessage(20)]), lintResult('/b.js', [])], unparsed: [] };
  expect(findingCount(outcome)).toBe(2);
  expect(summaryOf(outcome)).toBe('2 async smells in 1 of 2 files.');
  expect(summaryOf({ results: [lintResult('/a.js', [])], unparsed: [] })).toBe('No async smells in 1 file.');
});

test('a file that could not be parsed is named, and mentioned at the end', () => {
  expect(unparsedLines(UNPARSED)).toBe('/b.js:7 cannot be parsed and was not linted: Unexpected token {');
  expect(summaryOf({ results: [lintResult('/a.js', [lintMessage(1)])], unparsed: UNPARSED })).toBe('1 async smell in 1 of 1 file. 1 file could not be parsed.');
});

test.each([
  ['nothing where nothing has a rewrite', [lintMessage(1)], ''],
  ['what is safe', [lintMessage(1, { fix, suggestions }), lintMessage(2)], '--apply safe rewrites 1 of them; with --dry-run it only shows how.'],
  ['what is suggested', [lintMessage(1, { suggestions }), lintMessage(2)], '--apply suggestions rewrites 1 of them; with --dry-run it only shows how.'],
  ['both', [lintMessage(1, { fix }), lintMessage(2, { suggestions })], '--apply safe rewrites 1 of them, --apply suggestions 2; with --dry-run it only shows how.'],
])('offers %s', (_, messages, expected) => {
  expect(offerOf({ results: [lintResult('/a.js', messages)], unparsed: [] })).toBe(expected);
});

test('what was rewritten is listed, what would be is shown, and what was left is said', () => {
  const changes = { changed: [{ path: '/here/src/a.js', before: 'a\nb\n', after: 'c\n' }], left: ['/here/src/old.js'] };
  const left = 'src/old.js is not UTF-8 and was left as it is.';
  expect(changeLines(changes, { dryRun: false, from: '/here', paint: plain }).split('\n')).toEqual(['Rewrote 1 file:', '  src/a.js  +1 -2', left]);
  expect(changeLines(changes, { dryRun: true, from: '/here', paint: plain }).split('\n')).toEqual(['--- src/a.js', '+++ src/a.js', '@@ -1,2 +1,1 @@', '-a', '-b', '+c', '', left, 'Would rewrite 1 file.']);
  expect(changeLines({ changed: [], left: [] }, { dryRun: false, from: '/here', paint: plain })).toBe('Nothing to rewrite.');
});
