import { AST_NODE_TYPES } from '@typescript-eslint/utils';

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
  if (parent.callee === node) return true;
  const callee = unwrap(parent.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(callee);
  return name !== null && CALLS_AT_ONCE.has(name);
}
