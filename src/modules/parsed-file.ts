import { readFileSync, statSync } from 'node:fs';

import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';

import { children } from '../flow/descendants.ts';
import type { Settings } from '../settings.ts';
import type { OtherFiles, SourceFile } from '../source-file.ts';

/** Bundles and data are not worth the reading: characters of the largest file that is parsed. */
const LARGEST_FILE = 400_000;

/** Characters of source whose trees are kept; the least recently used go first. */
const KEPT = 4_000_000;

interface Entry {
  readonly identity: string;
  readonly file: SourceFile | null;
  readonly size: number;
}

/** The files read from disk, by path, with what identifies their content (time and size). */
class ParsedFiles {
  readonly #entries = new Map<string, Entry>();
  #kept = 0;

  get(path: string, settings: Settings, others: OtherFiles): SourceFile | null {
    const { mtimeMs, size } = statSync(path);
    const identity = `${mtimeMs}:${size}`;
    const known = this.#entries.get(path);
    if (known !== undefined) {
      this.#drop(path, known);
      if (known.identity === identity && (known.file === null || known.file.settings === settings)) return this.#keep(path, known).file;
    }
    const file = size > LARGEST_FILE ? null : parse(path, settings, others);
    return this.#keep(path, { identity, file, size: file === null ? 0 : size }).file;
  }

  #keep(path: string, entry: Entry): Entry {
    this.#entries.set(path, entry);
    this.#kept += entry.size;
    for (const [oldest, { size }] of this.#entries) {
      if (this.#kept <= KEPT || oldest === path) break;
      this.#entries.delete(oldest);
      this.#kept -= size;
    }
    return entry;
  }

  #drop(path: string, entry: Entry): void {
    this.#entries.delete(path);
    this.#kept -= entry.size;
  }
}

const parsedFiles = new ParsedFiles();

/**
 * What does the file at this path hold, as the analyses see it? Always read by the same parser,
 * whatever the host.
 *
 * @param path absolute
 * @returns `null` when it is missing, too large or does not parse
 */
export function parsedFile(path: string, settings: Settings, others: OtherFiles): SourceFile | null {
  try {
    return parsedFiles.get(path, settings, others);
  } catch {
    return null;
  }
}

function parse(path: string, settings: Settings, others: OtherFiles): SourceFile | null {
  const text = readFileSync(path, 'utf8');
  try {
    const { ast, scopeManager, visitorKeys } = parseForESLint(text, {
      range: true,
      loc: true,
      comment: true,
      tokens: false,
      sourceType: 'module',
      filePath: path,
      ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(path) },
    });
    const file: SourceFile = {
      path,
      text,
      ast: ast as TSESTree.Program,
      scopeManager: scopeManager as SourceFile['scopeManager'],
      visitorKeys: visitorKeys as SourceFile['visitorKeys'],
      settings,
      others,
      types: null,
    };
    setParents(file, file.ast);
    return file;
  } catch {
    return null;
  }
}

/** ESLint sets these links as it walks; a file that it does not walk needs them from us. */
function setParents(file: SourceFile, root: TSESTree.Node): void {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of children(file, node)) {
      (child as { parent: TSESTree.Node }).parent = node;
      pending.push(child);
    }
  }
}
