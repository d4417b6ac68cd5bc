import { expect, test } from 'vitest';

import { isFunction, quotedText, textOf } from '../../src/source-file.ts';
import { markedNode, sourceFile } from '../support/source-file.ts';

test.each([
  ['a declaration', '/*^*/function f() {}', 'FunctionDeclaration', true],
  ['an expression', 'a = /*^*/function () {}', 'FunctionExpression', true],
  ['an arrow', 'a = /*^*/() => {}', 'ArrowFunctionExpression', true],
  ['a signature is none', '/*^*/declare function f(): void;', 'TSDeclareFunction', false],
  ['a class is none', '/*^*/class C {}', 'ClassDeclaration', false],
] as const)('isFunction: %s', (_, code, type, expected) => {
  expect(isFunction(markedNode(sourceFile(code), type))).toBe(expected);
});

test('isFunction: nothing is none', () => {
  expect([isFunction(null), isFunction(undefined)]).toEqual([false, false]);
});

test('textOf: the text of the node alone', () => {
  const file = sourceFile('a; /*^*/b.c; d;');
  expect(textOf(file, markedNode(file, 'MemberExpression'))).toBe('b.c');
});

test.each([
  ['a.b()', 'a.b()'],
  ['a\n    .b()', 'a .b()'],
  ['a.bcdefgh', 'a.bcdefgh'],
  ['a.bcdefghi', 'a.bcde...'],
])('quotedText: on one line, of nine characters at most: %j → %s', (code, expected) => {
  const file = sourceFile(code);
  expect(file.ast.body.map(statement => quotedText(file, statement, 9))).toEqual([expected]);
});
