import { expect, test } from 'vitest';

import { pushesOf } from '../../../src/bounds/grown-array.ts';
import { variableOf } from '../../../src/names/variables.ts';
import { textOf } from '../../../src/source-file.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['once', 'const /*^*/a = []; a.push(x);', ['x']],
  ['several at once', 'const /*^*/a = []; a.push(x, ...ys);', ['x', '...ys']],
  ['for each of a collection', 'const /*^*/a = []; for (const x of xs) a.push(x);', ['x each xs']],
  ['in a counted loop', 'const /*^*/a = []; for (let i = 0; i < xs.length; i++) a.push(xs[i]);', ['xs[i] each xs']],
  ['in nested loops, innermost first', 'const /*^*/a = []; for (const x of xs) x.ys.forEach(y => a.push(y));', ['y each x.ys each xs']],
  ['for what a stream gives', 'const /*^*/a = []; for await (const x of xs) a.push(x);', ['x stream xs']],
  ['as long as there is more', 'const /*^*/a = []; while (more) a.push(x);', ['x while']],
  ['in a loop around the declaration, which makes it anew', 'for (const x of xs) { const /*^*/a = []; a.push(x); }', ['x']],
  ['in a function that is called by others', 'const /*^*/a = []; function visit(xs) { for (const x of xs) a.push(x); }', ['x each xs']],
])('%s', (_name, code, expected) => {
  const file = sourceFile(code);
  const variable = variableOf(file, markedNode(file, 'Identifier') as TSESTree.Identifier);
  const pushes = variable === null ? null : pushesOf(variable);
  expect(
    pushes?.map(({ value, spread, repeats }) =>
      [`${spread ? '...' : ''}${textOf(file, value)}`, ...repeats.map(repeat => (repeat.kind === 'while' ? 'while' : `${repeat.kind} ${textOf(file, repeat.collection)}`))].join(' '),
    ),
  ).toEqual(expected);
});

test.each([
  ['an array that does not begin empty', 'const /*^*/a = [x]; a.push(y);'],
  ['an array that nothing is pushed to', 'const /*^*/a = [];'],
  ['a parameter', 'function f(/*^*/a) { a.push(x); }'],
  ['a part of a pattern', 'const { /*^*/a } = x; a.push(y);'],
])('null: %s', (_name, code) => {
  const file = sourceFile(code);
  const variable = variableOf(file, markedNode(file, 'Identifier') as TSESTree.Identifier);
  expect(variable === null ? null : pushesOf(variable)).toBeNull();
});
