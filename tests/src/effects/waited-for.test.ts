import { describe, expect, it } from 'vitest';

import { isWaitedFor } from '../../../src/effects/waited-for.ts';
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

/** The calls that begin where the node does, the outermost first: `g().then(h)` and `g()`. */
function* callsAt(node: ReturnType<typeof markedNode>): Generator<ReturnType<typeof markedNode>> {
  yield node;
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'CallExpression') yield* callsAt(node.callee.object);
}
