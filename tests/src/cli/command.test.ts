import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, test, vi } from 'vitest';

import { EXIT, runCommand } from '../../../src/cli/command.ts';
import { ROOT } from '../../support/project.ts';
import { BY_NPM_START } from '../../support/spawned-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SMELL = 'export async function loadAll(ids) {\n  const out = [];\n  for (const id of ids) {\n    out.push(await loadOne(id));\n  }\n  return out;\n}\n';
const TWO_WAITS = 'export async function profile(id) {\n  const user = await fetchUser(id);\n  const orders = await fetchOrders(id);\n  return { user, orders };\n}\n';

/** What the command prints, and what it says the process should exit with. */
async function run(...args: string[]) {
  const output: string[] = [];
  const errors: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation(text => void output.push(text));
  const error = vi.spyOn(console, 'error').mockImplementation(text => void errors.push(text));
  try {
    return { exit: await runCommand(args), output: output.join('\n'), errors: errors.join('\n') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

describe('what the command says of itself', () => {
  test('help is success, and says what the exit codes mean', async () => {
    const { exit, output } = await run('--help');
    expect(exit).toBe(EXIT.clean);
    expect(output).toMatch(/Exits with 0 .* 1 on findings, 2 /);
    expect(output).toContain('npx async-smells [flags] [PATH ...]');
  });

  test('the version is that of the package', async () => {
    expect(await run('--version')).toMatchObject({ exit: EXIT.clean, output: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  test('a problem is told in words, on the error output alone', async () => {
    expect(await run('--nope')).toEqual({ exit: EXIT.problem, output: '', errors: expect.stringMatching(/^There is no flag --nope\. Allowed are --strict, .* --version\.$/) });
  });
});

describe('linting', () => {
  test('a path is linted from the folder of the process', async () => {
    expect(await run(`${ROOT}docs/example/service`)).toEqual({ exit: EXIT.clean, output: 'No async smells in 7 files.', errors: '' });
  });

  test('strict asks for more, one rule for less', async () => {
    const folder = temporaryFolder({ 'a.js': `${SMELL}import fs from 'node:fs';\nexport async function has(path) {\n  await tick();\n  return fs.existsSync(path);\n}\n` });
    const rules = async (...flags: string[]) => [...(await run(...flags, folder)).output.matchAll(/ {2}async-smells\/([\w-]+)$/gm)].map(([, rule]) => rule);
    expect(await rules()).toEqual(['no-await-in-loop']);
    expect(await rules('--strict')).toEqual(['no-await-in-loop', 'no-blocking-in-async']);
    expect(await rules('--strict', '--rule', 'no-blocking-in-async')).toEqual(['no-blocking-in-async']);
    expect(await rules('--rule', 'no-blocking-in-async')).toEqual([]);
  });

  test('warnings are no failure until there are more than are allowed', async () => {
    const folder = temporaryFolder({ 'a.js': SMELL, 'b.js': SMELL });
    const warned = ['--rule', 'no-await-in-loop:warn', folder];
    expect(await run(...warned)).toMatchObject({ exit: EXIT.clean, errors: '' });
    expect(await run('--max-warnings', '2', ...warned)).toMatchObject({ exit: EXIT.clean });
    const { exit, output } = await run('--max-warnings', '1', ...warned);
    expect(exit).toBe(EXIT.findings);
    expect(output).toMatch(/\nThere are more warnings \(2\) than --max-warnings 1 allows\.$/);
  });

  test('what was linted once is remembered where the person says', async () => {
    const folder = temporaryFolder({ 'src/a.js': SMELL });
    const first = await run('--cache-location', `${folder}/cache/`, `${folder}/src`);
    expect(existsSync(`${folder}/cache`)).toBe(true);
    expect(await run('--cache', '--cache-location', `${folder}/cache/`, `${folder}/src`)).toEqual(first);
    expect(existsSync(`${folder}/src/node_modules`)).toBe(false);
  });

  test('a cache that ESLint keeps for the code is left alone', async () => {
    const folder = temporaryFolder({ 'a.js': 'fine();', '.eslintcache': 'theirs' });
    await run(folder);
    expect(readFileSync(`${folder}/.eslintcache`, 'utf8')).toBe('theirs');
  });
});

describe('reports', () => {
  test('for GitHub say all on the standard output, and the summary beside it', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'src/a.js': SMELL, 'src/b.js': 'not { code' });
    expect(await run('--format', 'github', `${folder}/src`)).toEqual({
      exit: EXIT.findings,
      output: expect.stringMatching(/^::error file=.*a\.js,line=4,.*\n::warning file=.*b\.js,line=1,title=not linted::Cannot be parsed: Unexpected token \{$/),
      errors: '1 async smell in 1 of 1 file. 1 file could not be parsed.',
    });
  });

  test('in a file leave the standard output to the summary', async () => {
    const folder = temporaryFolder({ 'src/a.js': SMELL });
    const { exit, output } = await run('--format', 'sarif', '--output', `${folder}/made/for/it.sarif`, `${folder}/src`);
    expect({ exit, output }).toEqual({ exit: EXIT.findings, output: '1 async smell in 1 of 1 file.' });
    expect(JSON.parse(readFileSync(`${folder}/made/for/it.sarif`, 'utf8'))).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'async-smells/no-await-in-loop' }] }] });
  });

  test('that cannot be written are a problem', async () => {
    const folder = temporaryFolder({ 'src/a.js': '' });
    expect(await run('--output', folder, `${folder}/src`)).toMatchObject({ exit: EXIT.problem, errors: expect.stringContaining(`${folder} cannot be written: `) });
  });
});

describe('rewriting', () => {
  test('a dry run shows how, with colours where they are wanted, and writes nothing', async () => {
    const folder = temporaryFolder({ 'a.js': TWO_WAITS });
    vi.stubEnv('FORCE_COLOR', '1');
    const { exit, output } = await run('--apply', 'suggestions', '--dry-run', folder).finally(() => vi.unstubAllEnvs());
    expect(exit).toBe(EXIT.clean);
    expect(output).toContain('\u001B[32m+  const [user, orders] = await Promise.all([fetchUser(id), fetchOrders(id)]);\u001B[39m');
    expect(output).toMatch(/\nWould rewrite 1 file\.\nAfter that: No async smells in 1 file\.$/);
    expect(readFileSync(`${folder}/a.js`, 'utf8')).toBe(TWO_WAITS);
  });

  test('safe applies no suggestion, and offers nothing that was just asked for', async () => {
    const folder = temporaryFolder({ 'a.js': TWO_WAITS });
    const { exit, output } = await run('--apply', 'safe', folder);
    expect(exit).toBe(EXIT.findings);
    expect(output).toMatch(/^Nothing to rewrite\.\n[^]*\n1 async smell in 1 of 1 file\.$/);
    expect(readFileSync(`${folder}/a.js`, 'utf8')).toBe(TWO_WAITS);
  });

  test('of what lies in a tree with other changes needs force', async () => {
    // No repository that git knows: what it can't vouch for counts as changed.
    const folder = temporaryFolder({ '.git/HEAD': '', 'a.js': TWO_WAITS });
    expect(await run('--apply', 'suggestions', folder)).toMatchObject({ exit: EXIT.problem, output: '', errors: expect.stringContaining('Add --force') });
    expect(readFileSync(`${folder}/a.js`, 'utf8')).toBe(TWO_WAITS);
    expect(await run('--apply', 'suggestions', '--dry-run', folder)).toMatchObject({ exit: EXIT.clean });
    expect(await run('--apply', 'suggestions', '--force', folder)).toMatchObject({ exit: EXIT.clean, output: expect.stringMatching(/^Rewrote 1 file:\n/) });
    expect(readFileSync(`${folder}/a.js`, 'utf8')).not.toBe(TWO_WAITS);
  });
});

describe('the example', () => {
  test.each([
    ['takes no flag of linting', ['--strict'], /^The example takes no flag but --fast\. .* npm start -- --strict PATH$/],
    ['is not shown where a path is named', ['--fast', '.'], /^--fast is for the example/],
  ])('%s', async (_, args, message) => {
    for (const [name, value] of Object.entries(BY_NPM_START)) vi.stubEnv(name, value);
    const { exit, errors } = await run(...args).finally(() => vi.unstubAllEnvs());
    expect(exit).toBe(EXIT.problem);
    expect(errors).toMatch(message);
  });
});
