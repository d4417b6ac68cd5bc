import { expect, test } from 'vitest';

import { editedText } from '../../../src/rewrite/edited-text.ts';
import { awaitElements, awaitItself, removeAwait } from '../../../src/rewrite/remove-await.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a value', 'const a = await 1;', 'const a = 1;'],
  ['a returned object', 'async () => { return await { a }; };', 'async () => { return { a }; };'],
  ['the body of an arrow that begins with a brace', 'async () => await { a };', 'async () => ({ a });'],
  ['the body of an arrow', 'async () => await a();', 'async () => a();'],
  ['a statement', 'await console.log(a);', 'console.log(a);'],
  ['a statement that would read as something else', 'await [a].concat(b);', null],
  ['the value of a choice in parentheses', 'const a = await (b ? 1 : 2);', 'const a = b ? 1 : 2;'],
  ['an operand in parentheses', 'const a = (await (b + c)) * 2;', 'const a = ((b + c)) * 2;'],
  ['a callee', 'new (await a())();', 'new ((a()))();'],
  ['a sign that would run into another', 'const a = -await -b;', null],
  ['a number whose property is read', 'const a = (await 1).b;', 'const a = ((1)).b;'],
  ['a comment that would be lost', 'const a = await /* why */ 1;', null],
])('without the await, %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const edits = removeAwait(file, nodeOf(file, 'AwaitExpression'));
  expect(edits === null ? null : editedText(file, [0, code.length], edits)).toBe(expected);
});

test.each([
  ['a call', 'const a = await Promise.resolve(b());', 'const a = await b();'],
  ['a choice', 'const a = await Promise.resolve(b ?? c);', 'const a = await (b ?? c);'],
  ['a comment', 'const a = await Promise.resolve(/* why */ b);', null],
])('the await of the value itself, for %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = nodeOf(file, 'AwaitExpression');
  const [value] = node.argument.type === 'CallExpression' ? node.argument.arguments : [];
  if (value === undefined || value.type === 'SpreadElement') throw new Error('The code has no value.');
  const edits = awaitItself(file, node, value);
  expect(edits === null ? null : editedText(file, [0, code.length], edits)).toBe(expected);
});

test('the elements of an array are waited for together', () => {
  const code = 'const a = await [b(), c()];';
  const file = sourceFile(code);
  expect(editedText(file, [0, code.length], awaitElements(nodeOf(file, 'AwaitExpression')))).toBe('const a = await Promise.all([b(), c()]);');
});
