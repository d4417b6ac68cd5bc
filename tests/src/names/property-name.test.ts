import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { propertyName } from '../../../src/names/property-name.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a dot', 'a.b', 'b'],
  ['a private name', 'class C { m() { this.#p; } }', '#p'],
  ['brackets with a string', "a['b']", 'b'],
  ['brackets with a number', 'a[0]', '0'],
  ['brackets with a template', 'a[`b`]', 'b'],
  ['brackets with a name', 'a[b]', null],
  ['brackets with a template that holds one', 'a[`b${c}`]', null],
])('of a member: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = [...descendants(file, file.ast, 'enter')].find(each => each.type === 'MemberExpression');
  if (node === undefined) throw new Error('The code has a member.');
  expect(propertyName(node)).toBe(expected);
});

test.each([
  ['a name', '({ a: 1 })', 'a'],
  ['a shorthand', '({ a })', 'a'],
  ['a quoted name', "({ 'a-b': 1 })", 'a-b'],
  ['a computed string', "({ ['a']: 1 })", 'a'],
  ['a computed name', '({ [a]: 1 })', null],
  ['a method of a class', 'class C { m() {} }', 'm'],
  ['a private method', 'class C { #m() {} }', '#m'],
  ['a field', 'class C { f = 1 }', 'f'],
  ['an accessor field', 'class C { accessor f = 1 }', 'f'],
])('of a key: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = [...descendants(file, file.ast, 'enter')].find(
    each => each.type === 'Property' || each.type === 'MethodDefinition' || each.type === 'PropertyDefinition' || each.type === 'AccessorProperty',
  );
  if (node === undefined) throw new Error('The code has a property.');
  expect(propertyName(node)).toBe(expected);
});
