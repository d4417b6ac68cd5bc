import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { fanOutsOf } from '../../../src/bounds/fan-out.ts';
import { mustBeLimited, tooMuchAtOnce } from '../../../src/bounds/must-be-limited.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const PRELUDE = "import { mkdir, readdir, readFile, rename } from 'node:fs/promises'; import { glob } from 'glob'; async function load(x) { return readFile(x); }\n";

function fanOutIn(code: string) {
  const file = sourceFile(PRELUDE + code);
  const [fanOut] = fanOutsOf(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression);
  if (fanOut === undefined) throw new Error('The code has no fan-out.');
  return { file, fanOut };
}

test.each([
  ['a listing, and i/o for each entry', 'export async function f(d) { await /*^*/Promise.all((await readdir(d)).map(x => readFile(x))); }', true],
  ['a listing, and i/o in a function', 'export async function f(d) { await /*^*/Promise.all((await readdir(d)).map(load)); }', true],
  ['a listing whose entries are only renamed', 'export async function f(d) { await /*^*/Promise.all((await readdir(d)).map(x => rename(x, `${x}.old`))); }', false],
  ['a listing whose entries are read, once there is room', 'export async function f(d) { await /*^*/Promise.all((await readdir(d)).map(async x => { await mkdir(x); await readFile(x); })); }', true],
  ['a listing of all that is below, whose entries are renamed', 'export async function f(d) { await /*^*/Promise.all((await readdir(d, { recursive: true })).map(x => rename(x, `${x}.old`))); }', true],
  ['a helper that lists the folder of the templates', 'const list = async d => (await readdir(d)).sort(); export async function f(templatesDir) { await /*^*/Promise.all((await list(templatesDir)).map(x => readFile(x))); }', false],
  ['a pattern that is not in sight may ask for few', 'export async function f(p) { await /*^*/Promise.all((await glob(p)).map(load)); }', false],
  ['but certain i/o counts', 'export async function f(p) { await /*^*/Promise.all((await glob(p)).map(x => readFile(x))); }', true],
  ['rows that save themselves', 'export async function f(db) { await /*^*/Promise.all((await db.user.findMany()).map(row => row.save())); }', true],
  ['entries that do something to themselves', 'export async function f(d) { await /*^*/Promise.all((await readdir(d)).map(x => x.save())); }', false],
  ['a parameter, and certain i/o', 'export async function f(xs) { await /*^*/Promise.all(xs.map(x => readFile(x))); }', true],
  ['what the caller writes out, and certain i/o', 'export async function f(requiredPackages) { await /*^*/Promise.all(requiredPackages.map(x => readFile(x))); }', false],
  ['a parameter, and i/o in a function', 'export async function f(xs) { await /*^*/Promise.all(xs.map(load)); }', false],
  ['files handed whole to something else', 'export async function f(files, zip) { await /*^*/Promise.all(files.map(x => zip.addFile(x))); }', true],
  ['plugins handed whole to something else', 'export async function f(plugins, host) { await /*^*/Promise.all(plugins.map(x => host.startPlugin(x))); }', false],
  ['three', 'await /*^*/Promise.all(["a", "b", "c"].map(x => readFile(x)));', false],
  ['a hundred, which the code itself says', 'await /*^*/Promise.all(Array.from({ length: 100 }, x => readFile(x)));', false],
  ['a thousand', 'await /*^*/Promise.all(Array.from({ length: 1000 }, x => readFile(x)));', true],
  ['a limiter on the way', 'export async function f(d) { await /*^*/Promise.all((await readdir(d)).map(x => limit(() => readFile(x)))); }', false],
])('%s → %s', (_name, code, expected) => {
  const { file, fanOut } = fanOutIn(code);
  expect(mustBeLimited(file, fanOut)).toBe(expected);
});

test('strict asks about every array of the caller', () => {
  const { file, fanOut } = fanOutIn('export async function f(xs) { await /*^*/Promise.all(xs.map(load)); }');
  expect(tooMuchAtOnce(file, fanOut, { maxLiteral: 10, parameters: true })?.bound.kind).toBe('parameter');
});

test('the number that is tolerated is a choice', () => {
  const { file, fanOut } = fanOutIn('await /*^*/Promise.all(["a", "b", "c"].map(x => readFile(x)));');
  expect(tooMuchAtOnce(file, fanOut, { maxLiteral: 2, parameters: false })?.bound.kind).toBe('bounded');
});
