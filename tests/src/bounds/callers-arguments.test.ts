import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { argumentsOfCallers } from '../../../src/bounds/callers-arguments.ts';
import { isFunction, textOf, type FunctionNode } from '../../../src/source-file.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function handedIn(code: string): readonly string[] | null {
  const file = sourceFile(code);
  const parameter: TSESTree.Node = markedNode(file, 'Identifier');
  const fn = [...descendants(file, file.ast, 'enter')].find((node): node is FunctionNode => isFunction(node) && node.params.includes(parameter as TSESTree.Parameter));
  return fn === undefined ? null : (argumentsOfCallers(file, fn, fn.params.indexOf(parameter as TSESTree.Parameter))?.map(argument => textOf(file, argument)) ?? null);
}

test.each([
  ['a private function has the callers that are seen', 'function f(a, /*^*/b) {} f(1, x); f(2, y);', ['x', 'y']],
  ['so has one in a constant', 'const f = /*^*/a => a; f(x);', ['x']],
  ['a method has those of its own class', 'class A { f(/*^*/a) {} g() { this.f(x); } }', ['x']],
  ['an exported function has others', 'export function f(/*^*/a) {} f(x);', null],
  ['a function that is handed on has others', 'function f(/*^*/a) {} f(x); use(f);', null],
  ['arguments behind a spread can not be told', 'function f(a, /*^*/b) {} f(...all);', null],
  ['a call without the argument says nothing', 'function f(/*^*/a) {} f();', null],
  ['nobody calls it here', 'function f(/*^*/a) {}', null],
  ['a method that only calls itself has no caller in sight', 'class A { f(/*^*/a) { this.f(a); } }', null],
])('%s', (_name, code, expected) => {
  expect(handedIn(code)).toEqual(expected);
});
