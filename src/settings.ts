import { perText } from './memo.ts';

/** Which rewrites are emitted as fixes: see `docs/settings.md`. */
export type Apply = 'none' | 'safe' | 'suggestions';

/** The libraries that the rewrites know how to call. */
export type Limiter = 'p-limit' | 'p-map';

/** What `settings["async-smells"]` may hold, with every default filled in. */
export interface Settings {
  /** Which rewrites `--fix` applies. */
  readonly apply: Apply;
  /** Whether relative imports are followed into other files. */
  readonly crossFile: boolean;
  /** Names of calls that only read: globs such as `fetch*` or `repo.load*`. */
  readonly reads: readonly string[];
  /** Names of calls whose order matters. */
  readonly ordered: readonly string[];
  /** Names of calls that throw or end the request when something is not allowed. */
  readonly guards: readonly string[];
  /** Names of calls that limit how much runs at once. */
  readonly limiters: readonly string[];
  /** Names of calls that hold the thread. */
  readonly blocking: readonly string[];
  /** Names of calls that run their callback on another thread. */
  readonly offloaders: readonly string[];
  /** The limiter that rewrites should use, if the project has one. */
  readonly limiter: Limiter | null;
  /** How many elements a rewrite starts at once, where it has to choose. */
  readonly chunkSize: number;
}

/** The settings of a project that sets none. */
export const DEFAULT_SETTINGS: Settings = {
  apply: 'safe',
  crossFile: true,
  reads: [],
  ordered: [],
  guards: [],
  limiters: [],
  blocking: [],
  offloaders: [],
  limiter: null,
  chunkSize: 10,
};

const APPLY: readonly Apply[] = ['none', 'safe', 'suggestions'];
const LIMITERS: readonly Limiter[] = ['p-limit', 'p-map'];

/** For each key: what is allowed, in words, and whether a value is. */
const ALLOWED: { readonly [Key in keyof Settings]: readonly [words: string, test: (value: unknown) => boolean] } = {
  apply: [oneOf(APPLY), value => APPLY.includes(value as Apply)],
  crossFile: ['true or false', value => typeof value === 'boolean'],
  reads: globs(),
  ordered: globs(),
  guards: globs(),
  limiters: globs(),
  blocking: globs(),
  offloaders: globs(),
  limiter: [`${oneOf(LIMITERS)} or null`, value => value === null || LIMITERS.includes(value as Limiter)],
  chunkSize: ['a whole number from 1 to 1000', value => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000],
};

/**
 * The same object for settings that say the same: a host may hand over a new one for each file, and what
 * is known of other files is known for their settings.
 */
const settingsThatSay = perText(100, saying => JSON.parse(saying) as Settings);

const known = new WeakMap<object, Settings>();

/**
 * The plugin's settings, checked and completed; the same object for the same settings.
 *
 * @param all ESLint's `settings` object, as the host gives it
 * @throws {TypeError} on an unknown key or a value that is not allowed; the message names the key
 *   and what is allowed
 */
export function readSettings(all: unknown): Settings {
  const given = (all as Record<string, unknown> | undefined)?.['async-smells'];
  if (given === undefined) return DEFAULT_SETTINGS;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`settings["async-smells"] must be an object with any of the keys ${keys()}.`);
  }
  const before = known.get(given);
  if (before !== undefined) return before;
  const settings = settingsThatSay(JSON.stringify(checked(given)));
  known.set(given, settings);
  return settings;
}

/** The settings with every default filled in, their keys in the order of the defaults. */
function checked(given: object): Settings {
  for (const [key, value] of Object.entries(given)) {
    const allowed = Object.hasOwn(ALLOWED, key) ? ALLOWED[key as keyof Settings] : undefined;
    if (allowed === undefined) {
      throw new TypeError(`settings["async-smells"] has the unknown key "${key}". Allowed are ${keys()}.`);
    }
    const [words, test] = allowed;
    if (!test(value)) {
      throw new TypeError(`settings["async-smells"].${key} must be ${words}, but is ${JSON.stringify(value)}.`);
    }
  }
  return { ...DEFAULT_SETTINGS, ...given };
}

function keys(): string {
  return Object.keys(ALLOWED)
    .map(key => `"${key}"`)
    .join(', ');
}

function oneOf(values: readonly string[]): string {
  return values.map(value => `"${value}"`).join(' or ');
}

function globs(): readonly [string, (value: unknown) => boolean] {
  return [
    'a list of names, in which * stands for any characters ("fetch*", "repo.load*")',
    value => Array.isArray(value) && value.every(name => typeof name === 'string' && /^[\w$.*#]+$/.test(name)),
  ];
}
