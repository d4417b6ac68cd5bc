import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import type { FunctionNode } from '../source-file.ts';

/** What is the function called, for a message? `null` when it has no name of its own. */
export function functionName(node: FunctionNode): string | null {
  if (node.id) return node.id.name;
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : null;
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return parent.value === node ? propertyName(parent) : null;
    case AST_NODE_TYPES.AssignmentExpression:
      if (parent.left.type === AST_NODE_TYPES.Identifier) return parent.left.name;
      return parent.left.type === AST_NODE_TYPES.MemberExpression ? propertyName(parent.left) : null;
    default:
      return null;
  }
}
