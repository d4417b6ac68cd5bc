import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode, Located, SourceFile } from '../source-file.ts';
import { originOf, type Origin, type Path } from './origin.ts';
import { propertyName } from './property-name.ts';
import { unwrap } from './unwrap.ts';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/**
 * Which function does a call of this callee run?
 *
 * Functions and methods of this file, methods of `this` and of instances made here, and through
 * `file.others` the exports of other files. `null` when it can't be told; a subclass may still run
 * another method than the one found for `this`.
 */
export function calleeFunction(file: SourceFile, callee: TSESTree.Node): Located<FunctionNode> | null {
  return functionOfOrigin(file, originOf(file, callee), 8);
}

function functionOfOrigin(file: SourceFile, origin: Origin, steps: number): Located<FunctionNode> | null {
  if (steps === 0) return null;
  switch (origin.kind) {
    case 'function':
      return { file, node: origin.node };
    case 'class':
      return origin.path.length === 1 ? member(file, origin.node, origin.path[0] ?? null, true) : null;
    case 'this': {
      if (origin.path.length !== 1) return null;
      const name = origin.path[0] ?? null;
      const owner = ownerOfThis(origin.node);
      if (owner === null) return null;
      if (owner.type === AST_NODE_TYPES.ObjectExpression) return memberOfObject(file, owner, name, steps);
      return member(file, owner, name, isInStaticMember(origin.node));
    }
    case 'expression':
      return memberOfExpression(file, origin.node, origin.path, steps);
    case 'module':
      return exportedFunction(file, origin.specifier, origin.path, steps);
    case 'global':
    case 'parameter':
    case 'variable':
      return null;
  }
}

function memberOfExpression(file: SourceFile, node: TSESTree.Node, path: Path, steps: number): Located<FunctionNode> | null {
  if (path.length !== 1) return null;
  const name = path[0] ?? null;
  if (node.type === AST_NODE_TYPES.ObjectExpression) return memberOfObject(file, node, name, steps);
  if (node.type !== AST_NODE_TYPES.NewExpression) return null;
  const constructed = originOf(file, node.callee);
  if (constructed.kind === 'class' && constructed.path.length === 0) return member(file, constructed.node, name, false);
  if (constructed.kind !== 'module') return null;
  const found = exportedNode(file, constructed.specifier, constructed.path);
  if (found === null || !isClass(found.node)) return null;
  return member(found.file, found.node, name, false);
}

function exportedNode(file: SourceFile, specifier: string, path: Path): Located | null {
  const [name, ...rest] = path;
  if (name === undefined || name === null) return null;
  const found = file.others.exported(file, specifier, name);
  if (rest.length === 0 || found === null) return found;
  // A default export that is an object, or a CommonJS module read through `.default`.
  if (name === 'default' && rest.length === 1 && rest[0] !== null && rest[0] !== undefined) {
    return memberNode(found.file, found.node, rest[0]) ?? file.others.exported(file, specifier, rest[0]);
  }
  return null;
}

function memberNode(file: SourceFile, node: TSESTree.Node, name: string): Located | null {
  if (node.type === AST_NODE_TYPES.ObjectExpression) return memberOfObject(file, node, name, 4);
  if (isClass(node)) return member(file, node, name, true);
  return null;
}

function exportedFunction(file: SourceFile, specifier: string, path: Path, steps: number): Located<FunctionNode> | null {
  const found = path.length === 0 ? file.others.exported(file, specifier, 'default') : exportedNode(file, specifier, path);
  const direct = found === null ? null : asFunction(found.file, found.node, steps);
  if (direct !== null || path.length !== 2 || path[0] === null) return direct;
  // `helpers.read()` where `helpers` is an exported object, or an exported class's static method.
  const holder = file.others.exported(file, specifier, path[0] ?? '');
  const inner = holder === null || path[1] === null || path[1] === undefined ? null : memberNode(holder.file, holder.node, path[1]);
  return inner === null ? null : asFunction(inner.file, inner.node, steps);
}

function asFunction(file: SourceFile, node: TSESTree.Node, steps: number): Located<FunctionNode> | null {
  if (isFunction(node)) return { file, node };
  if (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression) {
    return functionOfOrigin(file, originOf(file, node), steps - 1);
  }
  return null;
}

function memberOfObject(file: SourceFile, object: TSESTree.ObjectExpression, name: string | null, steps: number): Located<FunctionNode> | null {
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement || name === null || propertyName(property) !== name) continue;
    return asFunction(file, unwrap(property.value), steps);
  }
  return null;
}

function member(file: SourceFile, node: ClassNode, name: string | null, isStatic: boolean, depth = 3): Located<FunctionNode> | null {
  if (name === null) return null;
  for (const element of node.body.body) {
    if (element.type !== AST_NODE_TYPES.MethodDefinition && element.type !== AST_NODE_TYPES.PropertyDefinition) continue;
    if (element.static !== isStatic || propertyName(element) !== name) continue;
    if (element.type === AST_NODE_TYPES.MethodDefinition && element.kind !== 'method') return null;
    const value = element.value === null ? null : unwrap(element.value);
    return value !== null && isFunction(value) ? { file, node: value } : null;
  }
  if (node.superClass === null || depth === 0) return null;
  const parent = originOf(file, node.superClass);
  if (parent.kind === 'class' && parent.path.length === 0) return member(file, parent.node, name, isStatic, depth - 1);
  if (parent.kind !== 'module') return null;
  const found = parent.path.length === 0 ? file.others.exported(file, parent.specifier, 'default') : exportedNode(file, parent.specifier, parent.path);
  return found !== null && isClass(found.node) ? member(found.file, found.node, name, isStatic, depth - 1) : null;
}

/** The class or object literal whose method's `this` the node is; `null` outside of both. */
export function ownerOfThis(node: TSESTree.Node): ClassNode | TSESTree.ObjectExpression | null {
  let current: TSESTree.Node | undefined = node;
  while (current !== undefined) {
    const parent: TSESTree.Node | undefined = current.parent;
    if (current.type === AST_NODE_TYPES.FunctionDeclaration) return null;
    if (current.type === AST_NODE_TYPES.FunctionExpression) {
      if (parent?.type === AST_NODE_TYPES.MethodDefinition) return parent.parent.parent;
      if (parent?.type === AST_NODE_TYPES.Property && parent.parent.type === AST_NODE_TYPES.ObjectExpression) return parent.parent;
      if (parent?.type === AST_NODE_TYPES.PropertyDefinition) return parent.parent.parent;
      return null;
    }
    if (current.type === AST_NODE_TYPES.PropertyDefinition || current.type === AST_NODE_TYPES.StaticBlock) {
      return current.parent.parent;
    }
    current = parent;
  }
  return null;
}

function isInStaticMember(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = current.parent) {
    if (current.type === AST_NODE_TYPES.StaticBlock) return true;
    if (current.type === AST_NODE_TYPES.MethodDefinition || current.type === AST_NODE_TYPES.PropertyDefinition) return current.static;
  }
  return false;
}

function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression;
}

function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.FunctionExpression ||
    node.type === AST_NODE_TYPES.ArrowFunctionExpression
  );
}
