import { expect, test } from 'vitest';

import { checkedThenWritten } from '../../../src/effects/checked-then-written.ts';
import { doneBeside } from '../../../src/effects/done-beside.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

const CELL = 'const m = new Map(); let n = 0; ';

test.each([
  ['nothing else', 'async function f(k) { if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); }', null],
  ['a count of those who ask', 'async function f(k) { n += 1; if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); }', null],
  ['a count of those who find nothing', 'async function f(k) { if (m.has(k)) return m.get(k); n += 1; const v = await fetch(k); m.set(k, v); return v; }', 'n += 1'],
  ['a line that is printed', 'async function f(k) { if (m.has(k)) return m.get(k); console.log(k); const v = await fetch(k); m.set(k, v); return v; }', 'console.log(k)'],
  ['a count in what is called', 'async function f(k) { if (!m.has(k)) m.set(k, await load(k)); return m.get(k); } async function load(k) { n += 1; return fetch(k); }', 'load(k)'],
  ['a count further down', 'async function f(k) { if (!m.has(k)) m.set(k, await load(k)); return m.get(k); } async function load(k) { return more(k); } async function more(k) { n += 1; return fetch(k); }', 'load(k)'],
  ['a call before the cell is looked at', 'async function f(k) { note(); if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); } function note() { n += 1; }', null],
  ['a list of its own', 'async function f(k) { if (!m.has(k)) m.set(k, await load(k)); return m.get(k); } async function load(k) { const a = []; a.push(await fetch(k)); return a; }', null],
  ['a file that is written', "import { writeFile } from 'node:fs/promises'; async function f(k) { if (!m.has(k)) m.set(k, await writeFile(k, '')); return m.get(k); }", null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(CELL + code);
  const fn = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node));
  const [found] = isFunction(fn) ? checkedThenWritten(file, fn) : [];
  const beside = isFunction(fn) && found !== undefined ? doneBeside(file, fn, found) : undefined;
  expect(beside == null ? beside : textOf(file, beside)).toBe(expected);
});
