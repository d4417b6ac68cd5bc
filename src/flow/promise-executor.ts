import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { isGlobalApi } from '../names/documented-name.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

/** Is the function what `new Promise` runs? */
export function isPromiseExecutor(file: SourceFile, node: FunctionNode): boolean {
  const { parent } = node;
  return parent.type === AST_NODE_TYPES.NewExpression && parent.arguments[0] === node && isGlobalApi(file, parent.callee, 'Promise');
}
