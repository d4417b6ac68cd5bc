import { expect, test } from 'vitest';

import { provenValue } from '../../../src/effects/proven-value.ts';
import type { TypeAnswers } from '../../../src/types.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a literal', '1', true],
  ['an object', '{ a: b }', true],
  ['an object with a then', '{ then: b }', false],
  ['an object that may have one', '{ ...b }', false],
  ['an array', '[a]', true],
  ['a function', '() => a', true],
  ['what an operator gives', 'a + b', true],
  ['a text', '`a${b}`', true],
  ['undefined', 'undefined', true],
  ['what was awaited', '(await a)', true],
  ['a choice of values', 'a ? 1 : 2', true],
  ['a choice that may be a promise', 'a ? 1 : b', false],
  ['a parsed text', 'JSON.parse(a)', true],
  ['a computed number', 'Math.max(a, b)', true],
  ['what is printed', 'console.log(a)', true],
  ['a JSON of the file', 'Local.parse(a)', false],
  ['a new map', 'new Map()', true],
  ['a new object of a library', 'new Query()', false],
  ['a property', 'a.b', false],
  ['a parameter or an import', 'a', false],
  ['a call that nothing is known of', 'a()', false],
  ['a function of the file, which may become async', 'plain()', false],
  ['a constant for a value', 'value', true],
  ['a constant for what was awaited', 'awaited', true],
  ['a variable that holds values', 'count', true],
  ['a variable that may hold a promise', 'either', false],
  ['a variable without a value', 'later', false],
  ['what is taken out of a value', 'part', false],
  ['a joined path', "path.join('a')", true],
  ['parts of a text', "'a,b'.split(',')", true],
  ['parts of anything', "a.split(',')", false],
  ['what is mapped from keys', 'Object.keys(a).map(b)', true],
  ['a promise', 'Promise.resolve(1)', false],
  ['an array that is made of promises one after the other', 'Array.fromAsync(a)', false],
])('%s: %s → %s', (_, expression, expected) => {
  const file = sourceFile(
    `import path from 'node:path';\nconst value = 1;\nconst awaited = await a();\nlet count = 1;\ncount = 2;\nlet either = 1;\neither = a();\nlet later;\nconst { part } = await a();\nconst Local = b;\nfunction plain() { return 1; }\nexpected(${expression});`,
  );
  const call = nodesOf(file, 'CallExpression').find(({ callee }) => callee.type === 'Identifier' && callee.name === 'expected');
  const [argument] = call?.arguments ?? [];
  expect(argument !== undefined && provenValue(file, argument) !== null).toBe(expected);
});

test.each([
  ['a property, in TypeScript', 'case.ts', 'x(a.b);', true],
  ['a property, in JavaScript, where types come from comments', 'case.js', 'x(a.b);', false],
  ['a call', 'case.ts', 'x(a.b());', true],
  ['a function of the file', 'case.ts', 'function f() {} x(f());', false],
])('the type of %s counts: %s', (_, path, code, expected) => {
  const types: TypeAnswers = { isThenable: () => false, isArray: () => null, contextWantsPromise: () => null };
  const file = { ...sourceFile(code, { path: `/project/${path}` }), types };
  const call = nodesOf(file, 'CallExpression').find(({ callee }) => callee.type === 'Identifier' && callee.name === 'x');
  const [argument] = call?.arguments ?? [];
  expect(argument !== undefined && provenValue(file, argument) !== null).toBe(expected);
});
