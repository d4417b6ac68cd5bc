import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { PURE_METHODS } from './mutators.ts';
import { rootOf, type Root } from './roots.ts';

type Variable = TSESLint.Scope.Variable;

/**
 * Which parameter of the function was a local variable read from: `const { row } = options`,
 * `for (const row of rows)`?
 *
 * @returns the parameter's number, or `null`
 */
export function originParameter(file: SourceFile, fn: FunctionNode, { variable }: Root, depth = 4): number | null {
  if (depth === 0) return null;
  const source = variable === null ? null : sourceOf(variable);
  if (source === null) return null;
  const root = rootOf(file, source);
  return parameterIndex(fn, root) ?? (root.variable === null || root.variable === variable ? null : originParameter(file, fn, root, depth - 1));
}

/** What is the variable read from: its initialiser, the collection of its loop, or that of the array method whose callback it is a parameter of? */
export function sourceOf(variable: Variable): TSESTree.Node | null {
  const [definition] = variable.defs;
  if (definition?.node.type === AST_NODE_TYPES.VariableDeclarator) {
    const loop = definition.node.parent.parent;
    return loop.type === AST_NODE_TYPES.ForOfStatement || loop.type === AST_NODE_TYPES.ForInStatement ? loop.right : definition.node.init;
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const call = definition.node.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression) return null;
  const callee = unwrap(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && PURE_METHODS.has(propertyName(callee) ?? '') ? callee.object : null;
}

/** Which parameter of the function is this, or a part of? `null` for anything else. */
export function parameterIndex(fn: FunctionNode, { variable }: Root): number | null {
  if (variable === null) return null;
  const index = fn.params.findIndex(parameter => variable.identifiers.some(identifier => contains(parameter, identifier)));
  return index === -1 ? null : index;
}
