import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/**
 * What expression is this once everything that cannot change its value is taken off: parentheses
 * around a chain, type assertions, and the `(0, callee)` of compiled code?
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.TSInstantiationExpression:
      return unwrap(node.expression);
    case AST_NODE_TYPES.SequenceExpression: {
      const [first, last] = node.expressions;
      const compiled = node.expressions.length === 2 && first?.type === AST_NODE_TYPES.Literal;
      return compiled && last !== undefined ? unwrap(last) : node;
    }
    default:
      return node;
  }
}
