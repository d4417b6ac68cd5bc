import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { documentedEffect } from './documented-effects.ts';

/** https://fetch.spec.whatwg.org/#body-mixin */
const READERS = new Set(['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text']);

/**
 * Does the call read the body of an answer to a documented request: `await (await fetch(url)).json()`,
 * through a `const` of its own, or as `fetch(url).then(response => response.json())`?
 */
export function readsResponseBody(file: SourceFile, { callee: wrapped, arguments: given }: TSESTree.CallExpression): boolean {
  const callee = unwrap(wrapped);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || given.length > 0 || !READERS.has(propertyName(callee) ?? '')) return false;
  const request = requestBehind(file, unwrap(callee.object));
  return request?.type === AST_NODE_TYPES.CallExpression && documentedEffect(file, request)?.on === 'network';
}

/** The expression whose promise gave the response. */
function requestBehind(file: SourceFile, response: TSESTree.Node): TSESTree.Node | null {
  if (response.type === AST_NODE_TYPES.AwaitExpression) return unwrap(response.argument);
  const variable = response.type === AST_NODE_TYPES.Identifier ? variableOf(file, response) : null;
  const [definition] = variable?.defs ?? [];
  if (definition?.node.type === AST_NODE_TYPES.VariableDeclarator) {
    const { id, init, parent } = definition.node;
    if (parent.kind !== 'const' || init === null || id.type !== AST_NODE_TYPES.Identifier) return null;
    const value = unwrap(init);
    return value.type === AST_NODE_TYPES.AwaitExpression ? unwrap(value.argument) : null;
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.params[0] !== definition.name) return null;
  const call = definition.node.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.arguments[0] !== definition.node) return null;
  const then = unwrap(call.callee);
  return then.type === AST_NODE_TYPES.MemberExpression && propertyName(then) === 'then' ? unwrap(then.object) : null;
}
