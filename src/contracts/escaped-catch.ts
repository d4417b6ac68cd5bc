import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { mayBePromise } from './may-be-promise.ts';

/**
 * Which promise does this async function hand back from inside a `try`, so that the `catch` beside it
 * never sees its error?
 *
 * A call that surely gives a promise, or one whose body is out of sight and whose name says that it
 * asks a file, a database or the network.
 */
export function promisePastCatch(file: SourceFile, fn: FunctionNode): TSESTree.CallExpression | null {
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.ReturnStatement || node.argument === null || !isInTry(node, fn)) continue;
    const call = unwrap(node.argument);
    if (call.type !== AST_NODE_TYPES.CallExpression || node.argument.range[0] !== call.range[0]) continue;
    const { answer } = mayBePromise(file, call);
    if (answer === 'yes' || (answer === 'unknown' && asksOutside(file, call))) return call;
  }
  return null;
}

function isInTry(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let child: TSESTree.Node = node, { parent } = node; parent !== undefined && child !== fn; child = parent, { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === child && parent.handler !== null) return true;
  }
  return false;
}

/** Words that begin the name of a method which has to wait for something outside of the process. */
const OUTSIDE = new Set(['download', 'fetch', 'query', 'read', 'request', 'upload']);

function asksOutside(file: SourceFile, { callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || calleeFunction(file, callee) !== null) return false;
  const [first = '', second] = wordsOf(propertyName(callee) ?? '');
  return OUTSIDE.has(first) || (first === 'find' && second !== undefined && !/^(?:index|last)$/.test(second));
}
