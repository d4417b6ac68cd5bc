import { expect, test } from 'vitest';

import { acquiredBy } from '../../../src/effects/acquired.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodeOf, nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

const IN = (body: string): string => `async function f(mutex, pool, db, key) { ${body} }`;

test.each([
  ['the function that a mutex gives', IN('const release = await mutex.acquire(); release();'), 'lock mutex: release()'],
  ['whatever it is called', IN('const r = await mutex.acquire(); r();'), 'lock mutex: r()'],
  ['the function of a lock file', IN('const unlock = await lockfile.lock(key); await unlock();'), 'lock lockfile: unlock()'],
  ['the function of a function', IN('const release = await acquireLock(key); release();'), 'lock release: release()'],
  ['with an argument it does something else', IN('const take = await mutex.acquire(); take(1);'), 'lock mutex: '],
  ['one of two values', IN('const [value, release] = await semaphore.acquire(); release();'), 'lock semaphore: release()'],
  ['one of several members', IN('const { client, release } = await pool.connect(); release();'), 'connection pool: release()'],
  ['a member that is called otherwise', IN('const { client, end } = await pool.connect(); end();'), null],
  ['a lock that is released itself', IN('const lock = await redlock.acquire([key]); await lock.unlock();'), 'lock redlock: lock.unlock()'],
  ['a client of a pool', IN('const client = await pool.connect(); client.query(1); client.release();'), 'connection client: client.release()'],
  ['a connection', IN('const connection = await db.getConnection(); connection.release();'), 'connection connection: connection.release()'],
  ['what its pool takes back', IN('const one = await pool.acquire(); pool.release(one); other.release(one); pool.release(two);'), 'connection one: pool.release(one)'],
  ['assigned', IN('let client = null; client = await pool.connect(); client.release();'), 'connection client: client.release()'],
  ['assigned twice', IN('let client = await pool.connect(); client.release(); client = await pool.connect();'), null],
  ['a session', IN('const session = await db.startSession(); session.endSession();'), 'connection session: session.endSession()'],
  ['the mutex itself', IN('await mutex.acquire(); mutex.release();'), 'lock mutex: mutex.release()'],
  ['the mutex of another', IN('await this.mutex.lock(); other.mutex.unlock(); this.mutex.unlock();'), 'lock this.mutex: this.mutex.unlock()'],
  ['by a key', IN('await locks.acquire(key); locks.release(other); locks.release(key);'), 'lock locks: locks.release(key)'],
  ['what is locked need not be a lock', IN('await account.lock(); account.unlock();'), null],
  ['two functions of opposite names', IN('await acquireLock(key); await releaseLock(key); await releaseLock(other);'), 'lock acquireLock: releaseLock(key)'],
  ['a name without a thing', IN('await acquire(); release();'), null],
  ['a file', `import { open } from 'node:fs/promises'; ${IN("const handle = await open(key, 'r'); await handle.close();")}`, 'handle handle: handle.close()'],
  ['a file of another module', `import { open } from './files.js'; ${IN('const handle = await open(key); await handle.close();')}`, null],
  ['a browser', `import puppeteer from 'puppeteer'; ${IN('const browser = await puppeteer.launch(); await browser.close();')}`, 'handle browser: browser.close()'],
  ['another browser', `import { chromium } from 'playwright'; ${IN('const browser = await chromium.launch(); await browser.close();')}`, 'handle browser: browser.close()'],
  ['a client of its own', `import { Client } from 'pg'; ${IN('const client = new Client(); await client.connect(); await client.end();')}`, 'handle client: client.end()'],
  ['a client of an unknown class', IN('const client = new Client(); await client.connect(); await client.end();'), null],
  ['a query runner', IN('const runner = db.createQueryRunner(); await runner.connect(); await runner.release();'), 'connection runner: runner.release()'],
  ['disposed of by the language', IN('using lock = await mutex.acquire();'), null],
  ['only a part of a statement', IN('use(await mutex.acquire());'), null],
  ['kept in a field', IN('this.client = await pool.connect();'), null],
  ['any other call', IN('const answer = await db.load(key); answer.release();'), null],
  ['no call', IN('const lock = await mutex;'), null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const found = acquiredBy(file, nodeOf(file, 'AwaitExpression'));
  const released = nodesOf(file, 'CallExpression').filter(call => found?.isReleasedBy(call));
  expect(found === null ? null : `${found.kind} ${textOf(file, found.held)}: ${released.map(call => textOf(file, call)).join(', ')}`).toBe(expected);
});
