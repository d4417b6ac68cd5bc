import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { handlersAround, type Handler } from '../flow/handler-around.ts';
import { ownAwaits } from '../flow/own-awaits.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { isGlobalApi } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, textOf, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { isHandledChain } from './handled-chain.ts';
import { mayBePromise } from './may-be-promise.ts';

/** A promise that is handed back, and the handler beside it that is done before the promise is. */
export interface UnseenRejection {
  readonly promise: TSESTree.Expression;
  readonly handler: Handler;
}

/**
 * Which promise does this `return` of an async function hand back, though a handler around it means
 * to see how it ends?
 *
 * A value that surely is a promise; in a function that never waits also a call whose body is out of
 * sight and whose name says that it asks a file, a database or the network. What handles its own
 * failure needs no `catch`, nor does a call of the function itself, whose error this very `catch` has
 * seen further down, nor one that the `catch` makes as well, for what failed before it; and a promise
 * that is there already, settled, needs nothing.
 */
export function unseenRejection(file: SourceFile, node: TSESTree.ReturnStatement): UnseenRejection | null {
  const { argument } = node;
  if (argument === null) return null;
  const fn = enclosingFunction(node);
  if (fn === null || !fn.async || fn.generator) return null;
  const handlers = [...handlersAround(node)];
  const handler = handlers.find(({ kind, node: other }) => kind !== 'catch' || !(handlesItself(file, fn, argument) || callsAgain(file, argument, other)));
  return handler === undefined || !isPromise(file, fn, argument, handler) ? null : { promise: argument, handler };
}

function isPromise(file: SourceFile, fn: FunctionNode, argument: TSESTree.Expression, { kind }: Handler): boolean {
  if (isSettled(file, argument)) return false;
  const { answer } = mayBePromise(file, argument);
  return answer === 'yes' || (kind === 'catch' && answer === 'unknown' && ownAwaits(file, fn).length === 0 && asksOutside(file, argument));
}

/** `Promise.resolve(…)` and `Promise.reject(…)`: who writes that says how it ends. */
function isSettled(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  return node.type === AST_NODE_TYPES.CallExpression && (isGlobalApi(file, node.callee, 'Promise.resolve') || isGlobalApi(file, node.callee, 'Promise.reject'));
}

/** Can the promise not fail, since whoever makes it takes every error in? Also a call of `fn` itself, whose errors its own handlers see. */
export function handlesItself(file: SourceFile, fn: FunctionNode, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.NewExpression) return isFunction(node.arguments[0]) && node.arguments[0].params.length < 2;
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(node.callee);
  if (isHandledChain(node)) return true;
  const called = calleeFunction(file, callee);
  return called !== null && (called.node === fn || takesErrorsIn(called));
}

/** Does the handler call the same function, as another way to the same end? */
function callsAgain(file: SourceFile, argument: TSESTree.Node, handler: TSESTree.Node): boolean {
  const called = (node: TSESTree.Node): string | null => (node.type === AST_NODE_TYPES.CallExpression ? textOf(file, node.callee) : node.type === AST_NODE_TYPES.ImportExpression ? 'import' : null);
  const own = new Set([...descendants(file, argument, 'stop')].flatMap(node => called(node) ?? []));
  for (const node of descendants(file, handler, 'stop')) if (own.has(called(node) ?? '')) return true;
  return false;
}

/** Is the whole body a `try` whose `catch` throws nothing? */
function takesErrorsIn({ file, node: { body } }: Located<FunctionNode>): boolean {
  const [only, ...more] = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [];
  if (more.length > 0 || only?.type !== AST_NODE_TYPES.TryStatement || only.handler === null) return false;
  for (const node of descendants(file, only.handler.body, 'stop')) if (node.type === AST_NODE_TYPES.ThrowStatement) return false;
  return true;
}

/** Words that begin the name of a method which has to wait for something outside of the process. */
const OUTSIDE = new Set(['download', 'fetch', 'query', 'read', 'request', 'upload']);

function asksOutside(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type !== AST_NODE_TYPES.CallExpression || wrapped.range[0] !== node.range[0]) return false;
  const { callee } = node;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || calleeFunction(file, callee) !== null) return false;
  const [first = '', second] = wordsOf(propertyName(callee) ?? '');
  return OUTSIDE.has(first) || (first === 'find' && second !== undefined && !/^(?:index|last)$/.test(second));
}
