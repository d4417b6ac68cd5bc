import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { isLoop } from '../flow/exits.ts';
import { waitsBelow } from '../flow/own-awaits.ts';
import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import type { FunctionNode } from '../source-file.ts';

/**
 * Is this function made to go on for as long as the program does, so that who waits for it waits for
 * ever: one that starts itself again, or waits in a loop without an end in sight?
 */
export const goesOn = perNode<FunctionNode, boolean>((file, fn) => {
  for (const node of descendants(file, fn.body, 'enter')) {
    if (isLoop(node) && isEndless(node) && waitsBelow(file, node) > 0) return true;
    if (node.type === AST_NODE_TYPES.CallExpression && calleeFunction(file, node.callee)?.node === fn) return true;
  }
  return false;
}, false);

/** `for (;;)`, `for await`, `while (true)`, `while (!this.closed)`. */
function isEndless(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ForOfStatement:
      return node.await;
    case AST_NODE_TYPES.ForStatement:
      return node.test === null;
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.WhileStatement:
      return node.test.type === AST_NODE_TYPES.Literal || node.test.type === AST_NODE_TYPES.UnaryExpression || node.test.type === AST_NODE_TYPES.MemberExpression;
    default:
      return false;
  }
}
