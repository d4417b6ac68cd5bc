import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { rules } from '../../rules/index.ts';
import { NAMESPACE } from '../../src/configs.ts';
import plugin from '../../src/index.ts';
import type { Apply } from '../../src/settings.ts';

/** What a rule said of a place, its name without the plugin's prefix. */
export interface Report extends Linter.LintMessage {
  readonly rule: string;
  readonly endLine: number;
}

/** What came of linting one file: `problem` is a syntax error or what a rule threw. */
export interface Linted {
  readonly reports: readonly Report[];
  readonly problem: Problem | null;
}

export interface Problem {
  readonly kind: 'syntax' | 'threw';
  readonly text: string;
}

/** What is asked of each file. */
export interface Question {
  readonly config: 'recommended' | 'strict';
  /** The only rule to run; `null` for all of the config. */
  readonly rule: string | null;
  /** As in the plugin's settings. */
  readonly apply?: Apply;
}

/** Answers for the files of one folder, which is the root of its project: globs of configs start there. */
export type LintText = (file: string, text: string) => Linted;

/** What does a config of the plugin say of the files of this folder? */
export function linterOf(folder: string, { config, rule, apply = 'safe' }: Question): LintText {
  const configs = plugin.configs[config];
  const settings = { settings: { 'async-smells': { apply } } };
  const alone = (name: string): LintText => linterWith(folder, [...configs.map(part => onlyRule(part, `${NAMESPACE}/${name}`)), settings]);
  if (rule !== null) return alone(rule);
  const together = linterWith(folder, [...configs, settings]);
  const each = Object.keys(rules).map(alone);
  return (file, text) => {
    const linted = together(file, text);
    // What one rule throws must not hide what the others report.
    return linted.problem?.kind === 'threw' ? merged(each.map(lint => lint(file, text))) : linted;
  };
}

/** What do these configs say of the files of this folder? */
export function linterWith(folder: string, configs: readonly Linter.Config[]): LintText {
  const linter = new Linter({ cwd: folder });
  const asModule = [...base('module'), ...configs];
  const asCommonjs = [...base('commonjs'), ...configs];
  return (file, text) => {
    // What the authors of the code silenced is part of what is measured.
    const options = { filename: join(folder, file), allowInlineConfig: false };
    try {
      const linted = read(linter.verify(text, asModule, options));
      if (linted.problem === null) return linted;
      // A script may use what a module may not: `with`, `return` outside of functions, octal numbers.
      const again = read(linter.verify(text, asCommonjs, options));
      return again.problem === null ? again : linted;
    } catch (error) {
      return { reports: [], problem: { kind: 'threw', text: (error as Error).stack ?? String(error) } };
    }
  };
}

/** What do the plugin's rules say of a file on disk? */
export function lintFile(lint: LintText, folder: string, file: string): Linted {
  return lint(file, readFileSync(join(folder, file), 'utf8'));
}

function base(sourceType: 'commonjs' | 'module'): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      languageOptions: { ecmaVersion: 'latest', sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
    { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: typescriptParser } },
  ];
}

function onlyRule(config: Linter.Config, rule: string): Linter.Config {
  const kept = Object.entries(config.rules ?? {}).filter(([name]) => name === rule);
  const { plugins, files } = config;
  return { ...(plugins && { plugins }), ...(files && { files }), rules: Object.fromEntries(kept) };
}

function merged(parts: readonly Linted[]): Linted {
  return {
    reports: parts.flatMap(({ reports }) => reports),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

function isRefusal(message: Linter.LintMessage): boolean {
  // Without a rule it is ESLint itself that speaks: the file was not linted.
  return message.fatal === true || message.ruleId === null;
}

function read(messages: Linter.LintMessage[]): Linted {
  const broken = messages.find(isRefusal);
  if (broken !== undefined) return { reports: [], problem: { kind: 'syntax', text: `line ${broken.line}: ${broken.message}` } };
  const reports = messages.map(message => ({
    ...message,
    rule: (message.ruleId ?? '').replace(`${NAMESPACE}/`, ''),
    endLine: message.endLine ?? message.line,
  }));
  return { reports, problem: null };
}
