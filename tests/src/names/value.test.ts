import { expect, test } from 'vitest';

import { ownerOfThis, readMember, valueOf } from '../../../src/names/value.ts';
import { textOf, type SourceFile } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function argument(file: SourceFile) {
  const call = markedNode(file, 'CallExpression');
  const [first] = call.type === 'CallExpression' ? call.arguments : [];
  if (first === undefined) throw new Error('The marker stands before a call with an argument.');
  return first;
}

test.each([
  ['a number', 'const a = 1; /*^*/x(a);', 'node 1'],
  ['a literal', 'const a = { b: [1] }; /*^*/x(a.b);', 'node [1]'],
  ['an instance', 'class C {} const c = new C(); /*^*/x(c);', 'instance class C {}'],
  ['a variable that is given its only value later', 'class C {} let c; try { c = new C(); } catch {} /*^*/x(c);', 'instance class C {}'],
  ['a variable that is given one of two values', 'class C {} class D {} let c; c = a ? new C() : 1; c = new D(); /*^*/x(c);', null],
  ['a field of an instance', 'class C { f = 1 } const c = new C(); /*^*/x(c.f);', 'node 1'],
  ['a static field', 'class C { static f = 1 } /*^*/x(C.f);', 'node 1'],
  ['a field that the constructor assigns', 'class D {} class C { constructor() { this.d = new D(); } m() { /*^*/x(this.d); } }', 'instance class D {}'],
  ['a field that the constructor is given', 'class D {} class C { constructor(private d: D) {} m() { /*^*/x(this.d); } }', 'instance class D {}'],
  ['a field with an annotation', 'class D {} class C { d: D; m() { /*^*/x(this.d); } }', 'instance class D {}'],
  ['a parameter with the annotation of a type', 'interface D {} function f(d: D) { /*^*/x(d); }', null],
  ['a parameter without one', 'function f(d) { /*^*/x(d); }', null],
  ['a global', '/*^*/x(fetch);', null],
  ['an import of which nothing is known', "import { a } from './a.js'; /*^*/x(a);", null],
  ['a member that an instance does not have', 'class C {} const c = new C(); /*^*/x(c.f);', null],
  ['a class that is its own parent', 'class C extends C {} const c = new C(); /*^*/x(c.f);', null],
])('valueOf: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const value = valueOf(file, argument(file));
  expect(value === null ? null : `${value.kind} ${textOf(value.file, value.node)}`).toBe(expected);
});

test('readMember: a member of a literal, and none of a number', () => {
  const file = sourceFile('/*^*/x({ a: 2 }); x(1);');
  const literal = valueOf(file, argument(file));
  const member = literal === null ? null : readMember(literal, 'a');
  expect(member === null ? null : textOf(file, member.node)).toBe('2');
  expect(member === null ? undefined : readMember(member, 'a')).toBeNull();
});

test.each([
  ['a method', 'class C { m() { /*^*/this; } }', 'C'],
  ['an arrow in a method', 'class C { m() { () => /*^*/this; } }', 'C'],
  ['a field', 'class C { f = /*^*/this; }', 'C'],
  ['a function in a field', 'class C { f = function () { /*^*/this; } }', 'C'],
  ['a static block', 'class C { static { /*^*/this; } }', 'C'],
  ['a method of a literal', '({ m() { /*^*/this; } })', 'literal'],
  ['a function', 'function f() { /*^*/this; }', null],
  ['a function in a method', 'class C { m() { a(function () { /*^*/this; }); } }', null],
  ['an arrow in a property of a literal', '({ f: () => /*^*/this })', null],
  ['the module', '/*^*/this;', null],
])('ownerOfThis: in %s: %s → %s', (_, code, expected) => {
  const owner = ownerOfThis(markedNode(sourceFile(code), 'ThisExpression'));
  expect(owner === null ? null : owner.type === 'ObjectExpression' ? 'literal' : owner.id?.name).toBe(expected);
});
