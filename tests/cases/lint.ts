import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../../src/index.ts';

const SCRIPTS = ['**/*.js', '**/*.mjs', '**/*.cjs', '**/*.jsx'];
const TYPESCRIPT = ['**/*.ts', '**/*.mts', '**/*.cts', '**/*.tsx'];

/** Which of the plugin's configs, if any, and which parser where the file's name should not decide. */
interface How {
  readonly config?: keyof typeof plugin.configs | 'none';
  readonly parser?: 'espree' | 'typescript';
}

/** What the plugin says of a text that goes by this name, in a folder that does not exist. */
export function lint(text: string, file: string, { config = 'recommended', parser: forced }: How = {}): Linter.LintMessage[] {
  const typescript = forced === 'typescript' || (forced === undefined && /\.[cm]?tsx?$/.test(file));
  return new Linter({ configType: 'flat', cwd: '/project' }).verify(
    text,
    [
      {
        files: [...SCRIPTS, ...TYPESCRIPT],
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        languageOptions: { ...(typescript ? { parser } : {}), parserOptions: { ecmaFeatures: { jsx: /x$/.test(file) } } },
      },
      ...(config === 'none' ? [] : plugin.configs[config]),
    ],
    `/project/${file}`,
  );
}

/** The name of the rule that speaks, without the plugin's prefix. */
export function ruleOf({ ruleId }: Linter.LintMessage): string | null {
  return ruleId?.replace(/^.*\//, '') ?? null;
}
