import { expect, test } from 'vitest';

import { enclosingFunction } from '../../../src/flow/enclosing-function.ts';
import { functionName } from '../../../src/flow/function-name.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['module level has none', '/*^*/x;', null],
  ['the nearest one', 'async function f() { /*^*/x; }', 'f'],
  ['an inner function hides the outer one', 'function f() { function g() { /*^*/x; } }', 'g'],
  ['a block is no function', 'function f() { if (a) { for (;;) { /*^*/x; } } }', 'f'],
  ['an arrow without a body', 'const f = () => /*^*/x;', 'f'],
  ['a default belongs to its function', 'function f(a = /*^*/x) {}', 'f'],
  ['a function does not run itself', 'function f() { /*^*/function g() {} }', 'f'],
  ["a method's computed key is evaluated outside of it", 'function f() { return { [/*^*/x]() {} }; }', 'f'],
  ["a field's start runs on its own", 'function f() { class C { a = /*^*/x; } }', null],
  ["an accessor field's start too", 'function f() { class C { accessor a = /*^*/x; } }', null],
  ["a field's computed key is evaluated with the class", 'function f() { class C { [/*^*/x] = 1; } }', 'f'],
  ['a static block runs on its own', 'function f() { class C { static { /*^*/x; } } }', null],
  ['a function inside a field is one', 'function f() { class C { a = () => /*^*/x; } }', 'a'],
  ['what a class extends is evaluated with it', 'function f() { class C extends /*^*/x {} }', 'f'],
])('%s', (_, code, expected) => {
  const fn = enclosingFunction(markedNode(sourceFile(code)));
  expect(fn === null ? null : functionName(fn)).toBe(expected);
});
