import { expect, test } from 'vitest';

import { cellText, checkedThenWritten } from '../../../src/effects/checked-then-written.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { functionName } from '../../../src/flow/function-name.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

const OUTER = 'let c; let d; const m = new Map(); const t = {};';
const IN = (body: string): string => `${OUTER} async function f(k) { ${body} }`;

test.each([
  ['a variable', IN('if (!c) c = await load(); return c;'), 'kept c: await load()'],
  ['that is returned where it is there', IN('if (c) return c; c = await load(); return c;'), 'kept c: await load()'],
  ['compared with nothing', IN('if (c === undefined) { c = await load(); } return c;'), 'kept c: await load()'],
  ['compared with null', IN('if (c != null) return c; c = await load(); return c;'), 'kept c: await load()'],
  ['by its type', IN("if (typeof c === 'undefined') c = await load(); return c;"), 'kept c: await load()'],
  ['with something else', IN('if (c && c.fresh) return c; c = await load(); return c;'), 'kept c: await load()'],
  ['by an operator', IN('c ??= await load(); return c;'), 'kept c: await load()'],
  ['by an operator in the value', IN('c = c || await load(); return c;'), 'kept c: await load()'],
  ['by an operator around it', IN('return c ?? (c = await load());'), 'kept c: await load()'],
  ['a field', 'class A { async f() { if (!this.c) this.c = await load(); return this.c; } }', 'kept this.c: await load()'],
  ['an entry of a map', IN('if (!m.has(k)) m.set(k, await load(k)); return m.get(k);'), 'kept m.get(k): await load(k)'],
  ['an entry that a constant holds', IN('const hit = m.get(k); if (hit) return hit; const v = await load(k); m.set(k, v); return v;'), 'kept m.get(k): await load(k)'],
  ['an entry of a record', IN('if (k in t) return t[k]; const v = await load(k); t[k] = v; return v;'), 'kept t[k]: await load(k)'],
  ['made of what was awaited', IN('if (c) return c; const { data } = await load(); c = new Box(data); return c;'), 'kept c: await load()'],
  ['a flag', IN('if (c) return; await load(); c = true;'), 'once c: await load()'],
  ['what nobody is given', IN('if (!c) c = await load();'), 'once c: await load()'],
  ['another key', IN('if (!m.has(k)) m.set(d, await load(k)); return m.get(k);'), null],
  ['written whatever was seen', IN('await load(); c = 1; return c;'), null],
  ['written on the other branch', IN('if (c) c = await load(); return c;'), null],
  ['given up', IN('if (!c) return; await c.close(); c = null;'), null],
  ['emptied', IN('if (c) return c; await load(); c = []; return c;'), null],
  ['written before anything is awaited', IN('if (!c) { c = load(); } return await c;'), null],
  ['claimed by itself', IN('if (c) return; c = true; await load(); c = 1;'), null],
  ['claimed by another', IN('if (c) return c; if (d) return d; d = true; c = await load(); return c;'), null],
  ['looked at again', IN('if (c) return c; const v = await load(); if (c) return c; c = v; return c;'), null],
  ['a test that throws', IN("if (c) throw new Error('twice'); c = await load(); return c;"), null],
  ['a module', IN("c ??= await import('./a.js'); return c;"), null],
  ['a promise that is there already', IN('c ??= await ready; return c;'), null],
  ['a function that keeps its own', `let own; async function load() { own ??= go(); return own; } ${IN('c ??= await load(); return c;')}`, null],
  ['under a lock', IN('const release = await mutex.acquire(); c ??= await load(); release(); return c;'), null],
  ['the next of a row', IN('if (c) return c; c = await rows.next(); return c;'), null],
  ['an await on another way out', IN('if (!c) { if (k) { await log(); return; } c = make(); } return c;'), null],
  ['an await on the other branch', IN('if (!c) { if (k) await load(); else c = make(); } return c;'), null],
  ['a local variable', 'async function f() { let c; if (!c) c = await load(); return c; }', null],
  ['a parameter', 'async function f(c) { if (!c) c = await load(); return c; }', null],
  ['a field of a parameter', 'async function f(a) { if (!a.c) a.c = await load(); return a.c; }', null],
  ['a callback has awaits of its own', IN('if (!c) { c = make(async () => { await load(); }); } return c;'), null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node) && functionName(node) === 'f');
  const [found] = isFunction(fn) ? checkedThenWritten(file, fn) : [];
  expect(found === undefined ? null : `${found.kind} ${cellText(found.cell, found.write)}: ${textOf(file, found.waits[0])}`).toBe(expected);
});
