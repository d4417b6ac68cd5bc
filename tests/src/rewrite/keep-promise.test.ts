import { expect, test } from 'vitest';

import { checkedThenWritten } from '../../../src/effects/checked-then-written.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { keepPromise } from '../../../src/rewrite/keep-promise.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The program with the promise kept for good, and until it fails; `null` where it can't be kept. */
function rewritten(code: string, path: string): readonly [string, string] | null {
  const file = sourceFile(code, { path });
  for (const fn of descendants(file, file.ast, 'enter')) {
    const [found] = isFunction(fn) ? checkedThenWritten(file, fn) : [];
    const kept = found === undefined ? null : keepPromise(file, found);
    if (kept !== null) return [editedText(file, [0, code.length], kept.forGood), editedText(file, [0, code.length], kept.untilRejected)];
  }
  return null;
}

test.each([
  [
    'an entry of a map',
    'const m = new Map();\nasync function f(k) {\n  if (!m.has(k)) m.set(k, await fetch(k));\n  return m.get(k);\n}',
    'const m = new Map();\nasync function f(k) {\n  if (!m.has(k)) m.set(k, fetch(k));\n  return m.get(k);\n}',
    'const m = new Map();\nasync function f(k) {\n  if (!m.has(k)) m.set(k, fetch(k).catch((error) => {\n    m.delete(k);\n    throw error;\n  }));\n  return m.get(k);\n}',
  ],
  [
    'what may be no promise',
    'let c = null;\nasync function f() {\n  if (c) return c;\n  c = await load();\n  return c;\n}',
    'let c = null;\nasync function f() {\n  if (c) return c;\n  c = load();\n  return c;\n}',
    'let c = null;\nasync function f() {\n  if (c) return c;\n  c = Promise.resolve(load()).catch((error) => {\n    c = null;\n    throw error;\n  });\n  return c;\n}',
  ],
  [
    'a value that a constant holds, without semicolons',
    'const t = {}\nasync function f(k) {\n  const hit = t[k]\n  if (hit) return hit\n  const value = await fetch(k)\n  t[k] = value\n  return value\n}',
    'const t = {}\nasync function f(k) {\n  const hit = t[k]\n  if (hit) return hit\n  const value = fetch(k)\n  t[k] = value\n  return value\n}',
    'const t = {}\nasync function f(k) {\n  const hit = t[k]\n  if (hit) return hit\n  const value = fetch(k).catch((error) => {\n    delete t[k]\n    throw error\n  })\n  t[k] = value\n  return value\n}',
  ],
  [
    'a field, by an operator',
    'class A {\n  async f() {\n    return (this.c ??= await fetch(1));\n  }\n  async g() {\n    return (await this.c).body;\n  }\n}',
    'class A {\n  async f() {\n    return (this.c ??= fetch(1));\n  }\n  async g() {\n    return (await this.c).body;\n  }\n}',
    'class A {\n  async f() {\n    return (this.c ??= fetch(1).catch((error) => {\n      this.c = undefined;\n      throw error;\n    }));\n  }\n  async g() {\n    return (await this.c).body;\n  }\n}',
  ],
])('%s', (_, code, forGood, untilRejected) => {
  expect(rewritten(code, '/project/case.js')).toEqual([forGood, untilRejected]);
});

test.each([
  ['somebody reads the value', 'let c; async function f() { c ??= await fetch(1); return c; } function g() { return c.body; }'],
  ['somebody gives it to others', 'let c; async function f() { c ??= await fetch(1); return c; } function g() { use(c); }'],
  ['somebody goes through the map', 'const m = new Map(); async function f(k) { if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); } const all = () => [...m.values()];'],
  ['others may read it', 'export let c; async function f() { c ??= await fetch(1); return c; }'],
  ['two calls are awaited', 'let c; async function f() { if (c) return c; await log(); c = await fetch(1); return c; }'],
  ['an argument is awaited', 'let c; async function f() { c ??= await fetch(await address()); return c; }'],
  ['a part of the value is kept', 'let c; async function f() { c ??= (await fetch(1)).body; return c; }'],
  ['the value is made of what was awaited', 'let c; async function f() { if (c) return c; const a = await fetch(1); c = new Box(a); return c; }'],
  ['the value is used before it is given', 'let c; async function f() { if (c) return c; const a = await fetch(1); log(a.body); c = a; return a; }'],
  ['something comes before it is given', 'let c; async function f() { if (!c) c = await fetch(1); log(); return c; }'],
  ['it is not given', 'let c; async function f() { if (!c) c = await fetch(1); }'],
  ['a handler sees how it ends', 'let c; async function f() { try { c ??= await fetch(1); return c; } catch { return null; } }'],
  ['the key may be another then', 'const t = {}; let k; async function f() { t[k] ??= await fetch(1); return t[k]; } function g() { k = 1; }'],
  ['the key is made by a call', 'const t = {}; async function f(k) { t[key(k)] ??= await fetch(1); return t[key(k)]; }'],
  ['Promise is another', 'const Promise = a; let c; async function f() { c ??= await load(); return c; }'],
  ['a comment would be lost', 'let c; async function f() { c ??= await /* slow */ fetch(1); return c; }'],
])('nothing where %s', (_, code) => {
  expect(rewritten(code, '/project/case.js')).toBeNull();
});

test.each([
  ['an annotation', 'let c: Body | null = null; async function f() { c ??= await fetch(1); return c; }'],
  ['a type argument', 'const m = new Map<string, Body>(); async function f(k) { if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); }'],
  ['a field', 'class A { private c?: Body; async f() { this.c ??= await fetch(1); return this.c; } }'],
  ['a first value', 'let c = first(); async function f() { c ??= await fetch(1); return c; }'],
])('nothing where a type says what it holds: %s', (_, code) => {
  expect(rewritten(code, '/project/case.ts')).toBeNull();
});
