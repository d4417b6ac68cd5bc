import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode, SourceFile } from '../source-file.ts';
import type { Binding } from './binding.ts';
import { overloadsOf } from './overloads.ts';

/** Where a promise is declared. */
export type Declared =
  /** By the function's own return type. */
  | 'annotation'
  /** By the type of the constant or field that holds it. */
  | 'position'
  /** By the comment before it. */
  | 'comment';

/**
 * Does the code declare, beside `async`, that this function gives a promise?
 *
 * A type of the constant that holds it counts whatever it says: it may demand a promise.
 */
export function declaredPromise(file: SourceFile, fn: FunctionNode, binding: Binding): Declared | null {
  if (fn.returnType != null || overloadsOf(file, fn).some(({ returnType }) => returnType != null)) return 'annotation';
  if (binding.kind === 'variable' && binding.declarator?.id.typeAnnotation != null) return 'position';
  if (binding.kind === 'member' && binding.member.type === AST_NODE_TYPES.PropertyDefinition && binding.member.typeAnnotation != null) return 'position';
  const comment = commentBefore(file, statementOf(fn));
  if (comment === null) return null;
  if (/@type\s*\{|@(?:override|implements|inheritdoc)\b/i.test(comment)) return 'position';
  return /@returns?\s*\{\s*Promise\b/.test(comment) ? 'comment' : null;
}

/** The node before which a comment on the function stands. */
export function statementOf(fn: FunctionNode): TSESTree.Node {
  let node: TSESTree.Node = fn;
  while (
    node.parent !== undefined &&
    (node.parent.type === AST_NODE_TYPES.VariableDeclarator ||
      node.parent.type === AST_NODE_TYPES.VariableDeclaration ||
      node.parent.type === AST_NODE_TYPES.MethodDefinition ||
      node.parent.type === AST_NODE_TYPES.PropertyDefinition ||
      node.parent.type === AST_NODE_TYPES.AssignmentExpression ||
      node.parent.type === AST_NODE_TYPES.ExpressionStatement ||
      node.parent.type === AST_NODE_TYPES.ExportNamedDeclaration ||
      node.parent.type === AST_NODE_TYPES.ExportDefaultDeclaration)
  ) {
    node = node.parent;
  }
  return node;
}

/** The text of the block comment right before the node, `null` without one. */
export function commentBefore(file: SourceFile, node: TSESTree.Node): string | null {
  const end = file.text.slice(0, node.range[0]).trimEnd();
  if (!end.endsWith('*/')) return null;
  const start = end.lastIndexOf('/*');
  return start === -1 ? null : end.slice(start);
}
