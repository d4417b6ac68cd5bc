import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * What started the promise that this expression stands for: where it is the name of a constant, what
 * that was made with (`const a = load(); …; Promise.all([a])`), else the expression itself?
 */
export function startedAs(file: SourceFile, expression: TSESTree.Node): TSESTree.Node {
  const node = unwrap(expression);
  const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
  const definition = variable?.defs[0]?.node;
  if (variable === null || definition?.type !== AST_NODE_TYPES.VariableDeclarator || definition.init === null || laterWrites(variable).length > 0) return node;
  return definition.id.type === AST_NODE_TYPES.Identifier ? unwrap(definition.init) : node;
}
