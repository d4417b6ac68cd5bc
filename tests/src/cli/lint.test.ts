import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import { describe, expect, test } from 'vitest';

import { lint } from '../../../src/cli/lint.ts';
import { targetsOf } from '../../../src/cli/targets.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SMELL = 'export async function loadAll(ids) {\n  const out = [];\n  for (const id of ids) {\n    out.push(await loadOne(id));\n  }\n  return out;\n}\n';

/** What is found in these files: path → the rules that report there. */
async function findings(files: Record<string, string>, paths: readonly string[] = ['.']): Promise<Record<string, (string | null)[]>> {
  const folder = temporaryFolder(files);
  const { results } = await lint(targetsOf(paths, folder));
  return Object.fromEntries(results.map(({ filePath, messages }) => [relative(folder, filePath), messages.map(({ ruleId }) => ruleId)]));
}

describe('every file is read in a way in which it can be read', () => {
  test.each([
    ['a module', 'a.js', 'import x from "y"; export default x; await x;'],
    ['CommonJS that returns at its top', 'a.js', 'if (module.parent) return; require("x");'],
    ['a sloppy script', 'a.js', 'with (a) { b = 010; }'],
    ['an old script that calls something await', 'a.js', 'var await = 1;'],
    ['a .cjs file with an import', 'a.cjs', 'import x from "y"; x();'],
    ['a .cjs file with a return at its top', 'a.cjs', 'return;'],
    ['JSX in .js', 'a.js', 'export const a = <b c={1}>d</b>;'],
    ['JSX in .jsx', 'a.jsx', 'export const a = <><b /></>;'],
    ['annotated JavaScript', 'a.js', 'export function f(a: string): Promise<void> {}'],
    ['decorators in JavaScript', 'a.js', '@d class A {}'],
    ['a type assertion in .ts', 'a.ts', 'export const a = <any>b satisfies C;'],
    ['JSX in .tsx', 'a.tsx', 'export const a = <T,>(b: T) => <c>{b}</c>;'],
    ['.mts', 'a.mts', 'export type A = 1;'],
    ['.cts', 'a.cts', 'import a = require("a"); export = a;'],
    ['a byte order mark, a hashbang and Windows line ends', 'a.js', '\uFEFF#!/usr/bin/env node\r\nexport {};\r\n'],
    ['an empty file', 'a.js', ''],
  ])('%s', async (_, path, code) => {
    const folder = temporaryFolder({ [path]: code });
    const { results, unparsed } = await lint(targetsOf(['.'], folder));
    expect(unparsed).toEqual([]);
    expect(results).toHaveLength(1);
    expect(results[0]?.messages).toEqual([]);
  });

  test('a file that is read in another way is linted in that way', async () => {
    expect(await findings({ 'a.js': `${SMELL.replace('export ', '')}return module.exports = loadAll;` })).toEqual({ 'a.js': ['async-smells/no-await-in-loop'] });
  });

  test('a file that can be read in no way is told of with its first reason, and stops nothing', async () => {
    const folder = temporaryFolder({ 'a.js': 'fine();', 'b.js': '\nnot { code', 'c.ts': 'not { code' });
    const { results, unparsed } = await lint(targetsOf(['.'], folder));
    expect(results.map(({ filePath }) => relative(folder, filePath))).toEqual(['a.js']);
    expect(unparsed.map(({ path, line, reason }) => [relative(folder, path), line, reason])).toEqual([
      ['b.js', 2, 'Unexpected token {'],
      ['c.ts', 1, 'Unexpected keyword or identifier.'],
    ]);
  });

  test('where no file at all can be read there is nothing to lint', async () => {
    const folder = temporaryFolder({ 'a.js': 'not { code' });
    await expect(lint(targetsOf(['.'], folder))).rejects.toThrow(/^None of the 1 files can be parsed: .*a\.js:1 Unexpected token \{$/);
  });
});

describe('what the code brings along does not matter', () => {
  test('neither a config of any kind', async () => {
    const files = { 'a.js': SMELL, 'eslint.config.js': 'throw new Error("not asked");', '.eslintrc.json': '{ not json', '.eslintignore': 'a.js', 'package.json': '{ not json' };
    expect(await findings(files)).toEqual({ 'a.js': ['async-smells/no-await-in-loop'], 'eslint.config.js': [] });
  });

  test('nor comments about rules of others, known or not, well written or not', async () => {
    const comments = [
      '/* eslint no-console: "error", semi: ["error", "never"], foo/bar: 2 */',
      '/* eslint-disable nope/nope */',
      '/* eslint-env node */',
      '/* eslint no-console: {{{ */',
      '// eslint-disable-next-line no-such-rule',
      '/* global console, process: readonly */',
    ];
    expect(await findings({ 'a.js': `${comments.join('\n')}\nconsole.log(1);\n` })).toEqual({ 'a.js': [] });
  });

  test('but a comment that disables one of ours with a reason counts', async () => {
    const disabled = SMELL.replace('    out', '    // eslint-disable-next-line async-smells/no-await-in-loop -- the service wants it so\n    out');
    expect(await findings({ 'a.js': disabled, 'b.js': `/* eslint-disable */\n${SMELL}` })).toEqual({ 'a.js': [], 'b.js': [] });
  });
});

describe('what no person wrote is left out', () => {
  test('packages, built, minified, declared and bundled files, and what git ignores', async () => {
    const files = {
      'a.js': '',
      'node_modules/x/a.js': SMELL,
      'dist/a.js': SMELL,
      'packages/b/coverage/a.js': SMELL,
      'a.min.js': SMELL,
      'a.d.ts': 'export const a: string;',
      'a.d.mts': 'export const a: string;',
      'bundle.js': `${SMELL}//${'bundled\n//'.repeat(100_000)}`,
      '.gitignore': 'made/\n/b.js\n',
      'made/a.js': SMELL,
      'b.js': SMELL,
      'packages/b.js': '',
    };
    expect(await findings(files)).toEqual({ 'a.js': [], 'packages/b.js': [] });
  });

  test('findings in lines that only a tool writes', async () => {
    const minified = `${SMELL.replaceAll('\n', ' ')}${'/**/'.repeat(300)}`;
    expect(await findings({ 'a.js': minified })).toEqual({ 'a.js': [] });
    expect(await findings({ 'a.js': minified }, ['a.js'])).toEqual({ 'a.js': ['async-smells/no-await-in-loop'] });
  });

  test('but not when it is named itself', async () => {
    const files = { '.git/HEAD': '', '.gitignore': 'made\nnode_modules\n', 'made/a.js': '', 'node_modules/x/dist/.hidden/b.js': '', 'c.d.ts': 'export {};' };
    expect(await findings(files, ['made', 'node_modules/x/dist/.hidden', 'c.d.ts'])).toEqual({ 'made/a.js': [], 'node_modules/x/dist/.hidden/b.js': [], 'c.d.ts': [] });
  });

  test('and where nothing remains, that is said', async () => {
    const folder = temporaryFolder({ 'empty/README.md': '', 'dist/dist/a.js': '' });
    await expect(lint(targetsOf(['empty'], folder))).rejects.toThrow(/^empty holds nothing to lint: there is no file that ends in \.js .* when it is named itself\.$/);
    await expect(lint(targetsOf(['.'], folder))).rejects.toThrow(/^\. holds nothing to lint/);
  });
});

describe('tests are seen from the folder that is linted', () => {
  const files = { 'test/fixtures/project/src/a.js': SMELL, 'test/fixtures/project/test/a.js': SMELL, 'test/fixtures/project/src/a.spec.js': SMELL };

  test('so a project below a fixture folder has findings, but not in its own tests', async () => {
    expect(await findings(files, ['test/fixtures/project'])).toEqual({
      'test/fixtures/project/src/a.js': ['async-smells/no-await-in-loop'],
      'test/fixtures/project/src/a.spec.js': [],
      'test/fixtures/project/test/a.js': [],
    });
  });

  test('and seen from above, it is all fixture', async () => {
    expect(Object.values(await findings(files)).flat()).toEqual([]);
  });
});

test('a file that is named twice is linted once', async () => {
  expect(await findings({ 'src/a.js': SMELL }, ['src', 'src/a.js', '.'])).toEqual({ 'src/a.js': ['async-smells/no-await-in-loop'] });
});

test('names that look like patterns are names', async () => {
  expect(await findings({ '[a](b){c,d}/[id].js': SMELL, '[a](b){c,d}/!e.js': '' }, ['[a](b){c,d}'])).toEqual({
    '[a](b){c,d}/[id].js': ['async-smells/no-await-in-loop'],
    '[a](b){c,d}/!e.js': [],
  });
});

describe('rewrites', () => {
  const WAITS = 'export async function profile(id) {\n  const user = await fetchUser(id);\n  const orders = await fetchOrders(id);\n  return { user, orders };\n}\n';

  /** The rewritten text of each file that is rewritten: path → text. */
  async function outputs(files: Record<string, string>, paths: readonly string[] = ['.']): Promise<Record<string, string>> {
    const folder = temporaryFolder(files);
    const { results } = await lint(targetsOf(paths, folder), { apply: 'suggestions' });
    return Object.fromEntries(results.flatMap(({ filePath, output }) => (output === undefined ? [] : [[relative(folder, filePath), output]])));
  }

  test('are given beside what remains, and nothing is written', async () => {
    const folder = temporaryFolder({ 'a.js': WAITS });
    const { results } = await lint(targetsOf(['.'], folder), { apply: 'suggestions' });
    expect(results.map(({ messages, errorCount }) => [messages, errorCount])).toEqual([[[], 0]]);
    expect(readFileSync(`${folder}/a.js`, 'utf8')).toBe(WAITS);
  });

  test('are made in a file that is read in another way', async () => {
    const code = `${WAITS.replace('export ', '')}return profile;\n`;
    expect((await outputs({ 'a.js': code }))['a.js']).toContain('await Promise.all([fetchUser(id), fetchOrders(id)]);');
  });

  test('are not made of what comments ask of other rules', async () => {
    expect(await outputs({ 'a.js': '/* eslint semi: "error", no-extra-boolean-cast: "error" */\nif (!!a) b();\n' })).toEqual({});
  });

  test('are not made in a file with lines that only a tool writes, unless it is named itself', async () => {
    const code = `${WAITS}/*${'*'.repeat(2000)}*/\n`;
    expect(await outputs({ 'a.js': code })).toEqual({});
    expect(Object.keys(await outputs({ 'a.js': code }, ['a.js']))).toEqual(['a.js']);
  });

  test('keep a byte order mark and the ends of lines', async () => {
    const { 'a.js': output = '' } = await outputs({ 'a.js': `\uFEFF${WAITS.replaceAll('\n', '\r\n')}` });
    expect(output.startsWith('\uFEFFexport async')).toBe(true);
    expect(output.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
