import { perFile } from '../memo.ts';
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
const OTHER_WORDS = new RegExp(`\\b(?:${[...new Set(BLOCKING_APIS.filter(({ name, on }) => on && !name.includes('Sync')).map(wordOf))].join('|')})\\b`);

function wordOf({ module, name }: BlockingApi): string {
  if (/(?:^|\.)sync$/.test(name)) return 'sync';
  const [first = name] = name.split('.');
  // Names of a package such as `find` say nothing without the package.
  return /^(?:node:|global$|bun$|deno$)/.test(module) ? first : module;
}
