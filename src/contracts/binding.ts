import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from '../names/property-name.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { exportsProperty } from './exported-as.ts';

/** A class of any form. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A member of a class that holds a function. */
export type FunctionMember = TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

/** By what a function is reached. */
export type Binding =
  /** A name of its own: a declaration, or a constant that holds it. */
  | { readonly kind: 'variable'; readonly name: string; readonly variables: readonly TSESLint.Scope.Variable[]; readonly declarator: TSESTree.VariableDeclarator | null }
  /** A member of a class; `key` is its name, or the text of a computed key. */
  | { readonly kind: 'member'; readonly name: string; readonly key: string; readonly owner: ClassNode; readonly member: FunctionMember }
  /** `exports.name = …` */
  | { readonly kind: 'commonjs'; readonly name: string; readonly assignment: TSESTree.AssignmentExpression };

/**
 * By what name is this function reached?
 *
 * @returns `null` for one that is only a value: a callback, a property of an object, an operand
 */
export function bindingOf(file: SourceFile, fn: FunctionNode): Binding | null {
  if (fn.type === AST_NODE_TYPES.FunctionDeclaration) {
    const variable = fn.id === null ? null : variableOf(file, fn.id);
    if (variable === null || laterWrites(variable).length > 0) return null;
    const single = variable.defs.every(({ node }) => node === fn || node.type === AST_NODE_TYPES.TSDeclareFunction);
    return single ? { kind: 'variable', name: variable.name, variables: [variable], declarator: null } : null;
  }
  const { parent } = fn;
  switch (parent.type) {
    case AST_NODE_TYPES.VariableDeclarator: {
      if (parent.id.type !== AST_NODE_TYPES.Identifier || parent.init !== fn) return null;
      const variable = variableOf(file, parent.id);
      if (variable === null || variable.defs.length !== 1 || laterWrites(variable).length > 0) return null;
      const inner = fn.type === AST_NODE_TYPES.FunctionExpression && fn.id !== null ? variableOf(file, fn.id) : null;
      return { kind: 'variable', name: variable.name, variables: inner === null ? [variable] : [variable, inner], declarator: parent };
    }
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition: {
      if (parent.value !== fn) return null;
      const known = propertyName(parent);
      const text = textOf(file, parent.key);
      return { kind: 'member', name: known ?? `[${text}]`, key: known ?? text, owner: parent.parent.parent, member: parent };
    }
    case AST_NODE_TYPES.AssignmentExpression: {
      const name = parent.right === fn && parent.operator === '=' ? exportsProperty(file, parent.left) : null;
      return name === null || parent.parent.type !== AST_NODE_TYPES.ExpressionStatement ? null : { kind: 'commonjs', name, assignment: parent };
    }
    default:
      return null;
  }
}
