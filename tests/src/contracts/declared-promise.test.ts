import { expect, test } from 'vitest';

import { bindingOf } from '../../../src/contracts/binding.ts';
import { commentBefore, declaredPromise, statementOf } from '../../../src/contracts/declared-promise.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['nothing', '/*^*/async function f() {}', null],
  ['the return type', '/*^*/async function f(): Promise<void> {}', 'annotation'],
  ['the return type of an overload', 'function f(): Promise<void>; /*^*/async function f() {}', 'annotation'],
  ['the type of the constant', 'const f: F = /*^*/async () => {};', 'position'],
  ['the type of the field', 'class C { f: F = /*^*/async () => {}; }', 'position'],
  ['a comment', '/** @returns {Promise<void>} */\nexport /*^*/async function f() {}', 'comment'],
  ['a comment with a type', '/** @type {F} */\nconst f = /*^*/async () => {};', 'position'],
  ['a comment on a method', 'class C { /** @return {Promise<void>} */ f/*^*/() {} }', 'comment'],
  ['a comment that says what it overrides', '/** @override */ export /*^*/async function f() {}', 'position'],
  ['a comment on a plain value', '/** @returns {number} */\n/*^*/async function f() {}', null],
  ['a comment further up', '/** @returns {Promise<void>} */\nconst a = 1;\n/*^*/async function f() {}', null],
])('%s: %s → %s', (_, code, expected) => {
  // The marker stands before the function, where the comment on it would be.
  const { file, fn } = markedFunction(code);
  const binding = bindingOf(file, fn);
  const text = file.text.replace('/*^*/', '     ');
  expect(binding === null ? undefined : declaredPromise({ ...file, text }, fn, binding)).toBe(expected);
});

test('the comment before a function is the one before its statement', () => {
  const { file, fn } = markedFunction('/* a */ export const f = /*^*/async () => {};');
  expect(commentBefore(file, statementOf(fn))).toBe('/* a */');
  expect(textOf(file, statementOf(fn))).toBe('export const f = /*^*/async () => {};');
});

test('there may be no comment', () => {
  const { file, fn } = markedFunction('const a = 1; const f = /*^*/async () => {};');
  expect(commentBefore(file, statementOf(fn))).toBe(null);
});
