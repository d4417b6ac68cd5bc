import { expect, test } from 'vitest';

import { isSurelyArray } from '../../../src/names/array-value.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a literal', '/*^*/x([a]);', true],
  ['a constant for one', 'const a = [b]; /*^*/x(a);', true],
  ['a variable that is an array each time', 'let a = []; a = [b]; /*^*/x(a);', true],
  ['a variable that may be something else', 'let a = []; a = b(); /*^*/x(a);', false],
  ['Object.keys', '/*^*/x(Object.keys(a));', true],
  ['Array.from', '/*^*/x(Array.from(a));', true],
  ['an Object of the file', 'const Object = b; /*^*/x(Object.keys(a));', false],
  ['what is mapped from an array', 'const a = []; /*^*/x(a.map(b));', true],
  ['what is filtered from one', '/*^*/x(Object.values(a).filter(b));', true],
  ['what is mapped from anything', 'function f(a) { /*^*/x(a.map(b)); }', false],
  ['what is filtered from anything', 'function f(a) { /*^*/x(a.filter(b)); }', false],
  ['parts of a text', "/*^*/x(a.split(','));", true],
  ['rest parameters', 'function f(...a) { /*^*/x(a); }', true],
  ['the rest of an object', 'const { b, ...a } = c; /*^*/x(a);', false],
  ['an annotation', 'function f(a: string[]) { /*^*/x(a); }', true],
  ['an annotation by name', 'function f(a: readonly A[], b: ReadonlyArray<A>) { /*^*/x(b); }', true],
  ['an annotation of something else', 'function f(a: Iterable<A>) { /*^*/x(a); }', false],
  ['an optional parameter may be missing', 'function f(a?: string[]) { /*^*/x(a); }', false],
  ['an assertion', '/*^*/x(a as string[]);', true],
  ['the results of Promise.all', 'const a = await Promise.all(b); /*^*/x(a);', true],
  ['a directory', "import { readdir } from 'node:fs/promises'; /*^*/x(await readdir(a));", true],
  ['the one or the other array', '/*^*/x(a ? [b] : [c]);', true],
  ['an array or something else', '/*^*/x(a ? [b] : c);', false],
  ['a Set', '/*^*/x(new Set(a));', false],
  ['a global', '/*^*/x(items);', false],
  ['a variable that is made of itself', 'var a = a.map(b); /*^*/x(a);', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const call = markedNode(file, 'CallExpression');
  const [argument] = call.type === 'CallExpression' ? call.arguments : [];
  if (argument === undefined) throw new Error('The marker stands before a call with an argument.');
  expect(isSurelyArray(file, argument)).toBe(expected);
});
