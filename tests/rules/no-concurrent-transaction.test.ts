import * as parser from '@typescript-eslint/parser';

import rule from '../../rules/no-concurrent-transaction.ts';
import { RuleTester } from '../support/rule-tester.ts';

const inTransaction = (body: string): string => `export async function f(db, rows) {\n  await db.transaction(async tx => {\n    ${body}\n  });\n}`;
const typescript = { languageOptions: { parser } };

new RuleTester().run('no-concurrent-transaction', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'one after the other', code: inTransaction('for (const row of rows) await tx.insert(row);') },
    { name: 'one query beside other work', code: inTransaction('await Promise.all([tx.insert(rows[0]), fetch(rows.url)]);') },
    { name: 'a transaction for each element', code: 'export const f = (db, rows) => Promise.all(rows.map(row => db.transaction(async tx => { await tx.insert(row); })));' },
    { name: 'the pool has a connection for each', code: "export const f = pool => Promise.all([pool.query('a'), pool.query('b')]);" },
    { name: 'a list that the library puts in order', code: 'export const f = prisma => prisma.$transaction([prisma.a.create(), prisma.b.create()]);' },
    { name: 'what a transaction gives is not the transaction', code: inTransaction('const found = await tx.find();\n    await Promise.all(found.map(each => fetch(each.url)));') },
    { name: 'a property of the transaction is no query', code: inTransaction('await Promise.all(rows.map(row => fetch(tx.id + row)));') },
    { name: 'reads leave nothing behind', code: inTransaction('await Promise.all([tx.user.findMany(), tx.order.findFirst()]);') },
    { name: "IndexedDB's transaction takes many requests", code: "export async function f(db, rows) {\n  const tx = db.transaction('rows', 'readwrite');\n  await Promise.all([...rows.map(row => tx.store.put(row)), tx.done]);\n}" },
    { name: "Dexie's too", code: "export const f = (db, rows) => db.transaction('rw', async tx => { await Promise.all(rows.map(row => tx.put(row))); });" },
    { name: "Firestore's too", code: 'export const f = db => db.runTransaction(async tx => { await Promise.all([tx.update(a), tx.update(b)]); });' },
    { name: 'a synchronous transaction', code: 'export const save = db.transaction(rows => { for (const row of rows) { insert.run(row); } });' },
    { name: 'a session of a browser answers many commands', code: "export const f = session => Promise.all([session.send('a'), session.send('b')]);" },
    { name: 'a client that is no database', code: 'export async function f(server) {\n  const client = await server.connect();\n  await Promise.all([client.send(1), client.send(2)]);\n}' },
    { name: 'one at a time through a lock', code: inTransaction('await Promise.all(rows.map(row => lock.runExclusive(() => tx.insert(row))));') },
    { name: 'a parameter may be left out', code: "export const f = (trx, rows) => Promise.all(rows.map(row => trx('a').insert(row)));" },
    { name: 'a query that is awaited', code: inTransaction('await tx.insert(rows[0]);') },
    { name: 'a query whose promise somebody has', code: inTransaction('rows.job = tx.insert(rows[0]);') },
    { name: 'committing is no query', code: 'export async function f(sequelize) {\n  const t = await sequelize.transaction();\n  await Promise.all([work(), t.commit()]);\n}' },
  ],
  invalid: [
    {
      name: 'an insert for each row on one connection',
      code: inTransaction('await Promise.all(rows.map(row => tx.insert(row)));'),
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'tx.insert(row)', others: ' for each element', carrier: 'tx' }, line: 3, column: 11, endLine: 3, endColumn: 22 }],
    },
    {
      name: 'the transaction as an option',
      code: inTransaction('await Promise.all([User.create(a, { transaction: tx }), Log.create(b, { transaction: tx })]);'),
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'User.create(a, { transaction: tx })', others: " and 'Log.create(b, { transaction: tx })'", carrier: 'tx' }, line: 3, column: 11, endLine: 3, endColumn: 22 }],
    },
    {
      name: 'promises that have names first',
      code: inTransaction('const a = save(tx, 1);\n    const b = save(tx, 2);\n    await Promise.all([a, b]);'),
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'save(tx, 1)', others: " and 'save(tx, 2)'", carrier: 'tx' }, line: 5, column: 11, endLine: 5, endColumn: 22 }],
    },
    {
      name: 'a transaction that is begun and committed by hand',
      code: 'export async function f(sequelize, rows) {\n  const t = await sequelize.transaction();\n  await Promise.all(rows.map(row => row.save({ transaction: t })));\n  await t.commit();\n}',
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'row.save({ transaction: t })', others: ' for each element', carrier: 't' }, line: 3, column: 9, endLine: 3, endColumn: 20 }],
    },
    {
      name: 'the query runner of TypeORM, and its manager',
      code: 'export async function f(source, rows) {\n  const runner = source.createQueryRunner();\n  await Promise.all(rows.map(row => runner.manager.save(row)));\n}',
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'runner.manager.save(row)', others: ' for each element', carrier: 'runner' }, line: 3, column: 9, endLine: 3, endColumn: 20 }],
    },
    {
      name: 'a transaction of Kysely',
      code: 'export const f = (db, rows) => db.transaction().setIsolationLevel(level).execute(async trx => {\n  await Promise.all(rows.map(row => trx.insertInto(t).values(row).execute()));\n});',
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'trx.insertInto(t).values(row).execute()', others: ' for each element', carrier: 'trx' }, line: 2, column: 9, endLine: 2, endColumn: 20 }],
    },
    {
      name: 'a client of a pool, even for reads',
      code: "export async function f(pool) {\n  const client = await pool.connect();\n  return Promise.all([client.query('a'), client.query('b')]);\n}",
      errors: [{ messageId: 'client', data: { combinator: 'all', query: "client.query('a')", others: " and 'client.query('b')'", carrier: 'client' }, line: 3, column: 10, endLine: 3, endColumn: 21 }],
    },
    {
      name: 'a session of MongoDB with a transaction',
      code: 'export async function f(mongo, rows) {\n  const session = mongo.startSession();\n  await session.withTransaction(async () => {\n    await Promise.all(rows.map(row => rows.insertOne(row, { session })));\n  });\n}',
      errors: [{ messageId: 'session', data: { combinator: 'all', query: 'rows.insertOne(row, { session })', others: ' for each element', carrier: 'session' }, line: 4, column: 11, endLine: 4, endColumn: 22 }],
    },
    {
      name: 'nobody waits for a change',
      code: inTransaction('tx.user.update(rows[0]);\n    await tx.log.create(rows[1]);'),
      errors: [{ messageId: 'unawaited', data: { query: 'tx.user.update(rows[0])', carrier: 'tx' }, line: 3, column: 5, endLine: 3, endColumn: 28 }],
    },
    {
      name: 'a parameter named so, when asked for',
      options: [{ parameters: true, reads: false }],
      code: "export const f = (trx, rows) => Promise.all(rows.map(row => trx('a').insert(row)));",
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: "trx('a').insert(row)", others: ' for each element', carrier: 'trx' }, line: 1, column: 33, endLine: 1, endColumn: 44 }],
    },
    {
      name: 'a parameter of such a type, when asked for',
      options: [{ parameters: true, reads: false }],
      ...typescript,
      code: "import type { Transaction } from 'sequelize';\nexport const f = (given: Transaction, rows: Row[]) => Promise.all(rows.map(row => row.save({ transaction: given })));",
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'row.save({ transaction: given })', others: ' for each element', carrier: 'given' }, line: 2, column: 55, endLine: 2, endColumn: 66 }],
    },
    {
      name: 'reads, when asked for',
      options: [{ parameters: false, reads: true }],
      code: inTransaction('await Promise.all([tx.user.findMany(), tx.order.findFirst()]);'),
      errors: [{ messageId: 'transaction', data: { combinator: 'all', query: 'tx.user.findMany()', others: " and 'tx.order.findFirst()'", carrier: 'tx' }, line: 3, column: 11, endLine: 3, endColumn: 22 }],
    },
  ],
});
