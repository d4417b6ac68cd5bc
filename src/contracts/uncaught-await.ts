import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { ownAwaits } from '../flow/own-awaits.ts';
import { perFile } from '../memo.ts';
import type { FunctionNode, Located } from '../source-file.ts';
import { mayReject } from './may-reject.ts';

/** A promise that a function waits for with nothing to take its error in. */
export interface UncaughtAwait {
  readonly node: TSESTree.Expression;
  /** Whether the code in sight shows that it can fail; if not, nobody knows. */
  readonly fails: boolean;
}

/**
 * Which promise that this function waits for can fail with nothing in the function to take the error
 * in?
 *
 * Not one that is awaited in a `try` that has a `catch`, nor in such a `catch` itself. One that is seen
 * to fail comes first. `null` when there is none.
 */
export function uncaughtAwait({ file, node: fn }: Located<FunctionNode>): UncaughtAwait | null {
  let unknown: UncaughtAwait | null = null;
  for (const point of ownAwaits(file, fn)) {
    if (point.type !== AST_NODE_TYPES.AwaitExpression || standsInTry(point, fn)) continue;
    const { answer } = mayReject(file, point.argument);
    if (answer === 'yes') return { node: point.argument, fails: true };
    if (answer === 'unknown') unknown ??= { node: point.argument, fails: false };
  }
  return unknown;
}

/** Does the file listen for rejections that nobody else handles, so that they are not lost? */
export const hearsOfAll = perFile<boolean>(file => /unhandledRejection|captureRejections/i.test(file.text));

function standsInTry(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let child = node, parent = node.parent; parent && child !== fn; child = parent, parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.CatchClause || (parent.type === AST_NODE_TYPES.TryStatement && parent.handler !== null)) return true;
  }
  return false;
}
