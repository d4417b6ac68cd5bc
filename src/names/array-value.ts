import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';
import { documentedName } from './documented-name.ts';
import { promiseCombinator } from './promise-combinator.ts';
import { propertyName } from './property-name.ts';
import { unwrap } from './unwrap.ts';
import { laterWrites, variableOf } from './variables.ts';

/** Methods whose result is an array, whatever built-in they are called on. */
const ARRAY_METHODS = new Set(['map', 'flatMap', 'flat', 'toSorted', 'toReversed', 'toSpliced', 'split', 'matchAll'].filter(name => name !== 'matchAll'));

/** Methods whose result is an array when they are called on one. */
const KEEPING_METHODS = new Set(['filter', 'slice', 'concat', 'sort', 'reverse', 'splice', 'fill', 'with']);

const ARRAY_APIS = new Set(['Object.keys', 'Object.values', 'Object.entries', 'Object.getOwnPropertyNames', 'Array.from', 'Array.of', 'Array', 'Reflect.ownKeys']);

/** Documented functions that give an array, or a promise of one. */
const ARRAY_RESULTS = new Set(['fs/promises.readdir', 'fs.readdirSync', 'dns/promises.resolve4', 'glob.globSync', 'glob.glob', 'fast-glob.default', 'globby.globby', 'globby.default']);

/**
 * Is this value surely an array?
 *
 * Literals, results of array methods and documented functions, rest parameters and TypeScript's
 * array annotations say so; for all else the answer is no, which means "cannot tell".
 */
export function isSurelyArray(file: SourceFile, node: TSESTree.Node): boolean {
  return file.types?.isArray(node) ?? surely(file, node, 8);
}

function surely(file: SourceFile, wrapped: TSESTree.Node, steps: number): boolean {
  if (steps === 0) return false;
  if (wrapped.type === AST_NODE_TYPES.TSAsExpression && isArrayType(wrapped.typeAnnotation)) return true;
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return true;
    case AST_NODE_TYPES.Identifier:
      return surelyVariable(file, node, steps);
    case AST_NODE_TYPES.ConditionalExpression:
      return surely(file, node.consequent, steps - 1) && surely(file, node.alternate, steps - 1);
    case AST_NODE_TYPES.LogicalExpression:
      return surely(file, node.right, steps - 1) && surely(file, node.left, steps - 1);
    case AST_NODE_TYPES.AwaitExpression: {
      const argument = unwrap(node.argument);
      const combinator = promiseCombinator(file, argument);
      if (combinator === 'all' || combinator === 'allSettled') return true;
      return argument.type === AST_NODE_TYPES.CallExpression && givesArray(file, argument);
    }
    case AST_NODE_TYPES.NewExpression:
      return documentedName(file, node.callee)?.name === 'Array';
    case AST_NODE_TYPES.CallExpression:
      return surelyCall(file, node, steps);
    default:
      return false;
  }
}

function surelyCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): boolean {
  const callee = unwrap(node.callee);
  const api = documentedName(file, callee);
  if (api?.module === 'global' && ARRAY_APIS.has(api.name)) return true;
  if (givesArray(file, node)) return true;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(callee);
  if (name === null) return false;
  if (name === 'split' || name === 'map' || name === 'flatMap') {
    // `map` and `split` of a library's own collections may give another kind of collection.
    return name === 'split' ? isSurelyString(callee.object) || node.arguments.length > 0 : surely(file, callee.object, steps - 1);
  }
  return (ARRAY_METHODS.has(name) || KEEPING_METHODS.has(name)) && surely(file, callee.object, steps - 1);
}

function givesArray(file: SourceFile, node: TSESTree.CallExpression): boolean {
  const api = documentedName(file, node.callee);
  return api !== null && ARRAY_RESULTS.has(`${api.module}.${api.name}`);
}

function isSurelyString(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.TemplateLiteral || (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string');
}

function surelyVariable(file: SourceFile, node: TSESTree.Identifier, steps: number): boolean {
  const variable = variableOf(file, node);
  const [definition] = variable?.defs ?? [];
  if (variable === null || definition === undefined || variable.defs.length > 1) return false;
  const { name } = definition;
  if (name.type === AST_NODE_TYPES.Identifier && name.typeAnnotation != null) return isArrayType(name.typeAnnotation.typeAnnotation) && !name.optional;
  if (name.parent.type === AST_NODE_TYPES.RestElement && name.parent.parent.type !== AST_NODE_TYPES.ObjectPattern) return true;
  const writes = laterWrites(variable);
  if (definition.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.id !== name || definition.node.init === null) return false;
  return [definition.node.init, ...writes.map(write => write.writeExpr)].every(value => value !== null && value !== undefined && surely(file, value, steps - 1)) && writes.every(write => write.identifier.parent.type === AST_NODE_TYPES.AssignmentExpression && write.identifier.parent.operator === '=');
}

function isArrayType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSArrayType:
    case AST_NODE_TYPES.TSTupleType:
      return true;
    case AST_NODE_TYPES.TSTypeOperator:
      return type.operator === 'readonly' && type.typeAnnotation != null && isArrayType(type.typeAnnotation);
    case AST_NODE_TYPES.TSTypeReference:
      return type.typeName.type === AST_NODE_TYPES.Identifier && (type.typeName.name === 'Array' || type.typeName.name === 'ReadonlyArray');
    default:
      return false;
  }
}
