import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { isLoop } from '../flow/exits.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables, laterWrites, variableOf } from '../names/variables.ts';
import { isFunction, type SourceFile } from '../source-file.ts';

type Variable = TSESLint.Scope.Variable;

/** A loop that goes over a collection or counts. */
export type CollectingLoop = TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.ForStatement;

/** What is done with a value that an iteration computed. */
export type AccumulatorKind = 'concat' | 'count' | 'element' | 'flag' | 'keyed' | 'push' | 'set-add';

/** One place where an iteration hands over what it computed. */
export interface Accumulator {
  readonly kind: AccumulatorKind;
  /** The variable that collects; `null` for a property of the element itself. */
  readonly variable: Variable | null;
  /** The assignment, update or call. It is a statement of its own. */
  readonly node: TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.UpdateExpression;
  /** What is handed over: pushed values; key and value; what is added. */
  readonly values: readonly TSESTree.Node[];
  /** Whether the outcome depends on the order of the iterations: `'any'` for counting and raising a flag. */
  readonly order: 'any' | 'kept';
}

interface Candidate extends Accumulator {
  /** The names by which the collecting variable is spoken of here. */
  readonly names: readonly TSESTree.Identifier[];
}

/**
 * How does this loop collect what its iterations compute?
 *
 * Only variables of the loop's own function count, of which nothing else in the loop (nor a callee,
 * through a closure or an alias) can know what they hold. Whatever else a loop writes outside of
 * itself is not collected: it is carried from one iteration to the next.
 */
export function accumulatorsOf(file: SourceFile, loop: CollectingLoop): readonly Accumulator[] {
  const candidates: Candidate[] = [];
  for (const node of descendants(file, loop.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.ExpressionStatement) continue;
    const candidate = candidateOf(file, loop, node.expression);
    if (candidate !== null) candidates.push(candidate);
  }
  const kept = candidates.filter(({ variable }) => variable === null || collectsOnly(file, loop, variable, candidates));
  return kept.map(({ kind, variable, node, values, order }) => ({ kind, variable, node, values, order }));
}

function candidateOf(file: SourceFile, loop: CollectingLoop, node: TSESTree.Expression): Candidate | null {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression:
      return ofCall(file, node);
    case AST_NODE_TYPES.UpdateExpression:
      return ofUpdate(file, loop, node);
    case AST_NODE_TYPES.AssignmentExpression:
      return ofAssignment(file, loop, node);
    default:
      return null;
  }
}

function ofCall(file: SourceFile, node: TSESTree.CallExpression): Candidate | null {
  const { callee, arguments: values } = node;
  if (node.optional || callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || callee.object.type !== AST_NODE_TYPES.Identifier) return null;
  const variable = variableOf(file, callee.object);
  if (variable === null) return null;
  const names = [callee.object];
  switch (propertyName(callee)) {
    case 'push':
      return values.length > 0 ? { kind: 'push', variable, node, values, order: 'kept', names } : null;
    case 'set':
      return values.length === 2 && values.every(isPlainArgument) ? { kind: 'keyed', variable, node, values, order: 'kept', names } : null;
    case 'add':
      return values.length === 1 && values.every(isPlainArgument) ? { kind: 'set-add', variable, node, values, order: 'kept', names } : null;
    default:
      return null;
  }
}

function isPlainArgument(node: TSESTree.Node): boolean {
  return node.type !== AST_NODE_TYPES.SpreadElement;
}

function ofUpdate(file: SourceFile, loop: CollectingLoop, node: TSESTree.UpdateExpression): Candidate | null {
  if (isPropertyOfElement(file, loop, node.argument)) return { kind: 'element', variable: null, node, values: [], order: 'any', names: [] };
  if (node.argument.type !== AST_NODE_TYPES.Identifier) return null;
  const variable = variableOf(file, node.argument);
  return variable === null ? null : { kind: 'count', variable, node, values: [], order: 'any', names: [node.argument] };
}

function ofAssignment(file: SourceFile, loop: CollectingLoop, node: TSESTree.AssignmentExpression): Candidate | null {
  const { left, operator, right } = node;
  if (left.type === AST_NODE_TYPES.MemberExpression) {
    if (isPropertyOfElement(file, loop, left)) return { kind: 'element', variable: null, node, values: [right], order: 'any', names: [] };
    if (operator !== '=' || !left.computed || left.object.type !== AST_NODE_TYPES.Identifier) return null;
    const variable = variableOf(file, left.object);
    return variable === null ? null : { kind: 'keyed', variable, node, values: [left.property, right], order: 'kept', names: [left.object] };
  }
  if (left.type !== AST_NODE_TYPES.Identifier) return null;
  const variable = variableOf(file, left);
  if (variable === null) return null;
  switch (operator) {
    case '+=':
      return sum(variable, node, right, [left]);
    case '-=':
      return { kind: 'count', variable, node, values: [right], order: isWholeNumber(right) ? 'any' : 'kept', names: [left] };
    case '||=':
    case '&&=':
      return raised(file, variable, node, right, [left]);
    case '=':
      return ofPlainAssignment(file, variable, node, left);
    default:
      return null;
  }
}

function ofPlainAssignment(file: SourceFile, variable: Variable, node: TSESTree.AssignmentExpression, left: TSESTree.Identifier): Candidate | null {
  const { right } = node;
  if (right.type === AST_NODE_TYPES.Literal) return { kind: 'flag', variable, node, values: [right], order: 'any', names: [left] };
  if (right.type === AST_NODE_TYPES.BinaryExpression && right.operator === '+' && isName(file, right.left, variable)) {
    return sum(variable, node, right.right, [left, right.left]);
  }
  if (right.type !== AST_NODE_TYPES.LogicalExpression || right.operator === '??') return null;
  if (isName(file, right.left, variable)) return raised(file, variable, node, right.right, [left, right.left]);
  // `all = (await holds(x)) && all`: every iteration asks, whatever the flag says.
  if (isName(file, right.right, variable)) return { kind: 'flag', variable, node, values: [right.left], order: 'kept', names: [left, right.right] };
  return null;
}

function isName(file: SourceFile, node: TSESTree.Node, variable: Variable): node is TSESTree.Identifier {
  return node.type === AST_NODE_TYPES.Identifier && variableOf(file, node) === variable;
}

function sum(variable: Variable, node: TSESTree.AssignmentExpression, value: TSESTree.Node, names: readonly TSESTree.Identifier[]): Candidate {
  const counts = isNumber(initialValue(variable));
  const whole = counts && isWholeNumber(value);
  return { kind: counts ? 'count' : 'concat', variable, node, values: [value], order: whole ? 'any' : 'kept', names };
}

/** A flag that stops asking once it is raised makes an awaited answer depend on the earlier ones. */
function raised(file: SourceFile, variable: Variable, node: TSESTree.AssignmentExpression, value: TSESTree.Node, names: readonly TSESTree.Identifier[]): Candidate | null {
  for (const inner of descendants(file, value, 'stop')) {
    if (inner.type === AST_NODE_TYPES.AwaitExpression || inner.type === AST_NODE_TYPES.CallExpression || inner.type === AST_NODE_TYPES.NewExpression) return null;
  }
  return { kind: 'flag', variable, node, values: [value], order: isBoolean(value) && isBoolean(initialValue(variable)) ? 'any' : 'kept', names };
}

function initialValue(variable: Variable): TSESTree.Node | null {
  const node = variable.defs[0]?.node;
  return node?.type === AST_NODE_TYPES.VariableDeclarator && node.id.type === AST_NODE_TYPES.Identifier && node.init !== null ? unwrap(node.init) : null;
}

function isNumber(node: TSESTree.Node | null): boolean {
  return node?.type === AST_NODE_TYPES.Literal && (typeof node.value === 'number' || typeof node.value === 'bigint');
}

function isWholeNumber(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && (Number.isInteger(node.value) || typeof node.value === 'bigint');
}

function isBoolean(node: TSESTree.Node | null): boolean {
  switch (node?.type) {
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'boolean';
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!';
    case AST_NODE_TYPES.BinaryExpression:
      return ['<', '<=', '>', '>=', '==', '===', '!=', '!==', 'in', 'instanceof'].includes(node.operator);
    default:
      return false;
  }
}

/** Is this a property of what the loop is at: `row.details`, `rows[i].details`? Not one of a property's. */
function isPropertyOfElement(file: SourceFile, loop: CollectingLoop, node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.MemberExpression) return false;
  const { object } = node;
  if (object.type === AST_NODE_TYPES.MemberExpression) return isIndexedElement(file, loop, object);
  if (object.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = variableOf(file, object);
  if (variable === null || loop.type === AST_NODE_TYPES.ForInStatement) return false;
  if (loop.type === AST_NODE_TYPES.ForOfStatement && declaredVariables(file, loop.left).includes(variable)) return true;
  const value = initialValue(variable);
  const declaration = variable.defs[0]?.node;
  return (
    value?.type === AST_NODE_TYPES.MemberExpression &&
    declaration !== undefined &&
    contains(loop.body, declaration) &&
    laterWrites(variable).length === 0 &&
    isIndexedElement(file, loop, value)
  );
}

function isIndexedElement(file: SourceFile, loop: CollectingLoop, node: TSESTree.MemberExpression): boolean {
  if (loop.type !== AST_NODE_TYPES.ForStatement || loop.init === null || !node.computed) return false;
  const index = node.property.type === AST_NODE_TYPES.Identifier ? variableOf(file, node.property) : null;
  if (index === null || loop.init.type !== AST_NODE_TYPES.VariableDeclaration) return false;
  return loop.init.declarations.some(declarator => declaredVariables(file, declarator).includes(index));
}

/** Does nothing in the loop, and nothing that the loop may call, know the variable but to collect in it? */
function collectsOnly(file: SourceFile, loop: CollectingLoop, variable: Variable, candidates: readonly Candidate[]): boolean {
  const own = candidates.filter(candidate => candidate.variable === variable);
  const [first] = own;
  const definition = variable.defs[0];
  if (first === undefined || definition === undefined || variable.defs.length !== 1) return false;
  if (own.some(({ kind }) => kind !== first.kind) || !agree(own)) return false;
  const { node: declaration } = definition;
  if (declaration.type !== AST_NODE_TYPES.VariableDeclarator || declaration.range[1] > loop.range[0]) return false;
  if (enclosingFunction(declaration) !== enclosingFunction(loop)) return false;
  if (holdsReference(first.kind) && !isFresh(file, first.kind, declaration)) return false;
  const names = new Set<TSESTree.Node>(own.flatMap(candidate => candidate.names));
  const again = repeatedWith(loop, declaration);
  return variable.references.every(({ identifier, init }) => {
    if (contains(loop, identifier)) return names.has(identifier);
    const isLater = identifier.range[0] > again.range[1];
    if (enclosingFunction(identifier) !== enclosingFunction(loop)) return isLater && !inHoistedFunction(identifier, loop);
    return isLater || init === true || !holdsReference(first.kind) || !escapes(identifier);
  });
}

/** Flags are raised to one value only. */
function agree(own: readonly Candidate[]): boolean {
  const raisedTo = own.filter(({ kind, node }) => kind === 'flag' && node.type === AST_NODE_TYPES.AssignmentExpression && node.operator === '=').map(({ values }) => values[0]);
  if (raisedTo.length === 0 || own.length === 1) return true;
  return own.length === raisedTo.length && raisedTo.every(value => value?.type === AST_NODE_TYPES.Literal && raisedTo[0]?.type === AST_NODE_TYPES.Literal && value.value === raisedTo[0].value);
}

function holdsReference(kind: AccumulatorKind): boolean {
  return kind === 'push' || kind === 'keyed' || kind === 'set-add';
}

const FRESH_CALLS = new Set(['Array.from', 'Array.of', 'Object.create', 'Object.fromEntries', 'structuredClone']);
const FRESH_METHODS = new Set(['map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'split']);

/** Is the variable's value made on the spot, so that no one else knows it yet? */
function isFresh(file: SourceFile, kind: AccumulatorKind, declaration: TSESTree.VariableDeclarator): boolean {
  if (declaration.init === null || declaration.id.type !== AST_NODE_TYPES.Identifier) return false;
  const value = unwrap(declaration.init);
  switch (value.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return kind === 'push' || kind === 'keyed';
    case AST_NODE_TYPES.ObjectExpression:
      return kind === 'keyed';
    case AST_NODE_TYPES.NewExpression: {
      const name = documentedName(file, value.callee);
      if (name?.module !== 'global') return false;
      if (name.name === 'Array') return kind !== 'set-add';
      return kind === 'keyed' ? name.name === 'Map' || name.name === 'WeakMap' : kind === 'set-add' && (name.name === 'Set' || name.name === 'WeakSet');
    }
    case AST_NODE_TYPES.CallExpression: {
      if (kind === 'set-add') return false;
      const name = documentedName(file, value.callee);
      if (name?.module === 'global' && FRESH_CALLS.has(name.name)) return true;
      return value.callee.type === AST_NODE_TYPES.MemberExpression && FRESH_METHODS.has(propertyName(value.callee) ?? '');
    }
    default:
      return false;
  }
}

/** The outermost loop around `loop` that does not make the variable anew: all of it runs before the loop runs again. */
function repeatedWith(loop: CollectingLoop, declaration: TSESTree.Node): TSESTree.Node {
  let outermost: TSESTree.Node = loop;
  for (let current: TSESTree.Node | undefined = loop.parent; current && !isFunction(current) && !contains(current, declaration); current = current.parent) {
    if (isLoop(current)) outermost = current;
  }
  return outermost;
}

function inHoistedFunction(identifier: TSESTree.Node, loop: TSESTree.Node): boolean {
  const owner = enclosingFunction(loop);
  for (let fn = enclosingFunction(identifier); fn !== null && fn !== owner; fn = enclosingFunction(fn)) {
    if (fn.type === AST_NODE_TYPES.FunctionDeclaration) return true;
  }
  return false;
}

/** Can the object become known under another name here? Reading and calling its members does not do that. */
function escapes(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  if (parent?.type === AST_NODE_TYPES.MemberExpression) return parent.object !== identifier;
  if (parent?.type === AST_NODE_TYPES.ForOfStatement) return parent.right !== identifier;
  return parent?.type !== AST_NODE_TYPES.SpreadElement && parent?.type !== AST_NODE_TYPES.UnaryExpression;
}
