import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { commentBefore, statementOf } from '../contracts/declared-promise.ts';
import { overloadsOf } from '../contracts/overloads.ts';
import { propertyName } from '../names/property-name.ts';
import { variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { isFunction, textOf, type FunctionNode, type SourceFile } from '../source-file.ts';

/**
 * How is this async function written without `async`?
 *
 * The keyword goes, `Promise<T>` becomes `T` in the return type, in those of its overloads and in the
 * comment before it, and a `;` comes where the member before would else run on.
 *
 * @returns `null` where that can't be written right: a return type under another name, a type that
 *   speaks of promises inside, a function in a block whose scope would change
 */
export function dropAsync(file: SourceFile, fn: FunctionNode): readonly Edit[] | null {
  const keyword = asyncKeyword(file, fn);
  if (keyword === null || changesScope(file, fn) || readsAsElement(file, fn)) return null;
  const edits: Edit[] = [{ range: [keyword[0], afterSpaces(file, keyword[1])], text: needsSemicolon(file, fn) ? ';' : '' }];
  for (const { returnType } of [fn, ...overloadsOf(file, fn)]) {
    if (returnType == null) continue;
    const edit = unwrapPromise(file, returnType.typeAnnotation);
    if (edit === null) return null;
    edits.push(...edit);
  }
  // An overload that says nothing gives `any`, with or without a promise.
  return [...edits, ...documentedType(file, fn)];
}

/** Where does the keyword `async` of this function stand in the text? */
export function asyncKeyword(file: SourceFile, fn: FunctionNode): readonly [start: number, end: number] | null {
  const { parent } = fn;
  const isMethod = parent.type === AST_NODE_TYPES.MethodDefinition || (parent.type === AST_NODE_TYPES.Property && parent.method);
  if (!isMethod) return file.text.startsWith('async', fn.range[0]) ? [fn.range[0], fn.range[0] + 5] : null;
  // Modifiers and comments come before the keyword, the key after it.
  let at = parent.range[0];
  while (at < parent.key.range[0]) {
    at = afterTrivia(file, at);
    const word = /^[a-z]+/.exec(file.text.slice(at, at + 12))?.[0];
    if (word === undefined) return null;
    if (word === 'async') return [at, at + 5];
    at += word.length;
  }
  return null;
}

/** The position behind spaces, line ends and comments. */
function afterTrivia(file: SourceFile, from: number): number {
  const trivia = /^(?:\s|\/\*[^]*?\*\/|\/\/.*)+/.exec(file.text.slice(from));
  return from + (trivia?.[0].length ?? 0);
}

function afterSpaces(file: SourceFile, from: number): number {
  return from + (/^[ \t]*/.exec(file.text.slice(from, from + 200))?.[0].length ?? 0);
}

// ---- what the text would mean ------------------------------------------------------------------

/** In sloppy code a plain function in a block is also a variable of the function around; an async one is not. */
function changesScope(file: SourceFile, fn: FunctionNode): boolean {
  if (fn.type !== AST_NODE_TYPES.FunctionDeclaration || file.ast.sourceType === 'module') return false;
  const parent: TSESTree.Node = fn.parent;
  if (parent.type === AST_NODE_TYPES.Program || parent.type === AST_NODE_TYPES.ExportNamedDeclaration) return false;
  return parent.type !== AST_NODE_TYPES.BlockStatement || !isFunction(parent.parent);
}

/** `<T>(x) => …` begins an element where JSX is allowed, unless a comma or a constraint says otherwise. */
function readsAsElement(file: SourceFile, fn: FunctionNode): boolean {
  if (fn.type !== AST_NODE_TYPES.ArrowFunctionExpression || fn.typeParameters == null || !/\.[jt]sx$|\.[cm]?js$/.test(file.path)) return false;
  return !file.path.endsWith('.tsx') || !/^<\s*(?:const\s+)?[\w$]+\s*(?:,|extends\s)/.test(textOf(file, fn.typeParameters));
}

/**
 * Would the member, once it begins with its key, go on where the field before it ended without `;`?
 * The `;` comes before the whole member, so only where `async` is its first word.
 */
function needsSemicolon(file: SourceFile, fn: FunctionNode): boolean {
  const { parent } = fn;
  if (parent.type !== AST_NODE_TYPES.MethodDefinition) return false;
  if (asyncKeyword(file, fn)?.[0] !== parent.range[0]) return false;
  const name = propertyName(parent);
  if (!parent.computed && name !== 'in' && name !== 'instanceof') return false;
  const { body } = parent.parent;
  const before = body[body.indexOf(parent) - 1];
  switch (before?.type) {
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.TSAbstractAccessorProperty:
    case AST_NODE_TYPES.TSAbstractPropertyDefinition:
      return !textOf(file, before).endsWith(';') && file.text[afterTrivia(file, before.range[1])] !== ';';
    default:
      return false;
  }
}

// ---- types -------------------------------------------------------------------------------------

/** Types that need parentheses before an arrow's `=>` or an array's `[]`. */
const LOOSE: ReadonlySet<string> = new Set([AST_NODE_TYPES.TSConditionalType, AST_NODE_TYPES.TSConstructorType, AST_NODE_TYPES.TSFunctionType]);

/** How does `Promise<T>` become `T`? Nothing to do for `any`; `null` for a type under another name. */
function unwrapPromise(file: SourceFile, type: TSESTree.TypeNode): readonly Edit[] | null {
  if (type.type === AST_NODE_TYPES.TSAnyKeyword || type.type === AST_NODE_TYPES.TSUnknownKeyword) return [];
  if (type.type !== AST_NODE_TYPES.TSTypeReference || type.typeName.type !== AST_NODE_TYPES.Identifier || type.typeName.name !== 'Promise') return null;
  if (variableOf(file, type.typeName) !== null) return null;
  const [inner, ...more] = type.typeArguments?.params ?? [];
  if (inner === undefined || more.length > 0 || inner.type === AST_NODE_TYPES.TSNeverKeyword) return null;
  const text = textOf(file, inner);
  if (/Promise|Awaited|Thenable/.test(text)) return null;
  const around = file.text.slice(type.range[0], inner.range[0]) + file.text.slice(inner.range[1], type.range[1]);
  if (/\/[/*]/.test(around)) return null;
  return [{ range: type.range, text: LOOSE.has(inner.type) ? `(${text})` : text }];
}

/** `@returns {Promise<T>}` in the comment before the function becomes `@returns {T}`. */
function documentedType(file: SourceFile, fn: FunctionNode): readonly Edit[] {
  const statement = statementOf(fn);
  const comment = commentBefore(file, statement);
  if (comment === null || !comment.startsWith('/**')) return [];
  const start = file.text.lastIndexOf(comment, statement.range[0]);
  const tag = /@returns?\s*\{\s*Promise\s*<([^{}]*)>\s*\}/.exec(comment);
  const inner = tag?.[1];
  if (tag === null || inner === undefined || /Promise/.test(inner)) return [];
  const at = start + tag.index;
  return [{ range: [at, at + tag[0].length], text: tag[0].replace(/\{\s*Promise\s*<[^{}]*>\s*\}/, () => `{${inner}}`) }];
}

// ---- calls -------------------------------------------------------------------------------------

/** How is the value of this `await` written without waiting? The operand needs no parentheses: a call binds tighter than all that may stand around. */
export function dropAwait(file: SourceFile, { range, argument }: TSESTree.AwaitExpression): Edit | null {
  if (argument.type !== AST_NODE_TYPES.CallExpression) return null;
  const between = file.text.slice(range[0] + 5, argument.range[0]);
  return /^\s*$/.test(between) ? { range: [range[0], argument.range[0]], text: '' } : null;
}
