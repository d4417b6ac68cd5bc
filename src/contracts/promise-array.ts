import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';

/**
 * Where does this function give back an array of promises, which an `await` of its result does not
 * wait for?
 *
 * @returns the `xs.map(async …)` that makes it, or `null`
 */
export function returnedPromises(file: SourceFile, fn: FunctionNode): TSESTree.CallExpression | null {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) return promisesMadeBy(file, fn.body);
  for (const node of descendants(file, fn.body, 'stop')) {
    const found = node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null ? promisesMadeBy(file, node.argument) : null;
    if (found !== null) return found;
  }
  return null;
}

function promisesMadeBy(file: SourceFile, node: TSESTree.Node): TSESTree.CallExpression | null {
  const origin = originOf(file, node);
  if (origin.kind !== 'expression' || origin.path.length > 0 || origin.node.type !== AST_NODE_TYPES.CallExpression) return null;
  const { callee, arguments: given } = origin.node;
  const [callback] = given;
  const maps = callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'map';
  return maps && isFunction(callback) && callback.async ? origin.node : null;
}
