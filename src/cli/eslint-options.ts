import { join } from 'node:path';

import type { ESLint, Linter } from 'eslint';

import { NAMESPACE } from '../configs.ts';
import { GENERATED, gitIgnored } from './left-out.ts';
import { lintConfig, type RulesAsked, WAYS_TO_PARSE } from './lint-config.ts';
import { progressConfigs } from './progress-channel.ts';

/** How one run of ESLint over a target goes, as plain data. */
export interface RunAsked {
  /** The folder that ESLint runs in. */
  readonly base: string;
  /** An index into `WAYS_TO_PARSE`. */
  readonly way: number;
  readonly rules: RulesAsked;
  /** What is not linted although it lies in the folder. */
  readonly leftOut: 'generated' | 'generated and ignored by git' | 'nothing';
  readonly concurrency: number | 'auto' | 'off';
  /** Where results are kept for the next time; `null` for nowhere. */
  readonly cache: string | null;
}

/** Which options does ESLint take for such a run? */
export function eslintOptions({ base, way, rules, leftOut, concurrency, cache }: RunAsked): ESLint.Options {
  const config: Linter.Config[] = [
    ...lintConfig(WAYS_TO_PARSE[way] ?? [], rules),
    ...(leftOut === 'nothing' ? [] : [GENERATED]),
    ...(leftOut === 'generated and ignored by git' ? gitIgnored(base) : []),
    ...progressConfigs(),
  ];
  return {
    cwd: base,
    overrideConfigFile: true,
    overrideConfig: config,
    fix: rules.apply === undefined ? false : isOurs,
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    concurrency,
    cache: cache !== null,
    cacheStrategy: 'content',
    // Without a cache ESLint removes the file that it would lie in, which must not be the code's own.
    cacheLocation: cache ?? join(base, 'node_modules/.cache', NAMESPACE, 'unused'),
  };
}

/**
 * Where can ESLint's threads get these options from? A module, since a config with functions and
 * plugins can't be sent to them.
 */
export function optionsModule(asked: RunAsked): URL {
  const code = `import { eslintOptions } from ${JSON.stringify(import.meta.url)};\nexport default eslintOptions(${JSON.stringify(asked)});\n`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** Is it a finding of the plugin, and not of a rule that the code's comments ask for? */
export function isOurs({ ruleId }: Linter.LintMessage): boolean {
  return ruleId?.startsWith(`${NAMESPACE}/`) === true;
}
