import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

import { eslintOptions, isOurs, optionsModule, type RunAsked } from '../../../src/cli/eslint-options.ts';
import { lintMessage } from '../../support/lint-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const asked = (more: Partial<RunAsked> = {}): RunAsked => ({ base: '/base', way: 0, rules: {}, leftOut: 'nothing', concurrency: 'off', cache: null, ...more });

async function linted(files: Record<string, string>, more: Partial<RunAsked>): Promise<string[]> {
  const base = temporaryFolder(files);
  const results = await new ESLint(eslintOptions(asked({ base, ...more }))).lintFiles('.');
  return results.map(({ filePath }) => filePath.slice(base.length + 1));
}

test('a run leaves out as much as is asked for', async () => {
  const files = { '.gitignore': 'made', 'a.js': '', 'made/b.js': '', 'dist/c.js': '' };
  expect(await linted(files, {})).toEqual(['a.js', 'dist/c.js', 'made/b.js']);
  expect(await linted(files, { leftOut: 'generated' })).toEqual(['a.js', 'made/b.js']);
  expect(await linted(files, { leftOut: 'generated and ignored by git' })).toEqual(['a.js']);
});

test('code is fixed where rewrites are asked for, and by the plugin alone', () => {
  expect(eslintOptions(asked()).fix).toBe(false);
  expect(eslintOptions(asked({ rules: { apply: 'safe' } })).fix).toBe(isOurs);
  expect(isOurs(lintMessage(1))).toBe(true);
  expect(isOurs(lintMessage(1, { ruleId: 'semi' }))).toBe(false);
  expect(isOurs(lintMessage(1, { ruleId: null }))).toBe(false);
});

test('without a cache the one that the code has for ESLint is not named', () => {
  expect(eslintOptions(asked())).toMatchObject({ cache: false, cacheLocation: '/base/node_modules/.cache/async-smells/unused' });
  expect(eslintOptions(asked({ cache: '/there/' }))).toMatchObject({ cache: true, cacheLocation: '/there/', cacheStrategy: 'content' });
});

test('threads get the same options from a module', () => {
  const { protocol, href } = optionsModule(asked({ concurrency: 2 }));
  expect(protocol).toBe('data:');
  expect(decodeURIComponent(href)).toMatch(/^data:text\/javascript,import \{ eslintOptions \} from "file:\/\/\/.*\/eslint-options\.ts";\nexport default eslintOptions\(\{"base":"\/base",.*"concurrency":2,"cache":null\}\);\n$/);
});
