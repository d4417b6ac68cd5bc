import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { awaitAllowedAt } from '../flow/await-allowed.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { isShadowed } from '../names/shadowed.ts';
import type { Edit } from '../report.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { beginsOpenStatement } from './begins-statement.ts';
import { arrowParameters, codeStyle } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { freshDeclaration, freshName } from './fresh-name.ts';
import { indentationAt } from './indentation.ts';
import { statementList } from './statement-list.ts';

/**
 * How is the `forEach` or `map` of a statement or a declaration written so that all its promises are
 * waited for together?
 */
export function gathered(file: SourceFile, call: TSESTree.CallExpression): readonly Edit[] | null {
  const mapped = asMap(file, call);
  if (mapped === null) return null;
  return [{ range: [call.range[0], call.range[0]], text: 'await Promise.all(' }, ...mapped, { range: [call.range[1], call.range[1]], text: ')' }];
}

/**
 * How are all elements asked together, and their answers looked at then: `xs.some(async …)` as
 * `(await Promise.all(xs.map(async …))).some(Boolean)`?
 */
export function gatheredAnswers(file: SourceFile, call: TSESTree.CallExpression, method: string): readonly Edit[] | null {
  const mapped = isShadowed(file, call, 'Boolean') ? null : asMap(file, call);
  if (mapped === null || beginsOpenStatement(file, call)) return null;
  // Who awaited the answer took it for a promise.
  const { parent } = call;
  const [start, end] = parent.type === AST_NODE_TYPES.AwaitExpression ? parent.range : call.range;
  if (end !== call.range[1] || hasComment(file, [start, call.range[0]])) return null;
  return [{ range: [start, call.range[0]], text: '(await Promise.all(' }, ...mapped, { range: [end, end], text: `)).${method}(Boolean)` }];
}

/**
 * How are all elements asked together, and those taken whose answer is yes, where the elements and not
 * the answers are wanted: `filter` and `find`?
 *
 * The answers get a statement of their own before the one that is the call alone.
 */
export function gatheredChoice(file: SourceFile, call: TSESTree.CallExpression): readonly Edit[] | null {
  const { callee, parent } = call;
  const [callback] = call.arguments;
  const statement = statementOf(parent);
  if (callback === undefined || statement === null || statementList(statement) === null || asMap(file, call) === null || callee.type !== AST_NODE_TYPES.MemberExpression || !isPlainName(callee.object)) return null;
  if (hasComment(file, [call.range[0], callback.range[0]])) return null;
  const { lineBreak, semicolons } = codeStyle(file);
  const answers = freshDeclaration(file, call, ['answers', 'kept']);
  const [unused, index] = [freshName(file, call, ['_']), freshName(file, call, ['index'])];
  const [start] = statement.range;
  const before = `const ${answers} = await Promise.all(${textOf(file, callee.object)}.map(${textOf(file, callback)}))${semicolons ? ';' : ''}${lineBreak}${indentationAt(file, start)}`;
  return [{ range: [start, start], text: before }, { range: callback.range, text: `${arrowParameters(file, `${unused}, ${index}`)} => ${answers}[${index}]` }];
}

/**
 * How is `xs.map(async …).filter(Boolean)` written so that the promises are waited for before they are
 * looked at? Inside of an awaited `Promise.all` of its own, that one moves.
 */
export function gatheredFirst(file: SourceFile, map: TSESTree.CallExpression, reader: TSESTree.CallExpression): readonly Edit[] | null {
  if (!awaitAllowedAt(map, file.ast.sourceType) || isShadowed(file, map, 'Promise')) return null;
  const opened = { range: [map.range[0], map.range[0]], text: '(await Promise.all(' } as const;
  const closed = { range: [map.range[1], map.range[1]], text: '))' } as const;
  const { parent } = reader;
  if (promiseCombinator(file, parent) !== null && parent.type === AST_NODE_TYPES.CallExpression) {
    const whole = parent.parent;
    if (promiseCombinator(file, parent) !== 'all' || whole.type !== AST_NODE_TYPES.AwaitExpression || parent.arguments.length > 1 || beginsOpenStatement(file, whole)) return null;
    const [start, end] = whole.range;
    if (hasComment(file, [start, map.range[0]]) || hasComment(file, [reader.range[1], end])) return null;
    return [{ range: [start, map.range[0]], text: opened.text }, closed, { range: [reader.range[1], end], text: '' }];
  }
  return parent.type === AST_NODE_TYPES.AwaitExpression || beginsOpenStatement(file, map) ? null : [opened, closed];
}

/** How are the arrays of an awaited `Promise.all(xs.flatMap(async …))` made one? */
export function flattenedAfter(file: SourceFile, call: TSESTree.CallExpression): readonly Edit[] | null {
  const whole = call.parent.parent;
  const mapped = asMap(file, call);
  if (mapped === null || promiseCombinator(file, call.parent) !== 'all' || whole?.type !== AST_NODE_TYPES.AwaitExpression || beginsOpenStatement(file, whole)) return null;
  return [{ range: [whole.range[0], whole.range[0]], text: '(' }, ...mapped, { range: [whole.range[1], whole.range[1]], text: ').flat()' }];
}

/** The edit that makes the method `map`; `null` where nothing may be awaited, or the call is not a plain one. */
function asMap(file: SourceFile, { callee, optional, arguments: given, ...call }: TSESTree.CallExpression): readonly Edit[] | null {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || callee.computed || optional || given.length !== 1 || call.parent.type === AST_NODE_TYPES.ChainExpression) return null;
  if (!awaitAllowedAt(callee, file.ast.sourceType) || isShadowed(file, callee, 'Promise')) return null;
  return textOf(file, callee.property) === 'map' ? [] : [{ range: callee.property.range, text: 'map' }];
}

/** The statement that is nothing but the value: a declaration of one name, an assignment to a name, a `return`. */
function statementOf(parent: TSESTree.Node): TSESTree.Node | null {
  switch (parent.type) {
    case AST_NODE_TYPES.ReturnStatement:
      return parent;
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.parent.declarations.length === 1 && parent.id.type === AST_NODE_TYPES.Identifier ? parent.parent : null;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left.type === AST_NODE_TYPES.Identifier && parent.operator === '=' && parent.parent.type === AST_NODE_TYPES.ExpressionStatement ? parent.parent : null;
    default:
      return null;
  }
}

/** A name, or members of one: reading it twice gives the same. */
function isPlainName(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) return !node.computed && !node.optional && isPlainName(node.object);
  return node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.ThisExpression;
}
