import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { perNode } from '../memo.ts';
import { variableOf } from '../names/variables.ts';
import type { SourceFile } from '../source-file.ts';
import type { ClassNode } from './binding.ts';

/**
 * Do this class and all that is made of it stay in the file, so that every use of its members can be
 * seen?
 *
 * Not when it is exported, extended, extends or implements something, is decorated or handed on, or
 * when an instance is more than a thing whose members are used.
 */
export const isConfined = perNode<ClassNode, boolean>((file, owner) => {
  if (owner.type !== AST_NODE_TYPES.ClassDeclaration || owner.id === null) return false;
  if (owner.superClass !== null || (owner.implements?.length ?? 0) > 0 || (owner.decorators?.length ?? 0) > 0) return false;
  if (owner.parent.type === AST_NODE_TYPES.ExportNamedDeclaration || owner.parent.type === AST_NODE_TYPES.ExportDefaultDeclaration) return false;
  const outer = variableOf(file, owner.id);
  const inner = file.scopeManager.getDeclaredVariables(owner);
  const references = [...new Set([...(outer?.references ?? []), ...inner.flatMap(variable => variable.references)])];
  if (!references.every(({ identifier }) => isHarmless(file, identifier))) return false;
  for (const node of descendants(file, owner.body, 'enter')) {
    if (node.type === AST_NODE_TYPES.ThisExpression && !isReceiver(node)) return false;
  }
  return true;
}, false);

function isHarmless(file: SourceFile, node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.TSTypeReference:
      return true;
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === 'instanceof';
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node;
    case AST_NODE_TYPES.NewExpression:
      return parent.callee === node && instanceStays(file, parent);
    default:
      return false;
  }
}

function instanceStays(file: SourceFile, made: TSESTree.NewExpression): boolean {
  if (isReceiver(made)) return true;
  const { parent } = made;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.Identifier) return false;
  const declaration = parent.parent;
  if (declaration.parent.type === AST_NODE_TYPES.ExportNamedDeclaration) return false;
  const variable = variableOf(file, parent.id);
  return variable !== null && variable.references.every(({ init, identifier }) => init === true || isReceiver(identifier));
}

function isReceiver(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node;
}
