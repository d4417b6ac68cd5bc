import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { sharedTransaction, talksOver, unawaitedQuery } from '../../../src/bounds/shared-transaction.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const inTransaction = (code: string): string => `async function f(db, rows) { await db.transaction(async t => { ${code} }); }`;

function shared(code: string): string | null {
  const file = sourceFile(inTransaction(code));
  const found = sharedTransaction(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression);
  return found === null ? null : `${found.combinator} ${found.carrier.variable.name}: ${found.queries.map(query => textOf(file, query)).join(', ')}${found.onlyReads ? ' (reads)' : ''}`;
}

test.each([
  ['a map', '/*^*/Promise.all(rows.map(row => t.insert(row)))', 'all t: t.insert(row)'],
  ['a list', '/*^*/Promise.all([t.a.save(1), t.b.save(2), t.c.save(3)])', 'all t: t.a.save(1), t.b.save(2), t.c.save(3)'],
  ['reads alone', '/*^*/Promise.all([t.a.findOne(1), t.b.count()])', 'all t: t.a.findOne(1), t.b.count() (reads)'],
  ['behind a condition', '/*^*/Promise.all([a ? t.a.save(1) : null, t.b.save(2)])', 'all t: t.a.save(1), t.b.save(2)'],
  ['handed on in options', '/*^*/Promise.allSettled([a(1, { t }), b(2, { t })])', 'allSettled t: a(1, { t }), b(2, { t })'],
  ['pushed in a loop', 'const all = []; for (const row of rows) all.push(t.insert(row)); await /*^*/Promise.all(all)', 'all t: t.insert(row)'],
  ['one query beside another promise', '/*^*/Promise.all([t.save(1), other()])', null],
  ['promises from elsewhere', '/*^*/Promise.all(rows)', null],
  ['another call', '/*^*/collect([t.save(1), t.save(2)])', null],
])('%s', (_, code, expected) => {
  expect(shared(code)).toBe(expected);
});

test.each([
  ['a call on it', '/*^*/t.insert(1)', 't'],
  ['a chain on it', "/*^*/t('a').insert(1)", 't'],
  ['a call with it', '/*^*/save(1, t)', 't'],
  ['its manager', '/*^*/save(t.manager)', 't'],
  ['its rollback', '/*^*/t.rollback()', null],
  ['a property of it', '/*^*/save(t.id)', null],
])('%s talks over: %s', (_, code, expected) => {
  const file = sourceFile(inTransaction(code));
  expect(talksOver(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression)?.variable.name ?? null).toBe(expected);
});

test.each([
  ['a change', '/*^*/t.a.update(1);', true],
  ['a change of a builder', "/*^*/t('a').insert(1).returning('id');", true],
  ['a call that can not be told to be a query', '/*^*/t.note(1);', false],
  ['a failure that is handled', '/*^*/t.a.update(1).catch(log);', false],
  ['a callback in between', 'rows.forEach(row => { /*^*/t.a.update(row); });', false],
])('nobody waits for %s', (_, code, expected) => {
  const file = sourceFile(inTransaction(code));
  expect(unawaitedQuery(file, markedNode(file, 'ExpressionStatement') as TSESTree.ExpressionStatement) !== null).toBe(expected);
});
