import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { functionGives } from './function-gives.ts';
import { PURE_METHODS } from './mutators.ts';

/** Modules of Node whose functions give their results at once. */
const AT_ONCE = new Set(['path', 'path/posix', 'path/win32', 'url', 'querystring', 'os', 'crypto']);

/** Globals whose functions do. */
const GLOBALS_AT_ONCE = /^(?:Array|BigInt|Boolean|Date|JSON|Math|Number|Object|String|Symbol|decodeURI|decodeURIComponent|encodeURI|encodeURIComponent|parseFloat|parseInt|structuredClone)(?:\.|$)/;

/**
 * Is this value surely no promise, so that an async function that returns it gives it as it is?
 *
 * What was awaited is none, nor is what an operator or a literal makes. The result of a call that
 * can't be seen may be one. Elements and properties are taken for values: a promise that is kept in
 * one is rare, and is then awaited by name.
 */
export function isNoPromise(file: SourceFile, node: TSESTree.Node): boolean {
  return surely(file, node, 8);
}

function surely(file: SourceFile, wrapped: TSESTree.Node, steps: number): boolean {
  if (steps === 0) return false;
  const node = unwrap(wrapped);
  if (isFunction(node)) return true;
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.JSXElement:
    case AST_NODE_TYPES.JSXFragment:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.NewExpression:
      return documentedName(file, node.callee)?.name !== 'Promise';
    case AST_NODE_TYPES.ConditionalExpression:
      return surely(file, node.consequent, steps - 1) && surely(file, node.alternate, steps - 1);
    case AST_NODE_TYPES.LogicalExpression:
      return surely(file, node.left, steps - 1) && surely(file, node.right, steps - 1);
    case AST_NODE_TYPES.AssignmentExpression:
      return node.operator !== '=' || surely(file, node.right, steps - 1);
    case AST_NODE_TYPES.Identifier:
      return surelyName(file, node, steps);
    case AST_NODE_TYPES.CallExpression:
      return surelyCall(file, node, steps);
    default:
      return false;
  }
}

function surelyName(file: SourceFile, node: TSESTree.Identifier, steps: number): boolean {
  const variable = variableOf(file, node);
  const [definition] = variable?.defs ?? [];
  if (variable === null) return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity';
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator) return true;
  if (definition.node.id !== definition.name) return true;
  const values = [definition.node.init, ...laterWrites(variable).map(({ writeExpr }) => writeExpr ?? null)];
  return values.every(value => value === null || surely(file, value, steps - 1));
}

function surelyCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): boolean {
  const name = documentedName(file, node.callee);
  if (name !== null && (name.module === 'global' ? GLOBALS_AT_ONCE.test(name.name) : AT_ONCE.has(name.module))) return true;
  const target = calleeFunction(file, node.callee);
  if (target !== null) return functionGives(target).every(value => value === null || surely(target.file, value, steps - 1)) && !target.node.async && !target.node.generator;
  const callee = unwrap(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const method = propertyName(callee);
  // `get` and its like are methods of many things that give promises.
  return method !== null && PURE_METHODS.has(method) && !AMBIGUOUS.has(method) && surely(file, callee.object, steps - 1);
}

const AMBIGUOUS = new Set(['entries', 'find', 'get', 'has', 'keys', 'reduce', 'reduceRight', 'search', 'values', 'at', 'match', 'test']);
