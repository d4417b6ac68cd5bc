import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { fanOutsOf } from '../../../src/bounds/fan-out.ts';
import { limiterOf } from '../../../src/bounds/limiter.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function limiterIn(code: string, limiters: readonly string[] = []): string | null {
  const file = sourceFile(code, { settings: { limiters } });
  const [fanOut] = fanOutsOf(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression);
  const limiter = fanOut === undefined ? null : limiterOf(file, fanOut);
  return limiter === null ? null : textOf(file, limiter);
}

test.each([
  ['p-limit', 'import pLimit from "p-limit"; const two = pLimit(2); /*^*/Promise.all(xs.map(x => two(() => f(x))));', 'two(() => f(x))'],
  ['p-queue', 'import Q from "p-queue"; const q = new Q({ concurrency: 2 }); /*^*/Promise.all(xs.map(x => q.add(() => f(x))));', 'q.add(() => f(x))'],
  ['anything made with a concurrency', 'const one = new Runner({ maxConcurrent: 1 }); /*^*/Promise.all(xs.map(x => one.go(x)));', 'one.go(x)'],
  ['bottleneck', 'import Bottleneck from "bottleneck"; const b = new Bottleneck(); /*^*/Promise.all(xs.map(x => b.wrap(f)(x)));', 'b.wrap(f)'],
  ['a wrapped function by reference', 'import throat from "throat"; /*^*/Promise.all(xs.map(throat(2, f)));', 'throat(2, f)'],
  ['DataLoader', 'import DataLoader from "dataloader"; const users = new DataLoader(batch); /*^*/Promise.all(ids.map(id => users.load(id)));', 'users.load(id)'],
  ['a semaphore that is seen by its name', '/*^*/Promise.all(xs.map(async x => { await this.semaphore.acquire(); return f(x); }));', 'this.semaphore.acquire()'],
  ['a pool of connections', '/*^*/Promise.all(xs.map(x => pool.query(x)));', 'pool.query(x)'],
  ['a concurrency that is handed on', '/*^*/Promise.all(xs.map(x => upload(x, { concurrency: 2 })));', 'concurrency: 2'],
  ['in the function that is called', 'import pLimit from "p-limit"; const two = pLimit(2); const load = x => two(() => f(x)); /*^*/Promise.all(xs.map(x => load(x)));', 'load'],
  ['in the method that is called', 'class A { run(x) { return this.queue.add(() => f(x)); } all(xs) { return /*^*/Promise.all(xs.map(x => this.run(x))); } }', 'this.run'],
  ['in what a loop pushes', 'const jobs = []; for (const x of xs) jobs.push(queue.add(() => f(x))); /*^*/Promise.all(jobs);', 'queue.add(() => f(x))'],
  ['graceful-fs, which waits for a free handle', 'import fs from "graceful-fs"; /*^*/Promise.all(xs.map(x => fs.promises.readFile(x)));', 'fs.promises.readFile(x)'],
])('%s', (_name, code, expected) => {
  expect(limiterIn(code)).toBe(expected);
});

test.each([
  ['nothing does', '/*^*/Promise.all(xs.map(x => f(x)));'],
  ['a limit of rows is none of calls', '/*^*/Promise.all(xs.map(x => posts.where(x).limit(3)));'],
  ['the words of an argument do not count', '/*^*/Promise.all(batches.map(batch => ask(batch)));'],
  ['a recursion ends', 'const f = x => f(x); /*^*/Promise.all(xs.map(x => f(x)));'],
])('no limiter: %s', (_name, code) => {
  expect(limiterIn(code)).toBeNull();
});

test('settings name further limiters', () => {
  const code = '/*^*/Promise.all(xs.map(x => api.slowly(x)));';
  expect(limiterIn(code)).toBeNull();
  expect(limiterIn(code, ['api.slow*'])).toBe('api.slowly(x)');
});
