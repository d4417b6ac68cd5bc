import { expect, test } from 'vitest';

import { mayReject, mayRejectWhenCalled } from '../../../src/contracts/may-reject.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodeOf } from '../../support/find.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a documented API', 'x = /*^*/fetch(a)', 'yes: fetch(a)'],
  ['a call that nothing is known of', 'x = /*^*/f(a)', 'unknown: f(a)'],
  ['a chain that ends in catch', 'x = /*^*/fetch(a).catch(b)', 'no'],
  ['a chain of then', 'x = /*^*/fetch(a).then(b)', 'yes: fetch(a)'],
  ['a chain of then with an async callback', 'x = /*^*/sleep(1).then(async () => { await fetch(a); })', 'yes: fetch(a)'],
  ['a pause', "import { setTimeout as sleep } from 'node:timers/promises'; x = /*^*/sleep(1)", 'no'],
  ['a pause by its name', 'x = /*^*/wait(1)', 'no'],
  ['all settled', 'x = /*^*/Promise.allSettled([fetch(a)])', 'no'],
  ['a resolved promise', 'x = /*^*/Promise.resolve(a)', 'no'],
  ['a rejected one', 'x = /*^*/Promise.reject(a)', 'yes: Promise.reject(a)'],
  ['all of a list', 'x = /*^*/Promise.all([wait(1), fetch(a)])', 'yes: fetch(a)'],
  ['all of a list that cannot fail', 'x = /*^*/Promise.all([wait(1), wait(2)])', 'no'],
  ['all of a map', 'x = /*^*/Promise.all(a.map(async b => { await fetch(b); }))', 'yes: fetch(b)'],
  ['all of something', 'x = /*^*/Promise.all(a)', 'unknown: Promise.all(a)'],
  ['a constant that was made before', 'const p = fetch(a); x = /*^*/p', 'yes: fetch(a)'],
  ['a choice', 'x = /*^*/a ? wait(1) : fetch(a)', 'yes: fetch(a)'],
  ['an import', "x = /*^*/import('a')", "yes: import('a')"],
  ['a value', 'x = /*^*/1', 'no'],
  ['an executor that cannot reject', 'x = /*^*/new Promise(done => setTimeout(done, 1))', 'no'],
  ['an executor that can', 'x = /*^*/new Promise((done, fail) => a(done, fail))', 'yes: new Promise((done, fail) => a(done, fail))'],
  ['an executor that takes reject for nothing', 'x = /*^*/new Promise((done, fail) => a(done))', 'no'],
  ['an async function that awaits', 'async function f() { await a(); } x = /*^*/f()', 'yes: a()'],
  ['an async function that does not', 'async function f() { a(); } x = /*^*/f()', 'no'],
  ['an async function that throws', 'async function f() { if (a) throw b; } x = /*^*/f()', 'yes: throw b;'],
  ['an async function that catches', 'async function f() { try { await a(); } catch { b(); } } x = /*^*/f()', 'no'],
  ['one that catches and throws anew', 'async function f() { try { await a(); } catch (e) { throw e; } } x = /*^*/f()', 'yes: throw e;'],
  ['one that catches and awaits in the catch', 'async function f() { try { await a(); } catch (e) { await b(); } } x = /*^*/f()', 'yes: b()'],
  ['one that hands a promise on, past its catch', 'async function f() { try { return fetch(a); } catch {} } x = /*^*/f()', 'yes: fetch(a)'],
  ['one that awaits a pause', 'async function f() { await sleep(1); } x = /*^*/f()', 'no'],
  ['one that goes over a stream', 'async function f() { for await (const b of a) c(b); } x = /*^*/f()', 'yes: a'],
  ['a plain function that gives a promise', 'function f() { return fetch(a); } x = /*^*/f()', 'yes: fetch(a)'],
  ['one that gives a promise that is kept', 'let p; function f() { p = p.then(a); return p; } x = /*^*/f()', 'unknown: p'],
  ['a function that calls itself', 'async function f() { await f(); } x = /*^*/f()', 'no'],
  ['one that calls itself and another', 'async function f() { await f(); await a(); } x = /*^*/f()', 'yes: a()'],
  ['an async function that is called at once', 'x = /*^*/(async () => { await a(); })()', 'yes: a()'],
  ['an arrow that awaits within what it gives', 'const f = async () => (await fetch(a)).json(); x = /*^*/f()', 'yes: fetch(a)'],
  ['a generator', 'async function* f() { await a(); } x = /*^*/f()', 'no'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const start = code.indexOf('/*^*/') + 5;
  let node = markedNode(file);
  while (node.parent && node.parent.range[0] === start) node = node.parent;
  const { answer, because } = mayReject(file, node);
  expect(answer === 'no' ? answer : `${answer}: ${textOf(because.file, because.node)}`).toBe(expected);
});

test.each([
  ['it awaits what may fail', 'async function f() { await a(); }', 'yes'],
  ['it does not', 'async function f() { a(); }', 'no'],
])('mayRejectWhenCalled: %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(mayRejectWhenCalled(file, nodeOf(file, 'FunctionDeclaration')).answer).toBe(expected);
});
