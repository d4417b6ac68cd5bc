import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { namesOfCallee } from '../effects/call-words.ts';
import { descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, nameOfOrigin } from '../names/documented-name.ts';
import { matchesGlob } from '../names/glob.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import type { FanOut } from './fan-out.ts';

/** Packages whose purpose is to let only so many run at once, or to put many calls into one. Sources: their READMEs. */
export const LIMITERS: ReadonlySet<string> = new Set([
  'p-limit', 'p-map', 'p-queue', 'p-all', 'p-throttle', 'p-each-series', 'p-settle', 'promise-limit', '@supercharge/promise-pool', 'tiny-async-pool', 'throat', 'promise-call-limit',
  'bottleneck', 'async', 'async-sema', 'async-mutex', 'await-semaphore', 'queue', 'fastq', 'better-queue', 'limiter', 'throttled-queue', 'rate-limiter-flexible', 'modern-async', 'cockatiel',
  'dataloader', 'bluebird', 'piscina', 'tinypool', 'workerpool', 'jest-worker', 'puppeteer-cluster', 'generic-pool', 'bullmq', 'bull',
  // Waits for a free file handle by itself when there is none: https://github.com/isaacs/node-graceful-fs#improvements-over-fs-module
  'graceful-fs',
]);

/** Words of a callee that say the same, where it can't be seen into. */
const LIMITER_WORDS: ReadonlySet<string> = new Set([
  'limit', 'limiter', 'limited', 'queue', 'enqueue', 'semaphore', 'sema', 'throttle', 'throttled', 'throttler', 'pool', 'mutex', 'lock', 'bottleneck', 'scheduler', 'schedule', 'executor', 'batch', 'batched', 'batcher', 'batching', 'dataloader', 'loader', 'concurrency', 'worker', 'workers', 'acquire', 'dedupe',
]);

/** Options that say how many may run at once. */
const CONCURRENCY_OPTIONS = /^(?:concurrency|maxConcurrent|maxConcurrency|concurrentLimit|maxSockets|maxConnections|parallelism|limit|poolSize|maxWorkers)$/;

const MAX_CALLS = 4;

/**
 * Does anything on the way of this fan-out limit how much of it runs at once?
 *
 * Looks at the call for each element and into the functions that it calls.
 *
 * @returns what limits it, or `null`
 */
export function limiterOf(file: SourceFile, fanOut: FanOut): TSESTree.Node | null {
  const work = unwrap(fanOut.work);
  if (fanOut.form === 'push' || isFunction(work)) return limiterIn(file, work, MAX_CALLS, new Set(isFunction(work) ? [work] : []));
  if (isLimiterCallee(file, work)) return work;
  // `xs.map(limit(load))`, `xs.map(throttled)`
  if (work.type === AST_NODE_TYPES.CallExpression) return limiterIn(file, work, MAX_CALLS, new Set());
  return limiterInFunction(file, work, MAX_CALLS, new Set());
}

function limiterIn(file: SourceFile, start: TSESTree.Node, calls: number, seen: ReadonlySet<FunctionNode>): TSESTree.Node | null {
  for (const node of descendants(file, start, 'enter')) {
    if (node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression) {
      if (isLimiterCallee(file, node.callee)) return node;
      const inner = limiterInFunction(file, node.callee, calls, seen);
      if (inner !== null) return inner;
    } else if (node.type === AST_NODE_TYPES.Property && isConcurrencyOption(node)) {
      return node;
    }
  }
  return null;
}

function limiterInFunction(file: SourceFile, callee: TSESTree.Node, calls: number, seen: ReadonlySet<FunctionNode>): TSESTree.Node | null {
  if (calls === 0) return null;
  const target = calleeFunction(file, callee);
  if (target === null || seen.has(target.node)) return null;
  return limiterIn(target.file, target.node.body, calls - 1, new Set([...seen, target.node])) === null ? null : callee;
}

function isConcurrencyOption(node: TSESTree.Property): boolean {
  return node.parent.type === AST_NODE_TYPES.ObjectExpression && CONCURRENCY_OPTIONS.test(propertyName(node) ?? '') && propertyName(node) !== 'limit';
}

/** Does calling this let only so many run at once? */
export function isLimiterCallee(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const callee = unwrap(wrapped);
  const name = documentedName(file, callee);
  if (name !== null && LIMITERS.has(name.module)) return true;
  const { name: last, receiver } = namesOfCallee(callee);
  const { limiters } = file.settings;
  if (last !== null && limiters.length > 0 && (matchesGlob(last, limiters) || matchesGlob([...receiver, last].join('.'), limiters))) return true;
  if (comesFromLimiter(file, callee)) return true;
  if (last === 'limit' && isQueryLimit(callee)) return false;
  return [...(last === null ? [] : [last]), ...receiver].some(part => wordsOf(part).some(word => LIMITER_WORDS.has(word)));
}

/** `query.limit(10)`, which limits rows. */
function isQueryLimit(callee: TSESTree.Node): boolean {
  const call = callee.parent;
  return callee.type === AST_NODE_TYPES.MemberExpression && call?.type === AST_NODE_TYPES.CallExpression && !call.arguments.some(argument => isFunction(argument));
}

/** `limit`, where `const limit = pLimit(4)`; `queue.add`, where `const queue = new PQueue({ concurrency: 4 })`. */
function comesFromLimiter(file: SourceFile, callee: TSESTree.Node): boolean {
  const object = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : callee;
  const origin = originOf(file, object);
  if (origin.kind !== 'expression') return false;
  const made = unwrap(origin.node);
  if (made.type !== AST_NODE_TYPES.CallExpression && made.type !== AST_NODE_TYPES.NewExpression) return false;
  const maker = nameOfOrigin(originOf(file, made.callee));
  if (maker !== null && LIMITERS.has(maker.module)) return true;
  if (made.type !== AST_NODE_TYPES.NewExpression) return false;
  return made.arguments.some(
    argument => argument.type === AST_NODE_TYPES.ObjectExpression && argument.properties.some(property => property.type === AST_NODE_TYPES.Property && CONCURRENCY_OPTIONS.test(propertyName(property) ?? '')),
  );
}
