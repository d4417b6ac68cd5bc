import { existsSync, readFileSync } from 'node:fs';

import { expect, onTestFinished, test } from 'vitest';

import { lint } from '../../../src/cli/lint.ts';
import { rewrittenCopy } from '../../../src/cli/rewritten-copy.ts';
import { targetsOf } from '../../../src/cli/targets.ts';
import { ROOT } from '../../support/project.ts';

const EXAMPLE = `${ROOT}docs/example`;

test('the copy is rewritten and clean, and the example stays as it is', { timeout: 60_000 }, async () => {
  const { folder, changes, remove } = await rewrittenCopy(EXAMPLE);
  onTestFinished(remove);
  expect(changes.map(({ path }) => path)).toEqual(['a-hundred-waits.js', 'all-the-bad-things.js', 'data-and-size.js', 'twenty-items.js']);
  for (const { path, before, after } of changes) {
    expect(after).not.toBe(before);
    expect(readFileSync(`${EXAMPLE}/${path}`, 'utf8')).toBe(before);
    expect(readFileSync(`${folder}/${path}`, 'utf8')).toBe(after);
  }
  const { results } = await lint(targetsOf(['.'], folder));
  expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  remove();
  expect(existsSync(folder)).toBe(false);
});

test('a hundred waits whose number stands in the code start together, twenty items that the service lists in tens', { timeout: 60_000 }, async () => {
  const { changes, remove } = await rewrittenCopy(EXAMPLE);
  onTestFinished(remove);
  const textOf = (path: string) => changes.find(change => change.path === path)?.after;
  expect(textOf('a-hundred-waits.js')).toContain('const values = await Promise.all(WAITS.map((seconds) => asyncSpam(seconds)));');
  expect(textOf('twenty-items.js')).toContain('for (let i = 0; i < ids.length; i += 10) {');
});
