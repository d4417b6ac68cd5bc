import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { callWords } from '../effects/call-words.ts';
import { documentedEffect } from '../effects/documented-effects.ts';
import { descendants } from '../flow/descendants.ts';
import { startedAs } from '../flow/started-as.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, isGlobalApi } from '../names/documented-name.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { fanOutsOf } from './fan-out.ts';

/** A race whose losers go on. */
export interface UncancelledRace {
  readonly combinator: 'any' | 'race';
  /** A request that nobody can cancel. */
  readonly request: TSESTree.CallExpression;
  /** What it races against: other requests, or a clock. */
  readonly against: 'requests' | 'time';
}

/**
 * Which request of this `Promise.race` or `Promise.any` goes on when another promise has won?
 *
 * Only documented requests count, and only those that are seen to get neither a signal nor a time limit
 * of their own. `null` for no evidence of one.
 */
export function uncancelledRace(file: SourceFile, call: TSESTree.CallExpression): UncancelledRace | null {
  const combinator = promiseCombinator(file, call);
  if (combinator !== 'any' && combinator !== 'race') return null;
  for (const { work } of fanOutsOf(file, call)) {
    const request = requestIn(file, unwrap(work), 2);
    if (request !== null) return isCancellable(request) ? null : { combinator, request, against: 'requests' };
  }
  const [argument] = call.arguments;
  const list = argument === undefined ? null : unwrap(argument);
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return null;
  const elements = list.elements.filter(element => element !== null).map(element => startedAs(file, element));
  const requests = elements.map(element => requestIn(file, element, 2));
  const uncancelled = requests.find(request => request !== null && !isCancellable(request));
  if (uncancelled === undefined || uncancelled === null) return null;
  if (requests.filter(request => request !== null).length > 1) return { combinator, request: uncancelled, against: 'requests' };
  return combinator === 'race' && elements.some(element => isClock(file, element)) ? { combinator, request: uncancelled, against: 'time' } : null;
}

/** The first request that evaluating the node sends, itself or in a function of this file that it calls or is. */
function requestIn(file: SourceFile, node: TSESTree.Node, calls: number): TSESTree.CallExpression | null {
  if (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression) {
    const target = calleeFunction(file, node);
    return target === null || target.file !== file || calls === 0 ? null : requestIn(file, target.node, calls - 1);
  }
  for (const inner of descendants(file, node, isFunction(node) ? 'stop' : 'enter')) {
    if (inner.type !== AST_NODE_TYPES.CallExpression) continue;
    if (isRequest(file, inner)) return inner;
    const led = requestIn(file, unwrap(inner.callee), calls);
    if (led !== null) return led;
  }
  return null;
}

function isRequest(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const effect = documentedEffect(file, call);
  return effect?.on === 'network' && !documentedName(file, call.callee)?.module.startsWith('dns');
}

const CANCELS = /^(?:abortSignal|cancelToken|signal|timeout)$/;

/** Does the request get something that ends it, or options of which that can't be told? */
function isCancellable({ arguments: given }: TSESTree.CallExpression): boolean {
  const [first, options] = given;
  if (first === undefined || given.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) return true;
  const known = [options, ...(first.type === AST_NODE_TYPES.ObjectExpression ? [first] : [])].filter(each => each !== undefined);
  return first.type === AST_NODE_TYPES.NewExpression || known.some(each => each.type !== AST_NODE_TYPES.ObjectExpression || each.properties.some(property => property.type === AST_NODE_TYPES.SpreadElement || CANCELS.test(propertyName(property) ?? 'signal')));
}

/** Is it a promise that settles when some time has passed? */
function isClock(file: SourceFile, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.NewExpression) return isGlobalApi(file, node.callee, 'Promise') && setsTimer(file, node);
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  if (documentedEffect(file, node)?.on === 'timer' || callWords(file, node).role === 'timer') return true;
  const target = calleeFunction(file, node.callee);
  return target?.file === file && setsTimer(file, target.node.body);
}

function setsTimer(file: SourceFile, start: TSESTree.Node): boolean {
  for (const node of descendants(file, start, 'enter')) {
    if (node.type === AST_NODE_TYPES.CallExpression && isGlobalApi(file, node.callee, 'setTimeout')) return true;
  }
  return false;
}
