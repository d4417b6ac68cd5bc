import { expect, test } from 'vitest';

import { functionGives } from '../../../src/effects/function-gives.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each<[string, string, readonly (string | null)[]]>([
  ['the value of an arrow', 'const f = x => x + 1;', ['x + 1']],
  ['what it returns', 'function f(x) { return x; }', ['x']],
  ['each thing that it returns', 'function f(x) { if (x) return 1; try { return g(); } catch { return null; } }', ['1', 'g()', 'null']],
  ['nothing, where it says so', 'function f(x) { if (x) return; return 1; }', [null, '1']],
  ['no more than is written, where it ends by itself', 'function f() { g(); }', []],
  ['not what a function in it returns', 'function f(xs) { const ys = xs.map(function (x) { return x; }); return ys; }', ['ys']],
])('%s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = [...descendants(file, file.ast, 'enter')].find(isFunction);
  if (node === undefined) throw new Error('There is no function.');
  expect(functionGives({ file, node }).map(given => given && textOf(file, given))).toEqual(expected);
});
