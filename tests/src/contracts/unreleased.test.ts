import { expect, test } from 'vitest';

import { unreleased } from '../../../src/contracts/unreleased.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

const IN = (body: string): string => `export async function f(mutex, pool, key) { ${body} }`;
const LOCKED = (body: string): string => IN(`const release = await mutex.acquire(); ${body} release();`);
const WITH = (body: string): string => IN(`const client = await pool.connect(); ${body} client.release();`);

test.each([
  ['an await that fails', LOCKED('await step(key);'), 'fails await step(key)'],
  ['one further in', LOCKED('if (key) { for (const a of key) await step(a); }'), 'fails await step(a)'],
  ['an await of a promise', LOCKED('await started;'), 'fails await started'],
  ['a loop that waits', LOCKED('for await (const a of key) step(a);'), 'fails for await (const a of key) step(a);'],
  ['a parser that throws', LOCKED('n = JSON.parse(key);'), 'fails JSON.parse(key)'],
  ['a throw', LOCKED("if (!key) throw new Error('no key');"), "leaves throw new Error('no key');"],
  ['a return', LOCKED('if (!key) return;'), 'leaves return;'],
  ['a jump', IN('for (const a of key) { const release = await mutex.acquire(); if (a) continue; release(); }'), 'leaves continue;'],
  ['a jump inside of what stands between', LOCKED('for (const a of key) { if (a) continue; n += a; }'), null],
  ['nothing that waits', LOCKED('n += 1;'), null],
  ['calls that nothing is known of', LOCKED('step(key);'), null],
  ['a pause', LOCKED('await sleep(5);'), null],
  ['a pause of the platform', `import { setTimeout } from 'node:timers/promises'; ${LOCKED('await setTimeout(5);')}`, null],
  ['what cannot fail', LOCKED('await Promise.allSettled(key);'), null],
  ['what takes in its own error', LOCKED('await step(key).catch(() => null);'), null],
  ['a function that takes in its own errors', `async function step() { try { await go(); } catch { n = 0; } } ${LOCKED('await step();')}`, null],
  ['another lock', LOCKED('const other = await mutex.acquire(); n += 1; other();'), null],
  ['an await in a try that takes the error in', LOCKED('try { await step(key); } catch { n = 0; }'), null],
  ['in a try that throws it again', LOCKED('try { await step(key); } catch (error) { throw error; }'), 'leaves throw error;'],
  ['in a try whose catch waits', LOCKED('try { await step(key); } catch { await undo(key); }'), 'fails await undo(key)'],
  ['in a try with finally alone', LOCKED('try { await step(key); } finally { n = 0; }'), 'fails await step(key)'],
  ['released before the way out', LOCKED('if (!key) { release(); return; } n += 1;'), null],
  ['released before it waits', IN('const release = await mutex.acquire(); if (key) { release(); await step(); } release();'), null],
  ['released in finally', IN('const release = await mutex.acquire(); try { await step(key); } finally { release(); }'), null],
  ['released in catch', LOCKED('try { await step(key); } catch (error) { release(); throw error; }'), null],
  ['released in a callback', LOCKED("process.on('exit', () => release()); await step(key);"), null],
  ['released on one path only', IN('const release = await mutex.acquire(); await step(key); if (key) release();'), null],
  ['never released', IN('const release = await mutex.acquire(); await step(key);'), null],
  ['handed on', LOCKED('queue.push(release); await step(key);'), null],
  ['kept', LOCKED('this.release = release; await step(key);'), null],
  ['a client that is asked', WITH('const { rows } = await client.query(key);'), 'fails await client.query(key)'],
  ['a client that is handed to who is waited for', WITH('await insert(client, key);'), 'fails await insert(client, key)'],
  ['in an object', WITH('await insert({ client });'), 'fails await insert({ client })'],
  ['a client that is handed to who may keep it', WITH('register(client); await step(key);'), null],
  ['a client that an instance gets', WITH('const store = new Store(client); await store.load();'), null],
  ['a client that is given back on one path', WITH('if (key) return client; await step(key);'), null],
  ['a client that is not there', WITH('if (!client) return; n = 0;'), null],
  ['a catch around that cleans up', IN('try { const client = await pool.connect(); await client.query(key); client.release(); } catch { await pool.end(); }'), null],
  ['a catch around that only tells', IN('try { const client = await pool.connect(); await client.query(key); client.release(); } catch (error) { log(error); }'), 'fails await client.query(key)'],
  ['a program that ends when it fails', 'async function main() { const client = await pool.connect(); await client.query(1); client.release(); } main();', null],
  ['at the top of a module', 'const client = await pool.connect(); await client.query(1); client.release();', null],
  ['in a generator', 'export async function* f(pool) { const client = await pool.connect(); yield await client.query(1); client.release(); }', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [found] = nodesOf(file, 'AwaitExpression').flatMap(node => unreleased(file, node) ?? []);
  expect(found === undefined ? null : `${found.skippedBy.kind} ${textOf(file, found.skippedBy.node)}`).toBe(expected);
});

test('it tells whether one release is all there is', () => {
  const [one, two] = [LOCKED('await step(key);'), LOCKED('if (!key) { release(); return; } await step(key);')].map(code => {
    const file = sourceFile(code);
    return nodesOf(file, 'AwaitExpression').flatMap(node => unreleased(file, node) ?? [])[0]?.releasedHereOnly;
  });
  expect([one, two]).toEqual([true, false]);
});
