import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { functionGives } from '../effects/function-gives.ts';
import { awaitAllowedAt } from '../flow/await-allowed.ts';
import { descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { ownAwaits } from '../flow/own-awaits.ts';
import { isPromiseExecutor } from '../flow/promise-executor.ts';
import { isSurelyArray } from '../names/array-value.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { isNamedAsKeyed, isNamedAsList } from '../names/list-name.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { lostOrder, type LostOrder } from './lost-order.ts';
import { mayReturnPromise } from './may-be-promise.ts';
import { misreadPromises, type MisreadPromises } from './misread-promises.ts';
import { promiseUse } from './promise-use.ts';
import { reducedPromise, type ReducedPromise } from './reduced-promise.ts';
import { hearsOfAll, uncaughtAwait } from './uncaught-await.ts';

/** What goes wrong with the promises that an async callback gives. */
export type AsyncCallback = Site &
  (
    | /** `forEach`, or a `map` whose result nobody looks at: nobody waits for them. */ { readonly kind: 'dropped' | 'ignored'; readonly work: Located; readonly keyed: boolean }
    | /** `filter`, `some`, `find`, …: each counts as a yes. */ { readonly kind: 'truthy' }
    | /** `sort`: they are no numbers. */ { readonly kind: 'unsorted' }
    | /** `flatMap`: the arrays in them stay. */ { readonly kind: 'nested' }
    | /** A push in one that waits comes when it is done. */ ({ readonly kind: 'unordered' } & LostOrder)
    | /** A timer or an event: nobody hears of an error, if there can be one. */ { readonly kind: 'interval' | 'listener' | 'pending' | 'timer'; readonly work: Located; readonly fails: boolean }
    | ReducedPromise
    | Exclude<MisreadPromises, { kind: 'dropped' }>
  );

interface Site {
  readonly call: TSESTree.CallExpression;
  /** The method or function that is given the callback. */
  readonly method: string;
  readonly callback: Located<FunctionNode>;
}

const TRUTHY = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some']);
const OF_ARRAYS = new Set([...TRUTHY, 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'sort', 'toSorted']);
/** Where the promises that a `map` makes are somebody else's affair. */
const HANDED_ON: ReadonlySet<string> = new Set([AST_NODE_TYPES.ArrowFunctionExpression, AST_NODE_TYPES.CallExpression, AST_NODE_TYPES.Property, AST_NODE_TYPES.ReturnStatement, AST_NODE_TYPES.SpreadElement]);
const LISTENING = new Set(['addEventListener', 'addListener', 'on', 'once', 'prependListener', 'prependOnceListener']);
const TIMERS = new Set(['setImmediate', 'setInterval', 'setTimeout']);

/**
 * What goes wrong with the promises of the async function that this call is given?
 *
 * Methods of arrays count where the receiver is an array, or is named as a list and gives nothing that
 * is waited for; timers of the platform, and listeners, where an error would find nobody. `null`
 * where nothing does, or nobody knows.
 *
 * @param listeners whether listeners are looked at, which much code leaves to the process on purpose
 */
export function asyncCallback(file: SourceFile, call: TSESTree.CallExpression, listeners = false): AsyncCallback | null {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return TIMERS.has(callee.name) || callee.name.startsWith('set') ? ofTimer(file, call) : null;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return null;
  const method = propertyName(callee) ?? '';
  if (OF_ARRAYS.has(method)) return ofArray(file, call, callee, method);
  if (LISTENING.has(method)) return listeners ? ofListener(file, call, method) : null;
  return TIMERS.has(method) ? ofTimer(file, call) : null;
}

/** Does the function wait for nothing because it hands an async callback to what ignores or misreads its promises? */
export function explainsNoAwait(file: SourceFile, fn: FunctionNode): boolean {
  if (!file.text.slice(fn.body.range[0], fn.body.range[1]).includes('async')) return false;
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const found = asyncCallback(file, node);
    if (found !== null && found.kind !== 'timer') return true;
  }
  return false;
}

function ofArray(file: SourceFile, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, method: string): AsyncCallback | null {
  const [argument] = call.arguments;
  // What a name stands for may lie in another file: it is asked for last.
  const isNamed = argument !== undefined && !isFunction(unwrap(argument));
  if (isNamed && ((method === 'map' && HANDED_ON.has(call.parent.type)) || !isOfArray(file, call, callee, method))) return null;
  const callback = asyncFunction(file, argument);
  if (callback === null || (!isNamed && !isOfArray(file, call, callee, method))) return null;
  const site = { call, method, callback };
  if (TRUTHY.has(method)) return { ...site, kind: 'truthy' };
  switch (method) {
    case 'forEach': {
      const work = workOf(callback);
      if (work === null || (uncaughtAwait(callback) === null && !awaitAllowedAt(call, file.ast.sourceType))) return null;
      return { ...site, kind: 'ignored', work, keyed: isNamedAsKeyed(file, callee.object) };
    }
    case 'map': {
      const misread = misreadPromises(file, call);
      if (misread !== null && misread.kind !== 'dropped') return { ...site, ...misread };
      const work = misread === null ? null : workOf(callback);
      if (work !== null) return { ...site, kind: 'dropped', work, keyed: false };
      const lost = callback.file === file && isCombined(file, call) ? lostOrder(file, callback.node) : null;
      return lost === null ? null : { ...site, kind: 'unordered', ...lost };
    }
    case 'flatMap':
      return givesArrays(callback) && !isFlattened(file, call) ? { ...site, kind: 'nested' } : null;
    case 'reduce':
    case 'reduceRight': {
      const reduced = reducedPromise(callback.file, callback.node);
      return reduced === null ? null : { ...site, ...reduced };
    }
    default:
      return { ...site, kind: 'unsorted' };
  }
}

function ofTimer(file: SourceFile, call: TSESTree.CallExpression): AsyncCallback | null {
  const name = documentedName(file, call.callee);
  if (name === null || !/^(?:global|timers)$/.test(name.module) || !TIMERS.has(name.name)) return null;
  const callback = asyncFunction(file, call.arguments[0]);
  if (callback === null || hearsOfAll(file)) return null;
  const uncaught = uncaughtAwait(callback);
  if (uncaught === null) return null;
  const around = enclosingFunction(call);
  const kind = name.name === 'setInterval' ? 'interval' : around !== null && isPromiseExecutor(file, around) ? 'pending' : 'timer';
  return { call, method: name.name, callback, kind, work: { file: callback.file, node: uncaught.node }, fails: uncaught.fails };
}

function ofListener(file: SourceFile, call: TSESTree.CallExpression, method: string): AsyncCallback | null {
  const callback = asyncFunction(file, call.arguments[1]);
  const uncaught = callback === null || hearsOfAll(file) ? null : uncaughtAwait(callback);
  return callback === null || uncaught === null ? null : { call, method, callback, kind: 'listener', work: { file: callback.file, node: uncaught.node }, fails: uncaught.fails };
}

/** The async function that an argument is or names; what a generator gives is no promise. */
function asyncFunction(file: SourceFile, argument: TSESTree.CallExpressionArgument | undefined): Located<FunctionNode> | null {
  if (argument === undefined) return null;
  const node = unwrap(argument);
  const found = isFunction(node) ? { file, node } : node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression ? calleeFunction(file, node) : null;
  return found !== null && found.node.async && !found.node.generator ? found : null;
}

/** Is it the method of an array, and not one of the same name that may wait for its callbacks? */
function isOfArray(file: SourceFile, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, method: string): boolean {
  const surely = isSurelyArray(file, callee.object);
  return (surely || isTakenForArray(file, call, callee, method)) && calleeFunction(file, callee) === null;
}

function isTakenForArray(file: SourceFile, call: TSESTree.CallExpression, { object }: TSESTree.MemberExpression, method: string): boolean {
  if (!isNamedAsList(file, object) || file.types?.isArray(object) === false) return false;
  // Who waits for the result may know a method that waits for its callbacks.
  const { kind, node } = promiseUse(file, call);
  if (method === 'forEach') return kind === 'dropped';
  if (isNamedAsKeyed(file, object)) return false;
  if (method.startsWith('reduce')) return true;
  return kind !== 'awaited' && kind !== 'chained' && !(kind === 'settled' && node.type === AST_NODE_TYPES.AwaitExpression);
}

/** What does the callback wait for? `null` for one whose `async` changes nothing in time. */
function workOf({ file, node }: Located<FunctionNode>): Located | null {
  const [point] = ownAwaits(file, node);
  if (point !== undefined) return { file, node: point.type === AST_NODE_TYPES.AwaitExpression ? point.argument : point };
  const given = mayReturnPromise(file, node);
  return given.answer === 'yes' ? { file, node: given.because } : null;
}

function isCombined(file: SourceFile, map: TSESTree.CallExpression): boolean {
  const combinator = promiseCombinator(file, map.parent);
  return combinator === 'all' || combinator === 'allSettled';
}

function givesArrays(callback: Located<FunctionNode>): boolean {
  const given = functionGives(callback);
  return given.length > 0 && given.every(value => value !== null && isSurelyArray(callback.file, value));
}

/** `(await Promise.all(xs.flatMap(…))).flat()` */
function isFlattened(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (promiseCombinator(file, call.parent) === null) return false;
  const awaited = call.parent.parent;
  const member = awaited?.type === AST_NODE_TYPES.AwaitExpression ? awaited.parent : null;
  return member?.type === AST_NODE_TYPES.MemberExpression && /^flat(?:Map)?$/.test(propertyName(member) ?? '');
}
