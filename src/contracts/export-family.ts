import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { nodesOver } from '../flow/nodes-over.ts';
import { perFile } from '../memo.ts';
import { isFunction, textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { bindingOf } from './binding.ts';
import { usesOf } from './uses.ts';

/**
 * Which other exported async function of this file takes the same parameters, so that the two are
 * likely called alike, as the steps or commands of one table?
 *
 * The same parameters are: all of them, or two and more with which the longer list begins.
 */
export function asyncSibling(file: SourceFile, fn: FunctionNode): FunctionNode | null {
  const own = parametersOf(file, fn);
  if (own.length === 0) return null;
  return exportedAsyncFunctions(file).find(other => other !== fn && alike(own, parametersOf(file, other))) ?? null;
}

const exportedAsyncFunctions = perFile<readonly FunctionNode[]>(file => {
  const found: FunctionNode[] = [];
  for (const node of nodesOver(file, file.ast, 'async')) {
    if (!isFunction(node) || !node.async) continue;
    const binding = bindingOf(file, node);
    if (binding === null || binding.kind === 'member') continue;
    if (usesOf(file, binding).some(({ kind }) => kind === 'export')) found.push(node);
  }
  return found;
});

function alike(own: readonly string[], other: readonly string[]): boolean {
  if (own.length === other.length && own.every((name, index) => name === other[index])) return true;
  // Each takes of the options what it needs: `byToken(url, { token })`, `byPassword(url, { user, password })`.
  const isPattern = (name: string | undefined) => name?.startsWith('{') === true;
  if (own.length === other.length && own.length > 1 && own.every((name, index) => name === other[index] || (index > 0 && isPattern(name) && isPattern(other[index])))) return true;
  const shorter = Math.min(own.length, other.length);
  return shorter > 1 && own.slice(0, shorter).every((name, index) => name === other[index]);
}

function parametersOf(file: SourceFile, fn: FunctionNode): readonly string[] {
  return fn.params.map(parameter => nameOf(file, parameter));
}

function nameOf(file: SourceFile, parameter: TSESTree.Parameter): string {
  if (parameter.type === AST_NODE_TYPES.Identifier) return parameter.name;
  if (parameter.type === AST_NODE_TYPES.AssignmentPattern && parameter.left.type === AST_NODE_TYPES.Identifier) return parameter.left.name;
  return textOf(file, parameter);
}
