import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { functionName } from '../../../src/flow/function-name.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a declaration', 'function f() {}', 'f'],
  ['an expression with a name', 'a(function f() {})', 'f'],
  ['a constant', 'const f = () => {};', 'f'],
  ['a destructured default has none', 'const { f = () => {} } = a;', null],
  ['a method', '({ m() {} })', 'm'],
  ['a method with a quoted name', "({ 'm' () {} })", 'm'],
  ['a method of a class', 'class C { m() {} }', 'm'],
  ['a private method', 'class C { #m() {} }', '#m'],
  ['a field', 'class C { f = () => {} }', 'f'],
  ['a function in a computed key has none', '({ [() => {}]: 1 })', null],
  ['a computed method has none', 'class C { [k]() {} }', null],
  ['an assignment', 'f = () => {};', 'f'],
  ['an assignment to a member', 'a.b.f = function () {};', 'f'],
  ['an assignment to a computed member has none', 'a[f] = function () {};', null],
  ['a default export has none', 'export default () => {}', null],
  ['a callback has none', 'a(() => {})', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(isFunction);
  if (fn === undefined) throw new Error('The code has a function.');
  expect(functionName(fn)).toBe(expected);
});
