import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { runsWith } from '../../../src/flow/runs-with.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['its own nodes', 'function f() { a; b; }', 'a b'],
  ['what stands behind an await', 'async function f() { await a; b; }', 'a b'],
  ['a callback that runs at once', 'function f() { a.map(() => { b; }); c; }', 'a map b c'],
  ['a callback in a callback', 'function f() { a.map(() => b.map(() => c)); }', 'a map b map c'],
  ['a function called on the spot', 'function f() { (() => a)(); }', 'a'],
  ['no callback that runs later', 'function f() { a(() => b); }', 'a'],
  ['no async callback, which gives the thread back', 'function f() { a.map(async () => { b; }); }', 'a map'],
  ['no function that is only made', 'function f() { const a = () => b; }', 'a'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(isFunction);
  if (fn === undefined) throw new Error('The code has a function.');
  const names = [...runsWith(file, fn)].flatMap(node => (node.type === 'Identifier' && node.name !== 'f' ? [node.name] : []));
  expect(names.join(' ')).toBe(expected);
});
