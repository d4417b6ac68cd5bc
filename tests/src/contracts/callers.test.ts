import { expect, test } from 'vitest';

import { callersOf, isWaitedForAtOnce } from '../../../src/contracts/callers.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['none', '/*^*/async function f() {}', 'f calls=0 awaits=0'],
  ['all awaited', '/*^*/async function f() {} await f(); await f();', 'f calls=2 awaits=2'],
  ['one not awaited', '/*^*/async function f() {} await f(); f();', 'f unheard calls=2'],
  ['a listener', "/*^*/async function f() {} a.on('x', f);", 'f unheard calls=0'],
  ['exported', 'export /*^*/async function f() {} await f();', 'f exported calls=1'],
  ['a public method', 'export class C { m/*^*/() {} async go() { await this.m(); } }', 'm exported calls=1 awaits=1'],
  ['a private method', 'export class C { #m/*^*/() {} async go() { await this.#m(); } }', '#m calls=1 awaits=1'],
  ['handed on', '/*^*/async function f() {} const g = () => f();', 'f handed on calls=1'],
  ['for many elements', '/*^*/async function f() {} await Promise.all(xs.map(x => f(x)));', 'f combined calls=1'],
  ['awaited as one of two', '/*^*/async function f() {} await (a ? f() : b);', 'f calls=1'],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const callers = callersOf(file, fn);
  const words = callers && [
    callers.name,
    ...(callers.exported ? ['exported'] : []),
    ...(callers.handedOn ? ['handed on'] : []),
    ...(callers.unheard ? ['unheard'] : []),
    ...(callers.combined ? ['combined'] : []),
    `calls=${callers.calls}`,
    ...(callers.awaits === null ? [] : [`awaits=${callers.awaits.length}`]),
  ];
  expect(words?.join(' ')).toBe(expected);
});

test('a callback has no callers of its own', () => {
  const { file, fn } = markedFunction('a(/*^*/async () => {});');
  expect(callersOf(file, fn)).toBe(null);
});

test.each([
  [true, 'nobody calls it', '/*^*/async function f() {}'],
  [true, 'other files may', 'export /*^*/async function f() {}'],
  [true, 'each call is awaited', '/*^*/async function f() {} export async function g() { await f(); return f(); }'],
  [true, 'so is whoever calls it', '/*^*/async function f() {} async function g() { await f(); } export async function h() { await g(); }'],
  [true, 'they call each other', '/*^*/async function f() { await g(); } async function g() { await f(); }'],
  [true, 'a program ends with it', '/*^*/async function f() {} f().catch(report);'],
  [false, 'a program goes on', '/*^*/async function f() {} f().catch(report); go();'],
  [false, 'a call goes on without it', '/*^*/async function f() {} export async function g() { f(); go(); }'],
  [false, 'its promise is kept for later', '/*^*/async function f() {} export async function g() { const p = f(); go(); await p; }'],
  [false, 'whoever calls it is not waited for', '/*^*/async function f() {} async function g() { await f(); } export async function h() { g(); go(); }'],
  [false, 'a finally runs before what is returned is done', '/*^*/async function f() {} export async function g() { try { return f(); } finally { go(); } }'],
  [true, 'a finally runs after what is awaited', '/*^*/async function f() {} export async function g() { try { return await f(); } finally { go(); } }'],
  [false, 'it runs for many elements together', '/*^*/async function f() {} export async function g(xs) { await Promise.all(xs.map(f)); }'],
])('is it waited for at once? %s, since %s', (expected, _, code) => {
  const { file, fn } = markedFunction(code);
  expect(isWaitedForAtOnce(file, fn)).toBe(expected);
});
