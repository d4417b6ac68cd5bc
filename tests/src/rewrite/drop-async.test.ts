import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import { descendants } from '../../../src/flow/descendants.ts';
import { asyncKeyword, dropAsync, dropAwait } from '../../../src/rewrite/drop-async.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The file, and the first async function of it. */
function firstAsync(code: string, path: string): { file: SourceFile; fn: FunctionNode } {
  const file = sourceFile(code, { path });
  for (const node of descendants(file, file.ast, 'enter')) if (isFunction(node) && node.async) return { file, fn: node };
  throw new Error('No function is async.');
}

function without(code: string, path = '/project/case.ts'): string | null {
  const { file, fn } = firstAsync(code, path);
  const edits = dropAsync(file, fn);
  return edits === null ? null : editedText(file, [0, code.length], edits);
}

describe('the keyword goes', () => {
  test.each([
    ['from a declaration', 'async function f() {}', 'function f() {}'],
    ['from an exported declaration', 'export async function f() {}', 'export function f() {}'],
    ['from a default export', 'export default async function () {}', 'export default function () {}'],
    ['from a function expression', 'const f = async function () {};', 'const f = function () {};'],
    ['from an arrow', 'const f = async (a) => a;', 'const f = (a) => a;'],
    ['from an arrow that touches its sign', 'const f =async a=>a;', 'const f =a=>a;'],
    ['from an arrow without a space', 'const f = async(a) => a;', 'const f = (a) => a;'],
    ['from a method', 'class C { async m() {} }', 'class C { m() {} }'],
    ['from a static method', 'class C { static async m() {} }', 'class C { static m() {} }'],
    ['from a method with modifiers', 'class C { private static override async m() {} }', 'class C { private static override m() {} }'],
    ['from a private method', 'class C { async #m() {} }', 'class C { #m() {} }'],
    ['from a field', 'class C { #m = async () => 1; }', 'class C { #m = () => 1; }'],
    ["from an object's method", '({ async m() {} });', '({ m() {} });'],
    ['from a method that is called async', 'class C { static async async() {} }', 'class C { static async() {} }'],
    ['from a method whose name is a modifier', 'class C { async static() {} }', 'class C { static() {} }'],
    ['and leaves comments behind it', 'async /* a */ function f() {}', '/* a */ function f() {}'],
    ['and leaves comments before it', 'class C { /* async */ static /* b */ async /* c */ m() {} }', 'class C { /* async */ static /* b */ /* c */ m() {} }'],
    ['and leaves a comment that touches it', 'async/* a */function f() {}', '/* a */function f() {}'],
    ['and leaves line ends as they are', 'async function f() {\r\n}\r\n', 'function f() {\r\n}\r\n'],
  ])('%s', (_, code, expected) => {
    expect(without(code)).toBe(expected);
  });
});

describe('a member that would run on gets a semicolon', () => {
  test.each([
    ['a computed key after a field', 'class C {\n  a = 1\n  async [b]() {}\n}', 'class C {\n  a = 1\n  ;[b]() {}\n}'],
    ['a computed key after a field without a value', 'class C {\n  a\n  async [b]() {}\n}', 'class C {\n  a\n  ;[b]() {}\n}'],
    ['a key that is an operator', 'class C {\n  a = 1\n  async in() {}\n}', 'class C {\n  a = 1\n  ;in() {}\n}'],
    ['not after a semicolon', 'class C {\n  a = 1;\n  async [b]() {}\n}', 'class C {\n  a = 1;\n  [b]() {}\n}'],
    ['not after a method', 'class C {\n  a() {}\n  async [b]() {}\n}', 'class C {\n  a() {}\n  [b]() {}\n}'],
    ['not between static and the key', 'class C {\n  a = 1\n  static async [b]() {}\n}', 'class C {\n  a = 1\n  static [b]() {}\n}'],
    ['not before a name', 'class C {\n  a = 1\n  async b() {}\n}', 'class C {\n  a = 1\n  b() {}\n}'],
    ['not as the first member', 'class C { async [b]() {} }', 'class C { [b]() {} }'],
  ])('%s', (_, code, expected) => {
    expect(without(code)).toBe(expected);
  });
});

describe('the promise goes from the types', () => {
  test.each([
    ['the return type', 'async function f(): Promise<number> { return 1; }', 'function f(): number { return 1; }'],
    ['nothing to give', 'async function f(): Promise<void> {}', 'function f(): void {}'],
    ['a type in several parts', 'async function f(): Promise<Map<string, A | B>> {}', 'function f(): Map<string, A | B> {}'],
    ["an arrow's function type gets parentheses", 'const f = async (): Promise<() => void> => a;', 'const f = (): (() => void) => a;'],
    ['any says nothing of it', 'async function f(): any {}', 'function f(): any {}'],
    ['overloads', 'function f(a: 1): Promise<A>; async function f(a: any): Promise<B> {}', 'function f(a: 1): A; function f(a: any): B {}'],
    ['overloads of a method', 'class C { m(a: 1): Promise<A>; async m(a: any): Promise<B> {} }', 'class C { m(a: 1): A; m(a: any): B {} }'],
    ['a comment', '/**\n * Adds.\n * @returns {Promise<number>} the sum\n */\nexport async function f() {}', '/**\n * Adds.\n * @returns {number} the sum\n */\nexport function f() {}'],
    ['not a comment that is further up', '/** @returns {Promise<A>} */\nlet a;\nasync function f() {}', '/** @returns {Promise<A>} */\nlet a;\nfunction f() {}'],
  ])('%s', (_, code, expected) => {
    expect(without(code)).toBe(expected);
  });
});

describe('it is not offered', () => {
  test.each([
    ['for a promise under another name', 'type R = Promise<number>; async function f(): R {}'],
    ['for a promise of a library', "import { Promise } from 'a'; async function f(): Promise<number> {}"],
    ['for a promise of a promise', 'async function f(): Promise<Promise<number>> {}'],
    ['for a function that never returns', 'async function f(): Promise<never> {}'],
    ['where a comment would go with the type', 'async function f(): Promise</* a */ number> {}'],
    ['where an overload keeps its promise', 'function f(a: 1): R; async function f(a: any): Promise<B> {}'],
  ])('%s', (_, code) => {
    expect(without(code)).toBe(null);
  });

  test('for a generic arrow that would read as an element', () => {
    expect(without('const f = async <T>(a: T) => a;', '/project/case.js')).toBe(null);
    expect(without('const f = async <T,>(a: T) => a;', '/project/case.tsx')).toBe('const f = <T,>(a: T) => a;');
    expect(without('const f = async <T extends object>(a: T) => a;', '/project/case.tsx')).toBe('const f = <T extends object>(a: T) => a;');
    expect(without('const f = async <T,>(a: T) => a;', '/project/case.ts')).toBe('const f = <T,>(a: T) => a;');
  });

  test('in a block of sloppy code, where the function would become a variable of the function around', () => {
    const { file, fn } = firstAsync('if (a) { async function f() {} }', '/project/case.ts');
    expect(dropAsync({ ...file, ast: { ...file.ast, sourceType: 'script' } }, fn)).toBe(null);
    expect(dropAsync(file, fn)).not.toBe(null);
  });
});

test.each([
  ['a function', 'async function f() {}', 'async'],
  ['a method', 'class C { /* async */ async m() {} }', 'async'],
])('the keyword of %s is found', (_, code, expected) => {
  const { file, fn } = firstAsync(code, '/project/case.ts');
  const keyword = asyncKeyword(file, fn);
  expect(keyword === null ? null : code.slice(...keyword)).toBe(expected);
  expect(keyword?.[0]).toBe(code.lastIndexOf('async'));
});

test.each([
  ['a statement', 'await f();', 'f();'],
  ['a member of the result', '(await f()).a;', '(f()).a;'],
  ['an operand', 'a + await f();', 'a + f();'],
  ['a comment between', 'await /* a */ f();', null],
  ['not a call', 'await a;', null],
])('an await is dropped from %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = [...descendants(file, file.ast, 'enter')].find((found): found is TSESTree.AwaitExpression => found.type === AST_NODE_TYPES.AwaitExpression);
  const edit = node === undefined ? null : dropAwait(file, node);
  expect(edit === null ? null : editedText(file, [0, code.length], [edit])).toBe(expected);
});
