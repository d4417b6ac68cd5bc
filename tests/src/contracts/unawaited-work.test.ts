import { expect, test } from 'vitest';

import { unawaitedWork } from '../../../src/contracts/unawaited-work.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['an async function of the file', 'async function g() {} /*^*/async function f() { g(); }', 'g()'],
  ['a documented promise', '/*^*/async function f(a) { fetch(a); }', 'fetch(a)'],
  ['a chain without an end', '/*^*/async function f(a) { a.b().then(c); }', 'a.b().then(c)'],
  ['a chain that handles errors', '/*^*/async function f(a) { a.b().catch(c); }', null],
  ['a chain that handles errors beside results', '/*^*/async function f(a) { a.b().then(c, d); }', null],
  ['a chain that handles errors, then cleans up', '/*^*/async function f(a) { a.b().catch(c).finally(d); }', null],
  ['on purpose', '/*^*/async function f(a) { void fetch(a); }', null],
  ['forEach with an async callback', '/*^*/async function f(a) { a.forEach(async b => { await b; }); }', 'a.forEach(async b => { await b; })'],
  ["a library's each with an async callback", '/*^*/async function f(a) { _.each(a, async b => { await b; }); }', '_.each(a, async b => { await b; })'],
  ['forEach with a plain callback', '/*^*/async function f(a) { a.forEach(b => { c(b); }); }', null],
  ['a call that nothing is known of', '/*^*/async function f(a) { a.save(); }', null],
  ['a promise that is kept', '/*^*/async function f(a) { const b = fetch(a); return b.c; }', null],
  ['in a callback', '/*^*/async function f(a) { a.on(() => { fetch(a); }); }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const call = unawaitedWork(file, fn);
  expect(call === null ? null : textOf(file, call)).toBe(expected);
});
