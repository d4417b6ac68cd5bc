import { expect, test } from 'vitest';

import { startedTogether } from '../../../src/flow/started-together.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['the callback of an array method', 'Promise.all(xs.map(async x => read(x)));', true],
  ['handed to an array method', 'async function f(x) {} Promise.all(xs.map(f));', true],
  ['called in the callback of an array method', 'async function f(x) {} Promise.all(xs.map(x => f(x)));', true],
  ['awaited in the callback of an array method', 'async function f(x) {} Promise.all(xs.map(async x => { await f(x); }));', true],
  ['in a loop that does not wait', 'async function f(x) {} for (const x of xs) all.push(f(x));', true],
  ['by itself, for each part', 'async function f(x) { for (const y of x) all.push(f(y)); }', true],
  ['a method, in a loop that does not wait', 'class A { async f(x) {} g() { for (const x of xs) this.all.push(this.f(x)); } }', true],
  ['called where each waits for the one before it', 'async function f(x) {} xs.reduce(async (before, x) => { await before; await f(x); }, null);', false],
  ['in a loop that waits', 'async function f(x) {} for (const x of xs) await f(x);', false],
  ['once', 'async function f(x) {} f(1);', false],
  ['called on the spot', '(async () => { read(); })();', false],
  ['handed to something else', 'async function f(x) {} app.get(f);', false],
  ['an exported function', 'export async function f(x) {}', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node) && node.async);
  if (!isFunction(fn)) throw new Error('No async function.');
  expect(startedTogether(file, fn)).toBe(expected);
});
