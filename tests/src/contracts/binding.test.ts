import { expect, test } from 'vitest';

import { bindingOf } from '../../../src/contracts/binding.ts';
import { isFunction } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['a declaration', '/*^*/async function f() {}', 'variable f'],
  ['a constant', 'const f = /*^*/async () => {};', 'variable f'],
  ['a variable that holds it for life', 'let f = /*^*/async () => {};', 'variable f'],
  ['a variable that later holds another', 'let f = /*^*/async () => {}; f = g;', null],
  ['a name that is declared twice', '/*^*/async function f() {} function f() {}', null],
  ['a name with overloads', 'function f(): void; /*^*/async function f() {}', 'variable f'],
  ['a method', 'class C { m/*^*/() {} }', 'member m'],
  ['a private method', 'class C { #m/*^*/() {} }', 'member #m'],
  ['a field', 'class C { m = /*^*/async () => {}; }', 'member m'],
  ["a computed key by its text", "class C { async [Symbol.for('a')]/*^*/() {} }", "member [Symbol.for('a')]"],
  ['a CommonJS export', 'exports.f = /*^*/async () => {};', 'commonjs f'],
  ['a CommonJS export of the whole', 'module.exports.f = /*^*/async () => {};', 'commonjs f'],
  ['a property of an object that is not the exports', 'const o = {}; o.f = /*^*/async () => {};', null],
  ['a callback', 'a(/*^*/async () => {});', null],
  ['a property', 'const o = { f: /*^*/async () => {} };', null],
  ['an assertion in between', 'const f = (/*^*/async () => {}) as T;', null],
  ['a default export without a name', 'export default /*^*/async () => {};', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  expect(isFunction(fn)).toBe(true);
  const binding = bindingOf(file, fn);
  expect(binding === null ? null : `${binding.kind} ${binding.name}`).toBe(expected);
});
