import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { runsAtOnce } from '../../../src/flow/synchronous-callback.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a callback of map', 'a.map(x => x)', true],
  ['a callback of sort', 'a.sort((x, y) => x - y)', true],
  ['a callback of an optional call', 'a?.forEach(x => x)', true],
  ['a callback of Array.from', 'Array.from(a, x => x)', true],
  ['a method read with brackets', "a['map'](x => x)", true],
  ['a replacer of a string', "a.replace(/b/g, () => 'c')", true],
  ['a function called on the spot', '(() => 1)()', true],
  ['a callback of a timer runs later', 'setTimeout(() => {})', false],
  ['a callback of then runs later', 'a.then(x => x)', false],
  ['a callback of a function called map is not known', 'map(a, x => x)', false],
  ['a function that is bound', 'const f = () => 1;', false],
  ['a function that is returned', 'function f() { return 1; }', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(isFunction);
  if (fn === undefined) throw new Error('The code has a function.');
  expect(runsAtOnce(fn)).toBe(expected);
});
