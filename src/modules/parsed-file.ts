import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { parseSync } from 'oxc-parser';

import { children } from '../flow/descendants.ts';
import type { Settings } from '../settings.ts';
import type { OtherFiles, OtherText, SourceFile } from '../source-file.ts';
import { fileText } from './file-text.ts';

/** Characters of source whose trees are kept; the least recently used go first. */
const KEPT = 4_000_000;

interface Entry {
  readonly text: OtherText;
  readonly file: SourceFile | null;
  readonly settings: Settings;
}

/** The files that were parsed, by path. */
class ParsedFiles {
  readonly #entries = new Map<string, Entry>();
  #kept = 0;

  get(text: OtherText, settings: Settings, others: OtherFiles): SourceFile | null {
    const known = this.#entries.get(text.path);
    if (known !== undefined) {
      this.#entries.delete(text.path);
      this.#kept -= known.text.text.length;
    }
    const isSame = known !== undefined && known.text.text === text.text && known.settings === settings;
    const entry = isSame ? known : { text, settings, file: parse(text, settings, others) };
    this.#entries.set(text.path, entry);
    this.#kept += text.text.length;
    for (const [oldest, { text: freed }] of this.#entries) {
      if (this.#kept <= KEPT || oldest === text.path) break;
      this.#entries.delete(oldest);
      this.#kept -= freed.text.length;
    }
    return entry.file;
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
  const text = fileText(path);
  return text === null ? null : parsedFiles.get(text, settings, others);
}

function parse({ path, text }: OtherText, settings: Settings, others: OtherFiles): SourceFile | null {
  try {
    const ast = treeOf(path, text);
    if (ast === null) return null;
    const scopeManager = analyze(ast, { sourceType: 'module', lib: [] });
    const file: SourceFile = {
      path,
      text,
      ast,
      scopeManager: scopeManager as SourceFile['scopeManager'],
      visitorKeys: visitorKeys as SourceFile['visitorKeys'],
      settings,
      others,
      types: null,
      facts: new Map(),
    };
    setParents(file, file.ast);
    return file;
  } catch {
    return null;
  }
}

/**
 * The tree, in the shape that typescript-estree gives it.
 *
 * This parser was chosen by measuring: it reads a code base four times as fast, and most of what is
 * asked of other files is asked of few. Its nodes have a `range`, but no `loc`.
 */
function treeOf(path: string, text: string): TSESTree.Program | null {
  // A script may say what a module may not, such as `return` outside of functions.
  for (const sourceType of ['module', 'commonjs'] as const) {
    const { errors, program } = parseSync(path, text, { astType: 'ts', range: true, preserveParens: false, sourceType, lang: languageOf(path) });
    if (errors.length === 0) return program as unknown as TSESTree.Program;
  }
  return null;
}

function languageOf(path: string): 'jsx' | 'ts' | 'tsx' {
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return path.endsWith('.tsx') ? 'tsx' : 'jsx';
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
