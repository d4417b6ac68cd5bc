import { expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { isPromiseExecutor } from '../../../src/flow/promise-executor.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['what new Promise runs', 'new Promise(resolve => resolve())', true],
  ['behind globalThis', 'new globalThis.Promise(function (resolve) { resolve(); })', true],
  ['another argument', 'new Promise(a, () => {})', false],
  ['a callback of then', 'a.then(() => {})', false],
  ['another class', 'new Queue(() => {})', false],
  ['a class of the file by that name', 'class Promise {} new Promise(() => {})', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(isFunction);
  if (fn === undefined) throw new Error('The code has a function.');
  expect(isPromiseExecutor(file, fn)).toBe(expected);
});
