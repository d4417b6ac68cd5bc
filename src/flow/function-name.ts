import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import type { FunctionNode } from '../source-file.ts';

/** What is the function called, for a message? `null` when it has no name of its own. */
export function functionName(node: FunctionNode): string | null {
  if (node.id) return node.id.name;
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : null;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      if (parent.key.type === AST_NODE_TYPES.PrivateIdentifier) return `#${parent.key.name}`;
      return parent.key.type === AST_NODE_TYPES.Identifier && !parent.computed ? parent.key.name : null;
    case AST_NODE_TYPES.AssignmentExpression:
      if (parent.left.type === AST_NODE_TYPES.Identifier) return parent.left.name;
      return parent.left.type === AST_NODE_TYPES.MemberExpression && parent.left.property.type === AST_NODE_TYPES.Identifier ? parent.left.property.name : null;
    default:
      return null;
  }
}
