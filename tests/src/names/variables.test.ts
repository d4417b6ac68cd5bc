import { expect, test } from 'vitest';

import { declaredVariables, isGlobalName, laterWrites, membersChange, referenceOf, variableOf } from '../../../src/names/variables.ts';
import type { SourceFile } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function markedName(file: SourceFile) {
  const node = markedNode(file, 'Identifier');
  if (node.type !== 'Identifier') throw new Error('The marker stands before a name.');
  return node;
}

test.each([
  ['where it is declared', 'const /*^*/a = 1;', 'Variable'],
  ['where it is used', 'const a = 1; /*^*/a;', 'Variable'],
  ['in a closure', 'const a = 1; () => /*^*/a;', 'Variable'],
  ['a parameter', 'function f(a) { /*^*/a; }', 'Parameter'],
  ['an import', "import a from 'b'; /*^*/a;", 'ImportBinding'],
  ['a function before its declaration', '/*^*/f(); function f() {}', 'FunctionName'],
  ['an error that is caught', 'try {} catch (e) { /*^*/e; }', 'CatchClause'],
  ['a global', '/*^*/Promise;', null],
  ['a global that the file shadows', 'const Promise = 1; /*^*/Promise;', 'Variable'],
  ['the name of a property is no name', 'const a = 1; b./*^*/a;', null],
])('variableOf: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(variableOf(file, markedName(file))?.defs[0]?.type ?? null).toBe(expected);
});

test.each([
  ['a name that the file does not define', '/*^*/fetch(a);', true],
  ['one that it defines', 'function fetch() {} /*^*/fetch(a);', false],
  ['a parameter', 'function f(fetch) { /*^*/fetch(a); }', false],
  ['the name of a property', 'a./*^*/fetch();', false],
])('isGlobalName: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(isGlobalName(file, markedName(file))).toBe(expected);
});

test('referenceOf: a name that is only declared is no reference', () => {
  const declared = sourceFile('let /*^*/a;');
  const used = sourceFile('let a; /*^*/a = 1;');
  expect(referenceOf(declared, markedName(declared))).toBeNull();
  expect(referenceOf(used, markedName(used))?.isWrite()).toBe(true);
});

test('declaredVariables: a pattern binds at any depth', () => {
  const file = sourceFile('const { a, b: [c, { d = 1 }], ...e } = f;');
  const [statement] = file.ast.body;
  if (statement === undefined) throw new Error('The code has a statement.');
  expect(declaredVariables(file, statement).map(({ name }) => name)).toEqual(['a', 'c', 'd', 'e']);
});

test.each([
  ['the value that it starts with is none', 'const /*^*/a = 1;', 0],
  ['an assignment', 'let /*^*/a = 1; a = 2; a += 3;', 2],
  ['a first assignment is one too', 'let /*^*/a; a = 2;', 1],
  ['an increment', 'let /*^*/a = 1; a++;', 1],
  ['an assignment in a closure', 'let /*^*/a = 1; () => { a = 2; };', 1],
  ['one through a pattern', 'let /*^*/a = 1; [a] = b;', 1],
  ['an assignment to a member is none', 'let /*^*/a = {}; a.b = 1;', 0],
])('laterWrites: %s: %s → %i', (_, code, expected) => {
  const file = sourceFile(code);
  const variable = variableOf(file, markedName(file));
  if (variable === null) throw new Error('The marker stands before a variable.');
  expect(laterWrites(variable)).toHaveLength(expected);
});

test.each([
  ['an object that is only read', 'const /*^*/o = {}; o.a; f(o.b);', false],
  ['a member that is assigned', 'const /*^*/o = {}; o.a = 1;', true],
  ['a member of a member', 'const /*^*/o = {}; o.a.b = 1;', true],
  ['a member that is counted', 'const /*^*/o = {}; o.a++;', true],
  ['a member that is deleted', 'const /*^*/o = {}; delete o.a;', true],
  ['a computed member', 'const /*^*/o = {}; o[a] = 1;', true],
  ['Object.assign to it', 'const /*^*/o = {}; Object.assign(o, a);', true],
  ['Object.assign from it', 'const /*^*/o = {}; Object.assign(a, o);', false],
  ['a value that it is assigned to', 'const /*^*/o = {}; a = o.b;', false],
  ['an assignment of the variable itself', 'let /*^*/o = {}; o = a;', false],
])('membersChange: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const variable = variableOf(file, markedName(file));
  if (variable === null) throw new Error('The marker stands before a variable.');
  expect(membersChange(variable)).toBe(expected);
});
