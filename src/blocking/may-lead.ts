import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { OtherFiles, OtherText, SourceFile } from '../source-file.ts';
import { speaksOfHolding, wordsHold } from './blocking-words.ts';
import { defaultIn, definitionsIn, importsIn, reexportsIn, type TextDefinition } from './text-outline.ts';

/** How many functions may stand between the call and the place, as for the chains that are told. */
const DEEPEST = 6;

/**
 * Which other files could this callee come from, so that it leads to a call that holds the thread?
 *
 * The same file, with only those of its imports in sight whose texts say so; `null` where the callee
 * itself comes from another file, whose text says that it does not. To read a file as code costs as
 * much as linting it, and most of them hold nothing: texts are looked through as people format them,
 * and what can't be found in them is taken for possible.
 */
export function inSightOf(file: SourceFile, callee: TSESTree.Node): SourceFile | null {
  const { others, settings } = file;
  const textOf = others.text;
  if (textOf === undefined || settings.blocking.length > 0) return file;
  const origin = originOf(file, callee);
  const names = origin.kind === 'module' ? origin.path : [calledMember(callee)];
  const last = names.findLast(name => name !== null && name !== 'default') ?? 'default';
  if (origin.kind === 'module') {
    const target = textOf(file, origin.specifier);
    // By a namespace or an interop default, the name that is exported is another one than the first.
    const first = names.find(name => name !== null && name !== 'default') ?? 'default';
    if (target === null || !(leads({ textOf, file: target }, first, last, DEEPEST) || leads({ textOf, file: target }, names[0] ?? 'default', last, DEEPEST))) return null;
  }
  return {
    ...file,
    others: {
      ...others,
      exported(from, specifier, name) {
        const target = textOf(from, specifier);
        // Whoever is asked must know the file itself, not this view of it.
        return target !== null && leads({ textOf, file: target }, name, last, DEEPEST) ? others.exported(from.ast === file.ast ? file : from, specifier, name) : null;
      },
    },
  };
}

function calledMember(wrapped: TSESTree.Node): string | null {
  const callee = unwrap(wrapped);
  return callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
}

type TextOf = NonNullable<OtherFiles['text']>;

interface Place {
  readonly textOf: TextOf;
  readonly file: OtherText;
}

/** What a text says of one name: whether it holds the thread itself, and what else decides, at a depth. */
interface Outline {
  readonly holds: boolean;
  readonly ways: readonly ((depth: number) => boolean)[];
  /** The answers that are known, by depth. */
  readonly known: (boolean | undefined)[];
}

const outlines = new WeakMap<OtherText, Map<string, Outline>>();

/**
 * Could what the file exports lead to a call that holds the thread, over so many functions?
 *
 * @param first the name that is exported
 * @param last the name that is called: the same, or a member at some depth
 */
function leads(place: Place, first: string, last: string, depth: number): boolean {
  return answer(place.file, `${first} ${last}`, () => outlineOf(place, first, last), depth);
}

/** Answers depend on the depth that is left and on the texts alone, so that it does not matter who asks first. */
function answer(file: OtherText, key: string, make: () => Outline, depth: number): boolean {
  let ofFile = outlines.get(file);
  if (ofFile === undefined) outlines.set(file, (ofFile = new Map()));
  let outline = ofFile.get(key);
  if (outline === undefined) ofFile.set(key, (outline = make()));
  if (outline.holds) return true;
  if (depth <= 1) return false;
  return (outline.known[depth] ??= outline.ways.some(way => way(depth - 1)));
}

const outline = (holds: boolean, ways: Outline['ways'] = []): Outline => ({ holds, ways, known: [] });

function outlineOf(place: Place, first: string, last: string): Outline {
  const { file } = place;
  if (last === 'default') {
    const found = defaultIn(file);
    if (found === null) return whole(place);
    return typeof found === 'string' ? outline(false, [depth => leads(place, found, found, depth + 1)]) : ofDefinitions(place, [found]);
  }
  const definitions = definitionsIn(file, last);
  if (definitions.length > 0) return ofDefinitions(place, definitions);
  const imported = importsIn(file).get(first);
  const elsewhere = imported === undefined ? reexportsIn(file, first) : [imported];
  if (elsewhere.length > 0) return outline(false, elsewhere.map(({ specifier, name }) => (depth: number) => follow(place, specifier, name, first === last ? name : last, depth)));
  return file.text.includes(last) ? whole(place) : inherited(place, last);
}

/** A value whose parts are not known: its file, and those that the file loads. */
function whole(place: Place): Outline {
  return outline(speaksOfHolding(place.file), [() => importedBy(place).some(speaksOfHolding)]);
}

/** A member that the file does not speak of may come from a class of one that it loads. */
function inherited(place: Place, name: string): Outline {
  return outline(false, importedBy(place).map(file => (depth: number) => own({ ...place, file }, name, depth)));
}

function importedBy({ textOf, file }: Place): readonly OtherText[] {
  const specifiers = new Set([...importsIn(file).values()].map(({ specifier }) => specifier));
  return [...specifiers].map(specifier => textOf(file, specifier)).filter(target => target !== null);
}

function ofDefinitions(place: Place, definitions: readonly TextDefinition[]): Outline {
  const texts = definitions.filter(({ isAsync }) => !isAsync).map(({ text }) => text);
  if (texts.some(wordsHold)) return outline(true);
  // Compilers write `(0, module.name)(…)`.
  const called = new Set(texts.flatMap(text => [...text.matchAll(/([\w$]+(?:\??\.[\w$]+)*)(?:\)|\s*)\(/g)].map(([, path = '']) => path)));
  return outline(false, [...called].map(path => (depth: number) => calls(place, path.split(/\??\./), depth)));
}

function calls(place: Place, [root = '', ...members]: readonly string[], depth: number): boolean {
  const called = members.at(-1) ?? null;
  const imported = importsIn(place.file).get(root);
  return imported === undefined ? own(place, called ?? root, depth) : follow(place, imported.specifier, imported.name, called ?? imported.name, depth);
}

/** A function of the file itself, by its name. */
function own(place: Place, name: string, depth: number): boolean {
  return answer(place.file, name, () => ofDefinitions(place, definitionsIn(place.file, name)), depth);
}

function follow({ textOf, file }: Place, specifier: string, first: string, last: string, depth: number): boolean {
  const target = textOf(file, specifier);
  return target !== null && leads({ textOf, file: target }, first === '*' ? last : first, last === '*' ? 'default' : last, depth);
}
