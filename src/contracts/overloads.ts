import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

/** A signature without a body. */
export type Overload = TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;

/** Which signatures does TypeScript show callers in place of this function's own? */
export function overloadsOf(file: SourceFile, fn: FunctionNode): readonly Overload[] {
  if (fn.type === AST_NODE_TYPES.FunctionDeclaration) {
    const variable = fn.id === null ? null : variableOf(file, fn.id);
    return (variable?.defs ?? []).flatMap(({ node }) => (node.type === AST_NODE_TYPES.TSDeclareFunction ? [node] : []));
  }
  const { parent } = fn;
  if (parent.type !== AST_NODE_TYPES.MethodDefinition) return [];
  const name = propertyName(parent);
  return parent.parent.body.flatMap(element => {
    if (element.type !== AST_NODE_TYPES.MethodDefinition || element.static !== parent.static || name === null || propertyName(element) !== name) return [];
    const value: TSESTree.Node = element.value;
    return value.type === AST_NODE_TYPES.TSEmptyBodyFunctionExpression ? [value] : [];
  });
}
