import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { nodesOver } from './nodes-over.ts';

/** Where does the file speak of the function: by its name, or as a method of `this`? */
export function namedUses(file: SourceFile, fn: FunctionNode): readonly TSESTree.Node[] {
  const { parent } = fn;
  if (parent.type === AST_NODE_TYPES.MethodDefinition) {
    const name = propertyName(parent);
    if (name === null) return [];
    return [...nodesOver(file, parent.parent, name)].filter(node => node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.ThisExpression && propertyName(node) === name);
  }
  const name = fn.id ?? (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier ? parent.id : null);
  return (name === null ? null : variableOf(file, name))?.references.filter(reference => reference.isRead()).map(({ identifier }) => identifier) ?? [];
}
