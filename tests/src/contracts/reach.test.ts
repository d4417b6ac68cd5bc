import { expect, test } from 'vitest';

import { bindingOf } from '../../../src/contracts/binding.ts';
import { isReachedFromOutside } from '../../../src/contracts/reach.ts';
import { usesOf } from '../../../src/contracts/uses.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['a function of the file', '/*^*/async function f() {}', false],
  ['an exported one', 'export /*^*/async function f() {}', true],
  ['a private method of an exported class', 'export class C { #m/*^*/() {} }', false],
  ['a public method of an exported class', 'export class C { m/*^*/() {} }', true],
  ['a public method of a class that stays in the file', 'class C { m/*^*/() {} } new C().m();', false],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const binding = bindingOf(file, fn);
  expect(binding === null ? undefined : isReachedFromOutside(file, binding, usesOf(file, binding))).toBe(expected);
});
