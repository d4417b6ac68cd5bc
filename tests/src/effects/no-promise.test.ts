import { expect, test } from 'vitest';

import { isNoPromise } from '../../../src/effects/no-promise.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each<[string, string, boolean]>([
  ['what was awaited', 'async function f() { return [/*^*/await g()]; }', true],
  ['a name for what was awaited', 'async function f() { const a = await g(); return [/*^*/a]; }', true],
  ['a name for what was not', 'async function f() { const a = g(); return [/*^*/a]; }', false],
  ['a name that may hold either', 'async function f(b) { let a = await g(); if (b) a = g(); return [/*^*/a]; }', false],
  ['a literal', '[/*^*/{ a: g() }];', true],
  ['an unknown call', '[/*^*/g()];', false],
  ['a call of an async function', 'async function g() {} [/*^*/g()];', false],
  ['a call of a function that gives an object', 'function g() { return { a: 1 }; } [/*^*/g()];', true],
  ['a call of a function that gives what another gives', 'function g() { return h(); } [/*^*/g()];', false],
  ['a call of a function that gives nothing', 'function g() { h(); } [/*^*/g()];', true],
  ['a method of a string', 'async function f() { return [/*^*/(await g()).trim()]; }'.replace('(await g())', '`${await g()}`'), true],
  ['a method that may give anything', 'async function f(a) { return [/*^*/a.load()]; }', false],
  ['a get, which may ask for something', 'async function f(a) { return [/*^*/a.get(1)]; }', false],
  ['a global that converts', '[/*^*/Number(x)];', true],
  ['Promise.resolve', '[/*^*/Promise.resolve(1)];', false],
  ['a new promise', '[/*^*/new Promise(r => r())];', false],
  ['a new instance', '[/*^*/new User()];', true],
  ['a path', "import path from 'node:path'; [/*^*/path.join('a', 'b')];", true],
  ['a choice', 'async function f(b) { return [/*^*/b ? await g() : g()]; }', false],
])('%s', (_, code, expected) => {
  const file = sourceFile(code);
  const array = [markedNode(file)].map(node => {
    let current = node;
    while (current.parent !== undefined && current.parent.type !== 'ArrayExpression') current = current.parent;
    return current;
  })[0];
  expect(array !== undefined && isNoPromise(file, array)).toBe(expected);
});
