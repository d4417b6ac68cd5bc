import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { namedUses } from '../../../src/flow/named-uses.ts';
import { isFunction, lineOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a declaration', 'async function f() {}\nf();\nxs.map(f);', [2, 3]],
  ['a constant', 'const f = async () => {};\nf();', [2]],
  ['a method of this', 'class A { async f() {}\n g() { this.f(); }\n h(other) { other.f(); } }', [2]],
  ['a function without a name', 'run(async () => {});\nrun();', []],
  ['nobody speaks of it', 'async function f() {}', []],
])('%s: %s → %o', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node));
  expect(isFunction(fn) ? namedUses(file, fn).map(use => lineOf(file, use)) : null).toEqual(expected);
});
