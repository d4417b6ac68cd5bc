import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { nodesOver } from '../flow/nodes-over.ts';
import { propertyName } from '../names/property-name.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import type { Binding } from './binding.ts';
import { exportedAs, exportsProperty } from './exported-as.ts';
import { ignoresResult } from './ignored-callback.ts';

/** One place that uses a function. */
export type Use =
  | { readonly kind: 'call'; readonly node: TSESTree.CallExpression }
  /** The module hands it out under the name `as`. */
  | { readonly kind: 'export'; readonly node: TSESTree.Node; readonly as: string }
  /** A callback whose result nobody looks at: `setTimeout(f)`, `emitter.on('x', f)`. */
  | { readonly kind: 'listener'; readonly node: TSESTree.Node }
  /** Any other value: an argument, a property, an operand. */
  | { readonly kind: 'value'; readonly node: TSESTree.Node };

/** Where is the function that has this binding used in its file, and how? Types don't count. */
export function usesOf(file: SourceFile, binding: Binding): readonly Use[] {
  switch (binding.kind) {
    case 'variable': {
      const declared = declaredExport(binding);
      const uses: Use[] = declared === null ? [] : [declared];
      for (const variable of binding.variables) {
        for (const reference of variable.references) {
          // Types are left out of trees that are read from disk, and so have nothing above them.
          if ((reference.identifier.parent as TSESTree.Node | undefined) === undefined) continue;
          if (reference.init === true || reference.identifier.type !== AST_NODE_TYPES.Identifier) {
            if (reference.init !== true) uses.push({ kind: 'value', node: reference.identifier });
            continue;
          }
          const use = useAt(file, reference.identifier);
          if (use !== null) uses.push(use);
        }
      }
      return uses;
    }
    case 'commonjs':
      return [
        { kind: 'export', node: binding.assignment, as: binding.name },
        ...[...nodesOver(file, file.ast, binding.name)].flatMap(node => (node.type === AST_NODE_TYPES.MemberExpression && node !== binding.assignment.left && exportsProperty(file, node) === binding.name ? (useAt(file, node) ?? []) : [])),
      ];
    case 'member': {
      const { key, owner } = binding;
      return [...nodesOver(file, isPrivateMember(binding) ? owner : file.ast, key)].flatMap(node => memberUse(file, node, key) ?? []);
    }
  }
}

/** Can only the class itself reach the member, as far as the language or its types say? */
export function isPrivateMember({ member }: Extract<Binding, { kind: 'member' }>): boolean {
  return member.key.type === AST_NODE_TYPES.PrivateIdentifier || member.accessibility === 'private';
}

function declaredExport(binding: Extract<Binding, { kind: 'variable' }>): Use | null {
  const [definition] = binding.variables[0]?.defs ?? [];
  if (definition === undefined) return null;
  const declaration = binding.declarator === null ? definition.node : binding.declarator.parent;
  const { parent } = declaration;
  if (parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration) return { kind: 'export', node: parent, as: 'default' };
  if (parent?.type === AST_NODE_TYPES.ExportNamedDeclaration) return { kind: 'export', node: parent, as: binding.name };
  return null;
}

/** How does the expression, which denotes the function, use it? `null` for a type or the like. */
export function useAt(file: SourceFile, node: TSESTree.Expression): Use | null {
  const place = outermost(node);
  const { parent } = place;
  switch (parent?.type) {
    case AST_NODE_TYPES.TSTypeQuery:
    case AST_NODE_TYPES.TSQualifiedName:
      return null;
    case AST_NODE_TYPES.CallExpression:
      if (parent.callee === place) return { kind: 'call', node: parent };
      break;
    case AST_NODE_TYPES.MemberExpression: {
      if (parent.object !== place) break;
      const name = propertyName(parent);
      if (name === 'bind' && parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent) {
        return useAt(file, parent.parent);
      }
      // A property that the file itself hangs on the function says nothing of what a call gives.
      if (name !== null && !OF_FUNCTIONS.has(name)) return null;
      break;
    }
    case AST_NODE_TYPES.ExpressionStatement:
      return null;
    default:
      break;
  }
  const as = exportedAs(file, place);
  if (as !== null) return { kind: 'export', node: place, as };
  return { kind: ignoresResult(file, place) ? 'listener' : 'value', node: place };
}

const OF_FUNCTIONS = new Set(['apply', 'call', 'bind', 'constructor', 'prototype', 'then']);

/** The node with all that is around it and keeps its value: parentheses of a chain, assertions, `(0, f)`. */
function outermost(node: TSESTree.Expression): TSESTree.Node {
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return outermost(parent);
    case AST_NODE_TYPES.SequenceExpression:
      return parent.expressions.at(-1) === node && parent.expressions[0]?.type === AST_NODE_TYPES.Literal ? outermost(parent) : node;
    default:
      return node;
  }
}

/** Is it a member of that name, or the property that a pattern takes out of an object? */
function memberUse(file: SourceFile, node: TSESTree.Node, key: string): Use | null {
  if (node.type === AST_NODE_TYPES.MemberExpression) return (propertyName(node) ?? textOf(file, node.property)) === key ? useAt(file, node) : null;
  return node.type === AST_NODE_TYPES.Property && node.parent.type === AST_NODE_TYPES.ObjectPattern && propertyName(node) === key ? { kind: 'value', node } : null;
}
