import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, isGlobalApi } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { functionGives } from './function-gives.ts';

/** Words that begin the name of a function out of sight which only lets time pass. */
const PAUSES = new Set(['delay', 'nap', 'pause', 'sleep', 'snooze']);
const TIMERS = ['setTimeout', 'setImmediate', 'requestAnimationFrame'] as const;

/**
 * Does awaiting this only let time pass?
 *
 * A timer of `node:timers/promises`, a new promise that a timer resolves, a function in sight that
 * gives one of these, and a function out of sight that is called `sleep` or the like.
 */
export function isPause(file: SourceFile, awaited: TSESTree.Node): boolean {
  return pauses(file, awaited, 3);
}

function pauses(file: SourceFile, wrapped: TSESTree.Node, calls: number): boolean {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.AwaitExpression) return pauses(file, node.argument, calls);
  if (node.type === AST_NODE_TYPES.NewExpression) return isGlobalApi(file, node.callee, 'Promise') && isResolvedByTimer(file, node);
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(node.callee);
  const name = documentedName(file, callee);
  if (name?.module === 'timers/promises') return /^(?:setTimeout|setImmediate|scheduler\.(?:wait|yield))$/.test(name.name);
  if (name?.promisified === true && name.name === 'setTimeout') return true;
  const called = calleeFunction(file, callee);
  if (called !== null) {
    if (calls === 0) return false;
    const waits = called.node.body.type === AST_NODE_TYPES.BlockStatement ? awaitedIn(called.file, called.node.body) : [];
    const given = functionGives(called).filter(value => value !== null);
    return [...waits, ...given].length > 0 && [...waits, ...given].every(value => pauses(called.file, value, calls - 1));
  }
  const own = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
  return PAUSES.has(wordsOf(own)[0] ?? '') && !node.arguments.some(isFunction);
}

function awaitedIn(file: SourceFile, body: TSESTree.Node): readonly TSESTree.Node[] {
  return [...descendants(file, body, 'stop')].flatMap(node => (node.type === AST_NODE_TYPES.AwaitExpression ? [node.argument] : []));
}

/** `new Promise(done => setTimeout(done, 100))`: the timer is all that it does. */
function isResolvedByTimer(file: SourceFile, { arguments: [executor] }: TSESTree.NewExpression): boolean {
  if (!isFunction(executor)) return false;
  const { body } = executor;
  const [statement, ...more] = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [];
  const only = body.type === AST_NODE_TYPES.BlockStatement ? (more.length === 0 && statement?.type === AST_NODE_TYPES.ExpressionStatement ? statement.expression : null) : body;
  return only?.type === AST_NODE_TYPES.CallExpression && TIMERS.some(name => isGlobalApi(file, only.callee, name));
}
