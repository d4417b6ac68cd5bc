import { expect, test } from 'vitest';

import { floatingPromise } from '../../../src/contracts/floating-promise.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

const SAVE = 'async function save(a) { await fetch(a); }';
const SETTLE = 'async function settle(a) { await fetch(a); }';

test.each([
  ['a catch stands around', `${SETTLE} async function f(a) { try { settle(a); } catch {} }`, 'settle(a): caught, fetch(a)'],
  ['a catch stands around, in a plain function', `${SETTLE} function f(a) { try { settle(a); } catch {} }`, 'settle(a): caught, fetch(a)'],
  ['a catch that only throws again', `${SETTLE} async function f(a) { try { settle(a); } catch (e) { throw e; } }`, 'settle(a): can fail, fetch(a)'],
  ['it is awaited elsewhere', `${SETTLE} async function f(a) { settle(a); } async function g(a) { await settle(a); }`, 'settle(a): awaited elsewhere, fetch(a)'],
  ['its name says that it does work', `${SAVE} async function f(a) { save(a); }`, 'save(a): work, fetch(a)'],
  ['behind a test', `${SAVE} async function f(a) { a && save(a); }`, 'save(a): work, fetch(a)'],
  ['a file is written', "import fs from 'node:fs/promises'; async function f(a) { fs.writeFile(a, a); }", 'fs.writeFile(a, a): work, fs.writeFile(a, a)'],
  ['a file is written in a plain function', "import fs from 'node:fs/promises'; function f(a) { fs.writeFile(a, a); }", 'fs.writeFile(a, a): work, fs.writeFile(a, a)'],
  ['a method of a class', 'class C { async save() { await fetch(1); } async f() { this.save(); } }', 'this.save(): work, fetch(1)'],
  ['nothing says that somebody should wait', `${SETTLE} async function f(a) { settle(a); }`, 'settle(a): can fail, fetch(a)'],
  ['a plain function cannot wait', `${SAVE} function f(a) { save(a); }`, 'save(a): can fail, fetch(a)'],
  ['a chain was written on purpose', `${SAVE} async function f(a) { save(a).then(b); }`, 'save(a).then(b): can fail, fetch(a)'],
  ['it is kept in a variable that nobody reads', `${SETTLE} function f(a) { const p = settle(a); }`, 'settle(a): kept, fetch(a)'],
  ['it is kept in a variable that somebody reads', `${SETTLE} function f(a) { const p = settle(a); return p; }`, null],
  ['it is kept under a name for what is unused', `${SETTLE} function f(a) { const _p = settle(a); }`, null],
  ['it is kept at the top of a file, for others perhaps', `${SETTLE} const p = settle(1);`, null],
  ['its name says that it goes on beside', 'async function trackIt(a) { await fetch(a); } async function f(a) { trackIt(a); await b(); } async function g(a) { await trackIt(a); }', 'trackIt(a): can fail, fetch(a)'],
  ['such a name inside a try with something else to catch', 'async function notify(a) { await fetch(a); } async function f(a) { try { await b(); notify(a); } catch {} }', 'notify(a): can fail, fetch(a)'],
  ['such a name inside a try with nothing else to catch', 'async function notify(a) { await fetch(a); } async function f(a) { try { notify(a); } catch {} }', 'notify(a): caught, fetch(a)'],
  ['a comment says that it is meant', `${SAVE} async function f(a) { save(a); // not awaited\n }`, null],
  ['void says so', `${SAVE} async function f(a) { void save(a); }`, null],
  ['its error is handled', `${SAVE} async function f(a) { save(a).catch(b); }`, null],
  ['its error is handled, and it ends in finally', `${SAVE} async function f(a) { save(a).catch(b).finally(c); }`, null],
  ['it catches everything itself', 'async function save(a) { try { await fetch(a); } catch {} } async function f(a) { save(a); }', null],
  ['there is nothing in it to fail', 'async function save(a) { b(a); } async function f(a) { save(a); }', null],
  ['it goes on for ever', 'async function loadAll() { for (;;) await fetch(1); } async function f() { loadAll(); }', null],
  ['it starts itself again', 'async function load() { await fetch(1); load(); }', null],
  ['at the top of a file', `${SAVE} save(1);`, null],
  ['an async function that is called at once at the top', '(async () => { await fetch(1); })();', null],
  ['it is awaited', `${SAVE} async function f(a) { await save(a); }`, null],
  ['it gives no promise', 'function save(a) { b(a); } async function f(a) { save(a); }', null],
  ['nothing is known of it', 'async function f(a) { a.save(); }', null],
  ['an import for its effects', "async function f() { import('./a.js'); }", null],
  ['a member of an API, as tests have them', "import fs from 'node:fs/promises'; async function f() { fs.stat.mockResolvedValue(1); }", null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [found] = [...nodesOf(file, 'ExpressionStatement'), ...nodesOf(file, 'VariableDeclaration')].flatMap(node => floatingPromise(file, node, true) ?? []);
  expect(found === undefined ? null : `${textOf(file, found.call)}: ${found.because.kind}, ${textOf(found.fails.file, found.fails.node)}`).toBe(expected);
});

test('what can fail counts alone only where it is asked for', () => {
  const file = sourceFile(`${SETTLE} async function f(a) { settle(a); }`);
  expect(nodesOf(file, 'ExpressionStatement').map(node => floatingPromise(file, node))).toEqual([null, null]);
});
