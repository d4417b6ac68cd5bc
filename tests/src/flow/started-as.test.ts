import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { startedAs } from '../../../src/flow/started-as.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a constant is what it was made with', 'const a = load(); /*^*/use(a);', 'load()'],
  ['so is a variable that is never written again', 'let a = load(); /*^*/use(a);', 'load()'],
  ['an assertion in the way says nothing', 'const a = load(); /*^*/use((a as Promise<void>));', 'load()'],
  ['a variable that is written again may be anything', 'let a = load(); a = other(); /*^*/use(a);', 'a'],
  ['a part of what was made is another thing', 'const { a } = load(); /*^*/use(a);', 'a'],
  ['a parameter comes from elsewhere', 'function f(a) { /*^*/use(a); }', 'a'],
  ['a call starts it itself', '/*^*/use(load());', 'load()'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const [argument] = (markedNode(file, 'CallExpression') as TSESTree.CallExpression).arguments;
  expect(argument && textOf(file, startedAs(file, argument))).toBe(expected);
});
