import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { asyncContext } from '../flow/async-context.ts';
import { runsWith } from '../flow/runs-with.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { blockingCalls, type BlockingCall, type Call } from './blocking-calls.ts';
import { blockingChain } from './blocking-helpers.ts';
import { isFelt, sharesLoop } from './loop-sharing.ts';
import { heldOnPurpose } from './on-purpose.ts';

/**
 * Which call in this async function holds a thread that other work needs, so that the function should
 * wait for it instead?
 *
 * Calls that only look at metadata do not count, nor does code where nothing else runs.
 *
 * @param path the file's path within the project
 * @returns the call, or `null`
 */
export function callThatShouldBeAwaited(file: SourceFile, fn: FunctionNode, path: string): Call | null {
  for (const node of runsWith(file, fn)) {
    if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression) continue;
    if (asyncContext(file, node) !== fn) continue;
    const direct = blockingCalls(file, node);
    const chain = direct.length > 0 ? null : blockingChain(file, node);
    const found = [...direct, ...(chain === null ? [] : [chain.blocking])];
    if (found.some(blocking => counts(file, fn, node, blocking, path))) return node;
  }
  return null;
}

function counts(file: SourceFile, fn: FunctionNode, call: Call, { api }: BlockingCall, path: string): boolean {
  return !heldOnPurpose(file, call, api?.instead ? [api.instead.name] : []) && isFelt(sharesLoop(file, fn, path), api?.cost ?? 'heavy');
}
