import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** In which list of statements does this statement stand? `null` for the lone body of an `if`, a loop or a label. */
export function statementList(statement: TSESTree.Node): readonly TSESTree.Node[] | null {
  const { parent } = statement;
  switch (parent?.type) {
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.Program:
      return parent.body;
    case AST_NODE_TYPES.SwitchCase:
      return parent.consequent.includes(statement as TSESTree.Statement) ? parent.consequent : null;
    default:
      return null;
  }
}

/** The statement that stands in a list and holds the node; `null` when a function or a lone body comes first. */
export function listedStatement(node: TSESTree.Node): TSESTree.Node | null {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (statementList(current) !== null) return current;
    if (current.type === AST_NODE_TYPES.ArrowFunctionExpression || current.type === AST_NODE_TYPES.FunctionExpression) return null;
  }
  return null;
}
