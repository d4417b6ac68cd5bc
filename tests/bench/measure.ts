/**
 * Lints files and says how long each part took. Runs compiled, in a process of its own; `bench.ts`
 * asks.
 *
 * The times are ESLint's own (`stats`): for each rule, what its `create` and its listeners take. What
 * several rules of ours share counts for the first that asks. Parse time is that of the parser that
 * ESLint uses for the file, with the scope analysis that ESLint does right after.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import typescriptParser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import doctor from 'eslint-plugin-react-doctor';

import plugin from '../../src/index.ts';
import { generated } from './generated.ts';

/** A file of one of the packages that the judged sites come from. */
export interface FileOfPackage {
  readonly source: string;
  readonly folder: string;
  readonly file: string;
}

/** What can be asked. */
export type Asked =
  | { readonly task: 'times'; readonly files: readonly FileOfPackage[]; readonly warmUp: number }
  | { readonly task: 'memory'; readonly files: readonly FileOfPackage[]; readonly rules: boolean };

/** The sets of rules that take turns: our five, all of `recommended` without and with answers from other files, ESLint's, react-doctor's. */
export type RuleSet = 'across' | 'core' | 'doctor' | 'five' | 'ours';

/** Milliseconds on one file. */
export interface FileTimes {
  readonly name: string;
  readonly characters: number;
  readonly parse: number;
  /** By rule set, then by rule. */
  readonly rules: Readonly<Record<RuleSet, Readonly<Record<string, number>>>>;
}

/** Milliseconds on a generated file of so many functions. */
export interface Growth {
  readonly functions: number;
  readonly parse: number;
  readonly rules: number;
}

/** What was measured. */
export interface Timed {
  readonly files: readonly FileTimes[];
  readonly growth: readonly Growth[];
}

/** The rules for the smells that other linters have rules for too. */
const FIVE = ['no-async-without-await', 'no-await-in-loop', 'no-blocking-in-async', 'no-unbounded-promise-all', 'prefer-concurrent-awaits'];

const WITHOUT_OTHER_FILES: Linter.Config = { settings: { 'async-smells': { crossFile: false } } };

const RULE_SETS: Readonly<Record<RuleSet, readonly Linter.Config[]>> = {
  five: [...plugin.configs.recommended.map(onlyFive), WITHOUT_OTHER_FILES],
  ours: [...plugin.configs.recommended, WITHOUT_OTHER_FILES],
  across: [...plugin.configs.recommended, { settings: { 'async-smells': { crossFile: true } } }],
  core: [{ rules: { 'no-await-in-loop': 'error', 'require-await': 'error', 'require-atomic-updates': 'error' } }],
  doctor: [
    {
      plugins: { 'react-doctor': doctor as unknown as ESLint.Plugin },
      rules: { 'react-doctor/async-await-in-loop': 'error', 'react-doctor/async-parallel': 'error', 'react-doctor/server-sequential-independent-await': 'error' },
    },
  ],
};

const SETS = Object.keys(RULE_SETS) as RuleSet[];

const [question = ''] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(question, 'utf8')) as Asked;
process.stdout.write(JSON.stringify(asked.task === 'times' ? { files: timesOf(asked.files, asked.warmUp), growth: growthOf([100, 200, 400, 800]) } : peakMemory(asked.files, asked.rules)));

function timesOf(files: readonly FileOfPackage[], warmUp: number): readonly FileTimes[] {
  // Other files are left alone meanwhile: each must be read within the time that is measured.
  for (const { folder, file } of files.slice(0, warmUp)) {
    for (const set of SETS) if (set !== 'across') lint(new Linter({ cwd: folder }), join(folder, file), readFileSync(join(folder, file), 'utf8'), set);
  }
  const linters = new Map<string, Linter>();
  return files.flatMap(({ source, folder, file }, index) => {
    const linter = linters.get(folder) ?? new Linter({ cwd: folder });
    linters.set(folder, linter);
    const text = readFileSync(join(folder, file), 'utf8');
    const rules: Partial<Record<RuleSet, Readonly<Record<string, number>>>> = {};
    let parse = 0;
    for (let turn = 0; turn < SETS.length; turn++) {
      // Who comes first pays for what the processor has not seen yet: all take turns at that.
      const set = SETS[(index + turn) % SETS.length] as RuleSet;
      const times = lint(linter, join(folder, file), text, set);
      if (times === null) return [];
      rules[set] = times.rules;
      parse += times.parse / SETS.length;
    }
    return [{ name: `${source}/${file}`, characters: text.length, parse, rules: rules as FileTimes['rules'] }];
  });
}

/** The least of several runs: anything above it is something else that ran. */
function growthOf(sizes: readonly number[]): readonly Growth[] {
  const linter = new Linter({ cwd: '/' });
  return sizes.map(functions => {
    const runs = Array.from({ length: 7 }, () => lint(linter, '/generated.js', generated(functions), 'ours')).filter(times => times !== null);
    const least = (values: readonly number[]): number => Math.min(...values);
    return { functions, parse: least(runs.map(({ parse }) => parse)), rules: least(runs.map(({ rules }) => sum(Object.values(rules)))) };
  });
}

/** Megabytes. */
function peakMemory(files: readonly FileOfPackage[], rules: boolean): number {
  for (const { folder, file } of files) new Linter({ cwd: folder }).verify(readFileSync(join(folder, file), 'utf8'), [...base('module'), ...(rules ? RULE_SETS.across : [])], { filename: join(folder, file), allowInlineConfig: false });
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

interface Times {
  readonly parse: number;
  readonly rules: Readonly<Record<string, number>>;
}

/** `null` for a file that does not parse. */
function lint(linter: Linter, filename: string, text: string, set: RuleSet): Times | null {
  for (const sourceType of ['module', 'commonjs'] as const) {
    const options: Linter.FixOptions & { readonly stats: true } = { filename, allowInlineConfig: false, fix: false, stats: true };
    const { messages } = linter.verifyAndFix(text, [...base(sourceType), ...RULE_SETS[set]], options);
    if (messages.some(({ fatal }) => fatal === true)) continue;
    const [pass] = linter.getTimes().passes;
    const rules = Object.entries(pass?.rules ?? {}).map(([name, { total }]) => [name, total] as const);
    return { parse: pass?.parse?.total ?? 0, rules: Object.fromEntries(rules) };
  }
  return null;
}

function onlyFive(config: Linter.Config): Linter.Config {
  return { ...config, rules: Object.fromEntries(Object.entries(config.rules ?? {}).filter(([name]) => FIVE.includes(name.slice(name.indexOf('/') + 1)))) };
}

function base(sourceType: 'commonjs' | 'module'): Linter.Config[] {
  return [
    { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], languageOptions: { ecmaVersion: 'latest', sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: typescriptParser } },
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
