import { expect, test } from 'vitest';

import { bindingOf } from '../../../src/contracts/binding.ts';
import { isPrivateMember, usesOf } from '../../../src/contracts/uses.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['nothing', '/*^*/async function f() {}', ''],
  ['calls, wherever they are', '/*^*/async function f() {} f(); () => f?.(); (f as any)();', 'call call call'],
  ["compilers' calls", '/*^*/async function f() {} (0, f)();', 'call'],
  ['calls of itself, by its inner name', 'const g = /*^*/async function f() { f(); };', 'call'],
  ['an export declaration', 'export /*^*/async function f() {}', 'export:f'],
  ['an exported constant', 'export const f = /*^*/async () => {};', 'export:f'],
  ['a default export', 'export default /*^*/async function f() {}', 'export:default'],
  ['an export list', '/*^*/async function f() {} export { f as g };', 'export:g'],
  ['a CommonJS export', '/*^*/async function f() {} module.exports = { f };', 'export:f'],
  ['a value', '/*^*/async function f() {} a(f); const b = f; c.d = f; [f];', 'value value value value'],
  ['a method of the function itself', '/*^*/async function f() {} f.call(this);', 'value'],
  ['a property that hangs on it', '/*^*/async function f() {} f.displayName = 1;', ''],
  ['a type', '/*^*/async function f() {} type F = ReturnType<typeof f>;', ''],
  ['a component', 'const F = /*^*/async () => {}; <F />;', 'value'],
  ['a listener', "/*^*/async function f() {} a.on('x', f); setTimeout(f);", 'listener listener'],
  ['a bound listener', "class C { #m/*^*/() {} a() { b.on('x', this.#m.bind(this)); } }", 'listener'],
  ['members of its class', 'class C { #m/*^*/() {} a() { this.#m(); return this.#m; } }', 'call value'],
  ['static members', 'class C { private static m/*^*/() {} a() { C.m(); } }', 'call'],
  ["private members of other classes are others'", 'class C { #m/*^*/() {} } class D { #m() {} a() { this.#m(); } }', ''],
  ['taken out of the object', 'class C { private m/*^*/() {} a() { const { m } = this; } }', 'value'],
  ['a computed key', "class C { async ['a' + b]/*^*/() {} } new C()['a' + b]();", 'call'],
  ['a CommonJS export that is called', 'exports.f = /*^*/async () => {}; exports.f(); module.exports.f();', 'export:f call call'],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code, '/project/case.tsx');
  const binding = bindingOf(file, fn);
  const uses = binding === null ? [] : usesOf(file, binding);
  expect(uses.map(use => (use.kind === 'export' ? `export:${use.as}` : use.kind)).join(' ')).toBe(expected);
});

test.each([
  ['#m', 'class C { #m/*^*/() {} }', true],
  ['private', 'class C { private m/*^*/() {} }', true],
  ['protected', 'class C { protected m/*^*/() {} }', false],
  ['public', 'class C { m/*^*/() {} }', false],
])('a member is private: %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const binding = bindingOf(file, fn);
  expect(binding?.kind === 'member' && isPrivateMember(binding)).toBe(expected);
});
