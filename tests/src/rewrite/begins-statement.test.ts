import { expect, test } from 'vitest';

import { beginsOpenStatement } from '../../../src/rewrite/begins-statement.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['behind a semicolon', 'a();\nb()', false],
  ['behind none', 'a()\nb()', true],
  ['first of all', 'b()', false],
  ['behind a block', 'if (c) {}\nb()', false],
  ['behind an object', 'd = {}\nb()', true],
  ['amid an expression', 'a()\nd = b()', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const call = nodesOf(file, 'CallExpression').at(-1);
  expect(call !== undefined && beginsOpenStatement(file, call)).toBe(expected);
});
