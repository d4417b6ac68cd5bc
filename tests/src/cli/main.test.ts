import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

import { describe, expect, onTestFinished, test } from 'vitest';

import { ROOT } from '../../support/project.ts';
import { BY_NPM_START, spawnedCommand as run } from '../../support/spawned-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SMELL = 'export async function load(ids) {\n  const out = [];\n  for (const id of ids) {\n    out.push(await loadOne(id));\n  }\n  return out;\n}\n';
const TWO_WAITS = 'export async function profile(id) {\n  const user = await fetchUser(id);\n  const orders = await fetchOrders(id);\n  return { user, orders };\n}\n';

describe('the process', { timeout: 120_000 }, () => {
  test('findings: exit code 1, the file, the place and the rule, and what the command could do', async () => {
    const folder = temporaryFolder({ 'src/a.js': SMELL, 'src/b.ts': 'export {};' });
    const { code, output, errors } = await run(['src'], folder);
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
    expect(output).toContain(`${folder}/src/a.js`);
    expect(output).toMatch(/^ +4:\d+ +error .* async-smells\/no-await-in-loop$/m);
    expect(output).toMatch(/\n1 async smell in 1 of 2 files\.\n--apply suggestions rewrites 1 of them; with --dry-run it only shows how\.\n$/);
  });

  test('no findings: exit code 0, although a file cannot be parsed', async () => {
    const folder = temporaryFolder({ 'a.js': 'fine();', 'b.js': 'not { code' });
    expect(await run([folder], '/')).toEqual({
      code: 0,
      output: 'No async smells in 1 file. 1 file could not be parsed.\n',
      errors: `${folder}/b.js:1 cannot be parsed and was not linted: Unexpected token {\n`,
    });
  });

  test('a path that does not exist: exit code 2', async () => {
    const folder = temporaryFolder({});
    expect(await run(['gone'], folder)).toEqual({ code: 2, output: '', errors: `gone does not exist (looked for ${folder}/gone).\n` });
  });

  test('no path: the folder of the process', async () => {
    expect(await run([], temporaryFolder({ 'a.js': 'fine();' }))).toEqual({ code: 0, output: 'No async smells in 1 file.\n', errors: '' });
  });

  test('a report for machines has the standard output to itself', async () => {
    const folder = temporaryFolder({ 'a.js': SMELL });
    const { code, output, errors } = await run(['--format', 'json'], folder);
    expect({ code, errors }).toEqual({ code: 1, errors: '1 async smell in 1 of 1 file.\n' });
    expect(JSON.parse(output)).toMatchObject([{ filePath: `${folder}/a.js`, errorCount: 1 }]);
  });

  test('rewriting writes the files, prints which, and exits by what remains', async () => {
    const folder = temporaryFolder({ 'src/a.js': TWO_WAITS, 'src/b.js': 'fine();' });
    expect(await run(['--apply', 'suggestions', 'src'], folder)).toEqual({ code: 0, output: 'Rewrote 1 file:\n  src/a.js  +1 -2\nNo async smells in 2 files.\n', errors: '' });
    expect(readFileSync(`${folder}/src/a.js`, 'utf8')).toContain('await Promise.all([fetchUser(id), fetchOrders(id)])');
  });

  test('threads find what one thread finds', async () => {
    // ESLint's threads run no TypeScript, so the sources are stripped of their types first.
    const built = `${ROOT}.cache/built-${process.pid}`;
    onTestFinished(() => rmSync(built, { recursive: true, force: true }));
    execFileSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, '-p', `${ROOT}tsconfig.json`, '--outDir', built, '--noCheck', '--declaration', 'false']);
    const main = `${built}/src/cli/main.js`;
    const folder = temporaryFolder({ 'a.js': SMELL, 'b.js': TWO_WAITS, 'c.cjs': `${SMELL.replace('export ', '')}return 1;`, '.gitignore': 'made', 'made/d.js': SMELL, 'dist/e.js': SMELL });
    const [one, two] = await Promise.all([run(['--strict'], folder, { main }), run(['--strict', '--concurrency', '2'], folder, { main })]);
    expect(one.output).toMatch(/\n3 async smells in 3 of 3 files\.\n/);
    expect(two.output).toBe(one.output);
    expect(two.code).toBe(1);
  });
});

test('npm start: the findings of the example, what the rewrites gain, the way to lint other code, and exit code 0', { timeout: 120_000 }, async () => {
  const { code, output, errors } = await run(['--fast'], '/', { env: BY_NPM_START });
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(/docs\/example\/all-the-bad-things\.js$/m);
  expect(output).toMatch(/\n\d+ async smells in 4 of 11 files\.\n\nWhat the rewrites change\n/);
  expect(output).toMatch(/\nall-the-bad-things\.js +\d+\.\d\d s +\d+\.\d\d s +the same: 52384\.2\n/);
  expect(output).toMatch(/\n\nTo lint your own code: npm start -- PATH\n$/);
});
