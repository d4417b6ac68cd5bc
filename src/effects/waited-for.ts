import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

type Variable = TSESLint.Scope.Variable;

/** Does the function (or a callback in it) wait for the value, return it, or put it into a combinator? */
export function isWaitedFor(node: TSESTree.Node, fn: FunctionNode): boolean {
  return fateOf(node, fn) === true;
}

/** The same, also where a variable holds the value until it is waited for: `const saved = save(); … await saved`. */
export function isWaitedForLater(file: SourceFile, node: TSESTree.Node, fn: FunctionNode, seen: ReadonlySet<Variable> = new Set()): boolean {
  const fate = fateOf(node, fn);
  if (typeof fate === 'boolean') return fate;
  const holder = holderIn(file, fate);
  if (holder === null || seen.has(holder)) return false;
  const known = new Set([...seen, holder]);
  return holder.references.some(reference => reference.isRead() && !isMemberRead(reference.identifier) && isWaitedForLater(file, reference.identifier, fn, known));
}

/** Is a part of the value wanted (`saved.size`, `client.send()`), so that it is no promise? */
function isMemberRead(node: TSESTree.Node): boolean {
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node && !REACTIONS.has(propertyName(parent) ?? '');
}

const REACTIONS: ReadonlySet<string> = new Set(['catch', 'finally', 'then']);

/** The variable that the node gives a value to, or puts one into. */
function holderIn(file: SourceFile, node: TSESTree.Node): Variable | null {
  if (node.type === AST_NODE_TYPES.VariableDeclarator) return node.id.type === AST_NODE_TYPES.Identifier ? (declaredVariables(file, node)[0] ?? null) : null;
  let target: TSESTree.Node | null = null;
  if (node.type === AST_NODE_TYPES.AssignmentExpression) target = node.left;
  else if (node.type === AST_NODE_TYPES.CallExpression) {
    const callee = unwrap(node.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression && /^(?:push|unshift)$/.test(propertyName(callee) ?? '')) target = callee.object;
  }
  return target?.type === AST_NODE_TYPES.Identifier ? variableOf(file, target) : null;
}

/** Is the value waited for (`true`), or not (`false`), or which node takes it, so that it depends on that? */
function fateOf(node: TSESTree.Node, fn: FunctionNode): TSESTree.Node | boolean {
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
        if (parent.callee !== current && !/^Promise\./.test(calleeText(parent))) return parent;
        break;
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.right === current ? parent : false;
      case AST_NODE_TYPES.VariableDeclarator:
        return parent;
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
