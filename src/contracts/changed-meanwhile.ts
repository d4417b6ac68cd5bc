import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { functionFacts } from '../effects/function-facts.ts';
import { sourceOf } from '../effects/parameter-behind.ts';
import { descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { unwrap } from '../names/unwrap.ts';
import type { SourceFile } from '../source-file.ts';
import { isWaitedForAtOnce } from './callers.ts';

type Variable = TSESLint.Scope.Variable;

/**
 * Which variable of the module, read by this node or by what it calls, can whoever started the function
 * around it change before the function is done, since it goes on without waiting?
 *
 * @returns `null` where each caller in sight waits at once, or nothing is read that may change
 */
export function changedMeanwhile(file: SourceFile, node: TSESTree.Node): Variable | null {
  const fn = enclosingFunction(node);
  if (fn === null) return null;
  let waitedFor: boolean | null = null;
  for (const part of [node, ...calledFrom(file, node)]) {
    for (const name of descendants(file, part, 'enter')) {
      if (name.type !== AST_NODE_TYPES.Identifier) continue;
      const variable = variableOf(file, name);
      if (variable === null || !mayChange(variable)) continue;
      waitedFor ??= isWaitedForAtOnce(file, fn);
      return waitedFor ? null : variable;
    }
  }
  return null;
}

/** The functions of this file that the node calls, directly or not. */
function calledFrom(file: SourceFile, node: TSESTree.Node): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  for (const call of descendants(file, node, 'enter')) {
    const target = call.type === AST_NODE_TYPES.CallExpression ? calleeFunction(file, call.callee) : null;
    if (target === null) continue;
    for (const called of functionFacts(target).functions) if (called.file === file) found.push(called.node);
  }
  return found;
}

/** Does the module keep something under this name that others assign, or put things into? */
function mayChange(variable: Variable): boolean {
  if (variable.scope.type !== 'module' && variable.scope.type !== 'global') return false;
  if (laterWrites(variable).length > 0) return true;
  const value = sourceOf(variable);
  return value !== null && KEEPS.has(unwrap(value).type);
}

const KEEPS: ReadonlySet<AST_NODE_TYPES> = new Set([AST_NODE_TYPES.ArrayExpression, AST_NODE_TYPES.NewExpression, AST_NODE_TYPES.ObjectExpression]);
