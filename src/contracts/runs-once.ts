import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction } from '../flow/enclosing-function.ts';
import { isLoop } from '../flow/exits.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { bindingOf } from './binding.ts';
import { usesOf } from './uses.ts';

/**
 * Does this function run only once in the life of the process: called where it is made, or by name, at
 * the top of a module or in such a function, and nowhere else?
 */
export function runsOnce(file: SourceFile, fn: FunctionNode, steps = 4): boolean {
  if (steps === 0) return false;
  if (fn.parent.type === AST_NODE_TYPES.CallExpression && fn.parent.callee === fn) return isReachedOnce(file, fn.parent, steps);
  const binding = bindingOf(file, fn);
  if (binding === null || binding.kind === 'member') return false;
  const [only, ...more] = usesOf(file, binding);
  return only?.kind === 'call' && more.length === 0 && isReachedOnce(file, only.node, steps);
}

function isReachedOnce(file: SourceFile, node: TSESTree.Node, steps: number): boolean {
  const around = enclosingFunction(node);
  for (let current: TSESTree.Node | undefined = node; current && !isFunction(current); current = current.parent) {
    if (isLoop(current)) return false;
  }
  return around === null || runsOnce(file, around, steps - 1);
}
