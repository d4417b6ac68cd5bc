import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { children, contains, descendants } from '../../../src/flow/descendants.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** The names that the walk meets, in its order. */
function namesBelow(code: string, atFunctions: 'enter' | 'stop'): string {
  const file = sourceFile(code);
  const start = code.includes('/*^*/') ? markedNode(file) : file.ast;
  return [...descendants(file, start, atFunctions)].flatMap(node => (node.type === 'Identifier' ? [node.name] : [])).join(' ');
}

test.each([
  ['source order', 'a(b, c.d); e;', 'a b c d e', 'a b c d e'],
  ['a nested function is yielded, and entered only on demand', 'a; function f(b = c) { d; } e;', 'a f b c d e', 'a e'],
  ['an arrow and a method are functions too', 'a(() => b); ({ m() { c; } });', 'a b m c', 'a m'],
  ['a field of an instance starts with the constructor', 'class C { [k] = v; static s = w; static { x; } }', 'C k v s w x', 'C k s w x'],
  ['an accessor field likewise', 'class C { accessor a = v; }', 'C a v', 'C a'],
  ['types are left out', 'let a: A = b as B; interface I { m(c: C): D } type T = E; f<G>(h);', 'a b f h', 'a b f h'],
  ['so are signatures', 'function f(a: A): B; function f(b) { c; }', 'f b c', ''],
  ['and what a class implements', 'class C extends D implements I {}', 'C D', 'C D'],
  ['enumerations have values', 'enum E { A = b }', 'E A b', 'E A b'],
])('descendants: %s', (_, code, entering, stopping) => {
  expect(namesBelow(code, 'enter')).toBe(entering);
  expect(namesBelow(code, 'stop')).toBe(stopping);
});

test('descendants: a function given as the start is entered, those inside it are not', () => {
  expect(namesBelow('/*^*/function f(a) { b; function g() { c; } }', 'stop')).toBe('f a b');
});

test('descendants: a tree twenty thousand nodes deep is walked', () => {
  const file = sourceFile('a;');
  let deep = file.ast.body[0] as TSESTree.Node;
  for (let depth = 0; depth < 20_000; depth++) deep = { type: 'ChainExpression', expression: deep } as unknown as TSESTree.Node;
  expect([...descendants(file, deep, 'stop')]).toHaveLength(20_002);
});

test.each([
  ['null elements of an array pattern are skipped', '/*^*/[a, , b]', 'a b'],
  ['one level only', '/*^*/f(g(h))', 'f | g(h)'],
])('children: %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = markedNode(file, expected.includes('|') ? 'CallExpression' : 'ArrayExpression');
  expect([...children(file, node)].map(child => textOf(file, child)).join(expected.includes('|') ? ' | ' : ' ')).toBe(expected);
});

test('contains: a node contains itself and what lies inside it, and nothing beside it', () => {
  const file = sourceFile('a; { b; }');
  const [first, block] = file.ast.body;
  const inner = block?.type === 'BlockStatement' ? block.body[0] : undefined;
  if (first === undefined || block === undefined || inner === undefined) throw new Error('The code has two statements.');
  expect([contains(block, block), contains(block, inner), contains(inner, block), contains(block, first)]).toEqual([true, true, false, false]);
});
