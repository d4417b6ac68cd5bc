import { expect, test } from 'vitest';

import { addCatch } from '../../../src/rewrite/add-catch.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a call', 'f(a);', 'f(a).catch(() => { /* say why its failure does no harm, or report it */ });'],
  ['a chain', 'f(a).then(b);', 'f(a).then(b).catch(() => { /* say why its failure does no harm, or report it */ });'],
  ['an optional chain, whose value may be nothing', 'f?.(a);', 'f?.(a).catch(() => { /* say why its failure does no harm, or report it */ });'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [call] = nodesOf(file, 'CallExpression');
  expect(call === undefined ? null : editedText(file, file.ast.range, addCatch(call))).toBe(expected);
});
