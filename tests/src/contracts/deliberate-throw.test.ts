import { expect, test } from 'vitest';

import { deliberateThrow } from '../../../src/contracts/deliberate-throw.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['a throw', '/*^*/async function f(a) { if (!a) throw new E(); }', 'throw new E();'],
  ['no throw', '/*^*/async function f(a) { a.b(); }', null],
  ['one that it catches', '/*^*/async function f() { try { throw new E(); } catch {} }', null],
  ['one that it only cleans up after', '/*^*/async function f() { try { throw new E(); } finally {} }', 'throw new E();'],
  ['one that a catch throws anew', '/*^*/async function f() { try { a(); } catch (b) { throw new E(b); } }', 'throw new E(b);'],
  ["another's error that is passed on", '/*^*/async function f() { try { a(); } catch (b) { log(b); throw b; } }', null],
  ['in a function that it calls', 'function g() { throw new E(); } /*^*/async function f() { g(); }', 'g()'],
  ['two calls away', 'function h() { throw new E(); } function g() { h(); } /*^*/async function f() { g(); }', 'g()'],
  ['in an async function that it calls', 'async function g() { throw new E(); } /*^*/async function f() { g(); }', null],
  ['in a call that it catches', 'function g() { throw new E(); } /*^*/async function f() { try { g(); } catch {} }', null],
  ['in a callback that runs at once', '/*^*/async function f(a) { a.map(() => { throw new E(); }); }', '() => { throw new E(); }'],
  ['in a callback that runs later', '/*^*/async function f(a) { setTimeout(() => { throw new E(); }); }', null],
  ['a guard out of sight', '/*^*/async function f(a) { assert(a); }', 'assert(a)'],
  ["a guard's method", '/*^*/async function f(a) { assert.equal(a, 1); }', 'assert.equal(a, 1)'],
  ['a guard whose answer is used', '/*^*/async function f(a) { if (check(a)) b(); }', null],
  ['a guard by its name alone that does not throw', 'function check() {} /*^*/async function f(a) { check(a); }', null],
  ['a call of itself', '/*^*/async function f(a) { f(a); }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const node = deliberateThrow(file, fn);
  expect(node === null ? null : textOf(file, node)).toBe(expected);
});
