import { expect, test } from 'vitest';

import { hearsOfAll, uncaughtAwait } from '../../../src/contracts/uncaught-await.ts';
import { textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['nothing is awaited', '/*^*/async function f() { g(); }', null],
  ['a call of which nothing is known', '/*^*/async function f() { await g(); }', 'g() may fail'],
  ['a request', '/*^*/async function f() { await g(); await fetch(a); }', 'fetch(a) fails'],
  ['a file', "import { readFile } from 'node:fs/promises'; /*^*/async function f() { await readFile(a); }", 'readFile(a) fails'],
  ['in a try that has a catch', '/*^*/async function f() { try { await g(); } catch { h(); } }', null],
  ['in that catch', '/*^*/async function f() { try { g(); } catch { await h(); } }', null],
  ['in a try that has none', '/*^*/async function f() { try { await g(); } finally { h(); } }', 'g() may fail'],
  ['a chain that ends in catch', '/*^*/async function f() { await g().catch(h); }', null],
  ['all that settled', '/*^*/async function f() { await Promise.allSettled([g()]); }', null],
  ['a pause', "import { setTimeout as sleep } from 'node:timers/promises'; /*^*/async function f() { await sleep(1); }", null],
  ['a pause by its name', '/*^*/async function f() { await sleep(1); }', null],
  ['no promise', '/*^*/async function f() { await 1; }', null],
  ['a function that takes its errors in', 'async function g() { try { await h(); } catch { i(); } } /*^*/async function f() { await g(); }', null],
  ['a function that throws', 'async function g() { if (a) throw new Error(); } /*^*/async function f() { await g(); }', 'g() fails'],
  ['a function that asks the network', 'async function g() { await fetch(a); } /*^*/async function f() { await g(); }', 'g() fails'],
  ['a function that gives what asks the network', 'const g = () => fetch(a); /*^*/async function f() { await g(); }', 'g() fails'],
  ['a function that does nothing which fails', 'async function g() { a.delete(b); } /*^*/async function f() { await g(); }', null],
  ['functions that call each other, in which nothing fails', 'async function g() { await h(); } async function h() { await g(); } /*^*/async function f() { await g(); }', null],
  ['in a function inside of it', '/*^*/async function f() { g(async () => { await h(); }); }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const found = uncaughtAwait({ file, node: fn });
  expect(found === null ? null : `${textOf(file, found.node)} ${found.fails ? 'fails' : 'may fail'}`).toBe(expected);
});

test('a file that listens for all rejections', () => {
  expect(hearsOfAll(sourceFile("process.on('unhandledRejection', report);"))).toBe(true);
  expect(hearsOfAll(sourceFile('f();'))).toBe(false);
});
