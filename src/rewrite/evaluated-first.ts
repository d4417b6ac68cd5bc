import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { children } from '../flow/descendants.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { isFunction, type SourceFile } from '../source-file.ts';

/**
 * Can these parts of a statement be evaluated before the statement, and nobody tell?
 *
 * So it is when each of them is evaluated exactly once whenever the statement is, and when all that
 * is evaluated before the last of them has no effect and gives the same value later: constants,
 * functions, literals, and the callees of calls that are made afterwards.
 */
export function evaluatedFirst(file: SourceFile, statement: TSESTree.Node, parts: readonly TSESTree.Node[]): boolean {
  const missing = new Missing(parts);
  return before(file, statement, missing) && missing.size === 0;
}

class Missing {
  readonly #parts: ReadonlySet<TSESTree.Node>;
  readonly #left: Set<TSESTree.Node>;

  constructor(parts: readonly TSESTree.Node[]) {
    this.#parts = new Set(parts);
    this.#left = new Set(parts);
  }

  get size(): number {
    return this.#left.size;
  }

  delete(node: TSESTree.Node): boolean {
    return this.#left.delete(node);
  }

  /** `(await load()).data`: a plain property of a part's value, which reads the same a little later. */
  isReadFromPart(node: TSESTree.Node): boolean {
    let current = node;
    while (current.type === AST_NODE_TYPES.MemberExpression && !current.computed && !current.optional) current = current.object;
    return this.#parts.has(current);
  }
}

/** Walks what is evaluated up to the last missing part; false when something stands in the way. */
function before(file: SourceFile, node: TSESTree.Node, missing: Missing): boolean {
  if (missing.size === 0) return true;
  if (missing.delete(node)) return true;
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
      return node.argument === null || before(file, node.argument, missing);
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.ChainExpression:
      return before(file, node.expression, missing);
    case AST_NODE_TYPES.VariableDeclaration:
      return node.declarations.every(declarator => before(file, declarator, missing));
    case AST_NODE_TYPES.VariableDeclarator:
      return node.init === null || (before(file, node.init, missing) && (missing.size === 0 || node.id.type === AST_NODE_TYPES.Identifier));
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return node.declaration !== null && before(file, node.declaration, missing);
    case AST_NODE_TYPES.IfStatement:
      return before(file, node.test, missing) && missing.size === 0;
    case AST_NODE_TYPES.ConditionalExpression:
      return before(file, node.test, missing) && missing.size === 0;
    case AST_NODE_TYPES.LogicalExpression:
      return before(file, node.left, missing) && missing.size === 0;
    case AST_NODE_TYPES.SwitchStatement:
      return before(file, node.discriminant, missing) && missing.size === 0;
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForInStatement:
      return before(file, node.right, missing) && missing.size === 0;
    case AST_NODE_TYPES.AssignmentExpression: {
      const compound = node.operator !== '=';
      const target = node.left.type === AST_NODE_TYPES.Identifier || (node.left.type === AST_NODE_TYPES.MemberExpression && steadyTarget(file, node.left));
      if (!target || (compound && node.operator.length > 2)) return false;
      return before(file, node.right, missing) && missing.size === 0;
    }
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      if (node.type === AST_NODE_TYPES.CallExpression && node.optional) return before(file, node.callee, missing) && missing.size === 0;
      return beforeCallee(file, node.callee, missing) && node.arguments.every(argument => before(file, argument, missing)) && missing.size === 0;
    case AST_NODE_TYPES.MemberExpression:
      if (!before(file, node.object, missing)) return false;
      if (missing.size === 0 || (!node.optional && !node.computed && missing.isReadFromPart(node))) return true;
      return !node.optional && (!node.computed || before(file, node.property, missing)) && missing.size === 0;
    case AST_NODE_TYPES.AwaitExpression:
      return before(file, node.argument, missing) && missing.size === 0;
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every(element => element === null || before(file, element, missing));
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(property => before(file, property, missing));
    case AST_NODE_TYPES.Property:
      return (!node.computed || before(file, node.key, missing)) && before(file, node.value, missing);
    case AST_NODE_TYPES.SpreadElement:
      return before(file, node.argument, missing) && missing.size === 0;
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.every(expression => before(file, expression, missing) && (missing.size === 0 || isInert(file, expression) || expression.type === AST_NODE_TYPES.AwaitExpression));
    case AST_NODE_TYPES.BinaryExpression:
      return before(file, node.left, missing) && before(file, node.right, missing);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' && before(file, node.argument, missing) && (missing.size === 0 || node.operator === '!' || node.operator === 'typeof' || node.operator === 'void');
    case AST_NODE_TYPES.SequenceExpression:
      return node.expressions.every(expression => before(file, expression, missing));
    default:
      return isInert(file, node);
  }
}

/** A callee is looked up before its arguments; doing that later is the same as long as its root is steady. */
function beforeCallee(file: SourceFile, callee: TSESTree.Node, missing: Missing): boolean {
  if (isSteadyPath(file, callee)) return true;
  return before(file, callee, missing);
}

function isSteadyPath(file: SourceFile, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) {
    return !node.optional && (!node.computed || node.property.type === AST_NODE_TYPES.Literal) && isSteadyPath(file, node.object);
  }
  if (node.type === AST_NODE_TYPES.SequenceExpression) return node.expressions.every(expression => isSteadyPath(file, expression));
  return isInert(file, node);
}

function steadyTarget(file: SourceFile, node: TSESTree.MemberExpression): boolean {
  return isSteadyPath(file, node.object) && (!node.computed || isInert(file, node.property));
}

/** Does evaluating the node do nothing, and give the same whenever it is evaluated? */
export function isInert(file: SourceFile, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.Super:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.PrivateIdentifier:
    case AST_NODE_TYPES.TemplateElement:
      return true;
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.length === 0;
    case AST_NODE_TYPES.Identifier: {
      const variable = variableOf(file, node);
      return variable === null || laterWrites(variable).length === 0;
    }
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.Property:
      return [...children(file, node)].every(child => isInert(file, child));
    default:
      return isFunction(node);
  }
}
