import { expect, test } from 'vitest';

import { evaluationThatMayThrow } from '../../../src/contracts/evaluation-throws.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['arithmetic', '/*^*/async function f(a, b) { return a + b * 2; }', null],
  ['a branch', '/*^*/async function f(a) { if (a) { return 1; } return `${a}`; }', null],
  ['a local variable', '/*^*/async function f(a) { let b = 1; b = a; b++; return { a, b, c: [b] }; }', null],
  ['a total function', '/*^*/async function f(a) { return Math.max(a, Number.isInteger(a)); }', null],
  ['a function that is only made', '/*^*/async function f(a) { return () => a.b.c(); }', null],
  ['a member', '/*^*/async function f(a) { return a.b; }', 'a.b'],
  ['a call', '/*^*/async function f(a) { g(); }', 'g()'],
  ['a throw', '/*^*/async function f(a) { throw a; }', 'throw a;'],
  ['a global that need not exist', '/*^*/async function f() { return missing; }', 'missing'],
  ['a constant that is written', '/*^*/async function f() { const a = 1; a = 2; }', 'a = 2'],
  ['a default', '/*^*/async function f(a = g()) {}', 'a = g()'],
  ['a pattern', '/*^*/async function f({ a }) {}', '{ a }'],
  ['a spread', '/*^*/async function f(a) { return [...a]; }', '...a'],
  ['a loop over what may be no list', '/*^*/async function f(a) { for (const b of a) {} }', 'for (const b of a) {}'],
  ['in', "/*^*/async function f(a) { return 'b' in a; }", "'b' in a"],
  ['a computed key', '/*^*/async function f(a) { return { [a]: 1 }; }', '[a]: 1'],
  ['a new object', '/*^*/async function f() { return new E(); }', 'new E()'],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const node = evaluationThatMayThrow(file, fn);
  expect(node === null ? null : textOf(file, node)).toBe(expected);
});
