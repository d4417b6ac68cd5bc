import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode, SourceFile } from '../source-file.ts';
import { enclosingFunction } from './enclosing-function.ts';
import { isPromiseExecutor } from './promise-executor.ts';
import { runsAtOnce } from './synchronous-callback.ts';

/**
 * Which async function does this node run in, itself or by a callback that runs at once?
 *
 * A promise executor counts as well, in whatever function it stands: that function hands out a
 * promise. `null` where the nearest function is synchronous and may run at any other time.
 */
export function asyncContext(file: SourceFile, node: TSESTree.Node): FunctionNode | null {
  const fn = enclosingFunction(node);
  if (fn === null || fn.async) return fn;
  if (isPromiseExecutor(file, fn)) return enclosingFunction(fn) === null ? null : fn;
  return !fn.generator && runsAtOnce(fn) ? asyncContext(file, fn) : null;
}
