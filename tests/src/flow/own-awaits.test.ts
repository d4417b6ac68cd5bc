import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { allAwaits, awaitPoints, ownAwaits } from '../../../src/flow/own-awaits.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['none', 'async function f() { g(); }', []],
  ['each await', 'async function f() { await a; return (await b).c; }', ['await a', 'await b']],
  ['an await inside an await', 'async function f() { await a(await b); }', ['await a(await b)', 'await b']],
  ['for await', 'async function f() { for await (const a of b); }', ['for await (const a of b);']],
  ['a plain for-of does not wait', 'async function f() { for (const a of b); }', []],
  ['await using', 'async function f() { await using a = b; }', ['await using a = b;']],
  ['using does not wait', 'async function f() { using a = b; }', []],
  ['those of a function inside are its own', 'async function f() { await a; g(async () => { await b; }); }', ['await a']],
  ['an arrow without a body', 'const f = async () => await a;', ['await a']],
])('ownAwaits: %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(isFunction);
  if (fn === undefined) throw new Error('The code has a function.');
  expect(ownAwaits(file, fn).map(node => textOf(file, node))).toEqual(expected);
});

test('awaitPoints: module level waits too', () => {
  const file = sourceFile('await a; async () => { await b; };');
  expect([...awaitPoints(file, file.ast)].map(node => textOf(file, node))).toEqual(['await a']);
});

test('allAwaits: whichever function runs them', () => {
  const file = sourceFile('await a; async () => { await b; };');
  expect(allAwaits(file).map(node => textOf(file, node))).toEqual(['await a', 'await b']);
});
