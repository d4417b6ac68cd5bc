import { expect, test } from 'vitest';

import { overloadsOf } from '../../../src/contracts/overloads.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['none', '/*^*/async function f() {}', []],
  ['of a function', 'function f(a: 1): void; function f(a: 2): void; /*^*/async function f(a: any) {}', ['function f(a: 1): void;', 'function f(a: 2): void;']],
  ['of a method', 'class C { m(a: 1): void; m/*^*/(a: any) {} }', ['(a: 1): void;']],
  ['not those of a static namesake', 'class C { static m(a: 1): void; static m(a: any) {} m/*^*/(a: any) {} }', []],
  ['an arrow has none', 'const f = /*^*/async () => {};', []],
])('%s: %s → %j', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  expect(overloadsOf(file, fn).map(overload => textOf(file, overload))).toEqual(expected);
});
