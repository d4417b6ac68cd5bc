import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction } from '../flow/enclosing-function.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

/** What becomes of the promise that a call gives. */
export type PromiseUse =
  /** `await f()`, with nothing but grouping between. */
  | { readonly kind: 'awaited'; readonly node: TSESTree.AwaitExpression }
  /** Waited for at once, by an `await` around a choice or by an async function's `return`. */
  | { readonly kind: 'settled'; readonly node: TSESTree.Node }
  /** One of those that an async function's `Promise.all(xs.map(x => f(x)))` makes. */
  | { readonly kind: 'combined'; readonly node: TSESTree.Node }
  /** Nobody looks at it. */
  | { readonly kind: 'dropped'; readonly node: TSESTree.Node }
  /** A function that is not async hands it on. */
  | { readonly kind: 'returned'; readonly node: TSESTree.Node; readonly by: FunctionNode }
  /** `.then`, `.catch` or `.finally` is called on it. */
  | { readonly kind: 'chained'; readonly node: TSESTree.Node }
  /** It is kept, handed over or combined with others. */
  | { readonly kind: 'value'; readonly node: TSESTree.Node };

/** What becomes of the promise that this call (or expression) gives? */
export function promiseUse(file: SourceFile, call: TSESTree.Expression): PromiseUse {
  let node: TSESTree.Node = call;
  let direct = true;
  for (;;) {
    const parent: TSESTree.Node | undefined = node.parent;
    switch (parent?.type) {
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
        break;
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.test === node) return { kind: 'value', node: parent };
        direct = false;
        break;
      case AST_NODE_TYPES.LogicalExpression:
        if (parent.left === node) return { kind: 'value', node: parent };
        direct = false;
        break;
      case AST_NODE_TYPES.SequenceExpression:
        if (parent.expressions.at(-1) !== node) return { kind: 'dropped', node: parent };
        direct = false;
        break;
      case AST_NODE_TYPES.AwaitExpression:
        return direct ? { kind: 'awaited', node: parent } : { kind: 'settled', node: parent };
      case AST_NODE_TYPES.ExpressionStatement:
        return { kind: 'dropped', node: parent };
      case AST_NODE_TYPES.UnaryExpression:
        return { kind: parent.operator === 'void' ? 'dropped' : 'value', node: parent };
      case AST_NODE_TYPES.ReturnStatement:
        return returnedBy(file, parent, enclosingFunction(parent));
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return parent.body === node ? returnedBy(file, parent.body, parent) : { kind: 'value', node: parent };
      case AST_NODE_TYPES.MemberExpression: {
        const name = parent.object === node ? propertyName(parent) : null;
        return { kind: name === 'then' || name === 'catch' || name === 'finally' ? 'chained' : 'value', node: parent };
      }
      default:
        return { kind: 'value', node: parent ?? node };
    }
    node = parent;
  }
}

function returnedBy(file: SourceFile, node: TSESTree.Node, by: FunctionNode | null): PromiseUse {
  if (by === null || by.generator) return { kind: 'value', node };
  if (by.async) return { kind: 'settled', node };
  return isMappedIntoCombinator(file, by) ? { kind: 'combined', node } : { kind: 'returned', node, by };
}

/** `Promise.all(xs.map(x => f(x)))`, which takes values as well as promises, where an error in `f` is still a rejection. */
function isMappedIntoCombinator(file: SourceFile, callback: FunctionNode): boolean {
  const map = callback.parent;
  if (map.type !== AST_NODE_TYPES.CallExpression || map.callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(map.callee) !== 'map') return false;
  const { parent } = map;
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.arguments[0] !== map || promiseCombinator(file, parent) === null) return false;
  return enclosingFunction(parent)?.async ?? true;
}
