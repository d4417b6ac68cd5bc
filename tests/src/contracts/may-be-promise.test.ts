import { describe, expect, test } from 'vitest';

import { mayBePromise, mayReturnPromise } from '../../../src/contracts/may-be-promise.ts';
import { textOf, type SourceFile } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';
import { lastExpression, markedFunction } from './marked-function.ts';

describe('an expression', () => {
  test.each([
    ['a literal', "'a';x;1;", 'no'],
    ['arithmetic', 'a + b;', 'no'],
    ['an array, whatever it holds', '[f()];', 'no'],
    ['an object, whatever it holds', '({ a: f() });', 'no'],
    ['a call of something unknown', 'f();', 'unknown'],
    ['a method of something unknown', 'a.load();', 'unknown'],
    ['a new promise', 'new Promise(a);', 'yes'],
    ['another new object', 'new Foo();', 'no'],
    ['a kind of promise', 'new CancelablePromise();', 'unknown'],
    ['a promise of a library that has the name', "import Promise from 'bluebird'; new Promise(a);", 'unknown'],
    ['a settled promise', 'Promise.resolve(1);', 'yes'],
    ['a request', 'fetch(a);', 'yes'],
    ['an import', "import('a');", 'yes'],
    ['a chain', 'f().then(a);', 'yes'],
    ["Node's promises", "import { readFile } from 'node:fs/promises'; readFile(a);", 'yes'],
    ["Node's synchronous functions", "import fs from 'fs'; fs.readFileSync(a);", 'no'],
    ["Node's paths", "import path from 'node:path'; path.join(a);", 'no'],
    ['a promisified function', "import { promisify } from 'util'; import fs from 'fs'; const read = promisify(fs.readFile); read(a);", 'yes'],
    ['a global that computes', 'JSON.parse(a);', 'no'],
    ['a global that may hand back what it got', 'Object.assign(a, b);', 'unknown'],
    ['a name that ends in Sync', 'a.runSync();', 'no'],
    ['a text', 'a.trim();', 'no'],
    ['an array method with its callback', 'a.map(b => c);', 'no'],
    ['the same name without one may be a query', 'a.filter(b);', 'unknown'],
    ['a sum', 'a.reduce((b, c) => b + c, 0);', 'no'],
    ['a chain of promises', 'a.reduce((b, c) => b.then(c), Promise.resolve());', 'yes'],
    ['one of two', 'a ? 1 : f();', 'unknown'],
    ['one of two that surely is', 'a ? f() : fetch(b);', 'yes'],
    ['the second of an and', 'f() && 1;', 'no'],
    ['the first of an or', 'f() || 1;', 'unknown'],
    ['an async function of the file', 'async function f() {} f();', 'yes'],
    ['a generator', 'async function* f() {} f();', 'no'],
    ['a function of the file that gives a plain value', 'function f() { return 1; } f();', 'no'],
    ['a function of the file that gives a promise', 'function f() { return fetch(a); } f();', 'yes'],
    ['a function of the file that gives what is unknown', 'function f() { return g(); } f();', 'unknown'],
    ['a recursive one', 'function f(a) { return a ? f(a - 1) : 1; } f(3);', 'unknown'],
    ['a map that this file makes', 'const m = new Map(); m.has(a);', 'no'],
    ['what was put into a map', 'const m = new Map(); m.get(a);', 'unknown'],
    ['a member', 'a.name;', 'no'],
    ['a member whose name speaks of a promise', 'a.readyPromise;', 'unknown'],
    ['a member that the file fills with a promise', 'a.load = fetch(b); c.load;', 'yes'],
    ['an element', 'a[b];', 'unknown'],
    ['a constant', 'const a = 1; a;', 'no'],
    ['a constant of unknown origin', 'const a = f(); a;', 'unknown'],
    ['one whose members are read', 'const a = f(); a.b; a;', 'no'],
    ['one that is waited for by hand', 'const a = f(); a.then(b); a;', 'unknown'],
    ['one that is counted with', 'const a = f(); a > 1; a;', 'no'],
    ['one that is only compared with nothing', 'const a = f(); a === null; a;', 'unknown'],
    ['one of several values', 'let a = 1; a = fetch(b); a;', 'yes'],
    ['an awaited value', 'await f();', 'no'],
    ['a value under an assertion', 'f() as string;', 'unknown'],
  ])('%s: %s → %s', (_, code, expected) => {
    const file = sourceFile(code);
    expect(mayBePromise(file, lastExpression(file)).answer).toBe(expected);
  });
});

describe('what a function gives', () => {
  test.each([
    ['nothing', '/*^*/async function f() { g(); }', 'no', 'async function f() { g(); }'],
    ['a plain value on every path', '/*^*/async function f(a) { if (a > 1) return 1; return 2; }', 'no', 'async function f(a) { if (a > 1) return 1; return 2; }'],
    ['a call on one path', '/*^*/async function f(a) { if (a) return g(); return 2; }', 'unknown', 'g()'],
    ['a promise beside a call', '/*^*/async function f(a) { if (a) return g(); return fetch(a); }', 'yes', 'fetch(a)'],
    ["a callback's return is not its own", '/*^*/async function f(a) { a.on(() => { return g(); }); }', 'no', 'async function f(a) { a.on(() => { return g(); }); }'],
    ['a parameter that nothing is known of', '/*^*/async function f(a) { return a; }', 'unknown', 'a'],
    ['a parameter whose type says that it is plain', '/*^*/async function f(a: string) { return a; }', 'no', 'async function f(a: string) { return a; }'],
    ['a parameter whose type is a promise', '/*^*/async function f(a: Promise<string>) { return a; }', 'yes', 'a'],
    ['the body of an arrow', 'const f = /*^*/async a => g(a);', 'unknown', 'g(a)'],
  ])('%s: %s → %s', (_, code, expected, witness) => {
    const { file, fn } = markedFunction(code);
    const { answer, because } = mayReturnPromise(file, fn);
    expect(answer).toBe(expected);
    expect(textOf(file, because)).toBe(witness);
  });
});

test('asks the file that an imported function comes from', () => {
  const other = sourceFile('export function load() { return fetch(a); }', { path: '/project/other.ts' });
  const declaration = other.ast.body[0];
  const exported = (_: SourceFile, specifier: string, name: string) =>
    specifier === './other.js' && name === 'load' && declaration?.type === 'ExportNamedDeclaration' && declaration.declaration !== null ? { file: other, node: declaration.declaration } : null;
  const file = sourceFile("import { load } from './other.js'; load();", { others: { exported } });
  expect(mayBePromise(file, lastExpression(file)).answer).toBe('yes');
});
