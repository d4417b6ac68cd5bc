import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { OtherFiles, OtherText, SourceFile } from '../source-file.ts';
import { speaksOfHolding, wordsHold } from './blocking-words.ts';
import { defaultIn, definitionsIn, importsIn, reexportsIn, type TextDefinition } from './text-outline.ts';

/** How many files are looked into on one way, and how many names on all ways. */
const MOST_FILES = 6;
const MOST_NAMES = 80;

/**
 * Which other files could this callee come from, so that it leads to a call that holds the thread?
 *
 * The same file, with only those of its imports in sight whose texts say so. To read another file as
 * code costs as much as linting it, and most of them hold nothing: texts are looked through as people
 * format them, and what can't be found in them is taken for possible.
 */
export function inSightOf(file: SourceFile, callee: TSESTree.Node): SourceFile {
  const { others, settings } = file;
  const textOf = others.text;
  if (textOf === undefined || settings.blocking.length > 0) return file;
  const origin = originOf(file, callee);
  const names = origin.kind === 'module' ? origin.path : [calledMember(callee)];
  const last = names.findLast(name => name !== null && name !== 'default') ?? 'default';
  return {
    ...file,
    others: {
      ...others,
      exported(from, specifier, name) {
        const target = textOf(from, specifier);
        // Whoever is asked must know the file itself, not this view of it.
        return target !== null && new Search(textOf).leads(target, name, last, MOST_FILES) ? others.exported(from.ast === file.ast ? file : from, specifier, name) : null;
      },
    },
  };
}

function calledMember(wrapped: TSESTree.Node): string | null {
  const callee = unwrap(wrapped);
  return callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
}

class Search {
  readonly #textOf: NonNullable<OtherFiles['text']>;
  readonly #seen = new Set<string>();

  constructor(textOf: NonNullable<OtherFiles['text']>) {
    this.#textOf = textOf;
  }

  /**
   * Could what the file exports hold the thread?
   *
   * @param first the name that is exported
   * @param last the name that is called: the same, or a member at some depth
   */
  leads(file: OtherText, first: string, last: string, files: number): boolean {
    if (files === 0 || !this.#isNew(file, `${first} ${last}`)) return false;
    const definitions = last === 'default' ? [] : definitionsIn(file, last);
    if (definitions.length > 0) return this.#anyRuns(file, definitions, files);
    if (last === 'default') {
      const found = defaultIn(file);
      if (found === null) return this.#whole(file, files);
      return typeof found === 'string' ? this.leads(file, found, found, files) : this.#anyRuns(file, [found], files);
    }
    const imported = importsIn(file).get(first);
    const elsewhere = imported === undefined ? reexportsIn(file, first) : [imported];
    if (elsewhere.length > 0) return elsewhere.some(({ specifier, name }) => this.#follow(file, specifier, name, first === last ? name : last, files));
    return file.text.includes(last) ? this.#whole(file, files) : this.#inherited(file, last, files);
  }

  #isNew({ path }: OtherText, name: string): boolean {
    const key = `${name} of ${path}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** A value whose parts are not known: its file, and those that the file loads. */
  #whole(file: OtherText, files: number): boolean {
    return speaksOfHolding(file) || (files > 1 && this.#imported(file).some(speaksOfHolding));
  }

  /** A member that the file does not speak of may come from a class of one that it loads. */
  #inherited(file: OtherText, name: string, files: number): boolean {
    return files > 1 && this.#imported(file).some(target => this.#isNew(target, name) && this.#anyRuns(target, definitionsIn(target, name), files - 1));
  }

  #imported(file: OtherText): readonly OtherText[] {
    const specifiers = new Set([...importsIn(file).values()].map(({ specifier }) => specifier));
    return [...specifiers].map(specifier => this.#textOf(file, specifier)).filter(target => target !== null);
  }

  #anyRuns(file: OtherText, definitions: readonly TextDefinition[], files: number): boolean {
    return definitions.some(({ text, isAsync }) => !isAsync && this.#runs(file, text, files));
  }

  #runs(file: OtherText, text: string, files: number): boolean {
    if (wordsHold(text) || this.#seen.size > MOST_NAMES) return true;
    // Compilers write `(0, module.name)(…)`.
    for (const [, path = ''] of text.matchAll(/([\w$]+(?:\??\.[\w$]+)*)(?:\)|\s*)\(/g)) {
      if (this.#calls(file, path.split(/\??\./), files)) return true;
    }
    return false;
  }

  #calls(file: OtherText, path: readonly string[], files: number): boolean {
    const [root = '', ...members] = path;
    const called = members.at(-1) ?? null;
    const imported = importsIn(file).get(root);
    if (imported !== undefined) return this.#follow(file, imported.specifier, imported.name, called ?? imported.name, files);
    const own = called ?? root;
    return this.#isNew(file, own) && this.#anyRuns(file, definitionsIn(file, own), files);
  }

  #follow(file: OtherText, specifier: string, first: string, last: string, files: number): boolean {
    const target = this.#textOf(file, specifier);
    return target !== null && this.leads(target, first === '*' ? last : first, last === '*' ? 'default' : last, files - 1);
  }
}
