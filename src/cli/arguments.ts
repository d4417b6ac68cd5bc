import { parseArgs, type ParseArgsConfig } from 'node:util';

import { rules } from '../../rules/index.ts';
import { NAMESPACE } from '../configs.ts';
import { FLAGS, type Flag } from './flags.ts';
import { FORMATS, type FormatName } from './formats.ts';
import type { RuleAsked } from './lint-config.ts';
import { CommandProblem } from './problem.ts';

/** What a person asks of the command. */
export interface Request {
  /** As they were written. */
  readonly paths: readonly string[];
  readonly strict: boolean;
  /** The only rules to run; none means those of the config. */
  readonly rules: readonly RuleAsked[];
  readonly apply: 'safe' | 'suggestions' | undefined;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly format: FormatName;
  readonly output: string | undefined;
  readonly concurrency: number | 'auto' | 'off';
  readonly cache: boolean;
  readonly cacheLocation: string | undefined;
  /** How many warnings are not yet a failure. */
  readonly maxWarnings: number;
  /** The waits of the example pass faster than it says. */
  readonly fast: boolean;
  readonly help: boolean;
  readonly version: boolean;
  /** The flags that were given, with their dashes, in their order. */
  readonly given: readonly string[];
}

/**
 * What does the command line ask for?
 *
 * @throws {CommandProblem} on a flag that there is not, a value that its flag does not take, or flags
 *   that say nothing together
 */
export function readArguments(args: readonly string[]): Request {
  const { positionals, tokens } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(FLAGS, token.name) ? FLAGS[token.name as keyof typeof FLAGS] : undefined;
    if (flag === undefined) throw new CommandProblem(`There is no flag ${token.rawName}. Allowed are ${Object.keys(FLAGS).map(name => `--${name}`).join(', ')}.`);
    values.set(token.name, [...(values.get(token.name) ?? []), valueOf(flag, token.rawName, token.value)]);
  }
  const has = (name: keyof typeof FLAGS): boolean => values.has(name);
  const last = (name: keyof typeof FLAGS): string | undefined => values.get(name)?.at(-1);
  const apply = last('apply');
  const request: Request = {
    paths: positionals,
    strict: has('strict'),
    rules: (values.get('rule') ?? []).map(ruleAsked),
    apply: apply === undefined ? undefined : oneOf('apply', apply, ['safe', 'suggestions'] as const),
    dryRun: has('dry-run'),
    force: has('force'),
    format: oneOf('format', last('format') ?? 'stylish', Object.keys(FORMATS) as FormatName[]),
    output: last('output'),
    concurrency: concurrencyAsked(last('concurrency') ?? 'off'),
    cache: has('cache') || has('cache-location'),
    cacheLocation: last('cache-location'),
    maxWarnings: warningsAsked(last('max-warnings')),
    fast: has('fast'),
    help: has('help'),
    version: has('version'),
    given: [...values.keys()].map(name => `--${name}`),
  };
  for (const [name, needed] of [['dry-run', 'shows'], ['force', 'allows']] as const) {
    if (has(name) && !has('apply')) throw new CommandProblem(`--${name} ${needed} what --apply does, and is of no use alone. Add --apply safe or --apply suggestions.`);
  }
  return request;
}

const OPTIONS: ParseArgsConfig['options'] = Object.fromEntries(
  Object.entries(FLAGS as Record<string, Flag>).map(([name, { value, short }]) => [name, { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) }]),
);

function valueOf({ value }: Flag, rawName: string, given: string | undefined): string {
  if (value === undefined) {
    if (given !== undefined) throw new CommandProblem(`The flag ${rawName} takes no value.`);
    return '';
  }
  if (given === undefined || given === '' || given.startsWith('-')) throw new CommandProblem(`The flag ${rawName} needs a value: ${rawName} ${value}.`);
  return given;
}

function oneOf<Value extends string>(flag: string, given: string, allowed: readonly Value[]): Value {
  const value = allowed.find(each => each === given);
  if (value === undefined) throw new CommandProblem(`There is no --${flag} ${given}. Allowed are ${allowed.join(', ')}.`);
  return value;
}

/** `no-await-in-loop`, `async-smells/no-await-in-loop` or `no-await-in-loop:warn` */
function ruleAsked(given: string): RuleAsked {
  const [whole = '', level = 'error', ...more] = given.split(':');
  const name = whole.startsWith(`${NAMESPACE}/`) ? whole.slice(NAMESPACE.length + 1) : whole;
  if (!Object.hasOwn(rules, name)) throw new CommandProblem(`There is no --rule ${given}. Allowed are ${Object.keys(rules).join(', ')}.`);
  if ((level !== 'error' && level !== 'warn') || more.length > 0) throw new CommandProblem(`There is no --rule ${given}. A rule's level is error or warn: --rule ${name}:warn.`);
  return { name, level };
}

function concurrencyAsked(given: string): number | 'auto' | 'off' {
  if (given === 'auto' || given === 'off') return given;
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new CommandProblem(`There is no --concurrency ${given}. Allowed are a number of threads from 1 on, auto, off.`);
  return Number(given);
}

function warningsAsked(given: string | undefined): number {
  if (given === undefined) return Infinity;
  if (!/^\d{1,9}$/.test(given)) throw new CommandProblem(`There is no --max-warnings ${given}. Allowed is a number from 0 on.`);
  return Number(given);
}
