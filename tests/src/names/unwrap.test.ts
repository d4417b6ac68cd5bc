import { expect, test } from 'vitest';

import { unwrap } from '../../../src/names/unwrap.ts';
import { textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['nothing to take off', 'a.b', 'a.b'],
  ['parentheses are no node', '(a.b)', 'a.b'],
  ['a chain', 'a?.b', 'a?.b'],
  ['an assertion', '(a as B)', 'a'],
  ['an old assertion', '<B>a', 'a'],
  ['satisfies', '(a satisfies B)', 'a'],
  ['a promise that it is not null', 'a!', 'a'],
  ['type arguments', 'a<B>', 'a'],
  ["the callee of compiled code", '(0, a.b)', 'a.b'],
  ['several layers', '((a as B)! satisfies C)', 'a'],
  ['a sequence that does something', '(f(), a)', 'f(), a'],
  ['a call is not taken off', 'f(a)', 'f(a)'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(`${code};`);
  const [statement] = file.ast.body;
  if (statement?.type !== 'ExpressionStatement') throw new Error('The code is an expression.');
  const bare = unwrap(statement.expression);
  expect(textOf(file, bare)).toBe(expected);
  expect(bare.type).not.toBe('ChainExpression');
});
