import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';

/** Would a parenthesis in front of this expression be taken for the arguments of the line before, which has no semicolon? */
export function beginsOpenStatement(file: SourceFile, node: TSESTree.Node): boolean {
  let statement: TSESTree.Node = node;
  while (statement.parent && statement.type !== AST_NODE_TYPES.ExpressionStatement) statement = statement.parent;
  if (statement.range[0] !== node.range[0]) return false;
  const { parent } = statement;
  if (parent?.type !== AST_NODE_TYPES.BlockStatement && parent?.type !== AST_NODE_TYPES.Program) return false;
  const before: TSESTree.Node | undefined = (parent.body as readonly TSESTree.Node[])[(parent.body as readonly TSESTree.Node[]).indexOf(statement) - 1];
  if (before === undefined || /[;}]$/.test(file.text.slice(...before.range)) === false) return before !== undefined;
  return file.text.slice(...before.range).endsWith('}') && /^(?:Expression|Variable)/.test(before.type);
}
