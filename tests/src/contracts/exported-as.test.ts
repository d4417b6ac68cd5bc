import { expect, test } from 'vitest';

import { exportedAs, exportsProperty } from '../../../src/contracts/exported-as.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a named export', 'const a = 1; export { /*^*/a };', 'a'],
  ['under another name', 'const a = 1; export { /*^*/a as b };', 'b'],
  ['under a name that is a string', "const a = 1; export { /*^*/a as 'b c' };", 'b c'],
  ['the default', 'const a = 1; export default /*^*/a;', 'default'],
  ['export =', 'const a = 1; export = /*^*/a;', 'default'],
  ['all of a CommonJS module', 'module.exports = /*^*/a;', 'default'],
  ['one of a CommonJS module', 'module.exports = { b: /*^*/a };', 'b'],
  ['a property of exports', 'exports.b = /*^*/a;', 'b'],
  ['a chain of them', 'exports.b = exports.c = /*^*/a;', 'c'],
  ['all and one', 'module.exports = exports.c = /*^*/a;', 'c'],
  ['a chain that ends in an export', 'exports.b = c = /*^*/a;', 'b'],
  ['an object inside of an export', 'module.exports = { b: { c: /*^*/a } };', null],
  ['an argument', 'f(/*^*/a);', null],
  ['an exports of its own', 'const exports = {}; exports.b = /*^*/a;', null],
  ['a module of its own', 'const module = {}; module.exports = /*^*/a;', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(exportedAs(file, markedNode(file, 'Identifier'))).toBe(expected);
});

test.each([
  ['of exports', '/*^*/exports.b;', 'b'],
  ['of module.exports', '/*^*/module.exports.b;', 'b'],
  ['of another object', '/*^*/a.b;', null],
])('the export that a member denotes, %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = markedNode(file, 'MemberExpression');
  expect(exportsProperty(file, node)).toBe(expected);
});
