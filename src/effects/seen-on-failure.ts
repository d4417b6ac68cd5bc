import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { isLoop } from '../flow/exits.ts';
import { isFunction } from '../source-file.ts';

/**
 * If something in this node throws, can code of the same function still see what the variable holds?
 *
 * So it is when a `try` around the node, inside of the variable's scope, goes on with the variable in
 * sight: what had been collected up to the failure then is a result.
 */
export function seenOnFailure(variable: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  const [declaration] = variable.identifiers;
  for (let current: TSESTree.Node = node; current.parent && !isFunction(current.parent); current = current.parent) {
    const { parent } = current;
    if (declaration !== undefined && contains(current, declaration)) return false;
    if (parent.type !== AST_NODE_TYPES.TryStatement || parent.block !== current || (declaration !== undefined && contains(current, declaration))) continue;
    const { handler, finalizer } = parent;
    const goesOn = handler !== null && !endsIt(handler.body);
    const isSeen = variable.references.some(({ identifier }) => {
      if (handler !== null && contains(handler, identifier)) return true;
      if (finalizer !== null && contains(finalizer, identifier)) return true;
      return goesOn && (identifier.range[0] > parent.range[1] || loopsAround(parent, declaration));
    });
    if (isSeen) return true;
  }
  return false;
}

function endsIt({ body }: TSESTree.BlockStatement): boolean {
  const last = body.at(-1);
  return last?.type === AST_NODE_TYPES.ThrowStatement || last?.type === AST_NODE_TYPES.ReturnStatement;
}

/** Is there a loop around the node that does not make the variable anew? */
function loopsAround(node: TSESTree.Node, declaration: TSESTree.Node | undefined): boolean {
  for (let current: TSESTree.Node | undefined = node.parent; current && !isFunction(current); current = current.parent) {
    if (declaration !== undefined && contains(current, declaration)) return false;
    if (isLoop(current)) return true;
  }
  return false;
}
