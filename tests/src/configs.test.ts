import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

import { createConfigs, NAMESPACE, ORDERED_FILES } from '../../src/configs.ts';
import plugin from '../../src/index.ts';

test('the plugin is asked for only when a config is read', () => {
  let asked = 0;
  const configs = createConfigs(() => {
    asked++;
    return {};
  });
  expect(asked).toBe(0);
  expect(configs.recommended[0]?.plugins).toEqual({ [NAMESPACE]: {} });
  expect(asked).toBe(1);
});

test('every config has a name, to be found again when the config is printed', () => {
  const names = Object.values(plugin.configs).flat().map(({ name }) => name);
  expect(names).toEqual([
    'async-smells/all',
    'async-smells/recommended',
    'async-smells/recommended/ordered-files',
    'async-smells/strict',
    'async-smells/strict/ordered-files',
  ]);
});

test('only the override names files, so that no config makes ESLint look at more', () => {
  for (const config of Object.values(plugin.configs).flat()) {
    expect(config.files).toEqual(config.name?.endsWith('ordered-files') === true ? ORDERED_FILES : undefined);
  }
});

describe('the files in which order is left alone', async () => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [{ files: ['**/*.ts', '**/*.tsx'] }, ...plugin.configs.recommended] });
  const levelIn = async (path: string): Promise<unknown> => {
    const config = (await eslint.calculateConfigForFile(path)) as { rules: Record<string, [number]> };
    return config.rules[`${NAMESPACE}/no-await-in-loop`]?.[0];
  };

  test.each([
    ['src/users.test.js', 0],
    ['src/users.spec.ts', 0],
    ['src/login.e2e.ts', 0],
    ['src/login.cy.js', 0],
    ['src/button.stories.tsx', 0],
    ['test/users.js', 0],
    ['packages/a/tests/deep/users.js', 0],
    ['src/__tests__/users.js', 0],
    ['e2e/login.js', 0],
    ['src/fixtures/a.js', 0],
    ['db/migrations/001-users.js', 0],
    ['prisma/seed/users.ts', 0],
    ['src/users.js', 2],
    ['src/testing.js', 2],
    ['src/contest/users.js', 2],
    ['src/test-users.js', 2],
    ['src/seeding/users.js', 2],
  ])('%s: %i', async (path, level) => {
    expect(await levelIn(path)).toBe(level);
  });

  test('the other rules stay on there', async () => {
    const config = (await eslint.calculateConfigForFile('test/users.js')) as { rules: Record<string, [number]> };
    expect(config.rules[`${NAMESPACE}/no-blocking-in-async`]?.[0]).toBe(2);
  });
});
