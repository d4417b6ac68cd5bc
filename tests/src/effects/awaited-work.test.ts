import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import { awaitedWork } from '../../../src/effects/awaited-work.ts';
import type { Settings } from '../../../src/settings.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** `act, evidence: because` of the marked await. */
function workOf(code: string, settings: Partial<Settings> = {}): string {
  const file = sourceFile(code.includes('/*^*/') ? code : `async function f(api, db, row) { /*^*/await ${code}; }`, { settings });
  const node = markedNode(file, 'AwaitExpression') as TSESTree.AwaitExpression;
  const { act, evidence, because } = awaitedWork(file, node.argument);
  return `${act}, ${evidence}${because === '' ? '' : `: ${because}`}`;
}

const within = (callee: string, before: string): string => `${before}\nasync function f(row) { /*^*/await ${callee}; }`;

describe('documentation says', () => {
  test.each([
    ['that a request reads', 'fetch(u)', "read, documented: 'fetch' only reads"],
    ['that a request changes', "fetch(u, { method: 'POST' })", "change, documented: 'fetch' changes the network"],
    ['that a file is read', within('readFile(p)', "import { readFile } from 'fs/promises';"), "read, documented: 'readFile' only reads"],
    ['that a file is written', within('fs.writeFile(p, t)', "import fs from 'fs/promises';"), "change, documented: 'writeFile' changes the file system"],
    ['that a process runs', within("execa('git')", "import { execa } from 'execa';"), "change, documented: 'execa' changes the system"],
    ['that time passes', within('setTimeout(5)', "import { setTimeout } from 'timers/promises';"), "pause, documented: 'setTimeout' lets time pass"],
    ['that a person answers', within('confirm(q)', "import { confirm } from '@inquirer/prompts';"), "ask, documented: 'confirm' asks a person"],
    ['that only something is computed', "crypto.subtle.digest('SHA-256', b)", "settled, documented: 'crypto.subtle.digest' only computes"],
    ['that a module is loaded', "import('./a.js')", 'import, documented: a module is loaded once'],
  ])('%s', (_, code, expected) => {
    expect(workOf(code)).toBe(expected);
  });
});

describe('the body says', () => {
  test.each([
    ['that it only reads', within('load(1)', 'async function load(id) { const r = await fetch(id); return r.json(); }'), "read, body: 'load' only reads"],
    ['that it waits for nothing', within('getConfig()', 'async function getConfig() { return { a: 1 }; }'), "settled, body: 'getConfig' waits for nothing"],
    ['that it changes something', within('getUser(1)', 'async function getUser(id) { await db.insertRow(id); return await db.findRow(id); }'), "change, body: 'getUser' changes something with 'db.insertRow'"],
    ['that it changes something one call away', within('getUser(1)', 'async function getUser(id) { await migrate(); return await db.findRow(id); } async function migrate() { await db.alterTable(); await db.dropTable(); }'), "change, body: 'getUser' changes something with 'db.dropTable' further down"],
    ['that it writes what others see', within('getUser(1)', 'let last; async function getUser(id) { last = id; return await fetch(id); }'), "change, body: 'getUser' writes 'last'"],
    ['that it throws when something is not right', within('ensureOwner(1)', "async function ensureOwner(id) { const r = await fetch(id); if (!r.ok) throw new Error('no'); }"), "guard, body: 'ensureOwner' throws when something is not right"],
    ['that a guard by name only reads', within('checkHealth(1)', 'async function checkHealth(id) { const r = await fetch(id); return r.ok; }'), "read, body: 'checkHealth' only reads"],
    ['that it lets time pass', within('settleDown()', 'const settleDown = () => new Promise(done => setTimeout(done, 5));'), "pause, body: 'settleDown' lets time pass"],
    ['that it asks a person', within('getName()', 'async function getName() { return await rl.question(q); }'), "ask, body: 'getName' asks a person through 'rl.question'"],
    ['that it talks over one connection', within('getTitle()', 'async function getTitle() { return await page.title(); }'), "converse, body: 'getTitle' talks over one 'page'"],
    ['that it delivers', within('inform(row)', "async function inform(row) { await mailer.send(row.email, 'Hello'); }"), "deliver, body: 'inform' delivers with 'mailer.send'"],
    ['that a weak name remembers', within('loadClient()', 'let client; async function loadClient() { if (!client) client = await fetch(u); return client; }'), "stored, body: 'loadClient' finds its answer in 'client' once it has been called"],
    ['that what it calls is not in sight', within('translate(w)', 'async function translate(w) { return await engine.work(w); }'), "unknown, body: what 'translate' does is not in sight"],
    ['more than the name does', within('this.getUser(1)', '').replace('async function f(row)', 'class C { async getUser(id) { this.user = await fetch(id); } async f()').concat(' }'), "change, body: 'this.getUser' writes 'this.user'"],
  ])('%s', (_, code, expected) => {
    expect(workOf(code)).toBe(expected);
  });

  test.each([
    ['a name that reads and another program that is asked', within('getVersion()', "import { execa } from 'execa'; async function getVersion() { const { stdout } = await execa('git', ['--version']); return stdout; }"), 'change, body'],
    ['a change that is two calls away and rests on a name alone', within('getUser(1)', 'async function getUser(id) { return await one(id); } async function one(id) { return await two(id); } async function two(id) { await log.append(id); return await fetch(id); }'), 'read, body'],
    ['an ordered name whose body only reads', within('runQuery(1)', 'async function runQuery(q) { const r = await fetch(q); return r.json(); }'), 'change, named'],
    ['a read that remembers', within('getClient()', 'let client; async function getClient() { return (client ??= await fetch(u)); }'), 'stored, body'],
    ['a read that is handed what remembers', within('getLabel(row, load)', 'const memo = new Map(); async function load(id) { if (!memo.has(id)) memo.set(id, await fetch(id)); return memo.get(id); } async function getLabel(row, load) { return (await load(row.id)).label; }'), "stored, body: 'load' keeps its answers"],
    ['a read that asks a cache first', within('this.cache.get(key, () => fetch(u))', ''), 'stored, body'],
    ['a read whose every wait is remembered further down', within('getRights(row)', 'let all; async function getAll() { if (all) return all; all = await fetch(u); return all; } async function getRights(row) { const all = await getAll(); return all[row]; }'), 'settled, body'],
    ['a read that a function keeps', within('getUser(1)', "import { memoize } from 'lodash'; const getUser = memoize(async id => await fetch(id));"), 'stored, body'],
    ['a read that says that it asks for what is kept', "api.getLocales({ cache: true })", 'stored, named'],
    ['a read in a method that runs in a transaction', 'class A { @InjectTransactionManager() async f(db) { /*^*/await db.getUser(1); } }', 'converse, named'],
    ['a read in another method', 'class A { @Transaction() async g() {} @Query() async f(db) { /*^*/await db.getUser(1); } }', 'read, named'],
    ['a promise of what a documented function calls back with', within('realPath(p)', "import fs from 'fs'; async function realPath(p) { return new Promise((resolve, reject) => fs.realpath(p, (error, path) => (error ? reject(error) : resolve(path)))); }"), 'read, body'],
    ['a promise of a file that was written', within('write(p)', "import fs from 'fs'; async function write(p) { return new Promise(resolve => fs.writeFile(p, '', () => resolve())); }"), 'change, body'],
    ['a statement that only reads', within('countAll(1)', 'async function countAll(id) { const [row] = await db.$queryRaw`SELECT count(*) FROM a`; return row; }'), 'read, body'],
    ['a read that connects once', within('getUser(1)', 'let client; async function getUser(id) { client ??= connect(); return await client.fetch(id); }'), 'read, body'],
  ])('%s: %s', (_, code, expected) => {
    expect(workOf(code)).toContain(expected);
  });
});

describe('the name says, where nothing else does', () => {
  test.each([
    ['that it reads', 'api.getUser(1)', "read, named: 'api.getUser' only reads, by its name"],
    ['that it changes', 'api.saveUser(row)', "change, named: 'api.saveUser' changes something, by its name"],
    ['that it may stop what follows', 'api.ensureOwner(row)', "guard, named: 'api.ensureOwner' may stop what follows, by its name"],
    ['that time passes', 'sleep(5)', "pause, named: 'sleep' lets time pass, by its name"],
    ['that it delivers', 'mailer.send(row)', "deliver, named: 'mailer.send' delivers to one receiver, by its name"],
    ['that it sends', 'queue.send(row)', "change, named: 'queue.send' sends, by its name"],
    ['that a person answers', 'rl.question(q)', "ask, named: 'rl.question' asks a person"],
    ['that it goes over one page', 'page.getTitle()', "converse, named: 'page' serves one call at a time"],
    ['that it goes over one transaction', 'db.getUser(1, { transaction })', "converse, named: 'transaction' serves one call at a time"],
    ['that it hands out a part of the program', 'getUserRepository()', "unknown, none: 'getUserRepository' hands out a part of the program"],
    ['nothing, when the word is weak', 'api.loadUser(1)', "unknown, none: what 'api.loadUser' does is not in sight"],
    ['nothing, when the word is unknown', 'translate(w)', "unknown, none: what 'translate' does is not in sight"],
    ['that a query is built from words that read', "db('users').where(row).first()", "read, named: 'db('users').where(row).first' only reads, by its name"],
    ['that a chain of words changes', "db.from('users').insert(row).returning('id')", "change, named: 'db.from('users').insert(row).returning' changes something, by its name"],
    ['by SQL that it reads', "db.query('SELECT * FROM users')", "read, named: 'db.query' only reads, by its SQL"],
    ['by SQL that it changes', 'db.query(`UPDATE users SET a = ${row}`)', "change, named: 'db.query' changes something, by its SQL"],
  ])('%s', (_, code, expected) => {
    expect(workOf(code)).toBe(expected);
  });

  test.each<[string, string, Partial<Settings>, string]>([
    ['reads', 'translate(w)', { reads: ['translate'] }, "read, named: 'translate' only reads, by its name"],
    ['ordered', 'api.getNext()', { ordered: ['getNext'] }, "change, named: 'api.getNext' changes something, by its name"],
    ['guards', 'api.getOwner()', { guards: ['api.getOwner'] }, "guard, named: 'api.getOwner' may stop what follows, by its name"],
  ])('and the setting %s says more', (_, code, settings, expected) => {
    expect(workOf(code, settings)).toBe(expected);
  });

  test('the settings do not overrule what the body shows', () => {
    const code = within('load(1)', 'let last; async function load(id) { last = id; return await fetch(id); }');
    expect(workOf(code, { reads: ['load'] })).toBe("change, body: 'load' writes 'last'");
  });
});

describe('what is awaited', () => {
  test.each([
    ['may run already', 'row.promise', "stored, body: 'row.promise' already runs"],
    ['may be a variable', 'row', "stored, body: 'row' already runs"],
    ['may be a chain behind a call', 'fetch(u).then(r => r.json()).catch(() => null)', "read, documented: 'fetch' only reads"],
    ['may be a call on what was awaited', '(await fetch(u)).json()', "read, documented: 'fetch' only reads"],
    ['may be several at once', 'Promise.all([fetch(a), api.getUser(1)])', "read, documented: 'fetch' only reads"],
    ['may be several at once, of which the worst counts', 'Promise.all([fetch(a), api.saveUser(1)])', "change, named: 'api.saveUser' changes something, by its name"],
    ['may be one for each element', 'Promise.all(row.ids.map(id => fetch(id)))', "read, documented: 'fetch' only reads"],
    ['may be one for each element in a block', 'Promise.all(row.ids.map(async id => { await db.insertRow(id); }))', "change, body: the callback changes something with 'db.insertRow'"],
    ['may be a promise of which nothing is known', 'new Promise(done => on(done))', 'unknown, none'],
    ['may be a condition, of which nothing is known', '(row ? fetch(a) : fetch(b))', 'unknown, none'],
    ['may be a query without words', 'models.pages.query()', "read, named: 'models.pages.query' is a query, by its names"],
    ['may be a query that is narrowed', "models.pages.query().where('ok', true)", "read, named: 'models.pages.query().where' is a query, by its names"],
    ['may be a query that does something else', 'models.pages.query().relate(1)', "unknown, none: what 'models.pages.query().relate' does is not in sight"],
    ['may be a statement with a tag', 'sql`SELECT 1 FROM a`', "read, named: 'sql' only reads, by its SQL"],
    ['may be a statement with a tag that changes', 'db.$executeRaw`DELETE FROM a`', "change, named: 'db.$executeRaw' changes something, by its SQL"],
    ['may be a statement that reads while it changes', 'sql`WITH b AS (DELETE FROM a RETURNING *) SELECT * FROM b`', "change, named: 'sql' changes something, by its SQL"],
    ['may be a statement on one connection', 'tx`SELECT 1 FROM a`', "converse, named: 'tx' serves one call at a time"],
    ['may be a template of which nothing is known', 'html`<b>a</b>`', 'unknown, none'],
    ['may be rows that are named by what they belong to', 'shares.sharesByUser(1)', "read, named: 'shares.sharesByUser' only reads, by its name"],
    ['may be a count', 'shares.syncedCount(1)', "read, named: 'shares.syncedCount' only reads, by its name"],
    ['may be a question about an instance', 'getIsFreshInstance()', "read, named: 'getIsFreshInstance' only reads, by its name"],
    ['may be a call through an interop helper', '(0, api_1.getUser)(1)', "read, named: 'api_1.getUser' only reads, by its name"],
  ])('%s', (_, code, expected) => {
    expect(workOf(code)).toBe(expected);
  });
});

test('a function that waits for itself is answered', () => {
  expect(workOf('async function f(n) { if (n) /*^*/await f(n - 1); await fetch(n); }')).toMatch(/^read|^unknown/);
});
