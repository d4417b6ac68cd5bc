import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import { asksKeeper, isKeptFunction, memoisedIn } from '../../../src/effects/memoised.ts';
import { isFunction } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const cellOf = (code: string): string | null => {
  const file = sourceFile(code);
  const fn = markedNode(file);
  if (!isFunction(fn)) throw new Error('The marker stands at no function.');
  return memoisedIn(file, fn);
};

describe('what is kept is found at once', () => {
  test.each([
    ['it is given back first', 'let all; /*^*/async function f() { if (all) return all; all = await load(); return all; }', 'all'],
    ['it is filled where it is empty', 'let all; /*^*/async function f() { if (!all) { all = await load(); } return all; }', 'all'],
    ['it is a promise that all wait for', 'class A { load = /*^*/async () => { if (!this.going) this.going = fetch(u); return await this.going; }; }', 'this.going'],
    ['it is filled on the way', 'let all; /*^*/async function f() { return (all ??= await load()); }', 'all'],
    ['it is filled on the way, in one expression', 'let all; const f = /*^*/async () => all || (all = await load());', 'all'],
    ['it is filled on the way, then given', 'let all; /*^*/async function f() { all ??= load(); return await all; }', 'all'],
    ['it is a map that is asked', 'const m = new Map(); /*^*/async function f(k) { if (!m.has(k)) m.set(k, await load(k)); return m.get(k); }', 'm'],
    ['it is a map that was asked', 'const m = new Map(); /*^*/async function f(k) { const known = m.get(k); if (known) return known; const made = await load(k); m.set(k, made); return made; }', 'm'],
    ['it is a record', 'const m = {}; /*^*/async function f(k) { if (m[k]) return m[k]; m[k] = await load(k); return m[k]; }', 'm'],
    ['it is a property of what is handed over', '/*^*/async function f(row) { if (row.all) return row.all; row.all = await load(row); return row.all; }', 'row.all'],
    ['it is a flag', 'let ready = false; /*^*/async function f() { if (ready) return; await load(); ready = true; }', 'ready'],
  ])('%s', (_, code, expected) => {
    expect(cellOf(code)).toBe(expected);
  });
});

describe('something is waited for each time', () => {
  test.each([
    ['the cell is the call\'s own', '/*^*/async function f() { let all; if (!all) all = await load(); return all; }'],
    ['what is kept does work of its own', 'let client; /*^*/async function f(q) { client ??= connect(); return await client.query(q); }'],
    ['what is kept hands on work of its own', 'let client; /*^*/async function f(q) { if (!client) client = await connect(); return client.query(q); }'],
    ['a guard that fills nothing', 'let off; /*^*/async function f() { if (off) return null; return await load(); }'],
    ['another store is asked', '/*^*/async function f(k) { const known = await redis.get(k); if (known) return known; const made = await load(k); await redis.set(k, made); return made; }'],
    ['it waits before it looks', 'let all; /*^*/async function f() { await ready(); if (all) return all; all = await load(); return all; }'],
  ])('%s', (_, code) => {
    expect(cellOf(code)).toBe(null);
  });
});

test.each([
  ['cache.get(key, () => load(key))', true],
  ['this.requestCache.wrap(key, async () => load(key))', true],
  ['getCached(key, () => load(key))', true],
  ['cache.get(key)', false],
  ['cache.on(key, () => load(key))', false],
  ['api.get(key, () => load(key))', false],
])('%s asks a keeper: %s', (code, expected) => {
  const file = sourceFile(`/*^*/${code};`);
  expect(asksKeeper(markedNode(file, 'CallExpression') as TSESTree.CallExpression)).toBe(expected);
});

test.each([
  ['const f = once(async () => load());', true],
  ["import _ from 'lodash'; const f = _.memoize(async k => load(k));", true],
  ['const f = pMemoize(load);', true],
  ['const f = memory(load);', false],
  ['const f = async () => load();', false],
  ['const f = once();', false],
])('%s → %s', (code, expected) => {
  const file = sourceFile(`${code} /*^*/f(1);`);
  expect(isKeptFunction(file, (markedNode(file, 'CallExpression') as TSESTree.CallExpression).callee)).toBe(expected);
});
