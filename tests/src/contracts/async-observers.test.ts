import { join } from 'node:path';

import { expect, test } from 'vitest';

import { asyncObserver } from '../../../src/contracts/async-observers.ts';
import { otherFiles } from '../../../src/modules/other-files.ts';
import { parsedFile } from '../../../src/modules/parsed-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { textOf } from '../../../src/source-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { markedFunction } from './marked-function.ts';

const BODY = '{ b.c = 1; return b; }';

test.each([
  ['every call waits', `/*^*/async function f(b) ${BODY} await f(1);`, 'no', 'every call waits'],
  ['waits for many', `/*^*/async function f(b) ${BODY} await Promise.all(xs.map(x => f(x)));`, 'no', 'every call waits'],
  ['no call waits', `/*^*/async function f(b) ${BODY} f(1);`, 'no', 'no call waits'],
  ['some wait', `/*^*/async function f(b) ${BODY} f(1); await f(2);`, 'no', 'no call relies on it'],
  ['nothing calls it', `/*^*/async function f(b) ${BODY}`, 'no', 'nothing calls it'],
  ['an exported plain function', `export /*^*/async function f(b) ${BODY}`, 'no', 'nothing calls it'],
  ['a listener', `/*^*/async function f(b) ${BODY} a.on('x', f);`, 'no', 'no call waits'],
  ['a callback', `a(/*^*/async b => ${BODY});`, 'unknown', 'no name'],
  ['a value', `/*^*/async function f(b) ${BODY} a(f);`, 'yes', 'used as a value'],
  ['a call that is kept', `/*^*/async function f(b) ${BODY} const p = f(1);`, 'yes', 'used as a value'],
  ['a call in a list of promises', `/*^*/async function f(b) ${BODY} await Promise.all([f(1), g()]);`, 'yes', 'used as a value'],
  ['a chained call', `/*^*/async function f(b) ${BODY} f(1).then(a);`, 'yes', 'chained'],
  ['handed on to others', `/*^*/async function f(b) ${BODY} export const g = () => f(1);`, 'yes', 'handed on'],
  ['handed on inside the file', `/*^*/async function f(b) ${BODY} const g = () => f(1); await g();`, 'no', 'every call waits'],
  ['handed on inside the file, then chained', `/*^*/async function f(b) ${BODY} const g = () => f(1); g().catch(a);`, 'yes', 'chained'],
  ['a private method that a public one hands on', `export class C { #m/*^*/(b) ${BODY} go() { return this.#m(1); } }`, 'no', 'only handed on'],
  ['a private method that throws and is handed on', 'export class C { #m/*^*/(b) { if (!b) throw b; } go() { return this.#m(1); } }', 'yes', 'handed on'],
  ['a public method', `export class C { m/*^*/(b) ${BODY} }`, 'yes', 'member of a contract'],
  ['a helper of its class', `export class C { m/*^*/(b) ${BODY} async go() { await this.m(1); } }`, 'no', 'every call waits'],
  ['an override', `export class C extends B { override m/*^*/(b) ${BODY} }`, 'yes', 'member of a contract'],
  ['a decorated method', `class C { @a private m/*^*/(b) ${BODY} }`, 'yes', 'member of a contract'],
  ['a method that the language calls', `class C { async [Symbol.asyncDispose]/*^*/(b) ${BODY} } new C().a();`, 'yes', 'member of a contract'],
  ['a typed constant', `const f: F = /*^*/async b => ${BODY};`, 'yes', 'declared'],
  ['an exported function that declares a promise', `export /*^*/async function f(b): Promise<B> ${BODY}`, 'yes', 'declared'],
  ['a function of the file that declares one', `/*^*/async function f(b): Promise<B> ${BODY} await f(1);`, 'no', 'every call waits'],
  ['an exported function that documents a promise', `/** @returns {Promise<B>} */\nexport /*^*/async function f(b) ${BODY}`, 'yes', 'declared'],
  ['a documented function that its file waits for', `/** @returns {Promise<B>} */\nexport /*^*/async function f(b) ${BODY} await f(1);`, 'no', 'every call waits'],
  ['an empty function', '/*^*/async function f() {} await f();', 'yes', 'placeholder'],
  ['an exported function that gives a constant', 'export /*^*/async function f() { return null; }', 'yes', 'placeholder'],
  ['a function of the file that gives a constant', '/*^*/async function f() { return 1; } await f();', 'no', 'every call waits'],
  ['an exported function that throws', 'export /*^*/async function f(b) { if (!b) throw b; return 1; }', 'yes', 'throws'],
  ['a function of the file that throws', '/*^*/async function f(b) { if (!b) throw b; return 1; } await f(1);', 'no', 'every call waits'],
  ['a server action', `'use server'; export /*^*/async function f(b) ${BODY}`, 'yes', 'server action'],
  ['a handler', `export /*^*/async function f(req, res) { res.end(); }`, 'yes', 'framework entry'],
  ['a parameter that only keeps the place of the next', 'export /*^*/async function f(name, b) { b.c = 1; }', 'yes', 'signature of others'],
  ['such a parameter in a function that the file itself calls', 'export /*^*/async function f(name, b) { b.c = 1; } await f(1, 2);', 'no', 'every call waits'],
  ['a last parameter that is not used', 'export /*^*/async function f(b, name) { b.c = 1; }', 'no', 'nothing calls it'],
  ['middleware, which is asked for no promise', 'export /*^*/async function f(req, res, next) { res.a = 1; next(); }', 'no', 'nothing calls it'],
  ['one of a family', `export /*^*/async function f(b) ${BODY} export async function g(b) { await b; }`, 'yes', 'called like its siblings'],
  ['one of a family that the file itself calls', `export /*^*/async function f(b) ${BODY} export async function g(b) { await f(b); }`, 'no', 'every call waits'],
])('%s: %s → %s, %s', (_, code, answer, reason) => {
  const { file, fn } = markedFunction(code);
  const verdict = asyncObserver(file, fn);
  expect([verdict.answer, verdict.because.reason]).toEqual([answer, reason]);
});

test('the witness is the place that relies on it', () => {
  const { file, fn } = markedFunction(`/*^*/async function f(b) ${BODY} f(1).then(a);`);
  expect(textOf(file, asyncObserver(file, fn).because.node)).toBe('f(1).then');
});

test.each([
  ['every file that imports it waits at once, whatever it declares', 'await sizeOf();', 'no', 'every importer waits'],
  ['a file that imports it chains on it', 'sizeOf().then(a);', 'yes', 'used elsewhere'],
  ['nobody imports it', '', 'yes', 'declared'],
])('an exported function: %s', (_, importing, answer, reason) => {
  const folder = temporaryFolder({
    'package.json': '{ "private": true }',
    'load.ts': 'export async function sizeOf(b: B): Promise<B> { return b.c + 1; }',
    'main.ts': importing === '' ? '' : `import { sizeOf } from './load.js';\nexport const main = async () => { ${importing} };`,
  });
  const file = parsedFile(join(folder, 'load.ts'), DEFAULT_SETTINGS, otherFiles(DEFAULT_SETTINGS));
  const fn = file?.ast.body[0]?.type === 'ExportNamedDeclaration' ? file.ast.body[0].declaration : null;
  if (file === null || fn?.type !== 'FunctionDeclaration') throw new Error('There is no function.');
  const observer = asyncObserver(file, fn);
  expect([observer.answer, observer.because.reason]).toEqual([answer, reason]);
});
