import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { SourceFile } from '../source-file.ts';
import { contains } from './descendants.ts';
import { enclosingFunction } from './enclosing-function.ts';

/**
 * Which variable holds a promise (or a list of them) that was started before this node and that
 * nobody listens to before it: `const orders = loadOrders(); …; await orders`?
 *
 * Where the node is made to wait, a rejection meanwhile would find nobody to handle it.
 */
export function unheardPromise(file: SourceFile, node: TSESTree.Node): TSESLint.Scope.Variable | null {
  const fn = enclosingFunction(node);
  for (const scope of file.scopeManager.scopes) {
    if (!contains(scope.block, node) || (fn !== null && !contains(fn, scope.block))) continue;
    const found = scope.variables.find(variable => startsBefore(variable, node) && isHeardOnlyAfter(file, variable, node, fn));
    if (found !== undefined) return found;
  }
  return null;
}

function startsBefore({ defs }: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  const declaration = defs[0]?.node;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclarator || declaration.init === null || declaration.range[1] > node.range[0]) return false;
  const { type } = unwrap(declaration.init);
  return type === AST_NODE_TYPES.CallExpression || type === AST_NODE_TYPES.NewExpression || type === AST_NODE_TYPES.ArrayExpression;
}

function isHeardOnlyAfter(file: SourceFile, { references }: TSESLint.Scope.Variable, node: TSESTree.Node, fn: TSESTree.Node | null): boolean {
  const heard = references.filter(({ identifier }) => enclosingFunction(identifier) === fn && isHeard(file, identifier));
  return heard.length > 0 && heard.every(({ identifier }) => identifier.range[0] > node.range[0]);
}

/** Does somebody listen to what the name holds here, or get it? */
export function isHeard(file: SourceFile, name: TSESTree.Node): boolean {
  const { parent } = name;
  switch (parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ReturnStatement:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === name && ['catch', 'finally', 'then'].includes(propertyName(parent) ?? '');
    case AST_NODE_TYPES.ArrayExpression:
      return parent.parent.type === AST_NODE_TYPES.CallExpression && promiseCombinator(file, parent.parent) !== null;
    case AST_NODE_TYPES.SpreadElement:
      return parent.parent.type === AST_NODE_TYPES.ArrayExpression && isHeard(file, parent);
    case AST_NODE_TYPES.CallExpression:
      return parent.callee !== name && promiseCombinator(file, parent) !== null;
    default:
      return false;
  }
}
