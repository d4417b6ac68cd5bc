import { parseArgs } from 'node:util';

import { CommandProblem } from './problem.ts';

/** What a person asks of the command. */
export interface Request {
  /** As they were written; none means the example. */
  readonly paths: readonly string[];
  /** The waits of the example pass faster than it says. */
  readonly fast: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Every flag, in the order in which the help lists them. */
const FLAGS = {
  fast: { type: 'boolean', short: 'f', says: 'hurry through the waits of the example' },
  help: { type: 'boolean', short: 'h', says: 'say what can be asked for' },
  version: { type: 'boolean', short: 'v', says: 'print the version' },
} as const;

/**
 * What does the command line ask for?
 *
 * @throws {CommandProblem} on a flag that there is not, or a value that its flag does not take
 */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(FLAGS, token.name)) {
      throw new CommandProblem(`There is no flag ${token.rawName}. Allowed are ${flagNames().join(', ')}.`);
    }
    if (token.value !== undefined) throw new CommandProblem(`The flag ${token.rawName} takes no value.`);
  }
  return { paths: positionals, fast: values.fast === true, help: values.help === true, version: values.version === true };
}

/** How the command is used, in full. */
export function usage(): string {
  const width = Math.max(...flagNames().map(name => name.length));
  const flags = Object.entries(FLAGS).map(([name, { short, says }]) => `  -${short}, ${`--${name}`.padEnd(width)}  ${says}`);
  return [
    'Finds async code smells in JavaScript and TypeScript, whatever config the code has.',
    '',
    'npm start -- [PATH ...]   lint these folders and files; the example without any',
    '',
    ...flags,
    '',
    'Exits with 0 when nothing is found, 1 on findings, 2 when the command cannot do its work.',
  ].join('\n');
}

function flagNames(): string[] {
  return Object.keys(FLAGS).map(name => `--${name}`);
}
