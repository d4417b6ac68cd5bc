import { expect, test } from 'vitest';

import { functionName } from '../../../src/flow/function-name.ts';
import { calleeFunction } from '../../../src/names/callee-function.ts';
import type { OtherFiles } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const other = sourceFile('export function load() {} export const api = { read() {} }; export class Store { get() {} static open() {} }', { path: '/project/other.ts' });

/** Knows the exports of one other file. */
const others: OtherFiles = {
  exported(_, specifier, name) {
    if (specifier !== './other.js') return null;
    for (const statement of other.ast.body) {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
      if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') {
        if (declaration.id?.name === name) return { file: other, node: declaration };
      } else if (declaration?.type === 'VariableDeclaration') {
        const [declarator] = declaration.declarations;
        if (declarator?.id.type === 'Identifier' && declarator.id.name === name && declarator.init !== null) return { file: other, node: declarator.init };
      }
    }
    return null;
  },
};

test.each([
  ['a function', 'function f() {} /*^*/f();', 'f'],
  ['a constant', 'const f = async () => {}; /*^*/f();', 'f'],
  ['a constant for a function', 'function f() {} const g = f; /*^*/g();', 'f'],
  ['a function called on the spot', '/*^*/(function f() {})();', 'f'],
  ['a method of a literal', 'const o = { m() {} }; /*^*/o.m();', 'm'],
  ['a method by shorthand', 'function m() {} const o = { m }; /*^*/o.m();', 'm'],
  ['a method of this', 'class C { m() {} n() { /*^*/this.m(); } }', 'm'],
  ['a private method', 'class C { #m() {} n() { /*^*/this.#m(); } }', '#m'],
  ['a field of this', 'class C { m = () => {}; n() { /*^*/this.m(); } }', 'm'],
  ['a method of this in an arrow', 'class C { m() {} n() { a(() => /*^*/this.m()); } }', 'm'],
  ['a method of this in another function', 'class C { m() {} n() { a(function () { /*^*/this.m(); }); } }', null],
  ['a method of this in a literal', 'const o = { m() {}, n() { /*^*/this.m(); } };', 'm'],
  ['an inherited method', 'class B { m() {} } class C extends B { n() { /*^*/this.m(); } }', 'm'],
  ['a static method', 'class C { static m() {} } /*^*/C.m();', 'm'],
  ['a method that is not static', 'class C { m() {} } /*^*/C.m();', null],
  ['a method of an instance', 'class C { m() {} } const c = new C(); /*^*/c.m();', 'm'],
  ['a method of an instance in a field', 'class C { m() {} } class D { c = new C(); n() { /*^*/this.c.m(); } }', 'm'],
  ['a method of an annotated parameter', 'class C { m() {} } function f(c: C) { /*^*/c.m(); }', 'm'],
  ['a getter is not called by reading it', 'class C { get m() { return a; } n() { /*^*/this.m(); } }', null],
  ['an import', "import { load } from './other.js'; /*^*/load();", 'load'],
  ['a member of an import', "import { api } from './other.js'; /*^*/api.read();", 'read'],
  ['a member of a namespace', "import * as all from './other.js'; /*^*/all.load();", 'load'],
  ['a method of an instance of an imported class', "import { Store } from './other.js'; const s = new Store(); /*^*/s.get();", 'get'],
  ['a static method of an imported class', "import { Store } from './other.js'; /*^*/Store.open();", 'open'],
  ['a package', "import { load } from 'package'; /*^*/load();", null],
  ['a global', '/*^*/fetch();', null],
  ['a parameter', 'function f(g) { /*^*/g(); }', null],
  ['a function that is assigned again', 'let f = () => {}; f = g; /*^*/f();', null],
  ['a method that is assigned again', 'const o = { m() {} }; o.m = g; /*^*/o.m();', null],
  ['a computed method', 'const o = { m() {} }; /*^*/o[k]();', null],
  ['a result', '/*^*/f()();', null],
  ['a class that extends itself', 'class C extends C { n() { /*^*/this.m(); } }', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code, { others });
  const calls = markedNode(file, 'CallExpression');
  if (calls.type !== 'CallExpression') throw new Error('The marker stands before a call.');
  const found = calleeFunction(file, calls.callee);
  expect(found === null ? null : functionName(found.node)).toBe(expected);
});

test('a function of another file comes with that file', () => {
  const file = sourceFile("import { load } from './other.js'; /*^*/load();", { others });
  const call = markedNode(file, 'CallExpression');
  expect(call.type === 'CallExpression' && calleeFunction(file, call.callee)?.file).toBe(other);
});
