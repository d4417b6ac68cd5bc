import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { FunctionNode } from '../source-file.ts';

/** Methods of arrays, maps, sets and strings that call their callback before they return. */
const CALLS_AT_ONCE = new Set([
  'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight',
  'replace', 'replaceAll', 'some', 'sort', 'toSorted', 'from', 'fromEntries',
]);

/**
 * Does the function run before the expression that it stands in is done: as the callback of an array
 * method, or called on the spot?
 */
export function runsAtOnce(node: FunctionNode): boolean {
  const { parent } = node;
  if (parent.type !== AST_NODE_TYPES.CallExpression) return false;
  return parent.callee === node || callsItsCallbacks(parent);
}

/** Is it a call of a method that calls the functions handed to it before it returns? */
export function callsItsCallbacks(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(callee);
  return name !== null && CALLS_AT_ONCE.has(name);
}
