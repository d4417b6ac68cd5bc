import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { isLoop, type Loop } from '../flow/exits.ts';

import { runsAtOnce } from '../flow/synchronous-callback.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction } from '../source-file.ts';

/** What makes a statement run several times. */
export type Repeat =
  /** Once for each element of a collection: `for … of`, `forEach`, a counted loop over a length. */
  | { readonly kind: 'each'; readonly collection: TSESTree.Node; readonly node: TSESTree.Node }
  /** Once for each value of an async iterable. */
  | { readonly kind: 'stream'; readonly collection: TSESTree.Node; readonly node: TSESTree.Node }
  /** As often as a condition holds. */
  | { readonly kind: 'while'; readonly node: Loop };

/** One `array.push(value)`. */
export interface Push {
  readonly call: TSESTree.CallExpression;
  readonly value: TSESTree.Expression;
  /** Whether it is `push(...value)`. */
  readonly spread: boolean;
  /** What repeats it, innermost first, up to where the array is declared. */
  readonly repeats: readonly Repeat[];
}

/**
 * What fills this array after it was declared empty?
 *
 * @returns `null` when the variable is no array that begins empty and grows by `push` alone
 */
export function pushesOf(variable: TSESLint.Scope.Variable): readonly Push[] | null {
  const [definition] = variable.defs;
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.id.type !== AST_NODE_TYPES.Identifier) return null;
  const { init } = definition.node;
  if (init === null || !isEmptyArray(unwrap(init))) return null;
  const pushes: Push[] = [];
  for (const { identifier } of variable.references) {
    const member = identifier.parent;
    if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier || propertyName(member) !== 'push') continue;
    const call = member.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) continue;
    const repeats = [...repeatsBetween(call, definition.node)];
    for (const argument of call.arguments) {
      const spread = argument.type === AST_NODE_TYPES.SpreadElement;
      pushes.push({ call, value: spread ? argument.argument : argument, spread, repeats });
    }
  }
  return pushes.length === 0 ? null : pushes;
}

/** Is the expression `[]`, or `new Array()`? */
export function isEmptyArray(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.ArrayExpression) return node.elements.length === 0;
  return node.type === AST_NODE_TYPES.NewExpression && node.arguments.length === 0 && node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'Array';
}

/** What repeats `node`, innermost first, up to the block that `outer` stands in? */
export function* repeatsBetween(node: TSESTree.Node, outer: TSESTree.Node): Generator<Repeat> {
  let child: TSESTree.Node = node;
  for (let current: TSESTree.Node | null | undefined = node.parent; current; child = current, current = current.parent) {
    if (current.range[0] <= outer.range[0] && outer.range[1] <= current.range[1]) return;
    if (isFunction(current)) {
      const call: TSESTree.Node = current.parent;
      if (!runsAtOnce(current) || call.type !== AST_NODE_TYPES.CallExpression || call.callee === current) continue;
      const callee = unwrap(call.callee);
      if (callee.type === AST_NODE_TYPES.MemberExpression) yield { kind: 'each', collection: callee.object, node: call };
    } else if (isLoop(current) && current.body === child) {
      yield repeatOf(current);
    }
  }
}

function repeatOf(loop: Loop): Repeat {
  switch (loop.type) {
    case AST_NODE_TYPES.ForOfStatement:
      return { kind: loop.await ? 'stream' : 'each', collection: loop.right, node: loop };
    case AST_NODE_TYPES.ForInStatement:
      return { kind: 'each', collection: loop.right, node: loop };
    case AST_NODE_TYPES.ForStatement: {
      const counted = countedCollection(loop);
      return counted === null ? { kind: 'while', node: loop } : { kind: 'each', collection: counted, node: loop };
    }
    default:
      return { kind: 'while', node: loop };
  }
}

/** The collection whose length ends a counted loop: `xs` of `for (let i = 0; i < xs.length; i++)`. */
function countedCollection(loop: TSESTree.ForStatement): TSESTree.Node | null {
  const { test, update } = loop;
  if (test?.type !== AST_NODE_TYPES.BinaryExpression || update?.type !== AST_NODE_TYPES.UpdateExpression) return null;
  const limit = unwrap(test.right);
  if (limit.type !== AST_NODE_TYPES.MemberExpression || propertyName(limit) !== 'length') return null;
  return limit.object;
}
