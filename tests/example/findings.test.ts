import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import { expect, test } from 'vitest';

import { lint } from '../../src/cli/lint.ts';
import { targetsOf } from '../../src/cli/targets.ts';
import { ROOT } from '../support/project.ts';

test('the rules report the smells of the talk, and nothing else', async () => {
  const { results, unparsed } = await lint(targetsOf(['docs/example'], ROOT));
  const findings = results.flatMap(({ filePath, messages }) => {
    const lines = readFileSync(filePath, 'utf8').split('\n');
    return messages.map(({ ruleId, line }) => [relative(`${ROOT}docs/example`, filePath), ruleId?.replace('async-smells/', ''), lines[line - 1]?.trim()]);
  });
  expect(unparsed).toEqual([]);
  expect(findings).toEqual([
    ['a-hundred-waits.js', 'no-await-in-loop', 'values.push(await asyncSpam(seconds));'],
    ['all-the-bad-things.js', 'no-async-without-await', 'async function shouldNotBeAsync(count) {'],
    ['all-the-bad-things.js', 'no-blocking-in-async', 'const blocking = spam(1);'],
    ['all-the-bad-things.js', 'prefer-concurrent-awaits', 'const first = await asyncSpam(0.5);'],
    ['all-the-bad-things.js', 'no-await-in-loop', 'const value = await asyncSpam(0.1 * i);'],
    ['data-and-size.js', 'prefer-concurrent-awaits', 'const data = await getData();'],
    ['twenty-items.js', 'no-unbounded-promise-all', 'const items = await Promise.all(ids.map(id => fetchItem(id)));'],
  ]);
});

test('every smell of the talk has a rewrite', async () => {
  const { results } = await lint(targetsOf(['docs/example'], ROOT));
  for (const { line, ruleId, suggestions = [], fix } of results.flatMap(({ messages }) => messages)) {
    expect(suggestions.length > 0 || fix !== undefined, `${ruleId}, line ${line}`).toBe(true);
  }
});
