import * as typescript from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

import { NAMESPACE } from '../configs.ts';
import plugin from '../index.ts';

const JAVASCRIPT = ['.js', '.mjs', '.cjs', '.jsx'];
const TYPESCRIPT = ['.ts', '.mts', '.cts', '.tsx'];

/** The endings of the files that are linted. */
export const EXTENSIONS: readonly string[] = [...JAVASCRIPT, ...TYPESCRIPT];

/** Does the name say that this is a file to lint? */
export function isLintable(path: string): boolean {
  return EXTENSIONS.some(extension => path.endsWith(extension));
}

/**
 * The ways to read a file, the likeliest first: as its ending says, then the other kind of
 * JavaScript (a CommonJS file with a `return` at its top, a `.cjs` file with an `import`), then
 * JavaScript with type annotations.
 */
export const WAYS_TO_PARSE: readonly Linter.Config[][] = [
  [
    languageOf(JAVASCRIPT, { sourceType: 'module' }),
    languageOf(['.cjs'], { sourceType: 'commonjs' }),
    languageOf(TYPESCRIPT, { sourceType: 'module', parser: typescript }),
  ],
  [languageOf(JAVASCRIPT, { sourceType: 'commonjs' }), languageOf(['.cjs'], { sourceType: 'module' })],
  [languageOf(JAVASCRIPT, { sourceType: 'module', parser: typescript })],
];

/** Can a file of this name be read in more than one way? */
export function hasOtherWays(path: string): boolean {
  return JAVASCRIPT.some(extension => path.endsWith(extension));
}

/** A rule that is asked for by name. */
export interface RuleAsked {
  readonly name: string;
  readonly level: 'error' | 'warn';
}

/** Which rules run, and what becomes of their rewrites. */
export interface RulesAsked {
  /** With the options that ask also where the evidence is incomplete. */
  readonly strict?: boolean | undefined;
  /** The only rules to run; none means those of the config. */
  readonly rules?: readonly RuleAsked[] | undefined;
  /** The rewrites that are applied to the code; `undefined` for none. */
  readonly apply?: 'safe' | 'suggestions' | undefined;
}

/**
 * The config with which code is linted that brings none, or whose own config shall not matter.
 *
 * @param way one of `WAYS_TO_PARSE`
 */
export function lintConfig(way: readonly Linter.Config[], { strict = false, rules = [], apply }: RulesAsked = {}): Linter.Config[] {
  return [
    ...way,
    {
      // Comments that disable our rules count; whether the code's other comments are of use is its own business.
      linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
    },
    ...onlyRules(plugin.configs[strict ? 'strict' : 'recommended'], rules, strict),
    ...(apply === undefined ? [] : [{ settings: { [NAMESPACE]: { apply } } }]),
  ];
}

/** The config with these rules alone, whether it turns them on or not; with its own where none is asked for. */
function onlyRules(config: readonly Linter.Config[], asked: readonly RuleAsked[], strict: boolean): readonly Linter.Config[] {
  const [first, ...rest] = config;
  if (first === undefined || asked.length === 0) return config;
  const [all] = plugin.configs.all;
  const levels = asked.map(({ name, level }): [string, Linter.RuleEntry] => {
    const rule = `${NAMESPACE}/${name}`;
    const entry = strict ? all?.rules?.[rule] : first.rules?.[rule];
    return [rule, Array.isArray(entry) ? [level, ...entry.slice(1)] : level];
  });
  return [{ ...first, rules: Object.fromEntries(levels) }, ...rest];
}

function languageOf(extensions: readonly string[], languageOptions: Linter.LanguageOptions): Linter.Config {
  return {
    files: extensions.map(extension => `**/*${extension}`),
    languageOptions: { ...languageOptions, parserOptions: { ecmaFeatures: { jsx: true } } },
  };
}
