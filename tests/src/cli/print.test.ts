import type { ESLint, Linter } from 'eslint';
import { expect, test } from 'vitest';

import { findingCount, printed } from '../../../src/cli/print.ts';

const message = (line: number): Linter.LintMessage => ({ ruleId: 'async-smells/no-await-in-loop', severity: 2, line, column: 3, message: 'Wait once.' });

function result(filePath: string, messages: Linter.LintMessage[]): ESLint.LintResult {
  return { filePath, messages, suppressedMessages: [], errorCount: messages.length, fatalErrorCount: 0, warningCount: 0, fixableErrorCount: 0, fixableWarningCount: 0, usedDeprecatedRules: [] };
}

test('findings are printed as ESLint prints them, and counted', async () => {
  const outcome = { results: [result('/a.js', [message(1), message(20)]), result('/b.js', [])], unparsed: [] };
  expect(findingCount(outcome)).toBe(2);
  const { findings, unparsed, summary } = await printed(outcome);
  expect(findings.split('\n').map(line => line.trim()).slice(0, 3)).toEqual(['', '/a.js', '1:3  error  Wait once  async-smells/no-await-in-loop']);
  expect(findings).toMatch(/✖ 2 problems \(2 errors, 0 warnings\)$/);
  expect(unparsed).toBe('');
  expect(summary).toBe('2 async smells in 1 of 2 files.');
});

test('without findings there is one line', async () => {
  expect(await printed({ results: [result('/a.js', [])], unparsed: [] })).toEqual({ findings: '', unparsed: '', summary: 'No async smells in 1 file.' });
});

test('a file that could not be parsed is named, and mentioned at the end', async () => {
  const { unparsed, summary } = await printed({ results: [result('/a.js', [message(1)])], unparsed: [{ path: '/b.js', line: 7, reason: 'Unexpected token {' }] });
  expect(unparsed).toBe('/b.js:7 cannot be parsed and was not linted: Unexpected token {');
  expect(summary).toBe('1 async smell in 1 of 1 file. 1 file could not be parsed.');
});
