import { FORMATS } from './formats.ts';

/** Something that can be asked of the command. */
export interface Flag {
  /** What stands for its value in the help; a flag without takes none. */
  readonly value?: string;
  readonly short?: string;
  readonly says: string;
}

/** Every flag, in the order in which the help lists them. */
export const FLAGS = {
  'strict': { says: 'ask also where the evidence is incomplete' },
  'rule': { value: 'NAME', says: 'run this rule only (can be repeated; NAME:warn makes its findings warnings)' },
  'apply': { value: 'safe|suggestions', says: 'rewrite the files: what cannot change what the code does, or all that is offered' },
  'dry-run': { says: 'show what --apply would change, and write nothing' },
  'force': { says: 'apply although the git tree holds changes that are not committed' },
  'format': { value: Object.keys(FORMATS).join('|'), says: 'how findings are told' },
  'output': { value: 'FILE', short: 'o', says: 'write them into a file' },
  'concurrency': { value: 'N|auto|off', says: 'how many threads lint; with --apply always one' },
  'cache': { says: 'lint only files that changed since the last time' },
  'cache-location': { value: 'PATH', says: 'where to remember that; implies --cache' },
  'max-warnings': { value: 'N', says: 'fail on more warnings than these' },
  'fast': { says: 'hurry through the waits of the example' },
  'help': { short: 'h', says: 'say what can be asked for' },
  'version': { short: 'v', says: 'print the version' },
} as const satisfies Record<string, Flag>;

/**
 * How is the command used, in full?
 *
 * @param command as it is typed: `npm start --`, `npx async-smells`
 * @param alone what it does without a path
 */
export function usage(command: string, alone: string): string {
  const flags = Object.entries(FLAGS as Record<string, Flag>).map(([name, { value, short, says }]) => {
    const named = `${short === undefined ? '   ' : `-${short},`} --${name}${value === undefined ? '' : ` ${value}`}`;
    return named.length > WIDEST_NAME ? `  ${named}\n  ${' '.repeat(WIDEST_NAME)}  ${says}` : `  ${named.padEnd(WIDEST_NAME)}  ${says}`;
  });
  return [
    'Finds async code smells in JavaScript and TypeScript, whatever config the code has.',
    '',
    `${command} [flags] [PATH ...]   lint these folders and files; ${alone} without any`,
    '',
    ...flags,
    '',
    'Exits with 0 when nothing is found, 1 on findings, 2 when the command cannot do its work.',
  ].join('\n');
}

const WIDEST_NAME = 31;
