import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { uncancelledRace } from '../../../src/bounds/uncancelled-race.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a request for each', '/*^*/Promise.any(urls.map(url => fetch(url)))', 'any requests: fetch(url)'],
  ['a function that sends one', 'const load = url => fetch(url); /*^*/Promise.race(urls.map(load))', 'race requests: fetch(url)'],
  ['only one of two has a signal', '/*^*/Promise.race([fetch(a, { signal }), fetch(b)])', 'race requests: fetch(b)'],
  ['options without a signal', "/*^*/Promise.race([fetch(a, { method: 'GET' }), sleep(5)])", "race time: fetch(a, { method: 'GET' })"],
  ['a time limit of its own', '/*^*/Promise.race([fetch(a, { signal: AbortSignal.timeout(5) }), sleep(5)])', null],
  ['spread options', '/*^*/Promise.race([fetch(a, { ...rest }), sleep(5)])', null],
  ['all of them', '/*^*/Promise.all([fetch(a), fetch(b)])', null],
  ['no request', '/*^*/Promise.race([work(), sleep(5)])', null],
  ['a function that calls itself', 'const load = url => load(url); /*^*/Promise.race(urls.map(load))', null],
])('%s', (_, code, expected) => {
  const file = sourceFile(code);
  const found = uncancelledRace(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression);
  expect(found === null ? null : `${found.combinator} ${found.against}: ${textOf(file, found.request)}`).toBe(expected);
});
