import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import type { FunctionNode, Located } from '../source-file.ts';

/** Which expressions can a call of this function give? `null` stands for giving nothing. */
export function functionGives({ file, node }: Located<FunctionNode>): readonly (TSESTree.Expression | null)[] {
  if (node.body.type !== AST_NODE_TYPES.BlockStatement) return [node.body];
  const given: (TSESTree.Expression | null)[] = [];
  for (const inner of descendants(file, node.body, 'stop')) if (inner.type === AST_NODE_TYPES.ReturnStatement) given.push(inner.argument);
  return given;
}
