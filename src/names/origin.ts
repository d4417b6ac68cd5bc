import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode, SourceFile } from '../source-file.ts';
import { laterWrites, membersChange, variableOf } from './variables.ts';
import { propertyName } from './property-name.ts';
import { unwrap } from './unwrap.ts';

type Variable = TSESLint.Scope.Variable;

/** The properties read on the way from a root to a value; `null` for one that is computed. */
export type Path = readonly (string | null)[];

/** Where a value comes from, as far as the file says. */
export type Origin =
  /** `path` of the module that `specifier` names; `['default', …]` through a default import. */
  | { readonly kind: 'module'; readonly specifier: string; readonly path: Path; readonly promisified: boolean }
  /** A name that the file does not define, and what is read from it: `['Promise', 'all']`. */
  | { readonly kind: 'global'; readonly path: Path }
  /** A function of this file. */
  | { readonly kind: 'function'; readonly node: FunctionNode }
  /** A class of this file, and what is read from it. */
  | { readonly kind: 'class'; readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression; readonly path: Path }
  /** A parameter (or part of one), and what is read from it. */
  | { readonly kind: 'parameter'; readonly variable: Variable; readonly path: Path }
  /** `this`, and what is read from it. */
  | { readonly kind: 'this'; readonly node: TSESTree.Node; readonly path: Path }
  /** A variable with several values in its life, and what is read from it. */
  | { readonly kind: 'variable'; readonly variable: Variable; readonly path: Path }
  /** Any other expression, and what is read from it. */
  | { readonly kind: 'expression'; readonly node: TSESTree.Node; readonly path: Path };

/** The interop helpers that compilers put around `require`, and that leave the module's shape alone. */
const INTEROP = new Set(['__importStar', '__importDefault', '__toESM', '_interopRequireDefault', '_interopRequireWildcard', '_interop_require_default', '_interop_require_wildcard']);

const MAX_STEPS = 24;

/**
 * Where does the value of this expression come from?
 *
 * Follows constants, destructuring, members, `require`, `await import()`, compilers' interop helpers
 * and `util.promisify`. Never guesses: what is not followed is an origin of its own.
 */
export function originOf(file: SourceFile, node: TSESTree.Node): Origin {
  if (node.type !== AST_NODE_TYPES.MemberExpression) return follow(file, node, MAX_STEPS);
  const known = ofMembers.get(node);
  if (known !== undefined) return known;
  const origin = follow(file, node, MAX_STEPS);
  ofMembers.set(node, origin);
  return origin;
}

/** Each callee is asked for by several rules. */
const ofMembers = new WeakMap<TSESTree.MemberExpression, Origin>();

function follow(file: SourceFile, wrapped: TSESTree.Node, steps: number): Origin {
  const node = unwrap(wrapped);
  if (steps === 0) return { kind: 'expression', node, path: [] };
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return followName(file, node, steps);
    case AST_NODE_TYPES.MemberExpression:
      return extend(file, follow(file, node.object, steps - 1), [propertyName(node)], steps);
    case AST_NODE_TYPES.ThisExpression:
      return { kind: 'this', node, path: [] };
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      return { kind: 'function', node };
    case AST_NODE_TYPES.ClassExpression:
      return { kind: 'class', node, path: [] };
    case AST_NODE_TYPES.CallExpression:
      return followCall(file, node, steps);
    case AST_NODE_TYPES.AwaitExpression: {
      const specifier = importedSpecifier(unwrap(node.argument));
      return specifier === null ? { kind: 'expression', node, path: [] } : { kind: 'module', specifier, path: [], promisified: false };
    }
    default:
      return { kind: 'expression', node, path: [] };
  }
}

function followName(file: SourceFile, node: TSESTree.Identifier, steps: number): Origin {
  const variable = variableOf(file, node);
  if (variable === null) return { kind: 'global', path: [node.name] };
  const known = ofVariables.get(variable);
  if (known !== undefined) return known;
  const origin = originOfVariable(file, variable, steps);
  ofVariables.set(variable, origin);
  return origin;
}

/** Each name of a file is asked for again and again. */
const ofVariables = new WeakMap<Variable, Origin>();

function originOfVariable(file: SourceFile, variable: Variable, steps: number): Origin {
  const [definition] = variable.defs;
  const several = variable.defs.length > 1 || laterWrites(variable).length > 0;
  if (definition === undefined) return { kind: 'variable', variable, path: [] };
  const { node, name } = definition;
  switch (node.type) {
    case AST_NODE_TYPES.ImportSpecifier:
    case AST_NODE_TYPES.ImportDefaultSpecifier:
    case AST_NODE_TYPES.ImportNamespaceSpecifier:
      return { kind: 'module', specifier: node.parent.type === AST_NODE_TYPES.ImportDeclaration ? node.parent.source.value : '', path: importedPath(node), promisified: false };
    case AST_NODE_TYPES.TSImportEqualsDeclaration:
      return node.moduleReference.type === AST_NODE_TYPES.TSExternalModuleReference && node.moduleReference.expression.type === AST_NODE_TYPES.Literal
        ? { kind: 'module', specifier: String(node.moduleReference.expression.value), path: [], promisified: false }
        : { kind: 'variable', variable, path: [] };
    case AST_NODE_TYPES.FunctionDeclaration:
      if (node.id === name && !several) return { kind: 'function', node };
      break;
    case AST_NODE_TYPES.FunctionExpression:
      if (node.id === name && !several) return { kind: 'function', node };
      break;
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      if (!several) return { kind: 'class', node, path: [] };
      break;
    case AST_NODE_TYPES.VariableDeclarator: {
      if (several || node.init === null) break;
      const path = pathInPattern(node.id, name);
      if (path === null) break;
      const value = follow(file, node.init, steps - 1);
      const isLiteral = value.kind === 'expression' && value.node.type === AST_NODE_TYPES.ObjectExpression;
      if (isLiteral && path.length === 0 && membersChange(variable)) break;
      return extend(file, value, path, steps);
    }
    default:
      break;
  }
  if (definition.type === 'Parameter' && !several) return { kind: 'parameter', variable, path: [] };
  return { kind: 'variable', variable, path: [] };
}

function importedPath(node: TSESTree.ImportDefaultSpecifier | TSESTree.ImportNamespaceSpecifier | TSESTree.ImportSpecifier): Path {
  if (node.type === AST_NODE_TYPES.ImportDefaultSpecifier) return ['default'];
  if (node.type === AST_NODE_TYPES.ImportNamespaceSpecifier) return [];
  return [node.imported.type === AST_NODE_TYPES.Identifier ? node.imported.name : node.imported.value];
}

/** The properties that lead to `name` in a pattern; `null` when a default or a rest stands between. */
export function pathInPattern(pattern: TSESTree.Node, name: TSESTree.Node): Path | null {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      return pattern === name ? [] : null;
    case AST_NODE_TYPES.ObjectPattern:
      for (const property of pattern.properties) {
        if (property.type !== AST_NODE_TYPES.Property) continue;
        const rest = pathInPattern(property.value, name);
        if (rest !== null) return [propertyName(property), ...rest];
      }
      return null;
    case AST_NODE_TYPES.ArrayPattern:
      for (const [index, element] of pattern.elements.entries()) {
        const rest = element === null ? null : pathInPattern(element, name);
        if (rest !== null) return [String(index), ...rest];
      }
      return null;
    default:
      return null;
  }
}

/** Reads `path` from what `origin` denotes. */
function extend(file: SourceFile, origin: Origin, path: Path, steps: number): Origin {
  if (path.length === 0) return origin;
  if (origin.kind === 'expression' && origin.path.length === 0 && origin.node.type === AST_NODE_TYPES.ObjectExpression) {
    const [first, ...rest] = path;
    const value = propertyValue(origin.node, first ?? null);
    if (value !== null && steps > 0) return extend(file, follow(file, value, steps - 1), rest, steps - 1);
  }
  if (origin.kind === 'function') return { kind: 'expression', node: origin.node, path };
  return { ...origin, path: [...origin.path, ...path] };
}

function propertyValue(object: TSESTree.ObjectExpression, name: string | null): TSESTree.Node | null {
  if (name === null) return null;
  let value: TSESTree.Node | null = null;
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) value = null;
    else if (propertyName(property) === name && property.kind === 'init') value = property.value;
  }
  return value;
}

function followCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): Origin {
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  const unresolved: Origin = { kind: 'expression', node, path: [] };
  if (argument === undefined) return unresolved;
  if (callee.type === AST_NODE_TYPES.Identifier && callee.name === 'require' && variableOf(file, callee) === null) {
    const specifier = stringValue(argument);
    return specifier === null ? unresolved : { kind: 'module', specifier, path: [], promisified: false };
  }
  const last = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : callee.type === AST_NODE_TYPES.Identifier ? callee.name : null;
  if (last !== null && INTEROP.has(last)) {
    const inner = follow(file, argument, steps - 1);
    if (inner.kind === 'module') return inner;
  }
  if (last === 'promisify') {
    const helper = follow(file, callee, steps - 1);
    const inner = follow(file, argument, steps - 1);
    if (helper.kind === 'module' && /^(?:node:)?util$/.test(helper.specifier) && inner.kind === 'module') {
      return { ...inner, promisified: true };
    }
  }
  return unresolved;
}

function importedSpecifier(node: TSESTree.Node): string | null {
  return node.type === AST_NODE_TYPES.ImportExpression ? stringValue(node.source) : null;
}

function stringValue(node: TSESTree.Node): string | null {
  if (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') return node.value;
  if (node.type === AST_NODE_TYPES.TemplateLiteral && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}
