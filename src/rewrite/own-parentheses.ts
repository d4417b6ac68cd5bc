import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { hasComment } from './comments-in.ts';

/**
 * Which text goes when a name takes the place of this expression?
 *
 * The expression, together with parentheses that it needs and the name would not: `(await load()).rows`
 * → `loaded.rows`. Parentheses that belong to a call or a statement stay.
 */
export function withParentheses(file: SourceFile, node: TSESTree.Node): readonly [number, number] {
  const [start, end] = node.range;
  const before = /\(\s*$/.exec(file.text.slice(0, start));
  const after = /^\s*\)/.exec(file.text.slice(end));
  if (before === null || after === null || !isOperand(node)) return [start, end];
  return [start - before[0].length, end + after[0].length];
}

/** The edit that puts a name in the place of an await. */
export function named(file: SourceFile, node: TSESTree.AwaitExpression, name: string): Edit {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.Property && parent.value === node && !parent.computed && propertyName(parent) === name && !hasComment(file, [parent.range[0], node.range[0]])) {
    return { range: parent.range, text: name };
  }
  return { range: withParentheses(file, node), text: name };
}

function isOperand(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node;
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee === node;
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.UnaryExpression:
      return true;
    default:
      return false;
  }
}
