import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { FunctionNode } from '../source-file.ts';

/** Does the function (or a callback in it) wait for the value, return it, or put it into a combinator? */
export function isWaitedFor(node: TSESTree.Node, fn: FunctionNode): boolean {
  let current: TSESTree.Node = node;
  for (let parent = node.parent; parent && current !== fn; current = parent, parent = parent.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.ReturnStatement:
        return true;
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return parent.body === current && (parent === fn || !isDropped(parent));
      case AST_NODE_TYPES.MemberExpression:
        // `call().then(…)`: whoever waits for the chain waits for the call.
        if (parent.object !== current) return false;
        break;
      case AST_NODE_TYPES.CallExpression:
        if (parent.callee !== current && !/^Promise\./.test(calleeText(parent))) return false;
        break;
      case AST_NODE_TYPES.ArrayExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.SpreadElement:
        break;
      default:
        return false;
    }
  }
  return false;
}

/** Methods that do nothing with a promise that their callback gives. */
const DROPPING = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'forEach', 'some', 'sort', 'toSorted']);

function isDropped({ parent }: TSESTree.ArrowFunctionExpression): boolean {
  if (parent.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(parent.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && DROPPING.has(propertyName(callee) ?? '');
}

function calleeText({ callee }: TSESTree.CallExpression): string {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier) return '';
  return `${callee.object.name}.`;
}
