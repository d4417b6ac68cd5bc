import { describe, expect, it } from 'vitest';

import { isWaitedFor, isWaitedForLater } from '../../../src/effects/waited-for.ts';
import { isFunction } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

describe('does the function wait for the value, or hand its promise on?', () => {
  it.each<[why: string, code: string, waited: boolean]>([
    ['awaited', 'async function f() { await /*^*/g(); }', true],
    ['returned', 'function f() { return /*^*/g(); }', true],
    ['the body of an arrow', 'const f = () => /*^*/g();', true],
    ['behind a chain of reactions', 'async function f() { await /*^*/g().then(h).catch(k); }', true],
    ['in a combinator that is awaited', 'async function f() { await Promise.all([/*^*/g(), h()]); }', true],
    ['in a branch of what is awaited', 'async function f(a) { await (a ? /*^*/g() : h()); }', true],
    ['a statement of its own is dropped', 'async function f() { /*^*/g(); }', false],
    ['an argument of another call is that call’s business', 'async function f() { await h(/*^*/g()); }', false],
    ['what forEach’s callback gives is dropped', 'async function f(xs) { xs.forEach(x => /*^*/g(x)); }', false],
    ['what map’s callback gives is handed on', 'async function f(xs) { await Promise.all(xs.map(x => /*^*/g(x))); }', true],
  ])('%s', (_why, code, waited) => {
    const file = sourceFile(code);
    const node = markedNode(file, 'CallExpression');
    const fn = file.scopeManager.scopes.map(({ block }) => block).find(isFunction);
    const smallest = [...callsAt(node)].at(-1) ?? node;
    expect(fn !== undefined && isWaitedFor(smallest, fn)).toBe(waited);
  });
});

describe('does the function wait for the value by way of a variable that holds it?', () => {
  it.each<[why: string, code: string, waited: boolean]>([
    ['awaited at once', 'async function f() { await /*^*/g(); }', true],
    ['held, then awaited', 'async function f() { const p = /*^*/g(); h(); await p; }', true],
    ['held by a variable that is there already', 'async function f() { let p; p = /*^*/g(); await p; }', true],
    ['held, then returned', 'function f() { const p = /*^*/g(); return p; }', true],
    ['held, then put into a combinator', 'async function f() { const p = /*^*/g(); await Promise.all([p, h()]); }', true],
    ['in an array that a combinator takes', 'async function f() { const all = [/*^*/g(), h()]; await Promise.all(all); }', true],
    ['put into an array that a combinator takes', 'async function f(xs) { const all = []; for (const x of xs) all.push(/*^*/g(x)); await Promise.all(all); }', true],
    ['held by one variable after another', 'async function f() { const p = /*^*/g(); const q = p; await q; }', true],
    ['held by variables that hold one another', 'async function f() { let p = /*^*/g(); let q = p; p = q; }', false],
    ['held, and only a member of it returned', 'function f() { const p = /*^*/g(); return p.size; }', false],
    ['held, and never looked at', 'async function f() { const p = /*^*/g(); }', false],
    ['taken apart', 'async function f() { const { p } = /*^*/g(); await p; }', false],
    ['given to another call', 'async function f() { const p = /*^*/g(); await h(p); }', false],
    ['kept in a member', 'async function f() { this.p = /*^*/g(); await this.p; }', false],
    ['a method of the value is called, so that it is no promise', 'async function f() { const client = /*^*/g(); return await client.send(); }', false],
  ])('%s', (_why, code, waited) => {
    const file = sourceFile(code);
    const fn = file.scopeManager.scopes.map(({ block }) => block).find(isFunction);
    expect(fn !== undefined && isWaitedForLater(file, markedNode(file, 'CallExpression'), fn)).toBe(waited);
  });
});

/** The calls that begin where the node does, the outermost first: `g().then(h)` and `g()`. */
function* callsAt(node: ReturnType<typeof markedNode>): Generator<ReturnType<typeof markedNode>> {
  yield node;
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'CallExpression') yield* callsAt(node.callee.object);
}
