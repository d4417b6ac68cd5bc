import { expect, test } from 'vitest';

import { editedText } from '../../../src/rewrite/edited-text.ts';
import { promiseList } from '../../../src/rewrite/promise-list.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['two', 'all(a, b);', 'all([a, b]);'],
  ['a comma behind the last', 'all(a, b, );', 'all([a, b], );'],
  ['a comment between', 'all(a /* one */, b);', 'all([a /* one */, b]);'],
  ['none', 'all();', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const edits = promiseList(nodeOf(file, 'CallExpression'));
  expect(edits === null ? null : editedText(file, file.ast.range, edits)).toBe(expected);
});
