import { expect, test } from 'vitest';

import { EXTENSIONS, hasOtherWays, isLintable, lintConfig, WAYS_TO_PARSE } from '../../../src/cli/lint-config.ts';
import plugin from '../../../src/index.ts';

test('JavaScript and TypeScript are linted, in modules and out of them', () => {
  expect(EXTENSIONS).toEqual(['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx']);
  expect(['a.js', 'a.b.tsx'].every(isLintable)).toBe(true);
  expect(['a.json', 'js', 'a.jsonc', 'a.vue'].some(isLintable)).toBe(false);
});

test('only JavaScript can be meant in more than one way', () => {
  expect(['a.js', 'a.mjs', 'a.cjs', 'a.jsx'].every(hasOtherWays)).toBe(true);
  expect(['a.ts', 'a.mts', 'a.cts', 'a.tsx'].some(hasOtherWays)).toBe(false);
});

test('every ending has a usual way', () => {
  const [usual = []] = WAYS_TO_PARSE;
  expect(new Set(usual.flatMap(({ files = [] }) => files))).toEqual(new Set(EXTENSIONS.map(extension => `**/*${extension}`)));
});

test('the rules are those of recommended, and say nothing of comments that are of no use', () => {
  const config = lintConfig([]);
  expect(config.slice(1)).toEqual(plugin.configs.recommended);
  expect(config[0]?.linterOptions).toEqual({ reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' });
});

test('strict takes the wider options', () => {
  expect(lintConfig([], { strict: true }).slice(1)).toEqual(plugin.configs.strict);
});

test('rewrites that are asked for are fixes', () => {
  expect(lintConfig([], { apply: 'suggestions' }).at(-1)).toEqual({ settings: { 'async-smells': { apply: 'suggestions' } } });
});

test('rules that are named run alone, at their level, and are still off where order is meant', () => {
  const [, first, ordered] = lintConfig([], { rules: [{ name: 'no-await-in-loop', level: 'warn' }, { name: 'no-blocking-in-async', level: 'error' }] });
  expect(first?.rules).toEqual({ 'async-smells/no-await-in-loop': 'warn', 'async-smells/no-blocking-in-async': 'error' });
  expect(first?.plugins).toEqual({ 'async-smells': plugin });
  expect(ordered).toEqual(plugin.configs.recommended[1]);
});

test('and with their strict options, if strict is asked for', () => {
  const [, first] = lintConfig([], { strict: true, rules: [{ name: 'no-await-in-loop', level: 'warn' }] });
  const [, options] = plugin.configs.strict[0]?.rules?.['async-smells/no-await-in-loop'] as [string, object];
  expect(first?.rules).toEqual({ 'async-smells/no-await-in-loop': ['warn', options] });
});
