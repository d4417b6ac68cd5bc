import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { propertyName } from '../names/property-name.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { isHandledChain } from './handled-chain.ts';
import { mayBePromise } from './may-be-promise.ts';

/**
 * Which work does this function start, whose promise it then leaves to itself?
 *
 * A statement that is a call which surely gives a promise, or an iteration that calls an async
 * callback and drops its promises. `void call()` and a chain that ends in `.catch` say that it is
 * meant.
 */
export function unawaitedWork(file: SourceFile, fn: FunctionNode): TSESTree.CallExpression | null {
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.CallExpression || node.parent.type !== AST_NODE_TYPES.ExpressionStatement) continue;
    if (iteratesInVain(node)) return node;
    if (isHandledChain(node)) continue;
    if (mayBePromise(file, node).answer === 'yes') return node;
  }
  return null;
}

/** `xs.forEach(async …)` and `_.each(xs, async …)` */
function iteratesInVain(node: TSESTree.CallExpression): boolean {
  const name = node.callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(node.callee) : null;
  return (name === 'forEach' || name === 'each') && node.arguments.some(argument => isFunction(argument) && argument.async);
}
