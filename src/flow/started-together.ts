import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { enclosingFunction } from './enclosing-function.ts';
import { isLoop } from './exits.ts';
import { namedUses } from './named-uses.ts';
import { callsItsCallbacks, runsAtOnce } from './synchronous-callback.ts';

/**
 * Does this file start many calls of the function together: in the callback of an array method, or
 * in a loop that does not wait?
 *
 * While the function holds the thread they run one after the other all the same. Once it awaits, as
 * many run at once as there are elements.
 */
export function startedTogether(file: SourceFile, fn: FunctionNode): boolean {
  if (runsAtOnce(fn) && fn.parent.type === AST_NODE_TYPES.CallExpression && fn.parent.callee !== fn) return true;
  return namedUses(file, fn).some(use => startsMany(use));
}

function startsMany(use: TSESTree.Node): boolean {
  const call = use.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression) return false;
  if (call.callee !== use) return callsItsCallbacks(call);
  const fn = enclosingFunction(call);
  if (fn !== null && runsAtOnce(fn) && fn.parent.type === AST_NODE_TYPES.CallExpression && fn.parent.callee !== fn && !waitsForBefore(fn)) return true;
  if (call.parent.type === AST_NODE_TYPES.AwaitExpression) return false;
  for (let current: TSESTree.Node | undefined = call.parent; current && current !== fn; current = current.parent) if (isLoop(current)) return true;
  return false;
}

/** `reduce(async (before, each) => { await before; … })`: each call waits for the one before it. */
function waitsForBefore({ async, parent }: FunctionNode): boolean {
  return async && parent.type === AST_NODE_TYPES.CallExpression && parent.callee.type === AST_NODE_TYPES.MemberExpression && /^reduce(?:Right)?$/.test(propertyName(parent.callee) ?? '');
}
