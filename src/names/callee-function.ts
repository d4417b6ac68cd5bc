import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { valueOf } from './value.ts';

/**
 * Which function does a call of this callee run?
 *
 * Functions and methods of this file, methods of `this` and of instances, and the exports of other
 * files. `null` when it can't be told; a subclass may still run another method.
 */
export function calleeFunction(file: SourceFile, callee: TSESTree.Node): Located<FunctionNode> | null {
  const value = valueOf(file, callee);
  return value?.kind === 'node' && isFunction(value.node) ? { file: value.file, node: value.node } : null;
}
