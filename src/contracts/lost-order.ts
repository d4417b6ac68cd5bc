import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

type Variable = TSESLint.Scope.Variable;

/** A push that several callbacks make, each when it has waited. */
export interface LostOrder {
  readonly push: TSESTree.CallExpression;
  readonly array: Variable;
}

/**
 * Into which array does a callback push that has waited, so that callbacks which run together fill it
 * in the order in which they are done?
 *
 * Only an array of the function around counts whose order somebody sees, since it is returned or read
 * in order: one that is sorted, counted or searched has none to lose, and neither have errors and the
 * like, by their name.
 */
export function lostOrder(file: SourceFile, callback: FunctionNode): LostOrder | null {
  const first = awaitPoints(file, callback.body).next().value;
  if (first === undefined) return null;
  for (const push of pushesIn(file, callback)) {
    if (push.range[1] < first.range[0]) continue;
    const array = filledArray(file, push, callback);
    if (array !== null && isReadInOrder(array, callback)) return { push, array };
  }
  return null;
}

function* pushesIn(file: SourceFile, callback: FunctionNode): Generator<TSESTree.CallExpression> {
  for (const node of descendants(file, callback.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.MemberExpression || node.arguments.length === 0) continue;
    if (propertyName(node.callee) === 'push' && !standsInCatch(node, callback)) yield node;
  }
}

function standsInCatch(node: TSESTree.Node, end: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== end; current = current.parent) if (current.type === AST_NODE_TYPES.CatchClause) return true;
  return false;
}

/** Words of what is collected along the way, for which any order will do. */
const ANY_ORDER = /^(?:errors?|exceptions?|failed|failures?|invalid|issues?|logs?|missing|problems?|rejected|rejections?|skipped|warnings?)$/;

function filledArray(file: SourceFile, { callee }: TSESTree.CallExpression, callback: FunctionNode): Variable | null {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier || callee.optional) return null;
  const variable = variableOf(file, callee.object);
  const declaration = variable?.defs[0]?.node;
  if (variable === null || declaration?.type !== AST_NODE_TYPES.VariableDeclarator || declaration.init === null || contains(callback, declaration)) return null;
  if (unwrap(declaration.init).type !== AST_NODE_TYPES.ArrayExpression || laterWrites(variable).length > 0) return null;
  if (enclosingFunction(declaration) !== enclosingFunction(callback)) return null;
  return wordsOf(variable.name).some(word => ANY_ORDER.test(word)) ? null : variable;
}

/** Properties and methods of arrays that show its order. */
const ORDERED = new Set(['at', 'concat', 'entries', 'filter', 'findIndex', 'flat', 'flatMap', 'indexOf', 'join', 'map', 'pop', 'reduce', 'reverse', 'shift', 'slice']);
const SORTING = new Set(['sort', 'toSorted']);

function isReadInOrder(array: Variable, callback: FunctionNode): boolean {
  let isRead = false;
  for (const { identifier, init } of array.references) {
    const { parent } = identifier;
    if (init === true || contains(callback, identifier)) continue;
    if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === identifier) {
      const name = propertyName(parent);
      if (SORTING.has(name ?? '')) return false;
      isRead ||= parent.computed || ORDERED.has(name ?? '');
    } else {
      isRead ||= isReturned(identifier);
    }
  }
  return isRead;
}

/** Does the function give it to its callers, as it is or as a part of what it gives? */
function isReturned(name: TSESTree.Node): boolean {
  for (let { parent } = name; parent; { parent } = parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.ReturnStatement:
        return true;
      case AST_NODE_TYPES.ArrayExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.SpreadElement:
      case AST_NODE_TYPES.TSAsExpression:
        break;
      default:
        return false;
    }
  }
  return false;
}
