import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../source-file.ts';

/**
 * Which function runs this node?
 *
 * @returns `null` at module level, in a class's static block and in a field's initialiser, which run
 *   with the class. A parameter's default belongs to its function; a computed key does not.
 */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | null {
  let child = node;
  for (let current = node.parent; current; child = current, current = current.parent) {
    if (isFunction(current)) return current;
    if (current.type === AST_NODE_TYPES.StaticBlock) return null;
    if (isField(current) && current.value === child) return null;
  }
  return null;
}

/** Is the node a field of a class, `accessor` or not? What it starts with is no part of any function around the class. */
export function isField(node: TSESTree.Node): node is TSESTree.AccessorProperty | TSESTree.PropertyDefinition {
  return node.type === AST_NODE_TYPES.PropertyDefinition || node.type === AST_NODE_TYPES.AccessorProperty;
}
