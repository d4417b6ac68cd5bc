import { expect, test } from 'vitest';

import { awaitAllowedAt } from '../../../src/flow/await-allowed.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['in an async function', 'async function f() { /*^*/x; }', true],
  ['in an async arrow without a body', 'const f = async () => /*^*/x;', true],
  ['in an async generator', 'async function* f() { /*^*/x; }', true],
  ['in a function that is not async', 'function f() { /*^*/x; }', false],
  ['in a callback of an async function', 'async function f() { a.map(() => /*^*/x); }', false],
  ['in the parameters of an async function', 'async function f(a = /*^*/x) {}', false],
  ["in a field's start", 'async function f() { class C { a = /*^*/x; } }', false],
  ["in an accessor field's start", 'async function f() { class C { static accessor a = /*^*/x; } }', false],
  ["in a field's computed key", 'async function f() { class C { [/*^*/x] = 1; } }', true],
  ['in a static block', 'async function f() { class C { static { /*^*/x; } } }', false],
  ['at module level', '/*^*/x;', true],
  ["in a field's start at module level", 'class C { static a = /*^*/x; }', false],
  ['in a namespace', 'namespace N { /*^*/x; }', false],
])('await may stand %s: %s → %s', (_, code, expected) => {
  expect(awaitAllowedAt(markedNode(sourceFile(code)), 'module')).toBe(expected);
});

test('await may not stand at the level of a script', () => {
  expect(awaitAllowedAt(markedNode(sourceFile('/*^*/x;')), 'script')).toBe(false);
});
