import { readFileSync, statSync } from 'node:fs';

import type { OtherText } from '../source-file.ts';

/** Bundles and data are not worth the reading: bytes of the largest file that is looked into. */
const LARGEST_FILE = 400_000;

/** Characters that are kept; the least recently used go first. */
const KEPT = 16_000_000;

interface Entry {
  readonly identity: string;
  readonly file: OtherText | null;
  readonly size: number;
}

/** The texts read from disk, by path, with what identifies their content (time and size). */
class FileTexts {
  readonly #entries = new Map<string, Entry>();
  #kept = 0;

  get(path: string): OtherText | null {
    const { mtimeMs, size } = statSync(path);
    const identity = `${mtimeMs}:${size}`;
    const known = this.#entries.get(path);
    if (known !== undefined) {
      this.#entries.delete(path);
      this.#kept -= known.size;
    }
    const entry = known?.identity === identity ? known : read(path, identity, size);
    this.#entries.set(path, entry);
    this.#kept += entry.size;
    for (const [oldest, { size: freed }] of this.#entries) {
      if (this.#kept <= KEPT || oldest === path) break;
      this.#entries.delete(oldest);
      this.#kept -= freed;
    }
    return entry.file;
  }
}

function read(path: string, identity: string, size: number): Entry {
  if (size > LARGEST_FILE) return { identity, file: null, size: 0 };
  return { identity, file: { path, text: readFileSync(path, 'utf8') }, size };
}

const texts = new FileTexts();

/**
 * What does the file at this path say? The same object as long as the file does not change.
 *
 * @param path absolute
 * @returns `null` when it is missing or too large
 */
export function fileText(path: string): OtherText | null {
  try {
    return texts.get(path);
  } catch {
    return null;
  }
}
