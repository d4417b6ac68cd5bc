import { expect, test } from 'vitest';

import { promisePastCatch } from '../../../src/contracts/escaped-catch.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['a promise', '/*^*/async function f(a) { try { return fetch(a); } catch {} }', 'fetch(a)'],
  ['an async function of the file', 'async function g() {} /*^*/async function f() { try { return g(); } catch {} }', 'g()'],
  ['a method that by its name asks outside', '/*^*/async function f(a) { try { return a.readText(); } catch {} }', 'a.readText()'],
  ['a method that finds by a key', '/*^*/async function f(a) { try { return a.findOne(1); } catch {} }', 'a.findOne(1)'],
  ['a search in an array', '/*^*/async function f(a) { try { return a.find(b); } catch {} }', null],
  ['an index in an array', '/*^*/async function f(a) { try { return a.findIndex(b); } catch {} }', null],
  ['a plain value', '/*^*/async function f(a) { try { return JSON.parse(a); } catch {} }', null],
  ['a call that nothing is known of', '/*^*/async function f(a) { try { return parse(a); } catch {} }', null],
  ['awaited', '/*^*/async function f(a) { try { return await fetch(a); } catch {} }', null],
  ['no catch', '/*^*/async function f(a) { try { return fetch(a); } finally {} }', null],
  ['in the catch', '/*^*/async function f(a) { try { b(); } catch { return fetch(a); } }', null],
  ['in the catch of an inner try, inside an outer one', '/*^*/async function f(a) { try { try { b(); } catch { return fetch(a); } } catch {} }', 'fetch(a)'],
  ['in a callback', '/*^*/async function f(a) { try { b(() => { return fetch(a); }); } catch {} }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const call = promisePastCatch(file, fn);
  expect(call === null ? null : textOf(file, call)).toBe(expected);
});
