import { expect, test } from 'vitest';

import { reducedPromise } from '../../../src/contracts/reduced-promise.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['in a sum', '/*^*/async (a, b) => a + await b', 'a, 1 use'],
  ['members', '/*^*/async (a, b) => { a.push(await b); return [...a]; }', 'a, 2 uses'],
  ['a member of some name', '/*^*/async (a, b) => { a[b] = await b; return a; }', 'a, 1 use'],
  ['in a text', '/*^*/async (a, b) => `${a} ${await b}`', 'a, 1 use'],
  ['gone over', '/*^*/async (a, b) => { for (const c of a) await b(c); }', 'a, 1 use'],
  ['compared with nothing', '/*^*/async (a, b) => { if (a === null) return b; return b(await a); }', null],
  ['awaited', '/*^*/async (a, b) => (await a) + await b', null],
  ['awaited into its own name', '/*^*/async (a, b) => { a = await a; return a + await b; }', null],
  ['chained on', '/*^*/async (a, b) => a.then(b)', null],
  ['handed on', '/*^*/async (a, b) => b(a)', null],
  ['not spoken of, with an await', '/*^*/async (_, b) => { await b; }', 'only the last'],
  ['not spoken of, without one', '/*^*/async (_, b) => { b(); }', null],
  ['taken apart', '/*^*/async ({ c }, b) => c + await b', null],
  ['no parameter', '/*^*/async () => { await b; }', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(`f(${code});`);
  const found = reducedPromise(file, fn);
  expect(found === null ? null : found.kind === 'onlyLast' ? 'only the last' : `${found.name}, ${found.uses.length} use${found.uses.length > 1 ? 's' : ''}`).toBe(expected);
});
