import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isNoPromise } from '../effects/no-promise.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { awaitedPromise } from './awaited-promise.ts';
import { editedText } from './edited-text.ts';
import { isInert } from './evaluated-first.ts';
import { withParentheses } from './own-parentheses.ts';

/** Is the await one branch of a choice that waits for nothing else: `all ? [] : await load()`? */
export function isBranchOf(init: TSESTree.Node, node: TSESTree.AwaitExpression): boolean {
  switch (init.type) {
    case AST_NODE_TYPES.ConditionalExpression:
      return init.consequent === node || init.alternate === node;
    case AST_NODE_TYPES.LogicalExpression:
      return init.right === node;
    default:
      return false;
  }
}

/** The choice that the await is a branch of, or the await. */
export function wholeOf(node: TSESTree.AwaitExpression): TSESTree.Node {
  const { parent } = node;
  return parent.parent?.type === AST_NODE_TYPES.VariableDeclarator && isBranchOf(parent, node) ? parent : node;
}

/** The promise of the await, or the choice between it and a value, which `Promise.all` takes as well. */
export function promiseOf(file: SourceFile, node: TSESTree.AwaitExpression, whole: TSESTree.Node, isFirst: boolean, edits: readonly Edit[] = []): string | null {
  if (whole === node) return awaitedPromise(file, node, isFirst, edits);
  const others = whole.type === AST_NODE_TYPES.ConditionalExpression ? [whole.test, whole.consequent, whole.alternate] : whole.type === AST_NODE_TYPES.LogicalExpression ? [whole.left] : [];
  if (others.some(other => other !== node && !(isPlainValue(file, other) && isNoPromise(file, other)))) return null;
  const promise = awaitedPromise(file, node, isFirst, edits);
  if (promise === null) return null;
  const outside = edits.filter(({ range }) => range[1] <= node.range[0] || range[0] >= node.range[1]);
  const replaced = isCall(node.argument) ? withParentheses(file, node) : node.range;
  return editedText(file, whole.range, [...outside, { range: replaced, text: promise }]);
}

function isCall({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.CallExpression;
}

/** Does evaluating it call nothing and give the same a little earlier? */
function isPlainValue(file: SourceFile, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return isPlainValue(file, node.left) && isPlainValue(file, node.right);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' && isPlainValue(file, node.argument);
    default:
      return isInert(file, node);
  }
}
