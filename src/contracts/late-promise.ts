import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { exitsOf, type Exit } from '../flow/exits.ts';
import { allAwaits, type AwaitPoint } from '../flow/own-awaits.ts';
import { isHeard } from '../flow/unheard-promise.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { mayBePromise } from './may-be-promise.ts';
import { mayReject, mayRejectWhenCalled } from './may-reject.ts';

/** A promise that runs while nobody listens to it. */
export interface LatePromise {
  readonly name: TSESTree.Identifier;
  readonly call: TSESTree.Expression;
  /** What comes before anybody listens: the function waits for something else, or is left. */
  readonly before: AwaitPoint | Exit;
  /** Where it is listened to at last. */
  readonly heard: TSESTree.Node;
  /** For a list of promises: the loop that awaits them one after another. */
  readonly loop: TSESTree.ForOfStatement | null;
}

/**
 * What comes before anybody listens to the promise that this declares, so that nobody hears it fail?
 *
 * Only a promise that does nothing but wait to be heard: who hands it on, asks it for something or
 * listens to it at once knows what may become of it. One that waits for an event is started early so
 * as not to miss it, and one that cannot fail needs nobody.
 */
export function latePromise(file: SourceFile, declarator: TSESTree.VariableDeclarator): LatePromise | null {
  const { id, init, parent } = declarator;
  if (id.type !== AST_NODE_TYPES.Identifier || init === null || parent.declarations.length > 1) return null;
  const call = unwrap(init);
  if (call.type !== AST_NODE_TYPES.CallExpression && call.type !== AST_NODE_TYPES.NewExpression) return null;
  const [variable] = declaredVariables(file, declarator);
  const places = variable === undefined ? null : placesOf(file, variable, enclosingFunction(declarator));
  const first = places?.[0];
  if (first === undefined) return null;
  const mapped = givenByMap(call);
  const loop = places?.length === 1 && mapped !== null ? loopOver(file, first) : null;
  // A deadline is to be there before what it ends.
  if (call.type === AST_NODE_TYPES.NewExpression && places?.some(place => isRaced(file, place))) return null;
  if (loop === null && places?.some(place => place.parent?.type === AST_NODE_TYPES.ForOfStatement)) return null;
  const before = loop?.waits ?? comesBefore(file, declarator, first);
  if (before === null || !mayFailMeanwhile(file, mapped ?? call, places?.some(isTakenForPromise) ?? false)) return null;
  return { name: id, call, before, heard: first, loop: loop?.node ?? null };
}

/** Where the variable is listened to, in order; `null` when anything else is done with it. */
function placesOf(file: SourceFile, { references }: TSESLint.Scope.Variable, fn: TSESTree.Node | null): readonly TSESTree.Node[] | null {
  const places: TSESTree.Node[] = [];
  for (const reference of references) {
    if (reference.init === true) continue;
    const { identifier } = reference;
    const { parent } = identifier;
    const listens = parent.type === AST_NODE_TYPES.ForOfStatement ? parent.right === identifier : parent.type !== AST_NODE_TYPES.MemberExpression && isHeard(file, identifier);
    if (reference.isWrite() || !listens || enclosingFunction(identifier) !== fn) return null;
    places.push(identifier);
  }
  return places;
}

/** Does who listens here take it for one promise? A list, and what is returned, may be anything. */
function isTakenForPromise({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.AwaitExpression || parent?.type === AST_NODE_TYPES.ArrayExpression;
}

function isRaced(file: SourceFile, { parent }: TSESTree.Node): boolean {
  return parent?.parent !== undefined && promiseCombinator(file, parent.parent) === 'race';
}

/** What one callback of `xs.map(…)` gives, where it is not async; the callback where it is. */
function givenByMap(call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Expression | null {
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(call.callee) !== 'map') return null;
  const [callback] = call.arguments;
  if (!isFunction(callback) || callback.generator) return null;
  return callback.async || callback.body.type === AST_NODE_TYPES.BlockStatement ? (callback as TSESTree.Expression) : callback.body;
}

interface Loop {
  readonly node: TSESTree.ForOfStatement;
  readonly waits: AwaitPoint;
}

/** The loop that goes over the list and awaits what it holds one by one. */
function loopOver(file: SourceFile, place: TSESTree.Node): Loop | null {
  const { parent: node } = place;
  if (node?.type !== AST_NODE_TYPES.ForOfStatement || node.right !== place) return null;
  if (node.await) return { node, waits: node };
  const [variable] = declaredVariables(file, node.left);
  if (variable?.references.length !== 2) return null;
  const waits = variable.references.map(({ identifier }) => identifier.parent).find(({ type }) => type === AST_NODE_TYPES.AwaitExpression);
  return waits?.type === AST_NODE_TYPES.AwaitExpression && enclosingFunction(waits) === enclosingFunction(node) ? { node, waits } : null;
}

function comesBefore(file: SourceFile, declarator: TSESTree.VariableDeclarator, heard: TSESTree.Node): AwaitPoint | Exit | null {
  const fn = enclosingFunction(declarator);
  const isBefore = (node: TSESTree.Node): boolean => node.range[0] >= declarator.range[1] && node.range[0] < heard.range[0] && !contains(node, heard);
  const wait = allAwaits(file).find(point => isBefore(point) && enclosingFunction(point) === fn) ?? null;
  const exit = exitsBefore(file, declarator).find(node => isBefore(node)) ?? null;
  return wait === null || (exit !== null && exit.range[0] < wait.range[0] && !contains(exit, wait)) ? exit : wait;
}

/** The statements behind the declaration that leave its function. */
function exitsBefore(file: SourceFile, { parent: { parent, range } }: TSESTree.VariableDeclarator): readonly Exit[] {
  if (parent.type !== AST_NODE_TYPES.BlockStatement) return [];
  return parent.body.filter(statement => statement.range[0] > range[0]).flatMap(statement => [...exitsOf(file, statement)].filter(exit => leaves(exit, parent)));
}

function leaves(exit: Exit, block: TSESTree.Node): boolean {
  if (exit.type === AST_NODE_TYPES.ReturnStatement) return true;
  if (exit.type !== AST_NODE_TYPES.ThrowStatement) return false;
  for (let node: TSESTree.Node = exit; node !== block && node.parent; node = node.parent) {
    if (node.parent.type === AST_NODE_TYPES.TryStatement && node.parent.block === node && node.parent.handler !== null) return false;
  }
  return true;
}

/** Words that begin the name of what waits for an event, which the function is then about to cause. */
const EVENTS = new Set(['await', 'expect', 'listen', 'next', 'on', 'once', 'until', 'wait', 'when']);

/** Words of what only starts once somebody listens. */
const LAZY = new Set(['builder', 'query', 'select', 'where']);

function mayFailMeanwhile(file: SourceFile, call: TSESTree.Expression, isTaken: boolean): boolean {
  if (isFunction(call)) return mayRejectWhenCalled(file, call).answer === 'yes';
  const { answer } = mayReject(file, call);
  if (answer === 'no' || call.type !== AST_NODE_TYPES.CallExpression) return answer === 'yes';
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
  const words = wordsOf(name);
  if (EVENTS.has(words[0] ?? '')) return false;
  if (answer === 'yes' || mayBePromise(file, call).answer === 'yes') return true;
  return isTaken && calleeFunction(file, callee) === null && !words.some(word => LAZY.has(word)) && !isChain(callee);
}

/** Is it called on what another call gave: `db('users').where(…)`, which most often only builds a query? */
function isChain(callee: TSESTree.Node): boolean {
  for (let node = callee; node.type === AST_NODE_TYPES.MemberExpression; node = unwrap(node.object)) {
    const object = unwrap(node.object);
    if (object.type === AST_NODE_TYPES.CallExpression) return true;
    // A model is a class, and what it finds is a query.
    if (object.type === AST_NODE_TYPES.Identifier && /^[A-Z]/.test(object.name)) return true;
  }
  return false;
}
