import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { SourceFile } from '../source-file.ts';

/** What an export is bound to: a node of the same file, or a name that another file exports. */
export type Binding =
  | { readonly kind: 'node'; readonly node: TSESTree.Node }
  | { readonly kind: 'elsewhere'; readonly specifier: string; readonly name: string };

/** Everything that a file exports. */
export interface Exports {
  readonly named: ReadonlyMap<string, Binding>;
  /** The files whose exports are all exported again. */
  readonly stars: readonly string[];
}

/**
 * What does this file export, by name?
 *
 * ES modules, and CommonJS as people and compilers write it. `'default'` is the default export, and
 * what `module.exports` is set to. A name that is assigned twice is bound to the last.
 */
export const exportsOf = perFile<Exports>(file => {
  const named = new Map<string, Binding>();
  const stars: string[] = [];
  for (const statement of file.ast.body) {
    switch (statement.type) {
      case AST_NODE_TYPES.ExportNamedDeclaration:
        addNamed(file, named, statement);
        break;
      case AST_NODE_TYPES.ExportDefaultDeclaration:
        named.set('default', { kind: 'node', node: statement.declaration });
        break;
      case AST_NODE_TYPES.ExportAllDeclaration:
        if (statement.exported === null) stars.push(statement.source.value);
        else named.set(nameOf(statement.exported), { kind: 'elsewhere', specifier: statement.source.value, name: '*' });
        break;
      case AST_NODE_TYPES.TSExportAssignment:
        addWhole(named, statement.expression);
        break;
      case AST_NODE_TYPES.ExpressionStatement:
        addCommonJs(named, stars, statement.expression);
        break;
      case AST_NODE_TYPES.VariableDeclaration:
        // const x = (exports.x = …)
        for (const { init } of statement.declarations) if (init?.type === AST_NODE_TYPES.AssignmentExpression) addCommonJs(named, stars, init);
        break;
      default:
        break;
    }
  }
  return { named, stars };
});

function addNamed(file: SourceFile, named: Map<string, Binding>, statement: TSESTree.ExportNamedDeclaration): void {
  const { declaration, source, specifiers } = statement;
  for (const { exported, local } of specifiers) {
    named.set(nameOf(exported), source === null ? { kind: 'node', node: local } : { kind: 'elsewhere', specifier: source.value, name: nameOf(local) });
  }
  if (declaration === null) return;
  if (declaration.type === AST_NODE_TYPES.VariableDeclaration) {
    for (const { id, init } of declaration.declarations) {
      if (id.type === AST_NODE_TYPES.Identifier) named.set(id.name, { kind: 'node', node: init === null ? id : unwrap(init) });
      else for (const variable of file.scopeManager.getDeclaredVariables(declaration)) {
        const [identifier] = variable.identifiers;
        if (identifier !== undefined && !named.has(variable.name)) named.set(variable.name, { kind: 'node', node: identifier });
      }
    }
  } else if ('id' in declaration && declaration.id?.type === AST_NODE_TYPES.Identifier) {
    named.set(declaration.id.name, { kind: 'node', node: declaration });
  }
}

function addCommonJs(named: Map<string, Binding>, stars: string[], expression: TSESTree.Node): void {
  if (expression.type === AST_NODE_TYPES.CallExpression) {
    addCompiled(named, stars, expression);
    return;
  }
  if (expression.type !== AST_NODE_TYPES.AssignmentExpression || expression.operator !== '=') return;
  const { left, right } = expression;
  if (right.type === AST_NODE_TYPES.AssignmentExpression) addCommonJs(named, stars, right);
  if (left.type !== AST_NODE_TYPES.MemberExpression) return;
  const value = lastOfChain(right);
  if (isModuleExports(left)) addWhole(named, value);
  else if (isExportsObject(left.object)) {
    const name = propertyName(left);
    // Compilers first write `exports.a = exports.b = void 0`.
    if (name !== null && !(value.type === AST_NODE_TYPES.UnaryExpression && value.operator === 'void')) named.set(name, bindingOf(value));
  }
}

function lastOfChain(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.AssignmentExpression ? lastOfChain(node.right) : unwrap(node);
}

function bindingOf(value: TSESTree.Node): Binding {
  const specifier = requiredSpecifier(value);
  return specifier === null ? { kind: 'node', node: value } : { kind: 'elsewhere', specifier, name: 'default' };
}

/** `module.exports = value`: the default export, and for an object literal each of its properties. */
function addWhole(named: Map<string, Binding>, value: TSESTree.Node): void {
  named.set('default', bindingOf(value));
  if (value.type !== AST_NODE_TYPES.ObjectExpression) return;
  for (const property of value.properties) {
    if (property.type !== AST_NODE_TYPES.Property) continue;
    const name = propertyName(property);
    if (name !== null && property.kind === 'init') named.set(name, bindingOf(unwrap(property.value)));
  }
}

/** `Object.defineProperty(exports, "x", { get: function () { return m.x; } })` and `__exportStar(require("./x"), exports)`. */
function addCompiled(named: Map<string, Binding>, stars: string[], call: TSESTree.CallExpression): void {
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  const [first, second, third] = call.arguments;
  if (first === undefined || second === undefined) return;
  if (name === '__exportStar' || name === '__export') {
    const specifier = requiredSpecifier(first);
    if (specifier !== null) stars.push(specifier);
    return;
  }
  if (name !== 'defineProperty' || !isExportsObject(first) || second.type !== AST_NODE_TYPES.Literal || third?.type !== AST_NODE_TYPES.ObjectExpression) return;
  for (const property of third.properties) {
    if (property.type !== AST_NODE_TYPES.Property || propertyName(property) !== 'get') continue;
    const getter = property.value;
    if (getter.type !== AST_NODE_TYPES.FunctionExpression && getter.type !== AST_NODE_TYPES.ArrowFunctionExpression) continue;
    const [statement] = getter.body.type === AST_NODE_TYPES.BlockStatement ? getter.body.body : [];
    const returned = getter.body.type === AST_NODE_TYPES.BlockStatement ? (statement?.type === AST_NODE_TYPES.ReturnStatement ? statement.argument : null) : getter.body;
    if (returned !== null && returned !== undefined) named.set(String(second.value), { kind: 'node', node: returned });
  }
}

function isModuleExports(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.Identifier && node.object.name === 'module' && propertyName(node) === 'exports';
}

function isExportsObject(node: TSESTree.Node): boolean {
  return isModuleExports(node) || (node.type === AST_NODE_TYPES.Identifier && node.name === 'exports');
}

function requiredSpecifier(node: TSESTree.Node): string | null {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.callee.type !== AST_NODE_TYPES.Identifier || node.callee.name !== 'require') return null;
  const [argument] = node.arguments;
  return argument?.type === AST_NODE_TYPES.Literal && typeof argument.value === 'string' ? argument.value : null;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === AST_NODE_TYPES.Identifier ? node.name : node.value;
}
