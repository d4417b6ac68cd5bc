import { expect, test } from 'vitest';

import { FORMATS } from '../../../src/cli/formats.ts';
import { lintMessage, lintResult } from '../../support/lint-result.ts';

const OUTCOME = { results: [lintResult('/a.js', [lintMessage(1), lintMessage(20)], { fixableErrorCount: 2 }), lintResult('/b.js', [])], unparsed: [] };

test('stylish is what ESLint prints, but for a flag that the command has not', async () => {
  const lines = (await FORMATS.stylish(OUTCOME)).split('\n').map(line => line.trim());
  expect(lines).toEqual(['/a.js', '1:3  error  Wait once  async-smells/no-await-in-loop', '20:3  error  Wait once  async-smells/no-await-in-loop', '', '✖ 2 problems (2 errors, 0 warnings)']);
});

test('without findings there is nothing to print', async () => {
  expect(await FORMATS.stylish({ results: [lintResult('/a.js', [])], unparsed: [] })).toBe('');
});

test('JSON is what ESLint writes, files without findings included', async () => {
  expect(JSON.parse(await FORMATS.json(OUTCOME))).toEqual(JSON.parse(JSON.stringify(OUTCOME.results)));
});
