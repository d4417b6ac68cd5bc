import { expect, test } from 'vitest';

import { latePromise } from '../../../src/contracts/late-promise.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['another promise is awaited', 'async function f(a) { const p = fetch(a); await g(); await p; }', 'p: await g()'],
  ['the first of two', 'async function f(a) { const p = a.b(); const q = a.c(); const x = await p; const y = await q; }', 'q: await p'],
  ['it is put into a combinator', 'async function f(a) { const p = fetch(a); await g(); await Promise.all([h(), p]); }', 'p: await g()'],
  ['the combinator itself waits first', 'async function f(a) { const p = fetch(a); await Promise.all([await h(), p]); }', 'p: await h()'],
  ['it is returned', 'async function f(a) { const p = fetch(a); await g(); return p; }', 'p: await g()'],
  ['the await stands under a condition', 'async function f(a) { const p = fetch(a); if (a) await g(); await p; }', 'p: await g()'],
  ['a return comes before', 'async function f(a) { const p = fetch(a); if (!a) return null; return await p; }', 'p: return null;'],
  ['a throw comes before', 'async function f(a) { const p = fetch(a); if (!a) throw new Error(); return await p; }', 'p: throw new Error();'],
  ['a throw that is caught between', 'async function f(a) { const p = fetch(a); try { if (!a) throw new Error(); } catch {} return await p; }', null],
  ['a return in a callback', 'async function f(a) { const p = fetch(a); a.b(() => { return 1; }); return await p; }', null],
  ['a stream is read', 'async function f(a) { const p = fetch(a); for await (const b of a) c(b); await p; }', 'p: for await (const b of a) c(b);'],
  ['a list, before all is awaited', 'async function f(a) { const p = a.map(b => fetch(b)); await g(); await Promise.all(p); }', 'p: await g()'],
  ['a list that is awaited one by one', 'async function f(a) { const p = a.map(b => fetch(b)); for (const q of p) use(await q); }', 'p: await q'],
  ['a list of async calls that is awaited one by one', 'async function f(a) { const p = a.map(async b => { await c(b); }); for (const q of p) await q; }', 'p: await q'],
  ['a list that is read as a stream', 'async function f(a) { const p = a.map(b => fetch(b)); for await (const q of p) use(q); }', 'p: for await (const q of p) use(q);'],
  ['a list that may hold anything', 'async function f(a) { const p = a.map(b => c(b)); for (const q of p) use(await q); }', null],
  ['a list whose elements are used for more', 'async function f(a) { const p = a.map(b => fetch(b)); for (const q of p) { g(q); await q; } }', null],
  ['an executor that rejects', 'async function f(a) { const p = new Promise((done, fail) => a.b(done, fail)); await g(); await p; }', 'p: await g()'],
  ['an executor that does not', 'async function f(a) { const p = new Promise(done => a.b(done)); await g(); await p; }', null],
  ['a deadline', 'async function f(a) { const p = new Promise((done, fail) => setTimeout(fail, 1)); await g(); await Promise.race([h(), p]); }', null],
  ['it is awaited at once', 'async function f(a) { const p = fetch(a); await p; await g(); }', null],
  ['nothing waits between', 'async function f(a) { const p = fetch(a); g(); await p; }', null],
  ['a function between waits for itself', 'async function f(a) { const p = fetch(a); g(async () => { await h(); }); await p; }', null],
  ['a handler is attached at once', 'async function f(a) { const p = fetch(a); p.catch(() => {}); await g(); await p; }', null],
  ['its own chain ends in a handler', 'async function f(a) { const p = fetch(a).catch(() => null); await g(); await p; }', null],
  ['it is handed on', 'async function f(a) { const p = fetch(a); watch(p); await g(); await p; }', null],
  ['it is stored', 'async function f(a) { const p = fetch(a); this.p = p; await g(); await p; }', null],
  ['a closure has it', 'async function f(a) { const p = fetch(a); a.on(() => p); await g(); await p; }', null],
  ['it is asked for something', 'async function f(a) { const p = run(a); p.stdout.pipe(a); await g(); await p; }', null],
  ['it waits for an event', 'async function f(page) { const p = page.waitForEvent(1); await page.click(); await p; }', null],
  ['it waits for an event of Node', "import { once } from 'node:events'; async function f(a) { const p = once(a, 'b'); await a.c(); await p; }", null],
  ['it only lets time pass', 'async function f(a) { const p = sleep(1); await g(); await p; }', null],
  ['it cannot fail', 'async function h() { try { await fetch(1); } catch {} } async function f(a) { const p = h(); await g(); await p; }', null],
  ['it is a query that nobody has sent', "async function f(db) { const p = db('users').where(1); await g(); await p; }", null],
  ['it is a query of a model', 'async function f(a) { const p = User.find(a); await g(); await p; }', null],
  ['it is assigned again', 'async function f(a) { let p = fetch(a); await g(); p = fetch(1); await p; }', null],
  ['nobody listens at all', 'async function f(a) { const p = fetch(a); await g(); }', null],
  ['it is returned, and may be anything', 'async function f(a) { const p = a.b(); await g(); return p; }', null],
  ['it is no call', 'async function f(a) { const p = a.p; await g(); await p; }', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [found] = nodesOf(file, 'VariableDeclarator').flatMap(node => latePromise(file, node) ?? []);
  expect(found === undefined ? null : `${found.name.name}: ${textOf(file, found.before)}`).toBe(expected);
});
