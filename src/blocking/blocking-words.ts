import { perFile } from '../memo.ts';
import type { OtherText } from '../source-file.ts';
import { BLOCKING_APIS, type BlockingApi } from './blocking-apis.ts';

/**
 * Could anything in this text hold the thread?
 *
 * Whatever a program calls an API, it has to write one word of it somewhere: the name, or for a
 * package's main function the package. Most texts have none of these words, which is seen much faster
 * than by resolving their calls.
 */
export function speaksOfBlocking(text: string): boolean {
  return text.includes('Sync') || OTHER_WORDS.test(text);
}

/** Could anything in this file hold the thread? What the settings name may be called anything. */
export const mayHoldThread = perFile<boolean>(file => file.settings.blocking.length > 0 || speaksOfBlocking(file.text));

/** The words of the names that have no `Sync` in them; rows that are off count only when the settings name them. */
const OTHER_WORDS = new RegExp([...new Set(BLOCKING_APIS.filter(({ name, on }) => on && !name.includes('Sync')).map(patternOf))].join('|'));

/** How the word is written where it is code, as far as a look at the characters beside it can tell. */
function patternOf({ module, name, kind }: BlockingApi): string {
  // `glob.sync`, `{ sync }`, and not "out of sync".
  if (/(?:^|\.)sync$/.test(name)) return '(?:[.{,]\\s*)sync\\b|\\bsync\\s*[,}:(]';
  // Names of a package such as `find` say nothing without the package.
  if (!/^(?:node:|global$|bun$|deno$)/.test(module)) return `["'\`]${module}["'\`/]`;
  const [first = name] = name.split('.');
  return kind === 'function' && module === 'global' ? `(?:(?<![.\\w$])|\\b(?:window|self|global|globalThis)\\.)${first}\\s*[(,;)}]` : `\\b${first}\\b`;
}

/** Could anything in this text hold the thread for so long that callers should know? Metadata and single system calls can't. */
export function wordsHold(text: string): boolean {
  if (OTHER_WORDS.test(text)) return true;
  if (!text.includes('Sync')) return false;
  for (const [word] of text.matchAll(/[\w$]*Sync\b/g)) if (HOLDING.has(word)) return true;
  return false;
}

const heldBy = new WeakMap<OtherText, boolean>();

/** The same of another file. */
export function speaksOfHolding(file: OtherText): boolean {
  const known = heldBy.get(file);
  if (known !== undefined) return known;
  const holds = wordsHold(file.text);
  heldBy.set(file, holds);
  return holds;
}

/** Words with `Sync` in them that alone may be written of an API that takes its time. */
const HOLDING = new Set(BLOCKING_APIS.filter(({ on, cost }) => on && cost !== 'cheap' && cost !== 'light').flatMap(({ name }) => name.split('.').filter(part => part.includes('Sync'))));
