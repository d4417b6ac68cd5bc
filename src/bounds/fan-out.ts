import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isLoop } from '../flow/exits.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { documentedName } from '../names/documented-name.ts';
import { promiseCombinator, type Combinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { pushesOf, type Push } from './grown-array.ts';

/** Promises that are started together, one for each element of a collection. */
export interface FanOut {
  readonly combinator: Combinator;
  /** The call of the combinator. */
  readonly call: TSESTree.CallExpression;
  readonly collection: TSESTree.Node;
  /** What is evaluated for each element: a function that is called with it, or the value that a loop pushes. */
  readonly work: TSESTree.Node;
  /** How it is written: only a `map` right inside of the combinator can be rewritten in place. */
  readonly form: 'from' | 'library' | 'map' | 'push';
  /** The call that makes the promises: `xs.map(f)`, `Array.from(xs, f)`, `jobs.push(f(x))`. */
  readonly maker: TSESTree.CallExpression;
  /** Whether the maker itself is the argument of the combinator. */
  readonly direct: boolean;
}

const MAPPING_LIBRARIES = /^(?:lodash|lodash-es|underscore)(?:\/map)?$/;
const MAX_STEPS = 12;

/**
 * Which promises does this call start (or take from variables and arrays) together, one an element of
 * a collection?
 *
 * None for a call that is no combinator of `Promise`, or that takes promises made one by one.
 */
export function fanOutsOf(file: SourceFile, call: TSESTree.CallExpression): readonly FanOut[] {
  const combinator = promiseCombinator(file, call);
  const [argument] = call.arguments;
  if (combinator === null || argument === undefined || argument.type === AST_NODE_TYPES.SpreadElement) return [];
  return [...makersIn(file, argument, MAX_STEPS)].map(made => ({ ...made, combinator, call, direct: made.maker === unwrap(argument) }));
}

/** What would the call start together if it took the elements of this list as well? */
export function fanOutsOfList(file: SourceFile, call: TSESTree.CallExpression, combinator: Combinator, list: TSESTree.Node): readonly FanOut[] {
  return [...makersIn(file, list, MAX_STEPS)].map(made => ({ ...made, combinator, call, direct: false }));
}

type Made = Pick<FanOut, 'collection' | 'form' | 'maker' | 'work'>;

function* makersIn(file: SourceFile, wrapped: TSESTree.Node, steps: number): Generator<Made> {
  const node = unwrap(wrapped);
  if (steps === 0) return;
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      for (const element of node.elements) {
        if (element?.type === AST_NODE_TYPES.SpreadElement) yield* makersIn(file, element.argument, steps - 1);
      }
      return;
    case AST_NODE_TYPES.ConditionalExpression:
      yield* makersIn(file, node.consequent, steps - 1);
      yield* makersIn(file, node.alternate, steps - 1);
      return;
    case AST_NODE_TYPES.Identifier:
      yield* makersOfName(file, node, steps);
      return;
    case AST_NODE_TYPES.CallExpression:
      yield* makersOfCall(file, node, steps);
      return;
    default:
  }
}

function* makersOfName(file: SourceFile, node: TSESTree.Identifier, steps: number): Generator<Made> {
  const variable = variableOf(file, node);
  const definition = variable?.defs[0]?.node;
  if (variable === null || definition?.type !== AST_NODE_TYPES.VariableDeclarator || definition.init === null || laterWrites(variable).length > 0) return;
  if (definition.id.type !== AST_NODE_TYPES.Identifier) return;
  const pushes = pushesOf(variable);
  if (pushes === null) {
    yield* makersIn(file, definition.init, steps - 1);
    return;
  }
  for (const push of pushes) {
    if (push.spread) yield* makersIn(file, push.value, steps - 1);
    else yield* makersOfPush(file, push);
  }
}

/** A push in a loop: the innermost collection whose elements it speaks of is what it is made for. */
function* makersOfPush(file: SourceFile, push: Push): Generator<Made> {
  const work = startedBy(file, push.value);
  for (const repeat of push.repeats) {
    // Others end while the loop waits: they are not started all at once.
    if (repeat.kind === 'each' && waitsEachTime(file, repeat.node)) return;
    if (repeat.kind !== 'while') yield { collection: repeat.collection, work, form: 'push', maker: push.call };
  }
}

/** Does each iteration of a loop wait for something, in a statement of its own? */
function waitsEachTime(file: SourceFile, loop: TSESTree.Node): boolean {
  if (!isLoop(loop) || loop.body.type !== AST_NODE_TYPES.BlockStatement) return false;
  return loop.body.body.some(statement => (statement.type === AST_NODE_TYPES.ExpressionStatement || statement.type === AST_NODE_TYPES.VariableDeclaration) && awaitPoints(file, statement).next().done === false);
}

/** The call whose promise is pushed: `const job = start(x); jobs.push(job)`. */
function startedBy(file: SourceFile, value: TSESTree.Node): TSESTree.Node {
  const node = unwrap(value);
  if (node.type !== AST_NODE_TYPES.Identifier) return node;
  const variable = variableOf(file, node);
  const definition = variable?.defs[0]?.node;
  return variable !== null && definition?.type === AST_NODE_TYPES.VariableDeclarator && definition.init !== null && laterWrites(variable).length === 0 ? definition.init : node;
}

function* makersOfCall(file: SourceFile, node: TSESTree.CallExpression, steps: number): Generator<Made> {
  const name = documentedName(file, node.callee);
  const [first, second] = node.arguments;
  if (name?.module === 'global' && name.name === 'Array.from') {
    if (second !== undefined && first !== undefined) yield { collection: first, work: second, form: 'from', maker: node };
    else if (first !== undefined) yield* makersIn(file, first, steps - 1);
    return;
  }
  if (name !== null && MAPPING_LIBRARIES.test(name.module)) {
    if (first !== undefined && second !== undefined && /(?:^|\.)(?:map|default)$/.test(name.name)) yield { collection: first, work: second, form: 'library', maker: node };
    return;
  }
  const callee = unwrap(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return;
  switch (propertyName(callee)) {
    case 'map':
    case 'flatMap':
      if (first === undefined) return;
      // `promises.map(promise => promise.catch(…))`: what is mapped may itself be started here.
      yield { collection: callee.object, work: first, form: 'map', maker: node };
      yield* makersIn(file, callee.object, steps - 1);
      return;
    case 'filter':
    case 'flat':
    case 'values':
    case 'slice':
    case 'reverse':
      yield* makersIn(file, callee.object, steps - 1);
      return;
    case 'concat':
      for (const part of [callee.object, ...node.arguments]) yield* makersIn(file, part, steps - 1);
      return;
    default:
  }
}

/** The function that is called for each element, where it stands right there. */
export function inlineWork(fanOut: FanOut): FunctionNode | null {
  const work = unwrap(fanOut.work);
  return isFunction(work) && fanOut.form !== 'push' ? work : null;
}
