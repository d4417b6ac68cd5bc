import parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, test } from 'vitest';

import plugin from '../src/index.ts';
import { read } from './support/project.ts';

const asyncSmells = plugin as unknown as ESLint.Plugin;

/** Blocks in one function, and waits for one thing after the other in another. */
const CODE = `import fs from 'node:fs';

export async function load(path, save) {
  await save(fs.readFileSync(path));
}

export async function profile(id) {
  const user = await fetchUser(id);
  const orders = await fetchOrders(id);
  return { user, orders };
}
`;
const BLOCKS = 'async-smells/no-blocking-in-async';
const WAITS = 'async-smells/prefer-concurrent-awaits';

/** The rules that report, in the order of their reports, or what ESLint itself has to say. */
async function lint(config: Linter.Config[], { code = CODE, path = 'src/code.js' } = {}): Promise<readonly string[]> {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
  const [result] = await eslint.lintText(code, { filePath: path });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe('the plugin', () => {
  test('says its name, its version and its prefix', () => {
    const { name, version } = JSON.parse(read('package.json')) as { name: string; version: string };
    expect(plugin.meta).toEqual({ name, version, namespace: 'async-smells' });
  });

  test('shows in a printed config under its name and version', async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.recommended });
    const { plugins } = (await eslint.calculateConfigForFile('src/code.js')) as { plugins: Record<string, ESLint.Plugin> };
    expect(plugins['async-smells']?.meta).toBe(plugin.meta);
  });
});

describe('a project turns it on', () => {
  test('by extending a config by name', async () => {
    const config = defineConfig([{ files: ['**/*.js'], plugins: { 'async-smells': asyncSmells }, extends: ['async-smells/recommended'] }]);
    expect(await lint(config)).toEqual([BLOCKS, WAITS]);
  });

  test('by spreading a config', async () => {
    expect(await lint([...plugin.configs.recommended])).toEqual([BLOCKS, WAITS]);
  });

  test('by extending two configs, which hold one plugin', async () => {
    const config = defineConfig([{ files: ['**/*.js'], plugins: { 'async-smells': asyncSmells }, extends: ['async-smells/recommended', plugin.configs.strict] }]);
    expect(await lint(config)).toEqual([BLOCKS, WAITS]);
  });

  test('by turning on one rule', async () => {
    expect(await lint([{ plugins: { 'async-smells': asyncSmells }, rules: { 'async-smells/no-blocking-in-async': 'error' } }])).toEqual([BLOCKS]);
  });

  test('under another prefix, which the rules of the config follow, each reported once', async () => {
    const config = defineConfig([{ files: ['**/*.js'], plugins: { slow: asyncSmells }, extends: ['slow/recommended'], rules: { 'slow/prefer-concurrent-awaits': 'off' } }]);
    expect(await lint(config)).toEqual(['slow/no-blocking-in-async']);
  });
});

describe('recommended', () => {
  test('leaves order alone in migrations, and calls that block while they run', async () => {
    expect(await lint([...plugin.configs.recommended], { path: 'migrations/code.js' })).toEqual([]);
  });

  test('can be overridden there', async () => {
    const config: Linter.Config[] = [...plugin.configs.recommended, { files: ['migrations/**'], rules: { 'async-smells/prefer-concurrent-awaits': 'error' } }];
    expect(await lint(config, { path: 'migrations/code.js' })).toEqual([WAITS]);
  });
});

test('a comment silences one report, and counts as used', async () => {
  const code = CODE.replace('  await save', '  // eslint-disable-next-line async-smells/no-blocking-in-async -- runs once, at the start\n  await save');
  const config: Linter.Config[] = [{ linterOptions: { reportUnusedDisableDirectives: 'error' } }, ...plugin.configs.recommended];
  expect(await lint(config, { code })).toEqual([WAITS]);
});

test('a TypeScript file is linted alike', async () => {
  const code = CODE.replace('(path, save)', '(path: string, save: (data: Buffer) => Promise<void>): Promise<void>').replace('(id)', '(id: number)');
  const config = defineConfig([{ files: ['**/*.ts'], languageOptions: { parser: parser as Linter.Parser } }, ...plugin.configs.recommended]);
  expect(await lint(config, { code, path: 'src/code.ts' })).toEqual([BLOCKS, WAITS]);
});

test('a script with require is linted alike', async () => {
  const code = "const fs = require('fs');\n\nmodule.exports = async (path, save) => {\n  await save(fs.readFileSync(path));\n};\n";
  expect(await lint([...plugin.configs.recommended], { code, path: 'src/code.cjs' })).toEqual([BLOCKS]);
});

describe('a mistake stops the run', () => {
  const withSettings = (settings: unknown): Linter.Config[] => [...plugin.configs.recommended, { settings: { 'async-smells': settings } }];

  test('an option that a rule does not have', async () => {
    const config: Linter.Config[] = [{ plugins: { 'async-smells': asyncSmells }, rules: { 'async-smells/no-blocking-in-async': ['error', { noSuchOption: true }] } }];
    await expect(lint(config)).rejects.toThrow(/noSuchOption|more than 0 items/);
  });

  test('a setting that there is not, even where no code is asynchronous', async () => {
    await expect(lint(withSettings({ limitter: 'p-map' }))).rejects.toThrow('has the unknown key "limitter". Allowed are "apply", "crossFile"');
    await expect(lint(withSettings({ limitter: 'p-map' }), { code: '' })).rejects.toThrow('has the unknown key "limitter"');
  });

  test('a value that a setting does not allow', async () => {
    await expect(lint(withSettings({ chunkSize: 'many' }))).rejects.toThrow('.chunkSize must be a whole number from 1 to 1000, but is "many"');
  });
});

test('settings reach the rules: apply "none" offers nothing', async () => {
  const suggestions = async (apply: string) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [...plugin.configs.recommended, { settings: { 'async-smells': { apply } } }] });
    const [result] = await eslint.lintText(CODE, { filePath: 'src/code.js' });
    return (result?.messages ?? []).flatMap(message => message.suggestions ?? []).length;
  };
  expect(await suggestions('safe')).toBeGreaterThan(0);
  expect(await suggestions('none')).toBe(0);
});
