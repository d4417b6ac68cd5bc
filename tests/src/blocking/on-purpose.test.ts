import { expect, test } from 'vitest';

import { heldOnPurpose, isExit, isKeptByKey } from '../../../src/blocking/on-purpose.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a plain call', 'function f() { /*^*/read(); }', false],
  ['kept for good in a variable', 'let a; function f() { if (a) return a; a = /*^*/read(); return a; }', true],
  ['kept for good in a field', 'class A { get() { if (!this.a) { this.a = /*^*/read(); } return this.a; } }', true],
  ['kept for good in short', 'let a; function f() { a ??= JSON.parse(/*^*/read()); }', true],
  ['stored, but never asked for first', 'let a; function f() { a = /*^*/read(); }', false],
  ['kept in a local', 'function f() { let a; if (!a) a = /*^*/read(); return a; }', false],
  ['kept by a key', 'const a = {}; function f(k) { if (!a[k]) a[k] = /*^*/read(); }', false],
  ['a flag of the module says that it is done', 'let ready = false; function f() { if (ready) return; /*^*/read(); ready = true; }', true],
  ['a flag of the module lets it happen once', 'let ready = false; function f() { if (!ready) { use(/*^*/read()); ready = true; } }', true],
  ['a flag of the class says that it is done', 'class A { static load() { if (this.loaded) return; /*^*/read(); this.loaded = true; } }', true],
  ['a flag of one instance of many', 'class A { load() { if (this.loaded) return; /*^*/read(); this.loaded = true; } }', false],
  ['a flag that is never raised', 'let ready = false; function f() { if (ready) return; /*^*/read(); }', false],
  ['the process ends after it', 'function f() { if (a) { /*^*/read(); process.exit(1); } }', true],
  ['the process ends after the block around it', 'function f() { try { /*^*/read(); } catch {} process.exit(1); }', true],
  ['the process may end after it', 'function f() { /*^*/read(); if (a) process.exit(1); }', false],
  ['the process ends in another branch', 'function f() { if (a) { process.exit(1); } /*^*/read(); }', false],
  ['the other branch takes the asynchronous form', "async function f() { if (mode === 'async') await readAsync(); else /*^*/read(); }", true],
  ['the other half of a condition does', 'async function f() { return sync ? /*^*/read() : await fs.readAsync(); }', true],
  ['the other branch takes it for something else', 'async function f() { if (a) await readAsync(a); else /*^*/read(b); }', false],
  ['the other branch does something else', 'async function f() { if (a) await other(); else /*^*/read(); }', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(heldOnPurpose(file, markedNode(file, 'CallExpression'), ['readAsync'])).toBe(expected);
});

test.each([
  ['process.exit(0)', true],
  ["require('node:process').exit(0)", true],
  ['process.on(0)', false],
  ['exit(0)', false],
])('%s ends the process: %s', (code, expected) => {
  const file = sourceFile(`/*^*/${code}`);
  expect(isExit(file, markedNode(file, 'CallExpression'))).toBe(expected);
});

test.each([
  ['a map of the module is asked first', 'const memo = new Map(); function f(k) { if (memo.has(k)) return memo.get(k); const v = /*^*/read(k); memo.set(k, v); return v; }', true],
  ['a map of the module is filled where it has none', 'const memo = new Map(); function f(k) { let v = memo.get(k); if (!v) memo.set(k, (v = /*^*/read(k))); return v; }', true],
  ['the map is made anew by each call', 'function f(k) { const memo = new Map(); if (memo.has(k)) return memo.get(k); memo.set(k, /*^*/read(k)); }', false],
  ['the map is only filled', 'const memo = new Map(); function f(k) { memo.set(k, /*^*/read(k)); }', false],
  ['the map is asked only afterwards', 'const memo = new Map(); function f(k) { memo.set(k, /*^*/read(k)); return memo.get(k); }', false],
  ['another map is asked', 'const memo = new Map(); const other = new Map(); function f(k) { if (other.has(k)) return; memo.set(k, /*^*/read(k)); }', false],
  ['it stands in no function', 'const memo = new Map(); if (!memo.has(1)) memo.set(1, /*^*/read(1));', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(isKeptByKey(file, markedNode(file, 'CallExpression'))).toBe(expected);
});
