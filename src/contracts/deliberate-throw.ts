import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { runsAtOnce } from '../flow/synchronous-callback.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { propertyName } from '../names/property-name.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';

const MAX_DEPTH = 4;

/**
 * Where can a call of this function throw on purpose?
 *
 * A `throw` that its own `catch` does not take in and that is not only passed on by one, in the
 * function or in one that it calls; and a call that by its name does nothing but throw when something is wrong (`assert`, `validate…`),
 * where its body can't be seen.
 *
 * @returns the statement or call in this function, or `null`
 */
export function deliberateThrow(file: SourceFile, fn: FunctionNode): TSESTree.Node | null {
  return throwIn(file, fn, MAX_DEPTH);
}

const GUARDS = new Set(['assert', 'invariant', 'must', 'enforce', 'authorize', 'authorise', 'validate', 'throw', 'ensure', 'check', 'verify']);

function throwIn(file: SourceFile, fn: FunctionNode, depth: number): TSESTree.Node | null {
  for (const node of descendants(file, fn.body, 'stop')) {
    if (isFunction(node)) {
      if (node !== fn && !node.async && runsAtOnce(node) && !isCaught(node, fn) && throwIn(file, node, depth) !== null) return node;
    } else if (node.type === AST_NODE_TYPES.ThrowStatement) {
      if (!isCaught(node, fn) && !isRethrow(node)) return node;
    } else if (node.type === AST_NODE_TYPES.CallExpression && depth > 0 && !isCaught(node, fn)) {
      if (callThrows(file, node, depth)) return node;
    }
  }
  return null;
}

function callThrows(file: SourceFile, call: TSESTree.CallExpression, depth: number): boolean {
  if (isFunction(call.callee)) return false;
  const found = calleeFunction(file, call.callee);
  if (found !== null) return !found.node.async && !found.node.generator && throwIn(found.file, found.node, depth - 1) !== null;
  if (call.parent.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const { callee } = call;
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  const [first = ''] = wordsOf(name ?? '');
  if (GUARDS.has(first) && !(name ?? '').endsWith('Sync')) return true;
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'assert';
}

/** `catch (error) { …; throw error; }`: the error is another's, and reaches the caller with or without it. */
function isRethrow({ argument, parent }: TSESTree.ThrowStatement): boolean {
  if (argument.type !== AST_NODE_TYPES.Identifier) return false;
  for (let current: TSESTree.Node | undefined = parent; current !== undefined && !isFunction(current); current = current.parent) {
    if (current.type === AST_NODE_TYPES.CatchClause) return current.param?.type === AST_NODE_TYPES.Identifier && current.param.name === argument.name;
  }
  return false;
}

/** Does a `catch` inside `fn` take in what is thrown here? */
function isCaught(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let child: TSESTree.Node = node, current = node.parent; current && child !== fn; child = current, current = current.parent) {
    if (current.type === AST_NODE_TYPES.TryStatement && current.block === child && current.handler !== null) return true;
  }
  return false;
}
