import { expect, test } from 'vitest';

import { asyncSibling } from '../../../src/contracts/export-family.ts';
import { markedFunction } from './marked-function.ts';

test.each([
  ['the same parameters', 'export /*^*/async function f(a) {} export async function g(a) { await a; }', 'g'],
  ['more parameters, the first two alike', 'export /*^*/async function f(a, b) {} export async function g(a, b, c) { await a; }', 'g'],
  ['one parameter in common', 'export /*^*/async function f(a, b) {} export async function g(a) { await a; }', null],
  ['two in common, then others', 'export /*^*/async function f(a, b, c) {} export async function g(a, b, d) { await a; }', null],
  ['a default', 'export /*^*/async function f(a = 1) {} export async function g(a) { await a; }', 'g'],
  ['the same pattern', 'export /*^*/async function f({ a }) {} export async function g({ a }) { await a; }', 'g'],
  ['each takes of the options what it needs', 'export /*^*/async function f(url, { a }) {} export async function g(url, { b, c }) { await a; }', 'g'],
  ['options alone', 'export /*^*/async function f({ a }) {} export async function g({ b }) { await a; }', null],
  ['no parameters', 'export /*^*/async function f() {} export async function g() { await a; }', null],
  ['a sibling that is not exported', 'export /*^*/async function f(a) {} async function g(a) { await a; }', null],
  ['a sibling that is not async', 'export /*^*/async function f(a) {} export function g(a) {}', null],
  ['CommonJS', 'const f = /*^*/async a => {}; const g = async a => { await a; }; module.exports = { f, g };', 'g'],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const sibling = asyncSibling(file, fn);
  const name = sibling?.id?.name ?? (sibling?.parent.type === 'VariableDeclarator' && sibling.parent.id.type === 'Identifier' ? sibling.parent.id.name : null);
  expect(name).toBe(expected);
});
