import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../../support/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const SMELL = 'export async function load(ids) {\n  const out = [];\n  for (const id of ids) {\n    out.push(await loadOne(id));\n  }\n  return out;\n}\n';

/** Runs the command as a process of its own. */
async function run(args: readonly string[], cwd: string) {
  const process_ = spawn(process.execPath, ['--import', TSX, MAIN, ...args], { cwd, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, npm_lifecycle_event: undefined } });
  const exit = new Promise(resolve => process_.on('close', resolve));
  const [code, output, errors] = await Promise.all([exit, text(process_.stdout), text(process_.stderr)]);
  return { code, output, errors };
}

test('findings: exit code 1, the file, the place and the rule', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ 'src/a.js': SMELL, 'src/b.ts': 'export {};' });
  const { code, output, errors } = await run(['src'], folder);
  expect({ code, errors }).toEqual({ code: 1, errors: '' });
  expect(output).toContain(`${folder}/src/a.js`);
  expect(output).toMatch(/^ +4:\d+ +error .* async-smells\/no-await-in-loop$/m);
  expect(output).toMatch(/\n1 async smell in 1 of 2 files\.\n$/);
});

test('no findings: exit code 0, although a file cannot be parsed', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ 'a.js': 'fine();', 'b.js': 'not { code' });
  const { code, output, errors } = await run([folder], '/');
  expect({ code, output, errors }).toEqual({
    code: 0,
    output: 'No async smells in 1 file. 1 file could not be parsed.\n',
    errors: `${folder}/b.js:1 cannot be parsed and was not linted: Unexpected token {\n`,
  });
});

test('a path that does not exist: exit code 2', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({});
  expect(await run(['gone'], folder)).toEqual({ code: 2, output: '', errors: `gone does not exist (looked for ${folder}/gone).\n` });
});

test('nothing to lint: exit code 2', { timeout: 60_000 }, async () => {
  const { code, output, errors } = await run(['.'], temporaryFolder({ 'README.md': '' }));
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toMatch(/^\. holds nothing to lint: /);
});

test('an unknown flag: exit code 2', { timeout: 60_000 }, async () => {
  expect(await run(['--nope', '.'], '/')).toEqual({ code: 2, output: '', errors: 'There is no flag --nope. Allowed are --fast, --help, --version.\n' });
});

test('no path: the findings of the example, what the rewrites gain, the way to lint other code, and exit code 0', { timeout: 120_000 }, async () => {
  const { code, output, errors } = await run(['--fast'], '/');
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(/docs\/example\/all-the-bad-things\.js$/m);
  expect(output).toMatch(/\n\d+ async smells in 4 of 11 files\.\n\nWhat the rewrites change\n/);
  expect(output).toMatch(/\nall-the-bad-things\.js +\d+\.\d\d s +\d+\.\d\d s +the same: 52384\.2\n/);
  expect(output).toMatch(/\n\nTo lint your own code: npm start -- PATH\n$/);
});
