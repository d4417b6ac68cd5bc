import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { awaitAllowedAt } from '../flow/await-allowed.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { isShadowed } from '../names/shadowed.ts';
import type { Edit } from '../report.ts';
import { textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { hasComment } from './comments-in.ts';
import { lineStart } from './indentation.ts';
import { statementList } from './statement-list.ts';

/**
 * How does the callback give its value to the `map` instead of pushing it into an array itself, so that
 * the array has the order of the elements?
 *
 * The push must be the last thing that the callback does, and its only one. An array that is declared
 * empty right there is declared with the values; any other gets them in one push.
 *
 * @param call `xs.map(async …)` right inside of an awaited `Promise.all`, or `xs.forEach(async …)`, alone in a statement
 */
export function returnedValue(file: SourceFile, call: TSESTree.CallExpression, callback: FunctionNode, push: TSESTree.CallExpression, array: TSESLint.Scope.Variable): readonly Edit[] | null {
  const given = givenEdits(file, callback, push, array);
  const waiting = given === null ? null : waitingEdits(file, call);
  if (given === null || waiting === null) return null;
  const { statement, edits, value } = waiting;
  const declared = declaredThere(file, array, statement);
  const [start, end] = value;
  if (declared !== null) return [declared.gone, { range: [start, start], text: declared.text }, ...edits, ...given];
  return [{ range: [start, start], text: `${array.name}.push(...` }, ...edits, ...given, { range: [end, end], text: ')' }];
}

/** The edits that make the last push of the callback a `return`. */
function givenEdits(file: SourceFile, { body, returnType }: FunctionNode, push: TSESTree.CallExpression, array: TSESLint.Scope.Variable): readonly Edit[] | null {
  const [value, ...others] = push.arguments;
  // A type that is written there speaks of nothing being given.
  if (returnType != null || value === undefined || value.type === AST_NODE_TYPES.SpreadElement || value.type === AST_NODE_TYPES.SequenceExpression || others.length > 0) return null;
  if (array.references.filter(({ identifier }) => contains(body, identifier)).length !== 1) return null;
  if (hasComment(file, [push.range[0], value.range[0]]) || hasComment(file, [value.range[1], push.range[1]])) return null;
  const after: Edit = { range: [value.range[1], push.range[1]], text: '' };
  if (push === body) return value.type === AST_NODE_TYPES.ObjectExpression ? null : [{ range: [push.range[0], value.range[0]], text: '' }, after];
  if (body.type !== AST_NODE_TYPES.BlockStatement || push.parent !== body.body.at(-1)) return null;
  for (const node of descendants(file, body, 'stop')) if (node.type === AST_NODE_TYPES.ReturnStatement) return null;
  return [{ range: [push.range[0], value.range[0]], text: 'return ' }, after];
}

interface Waiting {
  readonly statement: TSESTree.ExpressionStatement;
  readonly edits: readonly Edit[];
  /** Where the awaited expression stands. */
  readonly value: readonly [number, number];
}

function waitingEdits(file: SourceFile, call: TSESTree.CallExpression): Waiting | null {
  const { callee, parent } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || callee.computed || call.arguments.length !== 1) return null;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement) {
    if (!awaitAllowedAt(call, file.ast.sourceType) || isShadowed(file, call, 'Promise')) return null;
    const [start, end] = call.range;
    return { statement: parent, edits: [{ range: [start, start], text: 'await Promise.all(' }, { range: callee.property.range, text: 'map' }, { range: [end, end], text: ')' }], value: call.range };
  }
  const whole = parent.parent;
  if (promiseCombinator(file, parent) !== 'all' || whole?.type !== AST_NODE_TYPES.AwaitExpression || whole.parent.type !== AST_NODE_TYPES.ExpressionStatement) return null;
  return { statement: whole.parent, edits: [], value: whole.range };
}

/** `const out = ` for an array that is declared empty in the same list, of which nothing speaks before; and the edit that takes the old declaration away. */
function declaredThere(file: SourceFile, array: TSESLint.Scope.Variable, statement: TSESTree.Node): { readonly text: string; readonly gone: Edit } | null {
  const declarator = array.defs[0]?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.init?.type !== AST_NODE_TYPES.ArrayExpression || declarator.init.elements.length > 0) return null;
  const declaration = declarator.parent;
  if (declaration.declarations.length > 1 || statementList(declaration) === null || statementList(declaration) !== statementList(statement)) return null;
  if (array.references.some(({ identifier, init }) => init !== true && identifier.range[0] < statement.range[0])) return null;
  const start = lineStart(file, declaration.range[0]);
  const next = file.text.indexOf('\n', declaration.range[1]) + 1;
  const line = file.text.slice(start, next);
  if (next === 0 || line.trim() !== textOf(file, declaration) || hasComment(file, [start, next]) || hasComment(file, [file.text.lastIndexOf('\n', Math.max(start - 2, 0)), start])) return null;
  return { text: `${declaration.kind} ${textOf(file, declarator.id)} = `, gone: { range: [start, next], text: '' } };
}
