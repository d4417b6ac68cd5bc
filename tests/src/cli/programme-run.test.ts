import { cpSync } from 'node:fs';

import { expect, test } from 'vitest';

import { runProgramme } from '../../../src/cli/programme-run.ts';
import { ROOT } from '../../support/project.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const EXAMPLE = `${ROOT}docs/example`;

test('what a programme says, and each of its waits in order', { timeout: 60_000 }, async () => {
  const { said, failed, waits, seconds } = await runProgramme(`${EXAMPLE}/data-and-size.js`, 50);
  expect({ said, failed }).toEqual({ said: '{ data: [ 0, 1, 2, 3, 4, 5 ], size: 6 }', failed: false });
  expect(seconds).toBeGreaterThan(0);
  expect(waits.map(({ what, kind }) => [what, kind])).toEqual([
    ['spam 1.0 s', 'waits'],
    ['spam 0.1 s', 'waits'],
  ]);
  expect(waits[1]?.from).toBeGreaterThanOrEqual(waits[0]?.to ?? Infinity);
});

test('a wait that holds the thread is told from one that does not', { timeout: 60_000 }, async () => {
  const { waits } = await runProgramme(`${EXAMPLE}/all-the-bad-things.js`, 50);
  expect(waits.map(({ kind }) => kind)).toEqual(['blocks', ...Array.from({ length: 12 }, () => 'waits')]);
});

test('a programme may fail, and its refused requests are known', { timeout: 60_000 }, async () => {
  const { said, failed, waits } = await runProgramme(`${EXAMPLE}/twenty-items.js`, 1);
  expect({ said, failed }).toEqual({ said: 'You broke my service :(', failed: true });
  expect(waits.filter(({ kind }) => kind === 'fails')).toHaveLength(10);
});

test('a programme that breaks down in another way is told of with what it printed', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ 'package.json': '{ "type": "module" }', 'a.js': 'throw new Error("no service");' });
  cpSync(`${EXAMPLE}/service`, `${folder}/service`, { recursive: true });
  await expect(runProgramme(`${folder}/a.js`, 1)).rejects.toThrow(/a\.js did not run to its end:[^]*no service/);
});
