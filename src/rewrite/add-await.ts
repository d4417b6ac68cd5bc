import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../report.ts';

/** Expressions that bind at least as tight as the operand of `await`. */
const TIGHT: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.ArrayExpression, AST_NODE_TYPES.CallExpression, AST_NODE_TYPES.ChainExpression, AST_NODE_TYPES.Identifier, AST_NODE_TYPES.ImportExpression,
  AST_NODE_TYPES.MemberExpression, AST_NODE_TYPES.NewExpression, AST_NODE_TYPES.ThisExpression,
]);

/**
 * How is this expression awaited where it stands?
 *
 * What binds looser than `await`, and a type assertion, which would then be one of the value, get
 * parentheses.
 */
export function addAwait({ type, range: [start, end] }: TSESTree.Expression): readonly Edit[] {
  if (TIGHT.has(type)) return [{ range: [start, start], text: 'await ' }];
  return [{ range: [start, start], text: 'await (' }, { range: [end, end], text: ')' }];
}
