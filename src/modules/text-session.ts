import { dirname, isAbsolute, resolve } from 'node:path';

import type { OtherText } from '../source-file.ts';
import { fileText } from './file-text.ts';
import { resolveSpecifier } from './resolve-specifier.ts';

/** Milliseconds without a question after which files may have changed. */
const PAUSE = 1000;

/**
 * The texts of files as they are asked for one after the other.
 *
 * While a project is linted, thousands of questions follow each other at once, and each file stays as
 * it is; after a pause, in an editor, everything is looked at anew. A text is an object of its own
 * after that, so that whatever was found out about the old one is forgotten with it.
 */
export class TextSession {
  #texts = new Map<string, OtherText | null>();
  #links = new WeakMap<OtherText, Map<string, OtherText | null>>();
  /** The files behind paths and, for specifiers of packages, behind what they mean in a folder; mostly nothing. */
  #found = new Map<string, string | null>();
  #asked = 0;
  readonly #now: () => number;

  /** @param now a clock, in milliseconds */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** What does the file behind `specifier` say? `null` when it is no file of the project. */
  text(from: OtherText, specifier: string): OtherText | null {
    this.#lookAnewAfterPause();
    let links = this.#links.get(from);
    if (links === undefined) this.#links.set(from, (links = new Map()));
    let found = links.get(specifier);
    if (found === undefined) links.set(specifier, (found = this.#find(from, specifier)));
    return found;
  }

  /** Which file of the project does `specifier` name, at the absolute path `from`? */
  path(from: string, specifier: string): string | null {
    this.#lookAnewAfterPause();
    return this.#resolve(from, specifier);
  }

  #lookAnewAfterPause(): void {
    const now = this.#now();
    if (now - this.#asked > PAUSE) {
      this.#texts = new Map();
      this.#links = new WeakMap();
      this.#found = new Map();
    }
    this.#asked = now;
  }

  #resolve(path: string, specifier: string): string | null {
    if (!isAbsolute(path)) return null;
    const folder = dirname(path);
    // Files of many folders ask for the same neighbour; a folder is another thing than a file of its name.
    const key = !specifier.startsWith('.') ? `${folder} ${specifier}` : /(?:^|\/)\.{0,2}$/.test(specifier) ? `${resolve(folder, specifier)}/` : resolve(folder, specifier);
    let found = this.#found.get(key);
    if (found === undefined) this.#found.set(key, (found = resolveSpecifier(path, specifier)));
    return found;
  }

  #find(from: OtherText, specifier: string): OtherText | null {
    const path = this.#resolve(from.path, specifier);
    if (path === null || path === from.path) return null;
    let text = this.#texts.get(path);
    if (text === undefined) {
      const read = fileText(path);
      this.#texts.set(path, (text = read === null ? null : { ...read }));
    }
    return text;
  }
}
