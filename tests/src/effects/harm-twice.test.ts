import { expect, test } from 'vitest';

import { checkedThenWritten } from '../../../src/effects/checked-then-written.ts';
import { harmTwice } from '../../../src/effects/harm-twice.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a call that makes something', 'let c; async function f() { c ??= await connect(); return c; }', 'await connect()'],
  ['by any of its words', 'let c; async function f() { c ??= await pool.openStore(); return c; }', 'await pool.openStore()'],
  ['the first that does', 'let c; async function f() { if (c) return c; const a = await read(); c = await createClient(a); return c; }', 'await createClient(a)'],
  ['a value that is read', 'let c; async function f() { c ??= await readKey(); return c; }', null],
  ['a key that callers choose', 'const c = {}; async function f(id) { c[id] ??= await readKey(id); return c[id]; }', 'id'],
  ['in a map', 'const c = new Map(); async function f(id) { if (!c.has(id)) c.set(id, await readKey(id)); return c.get(id); }', 'id'],
  ['a key that is made of what callers choose', 'const c = {}; async function f(a, b) { const key = `${a}/${b}`; c[key] ??= await readKey(a); return c[key]; }', 'key'],
  ['a key of the function', "const c = {}; async function f() { c['key'] ??= await readKey(); return c['key']; }", null],
  ['a key of a loop', 'const c = {}; async function f(ids) { for (const id of names) { c[id] ??= await readKey(id); return c[id]; } }', null],
  ['a flag for a key', 'const c = {}; async function f(id) { if (c[id]) return; await readKey(id); c[id] = true; }', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node));
  const [found] = isFunction(fn) ? checkedThenWritten(file, fn) : [];
  const harm = isFunction(fn) && found !== undefined ? harmTwice(file, fn, found) : undefined;
  expect(harm == null ? harm : textOf(file, harm)).toBe(expected);
});
