import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { documentedName } from '../names/documented-name.ts';
import { isGlobalName, variableOf } from '../names/variables.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';

/**
 * What in this function's parameters and body could throw at all, on purpose or not?
 *
 * Only what cannot fail whatever it is given is passed over. Arithmetic counts as that: of all
 * values only a symbol, a mix of bigint and number, or an object made to fail there can make it throw.
 *
 * @returns the first node that could, or `null` when the function always returns
 */
export function evaluationThatMayThrow(file: SourceFile, fn: FunctionNode): TSESTree.Node | null {
  for (const parameter of fn.params) {
    if (parameter.type !== AST_NODE_TYPES.Identifier && !(parameter.type === AST_NODE_TYPES.RestElement && parameter.argument.type === AST_NODE_TYPES.Identifier)) return parameter;
  }
  for (const node of descendants(file, fn.body, 'stop')) if (!isHarmless(file, node)) return node;
  return null;
}

const HARMLESS_CALLS = new Set(['Array.isArray', 'Boolean', 'Date.now', 'Math.abs', 'Math.ceil', 'Math.floor', 'Math.max', 'Math.min', 'Math.random', 'Math.round', 'Number.isFinite', 'Number.isInteger', 'Number.isNaN', 'Object.is', 'performance.now']);

function isHarmless(file: SourceFile, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.ContinueStatement:
    case AST_NODE_TYPES.EmptyStatement:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.SequenceExpression:
    case AST_NODE_TYPES.SwitchCase:
    case AST_NODE_TYPES.SwitchStatement:
    case AST_NODE_TYPES.TemplateElement:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.VariableDeclaration:
      return true;
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator !== 'in' && node.operator !== 'instanceof';
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete';
    case AST_NODE_TYPES.Identifier:
      return !isGlobalName(file, node) || node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity' || isPartOfHarmlessCall(file, node);
    case AST_NODE_TYPES.Property:
      return !node.computed;
    case AST_NODE_TYPES.VariableDeclarator:
      return node.id.type === AST_NODE_TYPES.Identifier;
    case AST_NODE_TYPES.AssignmentExpression:
      return isVariable(file, node.left);
    case AST_NODE_TYPES.UpdateExpression:
      return isVariable(file, node.argument);
    case AST_NODE_TYPES.MemberExpression:
      return isPartOfHarmlessCall(file, node);
    case AST_NODE_TYPES.CallExpression:
      return isHarmlessCall(file, node);
    default:
      return isFunction(node);
  }
}

/** Can the name be written to? A constant, an import or a class can't. */
function isVariable(file: SourceFile, node: TSESTree.Node): boolean {
  const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'Parameter') return true;
  return definition?.type === 'Variable' && definition.parent.kind !== 'const';
}

function isHarmlessCall(file: SourceFile, node: TSESTree.CallExpression): boolean {
  const name = documentedName(file, node.callee);
  return name !== null && name.module === 'global' && HARMLESS_CALLS.has(name.name) && node.arguments.every(argument => argument.type !== AST_NODE_TYPES.SpreadElement);
}

function isPartOfHarmlessCall(file: SourceFile, node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node, child: TSESTree.Node = node; current; child = current, current = current.parent) {
    if (current.type === AST_NODE_TYPES.CallExpression) return current.callee === child && isHarmlessCall(file, current);
    if (current.type !== AST_NODE_TYPES.Identifier && current.type !== AST_NODE_TYPES.MemberExpression) return false;
  }
  return false;
}
