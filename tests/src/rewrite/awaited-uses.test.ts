import { expect, test } from 'vitest';

import { reducedPromise } from '../../../src/contracts/reduced-promise.ts';
import { awaitedUses } from '../../../src/rewrite/awaited-uses.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { markedFunction } from '../contracts/marked-function.ts';

test.each([
  ['an operand', 'async (a, b) => a + b', 'async (a, b) => (await a) + b'],
  ['spread', 'async (a, b) => [...a, b]', 'async (a, b) => [...await a, b]'],
  ['a text', 'async (a, b) => `${a}${b}`', 'async (a, b) => `${await a}${b}`'],
  ['gone over', 'async (a, b) => { for (const c of a) b(c); }', 'async (a, b) => { for (const c of await a) b(c); }'],
  ['members', 'async (a, b) => { a.push(b); return a.c; }', 'async (a, b) => { (await a).push(b); return (await a).c; }'],
  ['a line that goes on', 'async (a, b) => { c()\n a.push(b) }', null],
  ['in a function inside of it', 'async (a, b) => b.map(c => a + c)', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(`f(/*^*/${code});`);
  const found = reducedPromise(file, fn);
  const edits = found?.kind === 'accumulator' ? awaitedUses(file, found.uses, fn) : null;
  expect(edits === null ? null : editedText(file, fn.range, edits)).toBe(expected);
});
