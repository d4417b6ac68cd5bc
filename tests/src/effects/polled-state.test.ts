import { expect, test } from 'vitest';

import { polledState } from '../../../src/effects/polled-state.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

const SET = 'let a = null; const set = () => { a = 1; };';

test.each([
  ['a variable', `${SET} while (!a) await sleep(1);`, '!a until a = 1'],
  ['a do loop', `${SET} do { await sleep(1); } while (a === null);`, 'a === null until a = 1'],
  ['a for loop', `${SET} for (; !a; ) await sleep(1);`, '!a until a = 1'],
  ['a loop without a test', `${SET} for (;;) { if (a) break; await sleep(1); }`, 'a until a = 1'],
  ['with two ways out', `${SET} for (;;) { if (a) break; if (b) return; await sleep(1); }`, null],
  ['a member of this', 'class C { set() { this.a += 1; } async f() { while (this.a < 3) await sleep(1); } }', 'this.a < 3 until this.a += 1, for room'],
  ['a private member', 'class C { #a; set() { this.#a = 1; } async f() { while (!this.#a) await sleep(1); } }', '!this.#a until this.#a = 1'],
  ['a member of a variable', 'const s = {}; const set = () => { s.a = 1; }; while (!s.a) await sleep(1);', '!s.a until s.a = 1'],
  ['the length of a list', 'const q = []; const take = () => q.shift(); while (q.length > 9) await sleep(1);', 'q.length > 9 until q.shift(), for room'],
  ['an empty list', 'const q = []; const take = () => q.shift(); while (q.length > 0) await sleep(1);', 'q.length > 0 until q.shift()'],
  ['a set', 'const q = new Set(); const free = k => q.delete(k); while (q.has(1)) await sleep(1);', 'q.has(1) until q.delete(k)'],
  ['a function that looks', `${SET} const is = () => a !== null; while (!is()) await sleep(1);`, '!is() until a = 1'],
  ['a function that asks', `${SET} const is = async () => a; while (!is()) await sleep(1);`, null],
  ['a parameter that nobody sets', 'async function f(a) { while (!a.b) await sleep(1); }', '!a.b until nobody knows'],
  ['a global', 'while (!a) await sleep(1);', null],
  ['a call of something', `${SET} while (!a || b()) await sleep(1);`, null],
  ['an await', `${SET} while (!a && (await b())) await sleep(1);`, null],
  ['the clock', `${SET} while (!a && Date.now() < 9) await sleep(1);`, null],
  ['a deadline', `${SET} async function f(deadline) { while (!a && !deadline.over) await sleep(1); }`, null],
  ['what the loop changes', `${SET} while (!a) { a = next; await sleep(1); }`, null],
  ['a count', `${SET} let n = 0; while (!a && n < 9) { n++; await sleep(1); }`, null],
  ['another await', `${SET} while (!a) { await b(); await sleep(1); }`, null],
  ['a call', `${SET} while (!a) { b(); await sleep(1); }`, null],
  ['output', `${SET} while (!a) { console.log(1); await sleep(1); }`, '!a until a = 1'],
  ['a throw', `${SET} while (!a) { if (b) throw c; await sleep(1); }`, null],
  ['no pause', `${SET} while (!a) b();`, null],
  ['for ever', 'while (true) await sleep(1);', null],
  ['a lock by hand', 'let a; async function f() { while (a) await sleep(1); a = true; await g(); a = false; }', 'a until a = false'],
  ['one that no other call sees', 'async function f() { let a; while (a) await sleep(1); a = true; await g(); a = false; }', 'a until nobody knows'],
  ['set before, by the same code', 'let a = null; a = 1; while (!a) await sleep(1);', '!a until nobody knows'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(`${code}`.replace('return;', 'break;'));
  const loops = [...nodesOf(file, 'WhileStatement'), ...nodesOf(file, 'DoWhileStatement'), ...nodesOf(file, 'ForStatement')];
  const [found] = loops.flatMap(loop => polledState(file, loop) ?? []);
  expect(found === undefined ? null : `${textOf(file, found.condition)} until ${found.change === null ? 'nobody knows' : textOf(file, found.change)}${found.room ? ', for room' : ''}`).toBe(expected);
});
