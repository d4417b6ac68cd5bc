import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction } from '../flow/enclosing-function.ts';
import { handlersAround } from '../flow/handler-around.ts';
import { allAwaits, waitsBelow } from '../flow/own-awaits.ts';
import { perFile } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { FunctionNode, Located, SourceFile } from '../source-file.ts';
import { goesOn } from './goes-on.ts';
import { isHandledChain } from './handled-chain.ts';
import { mayBePromise } from './may-be-promise.ts';
import { mayReject } from './may-reject.ts';
import { isSaidUnawaited } from './said-unawaited.ts';

/** A promise that is left to itself. */
export interface FloatingPromise {
  readonly call: TSESTree.CallExpression;
  /** What in it can fail, unheard. */
  readonly fails: Located;
  /** Why somebody should wait for it. */
  readonly because: Because;
}

type Because =
  /** A `catch` stands around it, which cannot see it fail. */
  | { readonly kind: 'caught'; readonly handler: TSESTree.Node }
  /** Another call of the same function is awaited. */
  | { readonly kind: 'awaited elsewhere'; readonly other: TSESTree.AwaitExpression }
  /** What it does is worth nothing until it is done. */
  | { readonly kind: 'work' }
  /** It is kept in a variable that nobody reads. */
  | { readonly kind: 'kept'; readonly name: TSESTree.Identifier }
  /** Nothing says so, but that it can fail. */
  | { readonly kind: 'can fail' };

/**
 * Which promise that can fail does this statement leave to itself, though somebody should wait for it?
 *
 * Nobody should where a comment or the name of the call says that it is meant, where it goes on for as
 * long as the program does, and at the top of a file, where a rejection ends the program with its error.
 *
 * @param everywhere whether one counts as well where nothing but that it can fail says so
 */
export function floatingPromise(file: SourceFile, statement: TSESTree.ExpressionStatement | TSESTree.VariableDeclaration, everywhere = false): FloatingPromise | null {
  const { call, name } = statement.type === AST_NODE_TYPES.ExpressionStatement ? { call: startedBy(statement.expression), name: null } : keptBy(file, statement);
  const fn = call === null ? null : enclosingFunction(call);
  if (call === null || fn === null || isHandledChain(call)) return null;
  // What the callee is may be a question for other files, so what can be seen here is asked first.
  const because = name === null ? reasonToWait(file, fn, call) : ({ kind: 'kept', name } as const);
  if ((because.kind === 'can fail' && !everywhere) || isSaidUnawaited(file, statement) || mayBePromise(file, call).answer !== 'yes') return null;
  const called = calleeFunction(file, call.callee);
  if (called !== null && (called.node === fn || goesOn(called.file, called.node))) return null;
  const rejects = mayReject(file, call);
  return rejects.answer === 'yes' ? { call, fails: rejects.because, because } : null;
}

/** `load();` and `ready && load();` */
function startedBy(expression: TSESTree.Expression): TSESTree.CallExpression | null {
  const node = unwrap(expression);
  if (node.type === AST_NODE_TYPES.LogicalExpression) return startedBy(node.right);
  return node.type === AST_NODE_TYPES.CallExpression ? node : null;
}

/** `const loading = load();`, whose name is never read. */
function keptBy(file: SourceFile, { declarations, parent }: TSESTree.VariableDeclaration): { readonly call: TSESTree.CallExpression | null; readonly name: TSESTree.Identifier | null } {
  const [only, ...others] = declarations;
  const call = only?.init == null ? null : unwrap(only.init);
  if (only?.id.type !== AST_NODE_TYPES.Identifier || call?.type !== AST_NODE_TYPES.CallExpression || others.length > 0) return { call: null, name: null };
  const unread = parent.type === AST_NODE_TYPES.BlockStatement && !only.id.name.startsWith('_') && declaredVariables(file, only).every(({ references }) => references.length === 1);
  return unread ? { call, name: only.id } : { call: null, name: null };
}

const speaksOfPromises = perFile<boolean>(file => file.text.includes('promises'));

function reasonToWait(file: SourceFile, fn: FunctionNode, call: TSESTree.CallExpression): Because {
  const words = wordsOfCall(call);
  const meant = BESIDE.has(words.first) || words.all.some(word => BESIDE_ANYWHERE.has(word));
  for (const { kind, node } of handlersAround(call)) {
    // A catch that has something else to see may be meant for that alone.
    if (kind === 'catch' && node.parent?.type === AST_NODE_TYPES.TryStatement && (!meant || waitsBelow(file, node.parent.block) === 0)) return { kind: 'caught', handler: node };
  }
  const chained = call.callee.type === AST_NODE_TYPES.MemberExpression && /^(?:finally|then)$/.test(propertyName(call.callee) ?? '');
  if (meant || chained) return { kind: 'can fail' };
  if (speaksOfPromises(file) && documentedName(file, call.callee)?.module === 'fs/promises') return { kind: 'work' };
  if (!fn.async) return { kind: 'can fail' };
  const other = awaitedCallLike(file, call);
  if (other !== null) return { kind: 'awaited elsewhere', other };
  return { kind: WORK.has(words.first) ? 'work' : 'can fail' };
}

/** Another call of the same function that is awaited. */
function awaitedCallLike(file: SourceFile, call: TSESTree.CallExpression): TSESTree.AwaitExpression | null {
  const alike = awaitedCalls(file).get(lastName(call));
  const called = alike === undefined ? null : calleeFunction(file, call.callee);
  if (alike === undefined || called === null) return null;
  return alike.find(({ callee }) => calleeFunction(file, callee)?.node === called.node)?.node ?? null;
}

interface AwaitedCall {
  readonly node: TSESTree.AwaitExpression;
  readonly callee: TSESTree.Expression;
}

/** The calls that the file awaits, by the name that is called. */
const awaitedCalls = perFile<ReadonlyMap<string, readonly AwaitedCall[]>>(file => {
  const calls = new Map<string, AwaitedCall[]>();
  for (const node of allAwaits(file)) {
    const argument = node.type === AST_NODE_TYPES.AwaitExpression ? unwrap(node.argument) : null;
    const name = argument?.type === AST_NODE_TYPES.CallExpression ? lastName(argument) : '';
    if (node.type !== AST_NODE_TYPES.AwaitExpression || argument?.type !== AST_NODE_TYPES.CallExpression || name === '') continue;
    const alike = calls.get(name);
    if (alike === undefined) calls.set(name, [{ node, callee: argument.callee }]);
    else alike.push({ node, callee: argument.callee });
  }
  return calls;
});

function lastName({ callee: wrapped }: TSESTree.CallExpression): string {
  const callee = unwrap(wrapped);
  return callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
}

/** Words that begin the name of what is done beside the work at hand, or only begun. */
const BESIDE = new Set([
  'alert', 'animate', 'broadcast', 'capture', 'debug', 'defer', 'dispatch', 'emit', 'enqueue', 'error', 'fire', 'info', 'launch', 'listen', 'log', 'notify', 'ping', 'play', 'poll', 'prefetch', 'preload', 'print', 'prompt',
  'publish', 'queue', 'refresh', 'report', 'revalidate', 'run', 'schedule', 'serve', 'show', 'signal', 'spawn', 'start', 'trace', 'track', 'trigger', 'warm', 'warn', 'watch',
]);

/** The same of words at any place of a name. */
const BESIDE_ANYWHERE = new Set(['analytics', 'audit', 'background', 'later', 'logger', 'metrics', 'pubsub', 'stats', 'telemetry']);

/** Words that begin the name of what is worth nothing until it is done. */
const WORK = new Set([
  'append', 'build', 'cleanup', 'copy', 'create', 'delete', 'disconnect', 'download', 'ensure', 'generate', 'import', 'init', 'initialise', 'initialize', 'insert', 'install', 'load', 'migrate', 'move', 'persist', 'remove', 'rename',
  'save', 'setup', 'store', 'sync', 'teardown', 'update', 'upload', 'upsert', 'write',
]);

/** The words of the name that is called, and of what it is called on. */
function wordsOfCall({ callee: wrapped }: TSESTree.CallExpression): { readonly first: string; readonly all: readonly string[] } {
  const callee = unwrap(wrapped);
  if (callee.type === AST_NODE_TYPES.Identifier) return named(callee.name, []);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return { first: '', all: [] };
  const object = unwrap(callee.object);
  const receiver = object.type === AST_NODE_TYPES.Identifier ? object.name : object.type === AST_NODE_TYPES.MemberExpression ? (propertyName(object) ?? '') : '';
  return named(propertyName(callee) ?? '', wordsOf(receiver));
}

function named(name: string, others: readonly string[]): { readonly first: string; readonly all: readonly string[] } {
  const words = wordsOf(name);
  return { first: words[0] ?? '', all: [...words, ...others] };
}
