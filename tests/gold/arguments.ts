import { parseArgs } from 'node:util';

/** A mistake of the person who called the script: shown as one line, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** For each flag: the word that stands for its value, or `null` when it takes none. */
export type Flags = Readonly<Record<string, string | null>>;

/** What was given for each flag: the text, or whether the flag was there at all. */
export type Given<F extends Flags> = { readonly [Name in keyof F]: F[Name] extends null ? boolean : string | undefined };

/**
 * What did the caller ask for?
 *
 * @throws {UsageError} on an unknown flag, a flag without its value, or anything that is no flag; the
 *   message names the flags that are allowed
 */
export function readFlags<const F extends Flags>(args: readonly string[], flags: F): Given<F> {
  const options = Object.entries(flags).map(([name, value]) => [name, { type: value === null ? 'boolean' : 'string' } as const]);
  try {
    const parsed = parseArgs({ args: [...args], options: Object.fromEntries(options), strict: true, allowPositionals: false });
    const values: Readonly<Record<string, unknown>> = parsed.values;
    const given = Object.entries(flags).map(([name, value]) => [name, value === null ? values[name] === true : values[name]]);
    return Object.fromEntries(given) as Given<F>;
  } catch (error) {
    const [problem] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageError(`${problem?.replace(/\.$/, '')}. Allowed flags are ${describe(flags)}.`);
  }
}

/**
 * The whole number that a flag was given.
 *
 * @throws {UsageError} when it is none, or below one
 */
export function wholeNumber(flag: string, given: string): number {
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError(`--${flag} must be a whole number from 1, but is "${given}".`);
  return number;
}

/**
 * The one of some names that a flag was given.
 *
 * @throws {UsageError} when it is none of them
 */
export function oneOf<Name extends string>(flag: string, given: string, allowed: readonly Name[]): Name {
  const name = allowed.find(candidate => candidate === given);
  if (name === undefined) throw new UsageError(`--${flag} must be one of ${allowed.join(', ')}, but is "${given}".`);
  return name;
}

/** Runs a script's main function; a usage error ends it with exit code 2, any other with 1. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    console.error(error instanceof UsageError ? error.message : error);
  }
}

function describe(flags: Flags): string {
  return Object.entries(flags)
    .map(([name, value]) => (value === null ? `--${name}` : `--${name} ${value}`))
    .join(', ');
}
