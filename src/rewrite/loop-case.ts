import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { type Accumulator, accumulatorsOf, type CollectingLoop } from '../effects/accumulators.ts';
import { seenOnFailure } from '../effects/seen-on-failure.ts';
import { descendants } from '../flow/descendants.ts';
import { jumpTarget } from '../flow/exits.ts';
import { isShadowed } from '../names/shadowed.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { declaredBeside } from './callback-body.ts';
import { codeStyle } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import type { Emptiness } from './empty-declaration.ts';
import { freshDeclaration } from './fresh-name.ts';
import { indentationAt, indented } from './indentation.ts';
import { type Callback, callbackParameters } from './loop-callback.ts';
import type { LoopHead } from './loop-head.ts';
import { statementList } from './statement-list.ts';

/** A loop as a rewrite sees it. */
export interface LoopCase {
  readonly file: SourceFile;
  readonly loop: CollectingLoop;
  readonly head: LoopHead;
  /** The body's statements, without one that a parameter made superfluous. */
  readonly statements: readonly TSESTree.Statement[];
  /** What of the body is kept: between its braces, or all of a body without. */
  readonly inner: readonly [number, number];
  /** The white space at the start of the line that is written. */
  readonly indent: string;
  readonly accumulators: readonly Accumulator[];
  readonly ordered: readonly Accumulator[];
}

/**
 * What becomes of the results: nothing (`effects`), a list (`push`), a list of lists, since some
 * iterations give none (`filter`), properties (`keyed`), or the end of each iteration's work, done
 * one after the other once all have waited (`in-order`).
 */
export type LoopForm = 'effects' | 'filter' | 'in-order' | 'keyed' | 'push';

/** One way to write the loop: the text around the fan-out, and the callback. */
export interface LoopPlan {
  readonly form: LoopForm;
  readonly callback: Callback;
  /** The statement around the promise of all results. */
  readonly statement: (results: string) => string;
  /** The same where the variable that collects is declared by it. */
  readonly declares?: { readonly variable: TSESLint.Scope.Variable; readonly holds: Emptiness; readonly value: (results: string) => string } | null;
}

/**
 * What of this loop does a rewrite work with? `null` when no rewrite of it can be right.
 *
 * @param step how much deeper than the loop the text will stand
 */
export function caseOf(file: SourceFile, loop: CollectingLoop, found: LoopHead, step: string): LoopCase | null {
  const head = step === '' ? found : { ...found, edits: [...found.edits, ...indented(file, loop.range, step)] };
  if (loop.parent.type === AST_NODE_TYPES.LabeledStatement) return null;
  if (isShadowed(file, loop, 'Promise') || isShadowed(file, loop, 'Array') || isShadowed(file, loop, 'Object')) return null;
  if (hasComment(file, [loop.range[0], loop.body.range[0]])) return null;
  const isBlock = loop.body.type === AST_NODE_TYPES.BlockStatement;
  const all: readonly TSESTree.Statement[] = loop.body.type === AST_NODE_TYPES.BlockStatement ? loop.body.body : [loop.body];
  const statements = all.filter(statement => statement !== head.dropped);
  const [first] = statements;
  if (first === undefined || (first.type === AST_NODE_TYPES.ExpressionStatement && first.expression.type === AST_NODE_TYPES.Literal)) return null;
  // What a block may shadow of the loop's head, a function may not shadow of its parameters.
  const parameters = new Set([head.element, ...head.variables.map(({ name }) => name)]);
  if (declaredBeside(file, statements).some(({ name }) => parameters.has(name))) return null;
  const start = head.dropped === null ? loop.body.range[0] + (isBlock ? 1 : 0) : lineEndAfter(file, head.dropped.range[1]);
  if (head.dropped !== null && hasComment(file, [loop.body.range[0], start])) return null;
  const accumulators = accumulatorsOf(file, loop);
  if (accumulators.some(({ variable }) => variable !== null && seenOnFailure(variable, loop))) return null;
  return {
    file,
    loop,
    head,
    statements,
    inner: [start, loop.body.range[1] - (isBlock ? 1 : 0)],
    indent: indentationAt(file, loop.range[0]) + step,
    accumulators,
    ordered: accumulators.filter(({ order }) => order === 'kept'),
  };
}

/** The end of the text on this line when only white space follows; else the place itself. */
function lineEndAfter(file: SourceFile, position: number): number {
  const rest = /^[ \t]*(?=\r?\n)/.exec(file.text.slice(position));
  return position + (rest?.[0].length ?? 0);
}

/** The edits that make `continue` end the callback with this value. */
export function continues(file: SourceFile, loop: TSESTree.Node, value: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const node of descendants(file, loop, 'stop')) {
    if (node.type !== AST_NODE_TYPES.ContinueStatement || jumpTarget(node) !== loop) continue;
    edits.push({ range: [node.range[0], node.range[0] + 'continue'.length], text: `return${value}` });
  }
  return edits;
}

/** The callback whose body is this part of the loop's, edited, and then `end`. */
export function blockCallback({ file, loop, head, inner, indent: outer }: Pick<LoopCase, 'file' | 'head' | 'indent' | 'inner' | 'loop'>, edits: readonly Edit[], end = ''): Callback {
  const { lineBreak, indent } = codeStyle(file);
  const text = editedText(file, inner, edits).replace(/\s+$/, '');
  const isOneLine = !text.includes('\n') && !text.includes('//');
  const isBlock = loop.body.type === AST_NODE_TYPES.BlockStatement;
  const start = isBlock ? text : isOneLine ? ` ${text.trim()}` : `${lineBreak}${outer}${indent}${text.trim()}`;
  const ending = end === '' ? '' : isOneLine ? ` ${end}` : `${lineBreak}${bodyIndentation(file, loop, outer, outer + indent)}${end}`;
  return { isAsync: true, parameters: callbackParameters(file, head), body: `{${start}${ending}${isOneLine ? ' ' : `${lineBreak}${outer}`}}` };
}

function bodyIndentation(file: SourceFile, loop: CollectingLoop, outer: string, otherwise: string): string {
  const first = loop.body.type === AST_NODE_TYPES.BlockStatement ? loop.body.body[0] : undefined;
  return first === undefined || first.loc.start.line === loop.loc.start.line ? otherwise : outer + indentationAt(file, first.range[0]).slice(indentationAt(file, loop.range[0]).length);
}

/** What ends a statement in this file. */
export function semicolon(file: SourceFile): string {
  return codeStyle(file).semicolons ? ';' : '';
}

/** Is there a comment in the first range that is not in the second, which lies in it? */
export function hasCommentOutside(file: SourceFile, [start, end]: readonly [number, number], [from, to]: readonly [number, number]): boolean {
  return hasComment(file, [start, from]) || hasComment(file, [to, end]);
}

/** TypeScript takes a pair for a list of either unless it is told. */
export function asConst(file: SourceFile): string {
  return codeStyle(file).typescript ? ' as const' : '';
}

/** The declarator of a declaration that has but one. */
export function soleDeclarator(statement: TSESTree.Node | undefined): TSESTree.VariableDeclarator | null {
  if (statement?.type !== AST_NODE_TYPES.VariableDeclaration || statement.declarations.length !== 1) return null;
  return statement.declarations[0] ?? null;
}

/** The loop over the results, which get a name first where they take several lines to write. */
export function overResults({ file, loop, indent }: LoopCase, isShort: boolean, results: string, name: string, pattern: string, body: string, isNested = false): string {
  if (isShort || statementList(loop) === null) return `for (const ${pattern} of await ${results}) ${body}`;
  const named = freshDeclaration(file, loop, [name, 'loaded', 'values']);
  const { lineBreak } = codeStyle(file);
  return `const ${named} = await ${results}${semicolon(file)}${lineBreak}${indent}for (const ${pattern} of ${named}${isNested ? '.flat()' : ''}) ${body}`;
}
