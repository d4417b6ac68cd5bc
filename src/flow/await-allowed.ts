import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains } from './descendants.ts';
import { enclosingFunction, isField } from './enclosing-function.ts';

/**
 * May `await` be written where this node stands, without changing any function?
 *
 * Not in a function that is not async, in the parameters of an async one, in a field's initialiser,
 * a static block or a namespace; at module level only where modules are (`sourceType`).
 *
 * @param sourceType what the file is parsed as
 */
export function awaitAllowedAt(node: TSESTree.Node, sourceType: TSESTree.Program['sourceType']): boolean {
  const fn = enclosingFunction(node);
  if (fn !== null) return fn.async && contains(fn.body, node);
  let child = node;
  for (let current = node.parent; current; child = current, current = current.parent) {
    if (current.type === AST_NODE_TYPES.StaticBlock || current.type === AST_NODE_TYPES.TSModuleBlock) return false;
    if (isField(current) && current.value === child) return false;
  }
  return sourceType === 'module';
}
