import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { contains } from '../flow/descendants.ts';
import { isFunction, type SourceFile } from '../source-file.ts';

/** What a reference or member expression starts from, and the properties read on the way. */
export interface Root {
  readonly kind: 'global' | 'this' | 'value' | 'variable';
  /** The variable, for the kind `variable`. */
  readonly variable: TSESLint.Scope.Variable | null;
  readonly path: readonly (string | null)[];
  /** `cache.items`, for a message. */
  readonly text: string;
}

/** Where does the member expression or name start? `value` when it starts from a fresh value such as a call. */
export function rootOf(file: SourceFile, wrapped: TSESTree.Node): Root {
  const path: (string | null)[] = [];
  let node = unwrap(wrapped);
  while (node.type === AST_NODE_TYPES.MemberExpression) {
    path.unshift(propertyName(node));
    node = unwrap(node.object);
  }
  const tail = path.map(name => (name === null ? '[…]' : `.${name}`)).join('');
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = variableOf(file, node);
      return { kind: variable === null ? 'global' : 'variable', variable, path, text: node.name + tail };
    }
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.Super:
      return { kind: 'this', variable: null, path, text: `this${tail}` };
    default:
      return { kind: 'value', variable: null, path, text: tail };
  }
}

/** Is the variable declared inside the node? */
export function isDeclaredIn(variable: TSESLint.Scope.Variable, node: TSESTree.Node): boolean {
  return variable.identifiers.some(identifier => contains(node, identifier));
}

/**
 * Does the variable hold a value that was made inside `scope`, so that changing it is nobody else's
 * business? Literals, `new`, and results of calls count; parts of parameters and of `this` do not.
 */
export function holdsFreshValue(file: SourceFile, variable: TSESLint.Scope.Variable, scope: TSESTree.Node, depth = 4): boolean {
  if (depth === 0 || !isDeclaredIn(variable, scope)) return false;
  const [definition] = variable.defs;
  if (definition?.type === 'Parameter') return isFreshAccumulator(file, definition.node, variable, scope, depth);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  if (definition.node.parent.parent.type === AST_NODE_TYPES.ForOfStatement || definition.node.parent.parent.type === AST_NODE_TYPES.ForInStatement) return false;
  const { init, id } = definition.node;
  // A part of what a call gives is as fresh as the whole; a part of anything else may be shared.
  if (id.type !== AST_NODE_TYPES.Identifier && (init === null || !isResultOfCall(init))) return false;
  const writes = laterWrites(variable).map(reference => reference.writeExpr ?? null);
  return [init, ...writes].every(value => value === null || isFresh(file, value, scope, depth));
}

function isResultOfCall(wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.AwaitExpression) return isResultOfCall(node.argument);
  return node.type === AST_NODE_TYPES.CallExpression;
}

/** The first parameter of a `reduce` callback whose initial value was made for it. */
function isFreshAccumulator(file: SourceFile, fn: TSESTree.Node, variable: TSESLint.Scope.Variable, scope: TSESTree.Node, depth: number): boolean {
  if (!isFunction(fn) || fn === scope || fn.parent.type !== AST_NODE_TYPES.CallExpression) return false;
  const [first] = fn.params;
  const callee = unwrap(fn.parent.callee);
  const initial = fn.parent.arguments[1];
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee)?.startsWith('reduce') !== true) return false;
  return first !== undefined && variable.identifiers.some(identifier => contains(first, identifier)) && initial !== undefined && isFresh(file, initial, scope, depth - 1);
}

function isFresh(file: SourceFile, wrapped: TSESTree.Node, scope: TSESTree.Node, depth: number): boolean {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = variableOf(file, node);
      return variable !== null && holdsFreshValue(file, variable, scope, depth - 1);
    }
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.ThisExpression:
      return false;
    case AST_NODE_TYPES.ConditionalExpression:
      return isFresh(file, node.consequent, scope, depth) && isFresh(file, node.alternate, scope, depth);
    case AST_NODE_TYPES.LogicalExpression:
      return isFresh(file, node.left, scope, depth) && isFresh(file, node.right, scope, depth);
    default:
      return true;
  }
}
