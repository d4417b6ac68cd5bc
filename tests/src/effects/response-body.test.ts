import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { readsResponseBody } from '../../../src/effects/response-body.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['an answer kept in a constant', 'const r = await fetch(u); await /*^*/r.json();', true],
  ['an answer that is read at once', 'await /*^*/(await fetch(u)).text();', true],
  ['an answer that a chain hands on', 'fetch(u).then(r => /*^*/r.blob());', true],
  ['an answer of a documented library', 'import { request } from "undici"; const r = await request(u); /*^*/r.json();', true],
  ['an answer that may be another by now', 'let r = await fetch(u); r = other(); await /*^*/r.json();', false],
  ['a part of an answer', 'const { r } = await fetch(u); /*^*/r.json();', false],
  ['what a failure hands on', 'fetch(u).then(null, r => /*^*/r.json());', false],
  ['what somebody else gives', 'const r = await load(u); /*^*/r.json();', false],
  ['a local function that is called fetch', 'const fetch = u => u; const r = await fetch(u); /*^*/r.json();', false],
  ['a method that reads nothing', 'const r = await fetch(u); /*^*/r.clone();', false],
  ['a method of that name with an argument', 'const r = await fetch(u); /*^*/r.json(reviver);', false],
  ['a promise that is no answer yet', 'const r = fetch(u); /*^*/r.json();', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(`async function f(u) { ${code.replace(/import .*?;/, '')} }`.replace(/^/, /import .*?;/.exec(code)?.[0] ?? ''));
  expect(readsResponseBody(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression)).toBe(expected);
});
