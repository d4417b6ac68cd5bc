import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { enclosingFunction } from './enclosing-function.ts';
import { namedUses } from './named-uses.ts';

/** How many callers above the function are looked at. */
const MOST_ABOVE = 3;

/**
 * Which variable holds a promise (or a list of them) that was started before this node and that
 * nobody listens to before it: `const orders = loadOrders(); …; await orders`?
 *
 * Where the node is made to wait, and with it whoever awaits its function, a rejection meanwhile would
 * find nobody to handle it.
 */
export function unheardPromise(file: SourceFile, node: TSESTree.Node): TSESLint.Scope.Variable | null {
  return unheardIn(file, node, isHeard) ?? awaitedBehindCaller(file, node, []);
}

/** The same where it is awaited later: what is only returned may be no promise. */
export function awaitedBehind(file: SourceFile, node: TSESTree.Node, above: readonly FunctionNode[] = []): TSESLint.Scope.Variable | null {
  return unheardIn(file, node, isAwaited) ?? awaitedBehindCaller(file, node, above);
}

type Listens = (file: SourceFile, name: TSESTree.Node) => boolean;

function unheardIn(file: SourceFile, node: TSESTree.Node, listens: Listens): TSESLint.Scope.Variable | null {
  const fn = enclosingFunction(node);
  let outermost: TSESLint.Scope.Variable | null = null;
  const scopes = scopesOf(file);
  for (let around: TSESTree.Node | null | undefined = node; around != null; around = around === fn ? null : around.parent) {
    for (const scope of scopes.get(around) ?? []) {
      outermost = scope.variables.find(variable => startsBefore(variable, node) && isHeardOnlyAfter(file, variable, node, fn, listens)) ?? outermost;
    }
  }
  return outermost;
}

/** The scopes of a file by the node that opens them. */
const scopesOf = perFile<ReadonlyMap<TSESTree.Node, readonly TSESLint.Scope.Scope[]>>(({ scopeManager }) => {
  const scopes = new Map<TSESTree.Node, TSESLint.Scope.Scope[]>();
  for (const scope of scopeManager.scopes) {
    const others = scopes.get(scope.block);
    if (others === undefined) scopes.set(scope.block, [scope]);
    else others.push(scope);
  }
  return scopes;
});

function awaitedBehindCaller(file: SourceFile, node: TSESTree.Node, above: readonly FunctionNode[]): TSESLint.Scope.Variable | null {
  const fn = enclosingFunction(node);
  if (fn === null || above.includes(fn) || above.length === MOST_ABOVE) return null;
  for (const wait of waitsFor(file, fn)) {
    const found = awaitedBehind(file, wait, [...above, fn]);
    if (found !== null) return found;
  }
  return null;
}

/** What callers in the file wait for or hand on: a call of the function, or the name that holds its promise. */
function waitsFor(file: SourceFile, fn: FunctionNode): readonly TSESTree.Node[] {
  return namedUses(file, fn).flatMap((use): readonly TSESTree.Node[] => {
    const call = use.parent?.type === AST_NODE_TYPES.CallExpression && use.parent.callee === use ? use.parent : null;
    const holder = call?.parent.type === AST_NODE_TYPES.VariableDeclarator && call.parent.id.type === AST_NODE_TYPES.Identifier ? variableOf(file, call.parent.id) : null;
    const promises: readonly TSESTree.Node[] = holder === null ? (call === null ? [] : [call]) : holder.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier);
    return promises.filter(({ parent }) => parent?.type === AST_NODE_TYPES.AwaitExpression || parent?.type === AST_NODE_TYPES.ReturnStatement || parent?.type === AST_NODE_TYPES.ArrowFunctionExpression);
  });
}

function startsBefore({ defs }: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  const declaration = defs[0]?.node;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclarator || declaration.init === null || declaration.range[1] > node.range[0]) return false;
  const { type } = unwrap(declaration.init);
  return type === AST_NODE_TYPES.CallExpression || type === AST_NODE_TYPES.NewExpression || type === AST_NODE_TYPES.ArrayExpression;
}

function isHeardOnlyAfter(file: SourceFile, { references }: TSESLint.Scope.Variable, node: TSESTree.Node, fn: TSESTree.Node | null, listens: Listens): boolean {
  const heard = references.filter(({ identifier }) => enclosingFunction(identifier) === fn && listens(file, identifier));
  return heard.length > 0 && heard.every(({ identifier }) => identifier.range[0] > node.range[0]);
}

function isAwaited(file: SourceFile, name: TSESTree.Node): boolean {
  return name.parent?.type !== AST_NODE_TYPES.ReturnStatement && isHeard(file, name);
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
