import { expect, test } from 'vitest';

import { unseenRejection } from '../../../src/contracts/unseen-rejection.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a promise', 'async function f(a) { try { return fetch(a); } catch {} }', 'fetch(a) past catch'],
  ['an async function of the file', 'async function g() {} async function f() { try { return g(); } catch {} }', 'g() past catch'],
  ['an async method of the class', 'class C { async g() {} async f() { try { return this.g(); } catch {} } }', 'this.g() past catch'],
  ['a new promise', 'async function f() { try { return new Promise(a); } catch {} }', 'new Promise(a) past catch'],
  ['a new promise that nobody can reject', 'async function f() { try { return new Promise(done => a(done)); } catch {} }', null],
  ['a new promise that somebody can reject', 'async function f() { try { return new Promise((done, fail) => a(done, fail)); } catch {} }', 'new Promise((done, fail) => a(done, fail)) past catch'],
  ['what the catch calls too', 'async function f(a) { try { await b(); return fetch(a); } catch { return fetch(c); } }', null],
  ['what the catch calls too, before a finally', 'async function f(a) { try { await b(); return fetch(a); } catch { return fetch(c); } finally { d(); } }', 'fetch(a) past finally'],
  ['one of two', 'async function f(a) { try { return a ? fetch(a) : null; } catch {} }', 'a ? fetch(a) : null past catch'],
  ['a chain', 'async function f(a) { try { return fetch(a).then(b => b.json()); } catch {} }', 'fetch(a).then(b => b.json()) past catch'],
  ['a chain that ends in catch', 'async function f(a) { try { return fetch(a).catch(() => null); } catch {} }', null],
  ['such a chain before a finally', 'async function f(a) { try { return fetch(a).catch(() => null); } finally { b(); } }', 'fetch(a).catch(() => null) past finally'],
  ['then with two functions', 'async function f(a) { try { return fetch(a).then(b, c); } catch {} }', null],
  ['a function that takes its errors in', 'async function g(a) { try { await a(); } catch (error) { log(error); } } async function f(a) { try { return g(a); } catch {} }', null],
  ['a function that throws another error', 'async function g(a) { try { await a(); } catch { throw new Error(); } } async function f(a) { try { return g(a); } catch {} }', 'g(a) past catch'],
  ['the function itself, whose catch has seen the error', 'async function f(a) { try { await a(); return f(a.b); } catch { c(); } }', null],
  ['a settled promise', 'async function f(a) { try { a(); return Promise.resolve(1); } catch {} }', null],
  ['a failed promise', 'async function f(a) { try { return Promise.reject(a); } catch {} }', null],
  ['a method that by its name asks outside', 'async function f(a) { try { return a.readText(); } catch {} }', 'a.readText() past catch'],
  ['a method that finds by a key', 'async function f(a) { try { return a.findOne(1); } catch {} }', 'a.findOne(1) past catch'],
  ['the same in a function that waits elsewhere', 'async function f(a) { try { await b(); return a.findOne(1); } catch {} }', null],
  ['a search in an array', 'async function f(a) { try { return a.find(b); } catch {} }', null],
  ['an index in an array', 'async function f(a) { try { return a.findIndex(b); } catch {} }', null],
  ['a plain value', 'async function f(a) { try { return JSON.parse(a); } catch {} }', null],
  ['a call that nothing is known of', 'async function f(a) { try { return parse(a); } catch {} }', null],
  ['awaited', 'async function f(a) { try { return await fetch(a); } catch {} }', null],
  ['before a finally', 'async function f(a) { try { return fetch(a); } finally { b(); } }', 'fetch(a) past finally'],
  ['beside something to dispose of', 'async function f(a) { using b = open(); return fetch(b); }', 'fetch(b) past using'],
  ['in the catch', 'async function f(a) { try { b(); } catch { return fetch(a); } }', null],
  ['in the catch of an inner try, inside an outer one', 'async function f(a) { try { try { b(); } catch { return fetch(a); } } catch {} }', 'fetch(a) past catch'],
  ['a catch that only throws again', 'async function f(a) { try { return fetch(a); } catch (error) { throw error; } }', null],
  ['in a function that is not async', 'function f(a) { try { return fetch(a); } catch {} }', null],
  ['in a generator, which waits for what it returns', 'async function* f(a) { try { return fetch(a); } catch {} }', null],
  ['in a callback', 'async function f(a) { try { b(() => { return fetch(a); }); } catch {} }', null],
  ['nothing', 'async function f(a) { try { a(); return; } catch {} }', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [found] = nodesOf(file, 'ReturnStatement').flatMap(node => unseenRejection(file, node) ?? []);
  expect(found === undefined ? null : `${textOf(file, found.promise)} past ${found.handler.kind}`).toBe(expected);
});
