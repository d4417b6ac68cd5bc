import { expect, test } from 'vitest';

import { promiseCombinator } from '../../../src/names/promise-combinator.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['all', '/*^*/Promise.all(a)', 'all'],
  ['allSettled', '/*^*/Promise.allSettled(a)', 'allSettled'],
  ['any', '/*^*/Promise.any(a)', 'any'],
  ['race', '/*^*/Promise.race(a)', 'race'],
  ['brackets', "/*^*/Promise['all'](a)", 'all'],
  ['behind globalThis', '/*^*/globalThis.Promise.all(a)', 'all'],
  ['under another name', 'const { all } = Promise; /*^*/all(a)', 'all'],
  ['a function that takes one promise', '/*^*/Promise.resolve(a)', null],
  ['a computed function', '/*^*/Promise[all](a)', null],
  ['another Promise', "import Promise from 'bluebird'; /*^*/Promise.all(a)", null],
  ['a method of that name', '/*^*/a.all(b)', null],
  ['a member that follows', '/*^*/Promise.all.call(Promise, a)', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(promiseCombinator(file, markedNode(file, 'CallExpression'))).toBe(expected);
});

test('what is no call is none', () => {
  const file = sourceFile('/*^*/Promise.all;');
  expect(promiseCombinator(file, markedNode(file, 'MemberExpression'))).toBeNull();
});
