import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** A file and the function of it that starts at the marker; a method's function starts at its parameters. */
export function markedFunction(code: string, path?: string): { file: SourceFile; fn: FunctionNode } {
  const file = sourceFile(code, path === undefined ? {} : { path });
  const start = code.indexOf('/*^*/') + '/*^*/'.length;
  for (const node of descendants(file, file.ast, 'enter')) {
    if (isFunction(node) && node.range[0] === start) return { file, fn: node };
  }
  throw new Error('No function starts at the marker.');
}

/** The expression that makes up the last statement. */
export function lastExpression(file: SourceFile): TSESTree.Expression {
  const last = file.ast.body.at(-1);
  if (last?.type !== AST_NODE_TYPES.ExpressionStatement) throw new Error('The last statement is no expression.');
  return last.expression;
}
