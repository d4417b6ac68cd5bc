import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { accessOfCall, accessOfTag } from '../../../src/effects/statement-text.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ["db.all('SELECT * FROM a')", 'read'],
  ['db.all(`SELECT * FROM a WHERE id = ${id}`)', 'read'],
  ["db.all('WITH b AS (SELECT 1) SELECT * FROM b')", 'read'],
  ["db.all('SELECT * FROM a FOR UPDATE')", 'write'],
  ["db.all('WITH b AS (UPDATE a SET c = 1 RETURNING *) SELECT * FROM b')", 'write'],
  ["db.run('DELETE FROM a')", 'write'],
  ["db.run('select')", null],
  ["db.run('user')", null],
  ['db.run(statement)', null],
  ['db.run()', null],
])('%s → %s', (code, expected) => {
  const file = sourceFile(`/*^*/${code};`);
  expect(accessOfCall(markedNode(file, 'CallExpression') as TSESTree.CallExpression)).toBe(expected);
});

test.each([
  ['sql`SELECT * FROM a`', 'read'],
  ['sql`INSERT INTO a VALUES (${b})`', 'write'],
  ['css`color: red`', null],
])('%s → %s', (code, expected) => {
  const file = sourceFile(`/*^*/${code};`);
  expect(accessOfTag(markedNode(file, 'TaggedTemplateExpression') as TSESTree.TaggedTemplateExpression)).toBe(expected);
});
