import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';

import { awaitPoints } from '../flow/own-awaits.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { originOf, pathInPattern, type Path } from '../names/origin.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { isFunction, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { argumentsOfCallers } from './callers-arguments.ts';
import { elementCount } from './element-count.ts';
import { pushesOf, repeatsBetween, type Push } from './grown-array.ts';
import { isHandKeptFolder } from './hand-kept.ts';
import { isMeasured } from './measured-length.ts';
import { isOwnPath } from './own-files.ts';
import { broughtBy, broughtByField, type Brought, type OutsideSource } from './outside-source.ts';

type Variable = TSESLint.Scope.Variable;

/** How many elements a collection can hold, and who decides that. */
export type CollectionBound =
  /** At most so many; `null` when the code limits the number by an amount that can't be read off it. */
  | { readonly kind: 'bounded'; readonly atMost: number | null; readonly because: Located }
  /** As many as something outside of the program has. */
  | { readonly kind: 'unbounded'; readonly source: OutsideSource; readonly because: Located }
  /** As many as the caller hands over. */
  | { readonly kind: 'parameter'; readonly variable: Variable; readonly function: FunctionNode; readonly because: Located }
  | { readonly kind: 'unknown'; readonly because: Located };

const MAX_STEPS = 40;
const MAX_CALLS = 3;

interface Trail {
  readonly steps: number;
  readonly calls: number;
  /** Variables whose values are being looked at, so that `xs = xs.filter(…)` ends. */
  readonly variables: ReadonlySet<Variable>;
}

/**
 * How many elements can this collection hold, and where does it come from?
 *
 * Follows constants, `await`, methods and functions that keep or limit the number, spreads, arrays that
 * grow by `push`, and the results of functions whose body can be seen. A threshold is the caller's
 * decision.
 */
export function collectionBound(file: SourceFile, node: TSESTree.Node): CollectionBound {
  return boundOf(file, node, { steps: MAX_STEPS, calls: MAX_CALLS, variables: new Set() });
}

function boundOf(file: SourceFile, wrapped: TSESTree.Node, before: Trail): CollectionBound {
  const node = unwrap(wrapped);
  if (before.steps === 0) return unknownBound(file, node);
  const trail = { ...before, steps: before.steps - 1 };
  const brought = broughtBy(file, node);
  if (brought !== null) return ofBrought(file, brought);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return boundOfName(file, node, trail);
    case AST_NODE_TYPES.ArrayExpression:
      return boundOfLiteral(file, node, trail);
    case AST_NODE_TYPES.ObjectExpression:
      return boundOfLength(file, node);
    case AST_NODE_TYPES.AwaitExpression:
      return boundOf(file, node.argument, trail);
    case AST_NODE_TYPES.AssignmentExpression:
      return boundOf(file, node.right, trail);
    case AST_NODE_TYPES.ConditionalExpression:
      return either(file, node, [boundOf(file, node.consequent, trail), boundOf(file, node.alternate, trail)]);
    case AST_NODE_TYPES.LogicalExpression:
      return either(file, node, node.operator === '&&' ? [boundOf(file, node.right, trail)] : [boundOf(file, node.left, trail), boundOf(file, node.right, trail)]);
    case AST_NODE_TYPES.MemberExpression:
      return boundOfMember(file, node, trail);
    case AST_NODE_TYPES.NewExpression:
      return boundOfNew(file, node, trail);
    case AST_NODE_TYPES.CallExpression:
      return boundOfCall(file, node, trail);
    default:
      return unknownBound(file, node);
  }
}

function ofBrought(file: SourceFile, brought: NonNullable<Brought>): CollectionBound {
  const because = { file, node: brought.because };
  return brought.kind === 'outside' ? { kind: 'unbounded', source: brought.source, because } : { kind: 'bounded', atMost: null, because };
}

function unknownBound(file: SourceFile, node: TSESTree.Node): CollectionBound {
  return { kind: 'unknown', because: { file, node } };
}

function exactly(file: SourceFile, node: TSESTree.Node, atMost: number | null): CollectionBound {
  return { kind: 'bounded', atMost, because: { file, node } };
}

/** One of several values: what is surely from outside in one of them is enough to be told. */
function either(file: SourceFile, node: TSESTree.Node, bounds: readonly CollectionBound[]): CollectionBound {
  const telling = bounds.filter(bound => !(bound.kind === 'bounded' && bound.atMost === 0));
  return (
    telling.find(bound => bound.kind === 'unbounded') ??
    telling.find(bound => bound.kind === 'parameter') ??
    telling.find(bound => bound.kind === 'unknown') ??
    exactly(file, node, largest(telling))
  );
}

function largest(bounds: readonly CollectionBound[]): number | null {
  let most = 0;
  for (const bound of bounds) {
    if (bound.kind !== 'bounded' || bound.atMost === null) return null;
    most = Math.max(most, bound.atMost);
  }
  return most;
}

/** All of several together. */
function together(file: SourceFile, node: TSESTree.Node, bounds: readonly CollectionBound[]): CollectionBound {
  const joined = either(file, node, bounds);
  if (joined.kind !== 'bounded' || joined.atMost === null) return joined;
  return exactly(file, node, bounds.reduce((sum, bound) => sum + (bound.kind === 'bounded' ? (bound.atMost ?? 0) : 0), 0));
}

function boundOfLiteral(file: SourceFile, node: TSESTree.ArrayExpression, trail: Trail): CollectionBound {
  const spreads: CollectionBound[] = [];
  let single = 0;
  for (const element of node.elements) {
    if (element?.type === AST_NODE_TYPES.SpreadElement) spreads.push(boundOf(file, element.argument, trail));
    else single += 1;
  }
  return together(file, node, [exactly(file, node, single), ...spreads]);
}

function boundOfName(file: SourceFile, node: TSESTree.Identifier, trail: Trail): CollectionBound {
  const variable = variableOf(file, node);
  const [definition] = variable?.defs ?? [];
  if (variable === null || definition === undefined) return unknownBound(file, node);
  if (trail.variables.has(variable)) return exactly(file, node, 0);
  if (isMeasured(file, variable, node)) return exactly(file, node, null);
  const inner = { ...trail, variables: new Set([...trail.variables, variable]) };
  const writes = laterWrites(variable);
  const first = boundOfDefinition(file, variable, definition, node, inner);
  if (writes.length === 0) return first;
  const later = writes.map(({ identifier, writeExpr }) => boundOfWrite(file, variable, identifier, writeExpr ?? null, inner));
  // One of the values is limited: the code means to keep it small.
  return later.find(bound => bound.kind === 'bounded' && bound.atMost === null) ?? either(file, node, [first, ...later]);
}

function boundOfWrite(file: SourceFile, variable: Variable, target: TSESTree.Node, value: TSESTree.Node | null, trail: Trail): CollectionBound {
  const assignment = target.parent;
  if (value === null || assignment?.type !== AST_NODE_TYPES.AssignmentExpression || assignment.left !== target || assignment.operator !== '=') return unknownBound(file, target);
  const grows = namesVariable(value, variable) && growsByMore(value);
  const declaration = variable.defs[0]?.node;
  if (grows && declaration !== undefined) {
    const repeats = [...repeatsBetween(assignment, declaration)];
    const stream = repeats.find(repeat => repeat.kind === 'while' && waitsInside(file, repeat.node));
    if (stream !== undefined) return { kind: 'unbounded', source: 'pages', because: { file, node: assignment } };
  }
  return boundOf(file, value, trail);
}

function growsByMore(value: TSESTree.Node): boolean {
  const node = unwrap(value);
  if (node.type === AST_NODE_TYPES.ArrayExpression) return node.elements.filter(element => element?.type === AST_NODE_TYPES.SpreadElement).length > 1;
  const callee = node.type === AST_NODE_TYPES.CallExpression ? unwrap(node.callee) : null;
  return callee?.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'concat';
}

function namesVariable(node: TSESTree.Node, variable: Variable): boolean {
  return variable.references.some(({ identifier }) => contains(node, identifier));
}

function boundOfDefinition(file: SourceFile, variable: Variable, definition: TSESLint.Scope.Definition, node: TSESTree.Identifier, trail: Trail): CollectionBound {
  if (definition.type === 'Parameter') return boundOfParameter(file, variable, definition, trail);
  const { node: declared } = definition;
  if (declared.type === AST_NODE_TYPES.VariableDeclarator) {
    const loop = declared.parent.parent;
    if ((loop.type === AST_NODE_TYPES.ForOfStatement || loop.type === AST_NODE_TYPES.ForInStatement) && loop.left === declared.parent) return unknownBound(file, node);
    if (declared.init === null) return exactly(file, declared, 0);
    const pushes = pushesOf(variable);
    if (pushes !== null) return together(file, declared, pushes.map(push => boundOfPush(file, push, trail)));
    const path = pathInPattern(declared.id, definition.name);
    return path === null ? unknownBound(file, node) : boundOfPath(file, declared.init, path, trail);
  }
  const imported = originOf(file, node);
  if (imported.kind !== 'module' || imported.path.length !== 1 || imported.path[0] === null || imported.path[0] === undefined) return unknownBound(file, node);
  const found = file.others.exported(file, imported.specifier, imported.path[0]);
  return found === null || isFunction(found.node) ? unknownBound(file, node) : boundOf(found.file, found.node, trail);
}

function boundOfPush(file: SourceFile, push: Push, trail: Trail): CollectionBound {
  const added = push.spread ? boundOf(file, push.value, trail) : exactly(file, push.call, 1);
  if (push.repeats.length === 0) return added;
  const outer = push.repeats.map<CollectionBound>(repeat => {
    switch (repeat.kind) {
      case 'each':
        return boundOf(file, repeat.collection, trail);
      case 'stream':
        return { kind: 'unbounded', source: 'stream', because: { file, node: repeat.collection } };
      case 'while':
        return push.spread && waitsInside(file, repeat.node) ? { kind: 'unbounded', source: 'pages', because: { file, node: push.call } } : unknownBound(file, repeat.node);
    }
  });
  const joined = either(file, push.call, [added, ...outer]);
  if (joined.kind !== 'bounded' || joined.atMost === null || added.kind !== 'bounded' || added.atMost === null) return joined;
  return exactly(file, push.call, outer.reduce((product, bound) => product * (bound.kind === 'bounded' ? (bound.atMost ?? 1) : 1), added.atMost));
}

function waitsInside(file: SourceFile, loop: TSESTree.Node): boolean {
  return !awaitPoints(file, loop).next().done;
}

/** A property of what an expression gives: rows and answers come wrapped. */
function boundOfPath(file: SourceFile, init: TSESTree.Node, path: Path, trail: Trail): CollectionBound {
  const [name, ...rest] = path;
  if (name === undefined) return boundOf(file, init, trail);
  const part = partOfAll(file, init, name);
  const field = name === null || rest.length > 0 ? null : broughtByField(file, init, name);
  if (field !== null) return ofBrought(file, field);
  if (part !== null) return boundOfPath(file, part, rest, trail);
  if (name === null || rest.length > 0) return unknownBound(file, init);
  const whole = boundOf(file, init, trail);
  if (whole.kind === 'bounded' && whole.atMost === null) return whole;
  if (whole.kind !== 'unbounded') return unknownBound(file, init);
  return boundOfField(file, init, whole, name);
}

/** `const [files] = await Promise.all([list(dir), …])`: each name has its own value. */
function partOfAll(file: SourceFile, init: TSESTree.Node, name: string | null): TSESTree.Node | null {
  let node = unwrap(init);
  if (node.type === AST_NODE_TYPES.AwaitExpression) node = unwrap(node.argument);
  if (node.type === AST_NODE_TYPES.CallExpression && promiseCombinator(file, node) === 'all') {
    const [argument] = node.arguments;
    if (argument === undefined) return null;
    node = unwrap(argument);
  }
  if (node.type !== AST_NODE_TYPES.ArrayExpression || name === null || !/^\d+$/.test(name)) return null;
  const before = node.elements.slice(0, Number(name) + 1);
  if (before.some(element => element?.type === AST_NODE_TYPES.SpreadElement)) return null;
  return before[Number(name)] ?? null;
}

function boundOfField(file: SourceFile, node: TSESTree.Node, whole: CollectionBound & { kind: 'unbounded' }, name: string): CollectionBound {
  switch (whole.source) {
    // `const { ids } = req.body`
    case 'request':
      return whole;
    // `const [rows] = await connection.query(…)`, `const { rows } = await pool.query(…)`, `const { data } = await db.from(…)`
    case 'rows':
      return name === '0' || name === 'rows' || name === 'data' ? whole : unknownBound(file, node);
    // `const { items } = await response.json()`: a list inside of an answer is mostly a page of it.
    default:
      return unknownBound(file, node);
  }
}

function boundOfMember(file: SourceFile, node: TSESTree.MemberExpression, trail: Trail): CollectionBound {
  const name = propertyName(node);
  const origin = originOf(file, node);
  if (origin.kind === 'expression' && origin.path.length === 0 && origin.node !== node && !contains(origin.node, node)) return boundOf(file, origin.node, trail);
  if (name === null) return unknownBound(file, node);
  if (origin.kind === 'module') {
    const [exported, ...rest] = origin.path;
    const found = rest.length === 0 && exported !== null && exported !== undefined ? file.others.exported(file, origin.specifier, exported) : null;
    return found === null || isFunction(found.node) ? unknownBound(file, node) : boundOf(found.file, found.node, trail);
  }
  const object = unwrap(node.object);
  if (object.type === AST_NODE_TYPES.ThisExpression) return unknownBound(file, node);
  return boundOfPath(file, object, [name], trail);
}

function boundOfNew(file: SourceFile, node: TSESTree.NewExpression, trail: Trail): CollectionBound {
  const { callee } = node;
  const [argument] = node.arguments;
  if (callee.type !== AST_NODE_TYPES.Identifier || variableOf(file, callee) !== null) return unknownBound(file, node);
  if (argument === undefined) return unknownBound(file, node);
  if (callee.name === 'Set' || callee.name === 'Map') return boundOf(file, argument, trail);
  return callee.name === 'Array' && node.arguments.length === 1 ? counted(file, argument) : unknownBound(file, node);
}

/** As many as a number says. */
function counted(file: SourceFile, wrapped: TSESTree.Node): CollectionBound {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'number') return exactly(file, node, node.value);
  if (node.type === AST_NODE_TYPES.Identifier) {
    const origin = originOf(file, node);
    if (origin.kind === 'expression' && origin.path.length === 0 && origin.node.type === AST_NODE_TYPES.Literal && typeof origin.node.value === 'number') return exactly(file, node, origin.node.value);
  }
  if (node.type === AST_NODE_TYPES.CallExpression && documentedName(file, node.callee)?.name === 'Math.min') return exactly(file, node, null);
  return unknownBound(file, node);
}

function boundOfCall(file: SourceFile, node: TSESTree.CallExpression, trail: Trail): CollectionBound {
  const [first] = node.arguments;
  const name = documentedName(file, node.callee);
  if (name?.module === 'global' && first !== undefined) {
    switch (name.name) {
      case 'Array.from':
        return first.type === AST_NODE_TYPES.SpreadElement ? unknownBound(file, first) : boundOf(file, first, trail);
      case 'Array':
        return counted(file, first);
      case 'Array.of':
        return exactly(file, node, node.arguments.length);
      case 'Object.keys':
      case 'Object.values':
      case 'Object.entries':
        return boundOfKeys(file, first);
      case 'Promise.all':
      case 'Promise.allSettled':
      case 'structuredClone':
      case 'Array.fromAsync':
      case 'Promise.resolve':
        return boundOf(file, first, trail);
      default:
        break;
    }
  }
  const count = elementCount(file, node);
  switch (count?.kind) {
    case 'limits':
      return exactly(file, node, null);
    case 'keeps':
      return boundOf(file, count.of, trail);
    case 'multiplies': {
      const bound = boundOf(file, count.of, trail);
      return bound.kind === 'bounded' && bound.atMost !== null ? unknownBound(file, node) : bound;
    }
    case 'joins':
      return together(file, node, count.parts.map(part => (part.type === AST_NODE_TYPES.SpreadElement ? unknownBound(file, part) : boundOf(file, part, trail))));
    case 'gives':
      return boundOfReturns(file, count.function, trail);
    case undefined:
      return boundOfResult(file, node, trail);
  }
}

/** `{ length: n }`, which `Array.from` takes for so many elements. */
function boundOfLength(file: SourceFile, object: TSESTree.ObjectExpression): CollectionBound {
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.Property && propertyName(property) === 'length') return counted(file, property.value);
  }
  return unknownBound(file, object);
}

/** The keys of an object: as many as were written, where the object is. Other objects are records, whose keys are a schema. */
function boundOfKeys(file: SourceFile, object: TSESTree.Node): CollectionBound {
  const origin = originOf(file, object);
  if (origin.kind === 'expression' && origin.path.length === 0 && origin.node.type === AST_NODE_TYPES.ObjectExpression) {
    const { properties } = origin.node;
    return properties.some(property => property.type === AST_NODE_TYPES.SpreadElement) ? unknownBound(file, object) : exactly(file, origin.node, properties.length);
  }
  return unknownBound(file, object);
}

/** What a function that can be seen gives. */
function boundOfResult(file: SourceFile, node: TSESTree.CallExpression, trail: Trail): CollectionBound {
  if (trail.calls === 0) return unknownBound(file, node);
  const callee = calleeFunction(file, node.callee);
  if (callee === null) return unknownBound(file, node);
  const result = boundOfReturns(callee.file, callee.node, { ...trail, calls: trail.calls - 1, variables: new Set() });
  // The helper lists the folder that it is handed.
  const listsKnown = result.kind === 'unbounded' && result.source === 'directory' && node.arguments.some(argument => isOwnPath(file, argument) || isHandKeptFolder(file, argument));
  if (listsKnown) return unknownBound(file, node);
  if (result.kind !== 'parameter') return result;
  const index = result.function === callee.node ? callee.node.params.findIndex(parameter => result.variable.identifiers.some(name => name === parameter)) : -1;
  const argument = index === -1 ? undefined : node.arguments[index];
  return argument === undefined || argument.type === AST_NODE_TYPES.SpreadElement ? unknownBound(file, node) : boundOf(file, argument, trail);
}

function boundOfReturns(file: SourceFile, fn: FunctionNode, trail: Trail): CollectionBound {
  if (fn.generator) return unknownBound(file, fn);
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) return boundOf(file, fn.body, trail);
  const returned: CollectionBound[] = [];
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null) returned.push(boundOf(file, node.argument, trail));
  }
  return returned.length === 0 ? unknownBound(file, fn) : either(file, fn, returned);
}

function boundOfParameter(file: SourceFile, variable: Variable, definition: TSESLint.Scope.Definition, trail: Trail): CollectionBound {
  const fn = definition.node;
  if (!isFunction(fn)) return unknownBound(file, definition.name);
  const index = fn.params.findIndex(parameter => parameter === definition.name);
  // Part of an object, with a default, or the rest of the arguments, which the caller writes out.
  if (index === -1) return unknownBound(file, definition.name);
  const call = fn.parent;
  if (call.type === AST_NODE_TYPES.CallExpression && call.callee !== fn) {
    // `promise.then(files => …)`: the parameter is what the promise gives.
    const callee = unwrap(call.callee);
    const isThen = callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'then' && call.arguments[0] === fn && index === 0;
    return isThen ? boundOf(file, callee.object, trail) : unknownBound(file, definition.name);
  }
  const handed = argumentsOfCallers(file, fn, index);
  if (handed === null || trail.calls === 0) return { kind: 'parameter', variable, function: fn, because: { file, node: definition.name } };
  return either(file, definition.name, handed.map(argument => boundOf(file, argument, { ...trail, calls: trail.calls - 1 })));
}
