import { expect, test } from 'vitest';

import { asyncContext } from '../../../src/flow/async-context.ts';
import { functionName } from '../../../src/flow/function-name.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['an async function', 'async function f() { /*^*/x; }', 'f'],
  ['a synchronous one may run at any time', 'function f() { /*^*/x; }', null],
  ['module level has none', '/*^*/x;', null],
  ['a callback that runs at once', 'async function f() { a.map(() => { /*^*/x; }); }', 'f'],
  ['a callback in a callback', 'async function f() { a.map(b => b.filter(() => /*^*/x)); }', 'f'],
  ['a function called on the spot', 'async function f() { (() => { /*^*/x; })(); }', 'f'],
  ['a callback that runs later', 'async function f() { setTimeout(() => { /*^*/x; }); }', null],
  ['a callback that runs at once in a synchronous function', 'function f() { a.map(() => /*^*/x); }', null],
  ['a generator runs when it is asked', 'async function f() { (function* () { /*^*/x; })(); }', null],
  ['a promise executor in a function', 'function f() { return new Promise(function g() { /*^*/x; }); }', 'g'],
  ['a promise executor at module level runs once', 'const a = new Promise(function g() { /*^*/x; });', null],
  ['the executor of another Promise', "import Promise from 'bluebird'; function f() { return new Promise(function g() { /*^*/x; }); }", null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = asyncContext(file, markedNode(file));
  expect(fn === null ? null : functionName(fn)).toBe(expected);
});
