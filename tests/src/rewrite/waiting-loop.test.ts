import { expect, test } from 'vitest';

import { isFunction } from '../../../src/source-file.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { waitingLoop } from '../../../src/rewrite/waiting-loop.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a block', 'xs.forEach(async x => { await f(x); });', 'for (const x of xs) { await f(x); }'],
  ['a body without braces', 'xs.forEach(async x => await f(x));', 'for (const x of xs) {\n  await f(x);\n}'],
  ['a body that gives a promise', 'xs.forEach(async x => fetch(x));', 'for (const x of xs) {\n  await fetch(x);\n}'],
  ['a body that gives something', 'xs.forEach(async x => f(await x));', null],
  ['an index', 'xs.forEach(async (x, i) => { await f(x, i); });', 'for (const [i, x] of xs.entries()) { await f(x, i); }'],
  ['the whole array', 'xs.forEach(async (x, i, all) => { await f(x, all); });', null],
  ['a pattern', 'xs.forEach(async ({ a, b: [c] }) => { await f(a, c); });', 'for (const { a, b: [c] } of xs) { await f(a, c); }'],
  ['a default', 'xs.forEach(async (x = 1) => { await f(x); });', null],
  ['a type', 'xs.forEach(async (x: X) => { await f(x); });', 'for (const x of xs) { await f(x); }'],
  ['a parameter that is assigned', 'xs.forEach(async x => { x = await f(x); });', 'for (let x of xs) { x = await f(x); }'],
  ['a receiver in parentheses', '(await f()).forEach(async (x, i) => { await g(x, i); });', 'for (const [i, x] of (await f()).entries()) { await g(x, i); }'],
  ['an element with the name of the list', 'xs.forEach(async xs => { await f(xs); });', null],
  ['a return', 'xs.forEach(async x => { if (!x) return; await f(x); });', 'for (const x of xs) { if (!x) continue; await f(x); }'],
  ['a return of a value', 'xs.forEach(async x => { if (!x) return 1; await f(x); });', null],
  ['a return at the end', 'xs.forEach(async x => { f(x); return fetch(x); });', 'for (const x of xs) { f(x); await fetch(x); }'],
  ['a return in a loop', 'xs.forEach(async x => { for (const y of x) if (await y) return; });', null],
  ['a return in a function of its own', 'xs.forEach(async x => { await f(() => { return x; }); });', 'for (const x of xs) { await f(() => { return x; }); }'],
  ['a var', 'xs.forEach(async x => { var y = await f(x); });', null],
  ['a function', 'xs.forEach(async function (x) { await f(x); });', 'for (const x of xs) { await f(x); }'],
  ['a function with a this of its own', 'xs.forEach(async function (x) { await this.f(x); });', null],
  ['an optional call', 'xs?.forEach(async x => { await f(x); });', null],
  ['a second argument', 'xs.forEach(async x => { await f(x); }, that);', null],
  ['a body that changes the list', 'xs.forEach(async x => { xs.push(await f(x)); });', null],
  ['a lone body', 'if (a) xs.forEach(async x => { await f(x); });\nelse b();', 'if (a) for (const x of xs) { await f(x); }\nelse b();'],
  ['a chain of lines', 'xs\n  .filter(a)\n  .forEach(async x => {\n    await f(x);\n  });', 'for (const x of xs\n  .filter(a)) {\n  await f(x);\n}'],
  ['where nothing may be awaited', 'function g() { xs.forEach(async x => { await f(x); }); }', null],
  ['a comment in the head', 'xs.forEach(async (/* one */ x) => { await f(x); });', null],
  ['a value', 'const a = xs.forEach(async x => { await f(x); });', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [edits = null] = nodesOf(file, 'CallExpression').flatMap(call => {
    const callback = call.arguments[0];
    return isFunction(callback) && callback.async ? [waitingLoop(file, call, callback)] : [];
  });
  expect(edits === null ? null : editedText(file, [0, code.length], edits)).toBe(expected);
});
