import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode } from '../source-file.ts';

/** Does a `try` with a `catch` stand around the node, inside `fn`? */
export function isCaught(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== fn; current = current.parent) {
    const parent: TSESTree.Node | undefined = current.parent;
    if (parent?.type === AST_NODE_TYPES.TryStatement && parent.handler !== null && parent.block === current) return true;
  }
  return false;
}
