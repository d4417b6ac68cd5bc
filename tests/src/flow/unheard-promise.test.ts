import { expect, test } from 'vitest';

import { isHeard, unheardPromise } from '../../../src/flow/unheard-promise.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['it is awaited behind the node', 'const p = load(); /*^*/read(); await p;', 'p'],
  ['it is returned behind the node', 'const p = load(); /*^*/read(); return p;', 'p'],
  ['it is one of several', 'const p = load(); /*^*/read(); const [a] = await Promise.all([p, more()]);', 'p'],
  ['a list of them', 'const all = xs.map(load); /*^*/read(); await Promise.all(all);', 'all'],
  ['a list of them, spread', 'const all = [load()]; /*^*/read(); await Promise.all([...all, more()]);', 'all'],
  ['its error is caught behind the node', 'const p = load(); /*^*/read(); p.catch(log);', 'p'],
  ['the node is deeper', 'const p = new Promise(run); if (x) { /*^*/read(); } await p;', 'p'],
  ['it is awaited before', 'const p = load(); await p; /*^*/read(); await p;', null],
  ['its error is caught before', 'const p = load(); p.catch(log); /*^*/read(); await p;', null],
  ['it is started behind the node', '/*^*/read(); const p = load(); await p;', null],
  ['it is a value that is handed on', 'const p = load(); /*^*/read(); await send(p);', null],
  ['it was awaited where it was made', 'const p = await load(); /*^*/read(); await p.close();', null],
  ['it is awaited by another function', 'const p = load(); /*^*/read(); later(async () => { await p; });', null],
])('%s: %s → %s', (_, body, expected) => {
  const file = sourceFile(`async function f(x, xs) { ${body} }`);
  expect(unheardPromise(file, markedNode(file))?.name ?? null).toBe(expected);
});

test.each([
  ['a caller awaits the call', 'async function g() { const p = load(); await f(); await p; } async function f() { /*^*/read(); }', 'p'],
  ['a caller awaits what it gave', 'async function g() { const a = f(); const p = load(); await a; await p; } async function f() { /*^*/read(); }', 'p'],
  ['two callers up', 'async function h() { const p = load(); await g(); await p; } const g = async () => { return f(); }; async function f() { /*^*/read(); }', 'p'],
  ['a method', 'class A { async g() { const p = load(); await this.f(); await p; } async f() { /*^*/read(); } }', 'p'],
  ['both are awaited together', 'async function g() { const a = f(); const p = load(); await Promise.all([a, p]); } async function f() { /*^*/read(); }', null],
  ['it is awaited first', 'async function g() { const p = load(); const a = f(); await p; await a; } async function f() { /*^*/read(); }', null],
  ['nobody waits for the call', 'async function g() { const p = load(); f(); await p; } async function f() { /*^*/read(); }', null],
  ['functions that call each other', 'async function g() { await f(); } async function f() { /*^*/read(); await g(); }', null],
])('of callers: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(unheardPromise(file, markedNode(file))?.name ?? null).toBe(expected);
});

test.each([
  ['awaited', 'async () => { await /*^*/p; }', true],
  ['returned', '() => { return /*^*/p; }', true],
  ['in a combinator', 'Promise.all([/*^*/p]);', true],
  ['spread into one', 'Promise.all([.../*^*/p]);', true],
  ['listened to', '/*^*/p.then(f);', true],
  ['asked for something', '/*^*/p.size;', false],
  ['handed on', 'f(/*^*/p);', false],
])('isHeard: %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(isHeard(file, markedNode(file, 'Identifier'))).toBe(expected);
});
