import { expect, test } from 'vitest';

import { asyncCallback, explainsNoAwait } from '../../../src/contracts/async-callback.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['forEach of a list by its name', 'users.forEach(async a => { await b(a); });', 'ignored'],
  ['forEach of an array', '[1].forEach(async a => { await b(a); });', 'ignored'],
  ['forEach of something', 'source.forEach(async a => { await b(a); });', null],
  ['forEach that is waited for', 'await users.forEach(async a => { await b(a); });', null],
  ['forEach of an array that is waited for', 'await [1].forEach(async a => { await b(a); });', 'ignored'],
  ['forEach with a function by its name', 'async function b(a) { await a; } users.forEach(b);', 'ignored'],
  ['forEach with a function that is not async', 'function b(a) {} users.forEach(b);', null],
  ['forEach that waits for nothing', 'users.forEach(async a => { b(a); });', null],
  ['forEach that gives a promise', 'users.forEach(async a => fetch(a));', 'ignored'],
  ['map that is dropped', 'users.map(async a => { await b(a); });', 'dropped'],
  ['map that is handed on', 'c(users.map(async a => { await b(a); }));', null],
  ['filter', 'c(users.filter(async a => b(a)));', 'truthy'],
  ['sort', 'users.sort(async (a, b) => a - b);', 'unsorted'],
  ['flatMap to arrays', 'c(users.flatMap(async a => [await b(a)]));', 'nested'],
  ['flatMap to something', 'c(users.flatMap(async a => b(a)));', null],
  ['reduce', 'c(users.reduce(async (a, b) => a + b, 0));', 'accumulator'],
  ['a method of the project', 'const users = { filter(a) { return a; } }; users.filter(async a => b(a));', null],
  ['setTimeout', 'setTimeout(async () => { await fetch(a); }, 1);', 'timer'],
  ['setTimeout of Node', "import { setTimeout } from 'node:timers'; setTimeout(async () => { await fetch(a); }, 1);", 'timer'],
  ['setTimeout in a new promise', 'new Promise(done => setTimeout(async () => done(await fetch(a)), 1));', 'pending'],
  ['setInterval by another name', 'window.setInterval(async () => { await fetch(a); }, 1);', 'interval'],
  ['a listener', "a.on('b', async () => { await c(); });", 'listener'],
  ['a listener that takes its errors in', "a.on('b', async () => { try { await c(); } catch {} });", null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [found] = nodesOf(file, 'CallExpression').flatMap(call => asyncCallback(file, call, true) ?? []);
  expect(found?.kind ?? null).toBe(expected);
});

test.each([
  ['a forEach that does not wait', '/*^*/async function f() { users.forEach(async a => { await b(a); }); }', true],
  ['a test that is always true', '/*^*/async function f() { return users.some(async a => b(a)); }', true],
  ['a timer is something else', '/*^*/async function f() { setTimeout(async () => { await fetch(a); }, 1); }', false],
  ['in a function inside of it', '/*^*/async function f() { return () => users.some(async a => b(a)); }', false],
  ['nothing of the kind', '/*^*/async function f() { b(); }', false],
])('explains that nothing is awaited: %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  expect(explainsNoAwait(file, fn)).toBe(expected);
});
