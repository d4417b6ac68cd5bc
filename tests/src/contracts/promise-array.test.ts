import { expect, test } from 'vitest';

import { returnedPromises } from '../../../src/contracts/promise-array.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['returned at once', '/*^*/async function f(a) { return a.map(async b => b); }', 'a.map(async b => b)'],
  ['the body of an arrow', 'const f = /*^*/async a => a.map(async b => b);', 'a.map(async b => b)'],
  ['by way of a constant', '/*^*/async function f(a) { const c = a.map(async b => b); return c; }', 'a.map(async b => b)'],
  ['of plain values', '/*^*/async function f(a) { return a.map(b => b); }', null],
  ['waited for', '/*^*/async function f(a) { return Promise.all(a.map(async b => b)); }', null],
  ['not returned', '/*^*/async function f(a) { c(a.map(async b => b)); }', null],
  ['of another function', '/*^*/async function f(a) { c(() => { return a.map(async b => b); }); }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const call = returnedPromises(file, fn);
  expect(call === null ? null : textOf(file, call)).toBe(expected);
});
