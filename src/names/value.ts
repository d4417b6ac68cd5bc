import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { perNode } from '../memo.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { originOf, type Origin, type Path } from './origin.ts';
import { propertyName } from './property-name.ts';
import { unwrap } from './unwrap.ts';
import { laterWrites, variableOf } from './variables.ts';

/** A class of any form. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** What an expression holds: a node that makes it, or an instance of a class. */
export type Value =
  | { readonly kind: 'node'; readonly file: SourceFile; readonly node: TSESTree.Node }
  | { readonly kind: 'instance'; readonly file: SourceFile; readonly node: ClassNode };

const MAX_STEPS = 16;

/**
 * What value does this expression hold, as far as the code in sight says?
 *
 * Follows names, members of object literals, classes and instances, `this`, and imports into other
 * files. `null` when it can't be told. A subclass may still put another method in the place of the
 * one found through `this` or an annotation.
 */
export function valueOf(file: SourceFile, node: TSESTree.Node): Value | null {
  return evaluate(file, node, MAX_STEPS);
}

function evaluate(file: SourceFile, node: TSESTree.Node, steps: number): Value | null {
  return steps === 0 ? null : valueOfOrigin(file, originOf(file, node), steps - 1);
}

function valueOfOrigin(file: SourceFile, origin: Origin, steps: number): Value | null {
  if (steps <= 0) return null;
  switch (origin.kind) {
    case 'function':
      return { kind: 'node', file, node: origin.node };
    case 'class':
      return read({ kind: 'node', file, node: origin.node }, origin.path, steps);
    case 'this': {
      const owner = ownerOfThis(origin.node);
      if (owner === null) return null;
      const isInstance = owner.type !== AST_NODE_TYPES.ObjectExpression && !isInStaticMember(origin.node);
      return read(isInstance ? { kind: 'instance', file, node: owner as ClassNode } : { kind: 'node', file, node: owner }, origin.path, steps);
    }
    case 'expression': {
      const made = madeBy(file, origin.node, steps);
      return made === null ? null : read(made, origin.path, steps);
    }
    case 'module':
      return exportedValue(file, origin.specifier, origin.path, steps);
    case 'parameter': {
      const [definition] = origin.variable.defs;
      if (definition?.name.type !== AST_NODE_TYPES.Identifier) return null;
      const instance = instanceOfAnnotation(file, definition.name.typeAnnotation, steps);
      return instance === null ? null : read(instance, origin.path, steps);
    }
    case 'variable': {
      const only = onlyValue(origin.variable);
      const value = only === null ? null : evaluate(file, only, steps);
      return value === null ? null : read(value, origin.path, steps);
    }
    case 'global':
      return null;
  }
}

/** What a variable is given once, after it was declared without a value. */
function onlyValue(variable: TSESLint.Scope.Variable): TSESTree.Node | null {
  const [definition] = variable.defs;
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.init !== null || variable.defs.length > 1) return null;
  const [write, ...others] = laterWrites(variable);
  if (write === undefined || others.length > 0 || write.identifier.parent.type !== AST_NODE_TYPES.AssignmentExpression || write.identifier.parent.operator !== '=') return null;
  return write.writeExpr ?? null;
}

function madeBy(file: SourceFile, node: TSESTree.Node, steps: number): Value | null {
  if (node.type === AST_NODE_TYPES.NewExpression) return instanceOf(evaluate(file, node.callee, steps));
  return { kind: 'node', file, node };
}

function instanceOf(value: Value | null): Value | null {
  return value?.kind === 'node' && isClass(value.node) ? { kind: 'instance', file: value.file, node: value.node } : null;
}

function instanceOfAnnotation(file: SourceFile, annotation: TSESTree.TSTypeAnnotation | undefined, steps: number): Value | null {
  const type = annotation?.typeAnnotation;
  if (type?.type !== AST_NODE_TYPES.TSTypeReference || type.typeName.type !== AST_NODE_TYPES.Identifier) return null;
  return variableOf(file, type.typeName) === null ? null : instanceOf(evaluate(file, type.typeName, steps));
}

function exportedValue(file: SourceFile, specifier: string, path: Path, steps: number): Value | null {
  const [name, ...rest] = path;
  if (name === undefined) return settle(file.others.exported(file, specifier, 'default'), steps);
  if (name === null) return null;
  const direct = settle(file.others.exported(file, specifier, name), steps);
  if (direct !== null) return read(direct, rest, steps);
  const whole = settle(file.others.exported(file, specifier, 'default'), steps);
  if (whole === null) return null;
  // `x.default` of a CommonJS module read through a compiler's interop is the module itself.
  return read(whole, name === 'default' ? rest : path, steps);
}

/** What an exported node holds, once names and members of its own file are followed. */
function settle(found: { readonly file: SourceFile; readonly node: TSESTree.Node } | null, steps: number): Value | null {
  if (found === null) return null;
  const { file } = found;
  const node = unwrap(found.node);
  if (isFunction(node) || isClass(node) || node.type === AST_NODE_TYPES.Program) return { kind: 'node', file, node };
  return evaluate(file, node, steps - 1);
}

function read(value: Value, path: Path, steps: number): Value | null {
  let current: Value | null = value;
  for (const name of path) {
    if (current === null || name === null || steps <= 0) return null;
    current = readMember(current, name, steps - 1);
  }
  return current;
}

/** What does the member `name` of a value hold? `null` when it can't be told. */
export function readMember(value: Value, name: string, steps = MAX_STEPS): Value | null {
  const { file, node } = value;
  if (value.kind === 'instance' || isClass(node)) return memberOfClass(file, node as ClassNode, name, value.kind !== 'instance', steps);
  if (node.type === AST_NODE_TYPES.ObjectExpression) return memberOfObject(file, node, name, steps);
  return null;
}

function memberOfObject(file: SourceFile, object: TSESTree.ObjectExpression, name: string, steps: number): Value | null {
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement || propertyName(property) !== name || property.kind !== 'init') continue;
    return evaluate(file, property.value, steps);
  }
  return null;
}

function memberOfClass(file: SourceFile, node: ClassNode, name: string, isStatic: boolean, steps: number): Value | null {
  if (steps <= 0) return null;
  const { constructorMethod, byName } = elementsOf(file, node);
  const field = constructorMethod === null || isStatic ? null : fieldOfConstructor(file, constructorMethod, name, steps);
  if (field !== null) return field;
  for (const element of byName.get(name) ?? []) {
    if (element.static !== isStatic) continue;
    if (element.type === AST_NODE_TYPES.MethodDefinition) {
      return element.kind === 'method' && isFunction(element.value) ? { kind: 'node', file, node: element.value } : null;
    }
    if (element.value !== null) return evaluate(file, element.value, steps);
    const annotated = instanceOfAnnotation(file, element.typeAnnotation, steps);
    if (annotated !== null) return annotated;
  }
  if (node.superClass === null) return null;
  const parent = evaluate(file, node.superClass, steps);
  return parent?.kind === 'node' && isClass(parent.node) ? memberOfClass(parent.file, parent.node, name, isStatic, steps - 1) : null;
}

interface Elements {
  readonly constructorMethod: TSESTree.MethodDefinition | null;
  readonly byName: ReadonlyMap<string, readonly (TSESTree.MethodDefinition | TSESTree.PropertyDefinition)[]>;
}

/** The methods and fields of a class; each of its calls asks. */
const elementsOf = perNode<ClassNode, Elements>(
  (_, { body }) => {
    const byName = new Map<string, (TSESTree.MethodDefinition | TSESTree.PropertyDefinition)[]>();
    let constructorMethod: TSESTree.MethodDefinition | null = null;
    for (const element of body.body) {
      if (element.type !== AST_NODE_TYPES.MethodDefinition && element.type !== AST_NODE_TYPES.PropertyDefinition) continue;
      if (element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor') constructorMethod = element;
      const name = propertyName(element);
      if (name === null) continue;
      const alike = byName.get(name);
      if (alike === undefined) byName.set(name, [element]);
      else alike.push(element);
    }
    return { constructorMethod, byName };
  },
  { constructorMethod: null, byName: new Map() },
);

/** `this.name = value` in the constructor's own statements, or a parameter property. */
function fieldOfConstructor(file: SourceFile, { value }: TSESTree.MethodDefinition, name: string, steps: number): Value | null {
  for (const parameter of value.params) {
    if (parameter.type !== AST_NODE_TYPES.TSParameterProperty) continue;
    const bound = parameter.parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.parameter.left : parameter.parameter;
    if (bound.type === AST_NODE_TYPES.Identifier && bound.name === name) return instanceOfAnnotation(file, bound.typeAnnotation, steps);
  }
  const assigned = fieldsSetBy(file, value).get(name);
  return assigned === undefined ? null : evaluate(file, assigned, steps);
}

/** What a constructor's own statements set each field to, the last of several. */
const fieldsSetBy = perNode<TSESTree.Node, ReadonlyMap<string, TSESTree.Expression>>((_, value) => {
  const fields = new Map<string, TSESTree.Expression>();
  const statements = isFunction(value) && value.body.type === AST_NODE_TYPES.BlockStatement ? value.body.body : [];
  for (const statement of statements) {
    if (statement.type !== AST_NODE_TYPES.ExpressionStatement || statement.expression.type !== AST_NODE_TYPES.AssignmentExpression) continue;
    const { left, right } = statement.expression;
    if (left.type !== AST_NODE_TYPES.MemberExpression || left.object.type !== AST_NODE_TYPES.ThisExpression) continue;
    const name = propertyName(left);
    if (name !== null) fields.set(name, right);
  }
  return fields;
}, new Map());

/** The class or object literal whose method's `this` the node is; `null` outside of both. */
export function ownerOfThis(node: TSESTree.Node): ClassNode | TSESTree.ObjectExpression | null {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const { parent } = current;
    if (current.type === AST_NODE_TYPES.FunctionDeclaration) return null;
    if (current.type === AST_NODE_TYPES.FunctionExpression) {
      if (parent?.type === AST_NODE_TYPES.MethodDefinition || parent?.type === AST_NODE_TYPES.PropertyDefinition) return parent.parent.parent;
      if (parent?.type === AST_NODE_TYPES.Property && parent.parent.type === AST_NODE_TYPES.ObjectExpression) return parent.parent;
      return null;
    }
    if (current.type === AST_NODE_TYPES.PropertyDefinition || current.type === AST_NODE_TYPES.StaticBlock) return current.parent.parent;
  }
  return null;
}

function isInStaticMember(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === AST_NODE_TYPES.StaticBlock) return true;
    if (current.type === AST_NODE_TYPES.MethodDefinition || current.type === AST_NODE_TYPES.PropertyDefinition) return current.static;
  }
  return false;
}

function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression;
}
