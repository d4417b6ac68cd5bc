import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { unwrap } from '../names/unwrap.ts';
import { textOf, type FunctionNode, type SourceFile } from '../source-file.ts';

/** Why a body says nothing of what the function is for. */
export type Placeholder =
  /** Nothing in it, or only a `throw`: to be written, or to be overridden. */
  | 'empty'
  /** Constants, or a message and a constant: the answer of something that is turned off or not written yet. */
  | 'constant';

/** Does the function's body only hold the place of one that does something? */
export function placeholderOf(file: SourceFile, fn: FunctionNode): Placeholder | null {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) return isConstant(fn.body) ? 'constant' : null;
  const statements = fn.body.body.filter(statement => statement.type !== AST_NODE_TYPES.EmptyStatement && !isDirective(statement));
  const last = statements.at(-1);
  if (last === undefined) return 'empty';
  if (last.type === AST_NODE_TYPES.ThrowStatement && statements.slice(0, -1).every(isMessage)) return 'empty';
  const rest = last.type === AST_NODE_TYPES.ReturnStatement ? statements.slice(0, -1) : statements;
  if (isUnfinished(file, fn)) return 'constant';
  if (!rest.every(isMessage)) return null;
  if (last.type !== AST_NODE_TYPES.ReturnStatement || last.argument === null) return rest.length === 0 ? 'empty' : 'constant';
  return isConstant(last.argument) ? 'constant' : null;
}

/** A note that there is more to be written, in a function that answers with constants alone. */
function isUnfinished(file: SourceFile, fn: FunctionNode): boolean {
  if (!/\b(?:TODO|FIXME)\b/.test(textOf(file, fn.body))) return false;
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null && !isConstant(node.argument)) return false;
    if (node.type === AST_NODE_TYPES.ExpressionStatement && !isMessage(node)) return false;
  }
  return true;
}

function isDirective(statement: TSESTree.Statement): boolean {
  return statement.type === AST_NODE_TYPES.ExpressionStatement && statement.directive != null;
}

/** Methods of `console` and of loggers. */
const LEVELS = new Set(['debug', 'error', 'info', 'log', 'trace', 'verbose', 'warn']);

function isMessage(statement: TSESTree.Statement): boolean {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || statement.expression.type !== AST_NODE_TYPES.CallExpression) return false;
  const { callee } = statement.expression;
  return callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && LEVELS.has(callee.property.name);
}

function isConstant(wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.length === 0;
    case AST_NODE_TYPES.Identifier:
      return node.name === 'undefined';
    case AST_NODE_TYPES.UnaryExpression:
      return isConstant(node.argument);
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every(element => element !== null && isConstant(element));
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(property => property.type === AST_NODE_TYPES.Property && isConstant(property.value));
    case AST_NODE_TYPES.NewExpression:
      return node.arguments.length === 0;
    default:
      return false;
  }
}
