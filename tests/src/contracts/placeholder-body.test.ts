import { expect, test } from 'vitest';

import { placeholderOf } from '../../../src/contracts/placeholder-body.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['nothing', '/*^*/async function f() {}', 'empty'],
  ['a comment', '/*^*/async function f() { /* later */ }', 'empty'],
  ['a directive', "/*^*/async function f() { 'use strict'; }", 'empty'],
  ['a bare return', '/*^*/async function f() { return; }', 'empty'],
  ['a throw', "/*^*/async function f() { throw new Error('later'); }", 'empty'],
  ['a message and a throw', "/*^*/async function f() { log.warn('later'); throw new Error('later'); }", 'empty'],
  ['a constant', '/*^*/async function f() { return []; }', 'constant'],
  ['a constant object', "/*^*/async function f() { return { a: [1], b: -1, c: `d`, e: undefined }; }", 'constant'],
  ['an arrow with a constant', 'const f = /*^*/async () => null;', 'constant'],
  ['a message', "/*^*/async function f() { console.log('off'); }", 'constant'],
  ['a message and a constant', "/*^*/async function f() { console.log('off'); return true; }", 'constant'],
  ['constants and a note that there is more to come', '/*^*/async function f(a) { if (a) return false; // TODO: ask\n return true; }', 'constant'],
  ['constants by choice', '/*^*/async function f(a) { if (a) return false; return true; }', null],
  ['work', '/*^*/async function f(a) { a.b = 1; }', null],
  ['a value', '/*^*/async function f(a) { return [a]; }', null],
  ['work and a throw', '/*^*/async function f(a) { a.b = 1; throw new Error(); }', null],
  ['work and a note', '/*^*/async function f(a) { a.b(); // TODO: more\n }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  expect(placeholderOf(file, fn)).toBe(expected);
});
