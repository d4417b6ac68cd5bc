import { expect, test } from 'vitest';

import { changedMeanwhile } from '../../../src/contracts/changed-meanwhile.ts';
import { markedFunction } from './marked-function.ts';

const LOOP = '/*^*/async function f(ids) { for (const id of ids) await get(id, cell); }';

test.each([
  [null, 'each caller waits', `let cell = 0; export async function g(ids) { await f(ids); cell += 1; } ${LOOP}`],
  [null, 'nothing is read that may change', `const cell = 0; export function g(ids) { f(ids); } ${LOOP}`],
  ['cell', 'a caller goes on without it', `let cell = 0; export function g(ids) { f(ids); cell += 1; } ${LOOP}`],
  ['cell', 'a finally does not wait for it', `let cell = 0; export async function g(ids) { try { return f(ids); } finally { cell += 1; } } ${LOOP}`],
  ['cell', 'it is kept, and things are put into it', `const cell = []; export function g(ids) { f(ids); cell.push(1); } ${LOOP}`],
  ['cell', 'a function that is called reads it', 'let cell = 0; export function g(ids) { f(ids); cell += 1; } const read = id => get(id, cell); /*^*/async function f(ids) { for (const id of ids) await read(id); }'],
  [null, 'only the function itself knows it', 'export function g(ids) { f(ids); } /*^*/async function f(ids) { let cell = 0; cell += 1; for (const id of ids) await get(id, cell); }'],
])('changed meanwhile: %s, since %s', (expected, _, code) => {
  const { file, fn } = markedFunction(code);
  const loop = 'body' in fn && fn.body?.type === 'BlockStatement' ? fn.body.body.at(-1) : null;
  expect(loop && (changedMeanwhile(file, loop)?.name ?? null)).toBe(expected);
});
