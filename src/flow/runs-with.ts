import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { descendants } from './descendants.ts';
import { runsAtOnce } from './synchronous-callback.ts';

/**
 * Which nodes run when this function is called, before it gives the thread back?
 *
 * Its own, and those of the synchronous callbacks that it runs at once. What stands behind an
 * `await` counts as well: whoever asks this of an async function has to look at that.
 */
export function* runsWith(file: SourceFile, fn: FunctionNode): Generator<TSESTree.Node> {
  for (const node of descendants(file, fn, 'stop')) {
    yield node;
    if (node !== fn && isFunction(node) && !node.async && !node.generator && runsAtOnce(node)) yield* runsWith(file, node);
  }
}
