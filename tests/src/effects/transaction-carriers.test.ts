import { expect, test } from 'vitest';

import { transactionCarriers } from '../../../src/effects/transaction-carriers.ts';
import { sourceFile } from '../../support/source-file.ts';

const carriersIn = (code: string): readonly string[] => [...transactionCarriers(sourceFile(code)).values()].map(({ kind, seen, variable }) => `${kind} ${variable.name}${seen ? '' : ' by name or type'}`);

test.each([
  ['the parameter of a transaction', 'db.transaction(async t => {});', ['transaction t']],
  ['with options before it', "manager.transaction('SERIALIZABLE', async m => {});", ['transaction m']],
  ['with options behind it', 'prisma.$transaction(async p => {}, { timeout: 5 });', ['transaction p']],
  ['a function that gives a promise', 'em.transactional(em2 => work(em2));', ['transaction em2']],
  ['a builder that is executed', 'db.transaction().execute(async t => {});', ['transaction t']],
  ['one that is begun by hand', 'async function f() { const t = await s.transaction(); t.commit(); }', ['transaction t']],
  ['one that is assigned', 'async function f() { let t; t = await s.transaction(); t.rollback(); }', ['transaction t']],
  ['a query runner', 'function f() { const r = source.createQueryRunner(); }', ['transaction r']],
  ['a connection that begins one', 'async function f() { const c = await pool.getConnection(); await c.beginTransaction(); }', ['transaction c']],
  ['a client of a pool', "async function f() { const c = await pool.connect(); c.query('a'); }", ['client c']],
  ['a client of pg', "import pg from 'pg'; function f() { const c = new pg.Client(); }", ['client c']],
  ['a session that begins one', 'async function f() { const s = await mongoose.startSession(); s.startTransaction(); }', ['session s']],
  ['a session that runs one', 'const f = s => s.withTransaction(async () => {});', ['session s']],
  ['a parameter named so', 'function f(trx = null) {}', ['transaction trx by name or type']],
  ['a parameter of a type', "import type { PoolClient } from 'pg'; function f(c: PoolClient) {}", ['client c by name or type']],
  ['a parameter of a type with a namespace', "import { Prisma } from '@prisma/client'; function f(c: Prisma.TransactionClient) {}", ['transaction c by name or type']],
])('%s', (_, code, expected) => {
  expect(carriersIn(code)).toEqual(expected);
});

test.each([
  ['a store of IndexedDB', "const tx = db.transaction('a');"],
  ['an awaited one', "async function f() { const tx = await db.transaction('a'); tx.commit(); }"],
  ["Dexie's mode comes first", "db.transaction('rw', async t => {});"],
  ['a function that must not be async', 'const save = db.transaction(rows => { run(rows); });'],
  ['a connection without a transaction', 'async function f() { const c = await pool.getConnection(); }'],
  ['a connection to something else', 'async function f() { const c = await broker.connect(); c.publish(1); }'],
  ['a session without a transaction', 'async function f() { const s = await driver.startSession(); }'],
  ['a type of the same name from elsewhere', "import type { Transaction } from 'viem'; function f(t: Transaction) {}"],
  ['a variable that holds other things too', 'async function f() { let t = other(); t = await s.transaction(); t.commit(); t = null; }'],
])('none: %s', (_, code) => {
  expect(carriersIn(code)).toEqual([]);
});
