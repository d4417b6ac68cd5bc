import type { ESLint, Linter } from 'eslint';

import { rules } from '../rules/index.ts';
import type { RuleDocs } from './create-rule.ts';

/** The rule prefix that the configs use; users may rename it. */
export const NAMESPACE = 'async-smells';

/** Where order is meant as it stands, or one page, process or table is driven step by step. */
export const ORDERED_FILES: readonly string[] = [
  '**/*{.,-,_}{test,tests,test-d,spec,e2e,cy,stories,bench}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests,spec,specs,__tests__,__mocks__,e2e,cypress,playwright}/**',
  '**/{fixture,fixtures,__fixtures__}/**',
  '**/{migration,migrations}/**',
  '**/{seed,seeds,seeder,seeders}/**',
];

type Names = keyof typeof rules;
type Level = Linter.RuleEntry;

/** The three configs, each a list, made from what the rules say of themselves. */
export interface Configs {
  readonly all: Linter.Config[];
  readonly recommended: Linter.Config[];
  readonly strict: Linter.Config[];
}

/**
 * The configs of a plugin.
 *
 * @param plugin asked for late, so that the configs can hold the very object that holds them
 */
export function createConfigs(plugin: () => ESLint.Plugin): Configs {
  const names = Object.keys(rules) as Names[];
  const recommended = names.filter(name => docsOf(name).recommended);
  const withStrictOptions = (name: Names): Level => {
    const { strict } = docsOf(name);
    return strict === null ? 'error' : ['error', strict];
  };
  const config = (name: string, levels: Record<string, Level>): Linter.Config => ({
    name: `${NAMESPACE}/${name}`,
    get plugins() {
      return { [NAMESPACE]: plugin() };
    },
    rules: levels,
  });
  const ordered = (name: string): Linter.Config => ({
    name: `${NAMESPACE}/${name}/ordered-files`,
    files: [...ORDERED_FILES],
    rules: levelsOf(names.filter(rule => docsOf(rule).ordering), () => 'off'),
  });
  return {
    all: [config('all', levelsOf(names, withStrictOptions))],
    recommended: [config('recommended', levelsOf(recommended, () => 'error')), ordered('recommended')],
    strict: [config('strict', levelsOf(names, withStrictOptions)), ordered('strict')],
  };
}

function docsOf(name: Names): RuleDocs {
  const { docs } = rules[name].meta;
  if (docs === undefined) throw new TypeError(`The rule ${name} does not describe itself.`);
  return docs;
}

function levelsOf(names: readonly Names[], level: (name: Names) => Level): Record<string, Level> {
  return Object.fromEntries(names.map(name => [`${NAMESPACE}/${name}`, level(name)]));
}
