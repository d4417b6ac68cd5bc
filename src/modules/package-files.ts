import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { globSync } from 'tinyglobby';

import { fileText } from './file-text.ts';

/** The package that a file belongs to, and its files. */
export interface PackageFiles {
  readonly root: string;
  /** Whether nobody installs it. */
  readonly isPrivate: boolean;
  /** What `package.json` names as entries, without extensions and folders. */
  readonly entries: ReadonlySet<string>;
  /** The files in which this name, the last part of a specifier without its extension, is imported. */
  readonly importing: (name: string) => readonly string[];
}

/** Beyond this many files the answer is "cannot tell". */
const MOST_FILES = 3000;

/** Milliseconds without a question after which files may have changed. */
const PAUSE = 1000;

/** Where sources don't lie. */
const IGNORED = ['**/node_modules/**', '**/dist/**', '**/build/**', '**/out/**', '**/coverage/**', '**/*.d.ts', '**/*.min.js'];

/** Other languages import too, and are not read: what they name is not all in sight. */
const SOURCES = '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx,vue,svelte,astro,mdx}';

const SPECIFIER = /\b(?:from|import|require)\b\s*\(?\s*(['"`])([^'"`\n]+)\1/g;

/**
 * Which package does a file belong to, and which of its files import what?
 *
 * Answers are kept while one question follows the other; after a pause, in an editor, the folder is
 * looked at anew, and files that did not change are not read again.
 */
export class Packages {
  readonly #folders = new Map<string, PackageFiles | null>();
  readonly #specifiers = new WeakMap<object, ReadonlySet<string>>();
  #asked = 0;
  readonly #now: () => number;

  /** @param now a clock, in milliseconds */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @returns `null` where there is no `package.json` above, or too much below it */
  of(path: string): PackageFiles | null {
    const now = this.#now();
    if (now - this.#asked > PAUSE) this.#folders.clear();
    const found = this.#at(dirname(path));
    this.#asked = this.#now();
    return found;
  }

  #at(folder: string): PackageFiles | null {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const manifest = readManifest(folder);
    const above = dirname(folder);
    const found = manifest !== null ? this.#read(folder, manifest) : above === folder ? null : this.#at(above);
    this.#folders.set(folder, found);
    return found;
  }

  #read(root: string, manifest: Manifest): PackageFiles | null {
    const paths = globSync(SOURCES, { cwd: root, absolute: true, ignore: IGNORED, followSymbolicLinks: false }).sort();
    if (paths.length > MOST_FILES) return null;
    const importing = new Map<string, string[]>();
    for (const path of paths) {
      for (const name of this.#namesIn(path)) {
        const known = importing.get(name);
        if (known === undefined) importing.set(name, [path]);
        else known.push(path);
      }
    }
    return { root, isPrivate: manifest.private === true, entries: entriesOf(manifest), importing: name => importing.get(name) ?? [] };
  }

  #namesIn(path: string): ReadonlySet<string> {
    const text = fileText(path);
    if (text === null) return new Set();
    let names = this.#specifiers.get(text);
    if (names === undefined) this.#specifiers.set(text, (names = new Set([...text.text.matchAll(SPECIFIER)].map(([, , specifier = '']) => moduleName(specifier)))));
    return names;
  }
}

/** The last part of a path or specifier, without its extension: what two ways to name a file have in common. */
export function moduleName(specifier: string): string {
  const last = specifier.replace(/[?#].*$/, '').replace(/\/+$/, '').split('/').at(-1) ?? '';
  return last.replace(/\.[cm]?[jt]sx?$/, '');
}

type Manifest = Readonly<Record<string, unknown>>;

function readManifest(folder: string): Manifest | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? (manifest as Manifest) : null;
  } catch {
    return null;
  }
}

function entriesOf({ bin, browser, exports, main, module, types }: Manifest): ReadonlySet<string> {
  const found = new Set<string>(['index']);
  const pending: unknown[] = [bin, browser, exports, main, module, types];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string') found.add(moduleName(value));
    else if (typeof value === 'object' && value !== null) pending.push(...Object.values(value));
  }
  return found;
}
