import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { collectionBound } from '../../../src/bounds/collection-bound.ts';
import { fanOutsOf } from '../../../src/bounds/fan-out.ts';
import { boundedMap } from '../../../src/rewrite/bounded-map.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import type { Settings } from '../../../src/settings.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The program with its first fan-out in bounds; `null` where that is not written. */
function rewritten(code: string, { path = '/project/case.js', settings = {} }: { path?: string; settings?: Partial<Settings> } = {}): string | null {
  const file = sourceFile(code, { path, settings });
  for (const node of descendants(file, file.ast, 'enter')) {
    if (node.type !== 'CallExpression') continue;
    const [fanOut] = fanOutsOf(file, node as TSESTree.CallExpression);
    if (fanOut === undefined) continue;
    const written = boundedMap(file, fanOut, collectionBound(file, fanOut.collection));
    return written === null ? null : editedText(file, [0, file.text.length], written.edits);
  }
  throw new Error('The code has no fan-out.');
}

const READS = "import { readdir } from 'node:fs/promises';\n";

test('results that are kept under a name are collected chunk by chunk', () => {
  expect(rewritten(`${READS}const names = await readdir(d);\nconst out = await Promise.all(names.map(name => f(name)));`)).toBe(`${READS}const names = await readdir(d);
const out = [];
for (let i = 0; i < names.length; i += 10) {
  out.push(...(await Promise.all(names.slice(i, i + 10).map(name => f(name)))));
}`);
});

test('results that are not kept need no array, and a long callback moves in', () => {
  expect(rewritten(`${READS}async function g(d) {
    const names = await readdir(d);
    await Promise.allSettled(names.map(async name => {
        // what it is for
        await f(name);
    }));
}`)).toBe(`${READS}async function g(d) {
    const names = await readdir(d);
    for (let i = 0; i < names.length; i += 10) {
        await Promise.allSettled(names.slice(i, i + 10).map(async name => {
            // what it is for
            await f(name);
        }));
    }
}`);
});

test('a callback that stood on lines of its own moves out with its text', () => {
  expect(rewritten(`${READS}async function g(d) {
  const names = await readdir(d);
  const out = await Promise.all(
    names.map(async name => {
      // what it is for
      const text = await f(name, \`a
  b\`);
      return text; // as it is
    }),
  );
  return out;
}`)).toBe(`${READS}async function g(d) {
  const names = await readdir(d);
  const out = [];
  for (let i = 0; i < names.length; i += 10) {
    out.push(...(await Promise.all(names.slice(i, i + 10).map(async name => {
      // what it is for
      const text = await f(name, \`a
  b\`);
      return text; // as it is
    }))));
  }
  return out;
}`);
});

test('a collection that is a call gets a name first', () => {
  expect(rewritten(`${READS}let out = await Promise.all((await readdir(d)).map(name => f(name)))`)).toBe(`${READS}const items = await readdir(d)
let out = []
for (let i = 0; i < items.length; i += 10) {
  out.push(...(await Promise.all(items.slice(i, i + 10).map(name => f(name)))))
}`);
});

test('names that are taken are left alone', () => {
  expect(rewritten(`${READS}const names = await readdir(d);\nconst i = 1;\nawait Promise.all(names.map(name => f(name, i)));`)).toContain('for (let start = 0; start < names.length; start += 10)');
});

test('settings say how many', () => {
  expect(rewritten(`${READS}const names = await readdir(d);\nawait Promise.all(names.map(name => f(name)));`, { settings: { chunkSize: 3 } })).toContain('names.slice(i, i + 3)');
});

test.each([
  ['a comment that is for a tool, above', '// prettier-ignore\nconst out = await Promise.all([...names].map(name => f(name)));'],
  ['a comment that is for a tool, behind', 'await Promise.all([...names].map(name => f(name))); // eslint-disable-line'],
  ['a result without a name', 'async function g(names) { return await Promise.all([...names].map(name => f(name))); }'],
  ['a promise that is not waited for', 'const out = Promise.all([...names].map(name => f(name)));'],
  ['the first of them', 'const out = await Promise.race([...names].map(name => f(name)));'],
  ['an index, which begins anew with each chunk', 'const out = await Promise.all([...names].map((name, index) => f(name, index)));'],
  ['a function that may look at the index', 'const out = await Promise.all([...names].map(f));'],
  ['a callback that speaks of arguments', 'const out = await Promise.all([...names].map(function (name) { return f(arguments); }));'],
  ['what may be no array', 'async function g(names) { const out = await Promise.all(names.map(name => f(name))); }'],
  ['an iterable', 'async function g(names) { const out = await Promise.all(Array.from(names, name => f(name))); }'],
  ['a pattern of results', 'const [first] = await Promise.all([...names].map(name => f(name)));'],
  ['what becomes of the results at once', 'const out = (await Promise.all([...names].map(name => f(name)))).flat();'],
  ['a comment that would be lost', 'const out = await Promise.all(/* all */ [...names].map(name => f(name)));'],
  ['jobs that a loop pushes', 'const jobs = []; for (const name of names) jobs.push(f(name)); await Promise.all(jobs);'],
  ['a callback that changes the collection', 'const all = [...names]; await Promise.all(all.map(name => f(name, all)));'],
])('no chunks: %s', (_name, code) => {
  expect(rewritten(code)).toBeNull();
});

test('TypeScript must find the type of an array that begins empty', () => {
  const code = 'async function g(names: string[]) { const out = await Promise.all(names.map(name => f(name))); return () => out; }';
  expect(rewritten(code, { path: '/project/case.ts' })).toBeNull();
  expect(rewritten(code.replace('const out', 'const out: number[]'), { path: '/project/case.ts' })).toContain('const out: number[] = []');
});

test.each([
  ['an arrow', 'xs.map(x => f(x))', 'xs.map(x => limit(() => f(x)))'],
  ['an async arrow with a body', 'xs.map(async (x, i) => { await f(x); })', 'xs.map((x, i) => limit(async () => { await f(x); }))'],
  ['an object in parentheses', 'xs.map(x => ({ then: f }))', 'xs.map(x => limit(() => ({ then: f })))'],
  ['a type of what it gives', 'xs.map((x): Promise<void> => f(x))', 'xs.map((x): Promise<void> => limit(() => f(x)))'],
  ['a reference', 'xs.map(f)', 'xs.map((...args) => limit(f, ...args))'],
  ['a function', 'xs.map(function (x) { return f(x); })', 'xs.map((...args) => limit(function (x) { return f(x); }, ...args))'],
  ['a second argument of Array.from', 'Array.from(xs, x => f(x))', 'Array.from(xs, x => limit(() => f(x)))'],
])('an instance of p-limit wraps %s', (_name, made, expected) => {
  const prelude = 'import pLimit from "p-limit"; const limit = pLimit(4);\n';
  expect(rewritten(`${prelude}const out = await Promise.all(${made});`)).toBe(`${prelude}const out = await Promise.all(${expected});`);
});

test('a package that is only imported gets an instance, before the promises are started', () => {
  expect(rewritten('import pLimit from "p-limit";\n  const jobs = xs.map(x => f(x));\n  await Promise.all(jobs);')).toBe(
    'import pLimit from "p-limit";\n  const limit = pLimit(10);\n  const jobs = xs.map(x => limit(() => f(x)));\n  await Promise.all(jobs);',
  );
});

test('p-map takes the place of the combinator and the map', () => {
  expect(rewritten('import pMap from "p-map";\nreturn_(await Promise.all((await list()).map(async x => f(x))));')).toBe(
    'import pMap from "p-map";\nreturn_(await pMap(await list(), async x => f(x), { concurrency: 10 }));',
  );
});

test.each([
  ['p-map for what does not wait for all', 'import pMap from "p-map"; await Promise.race(xs.map(x => f(x)));'],
  ['p-map for a reference, which it gives other arguments', 'import pMap from "p-map"; await Promise.all(xs.map(f));'],
  ['a queue for a reference', 'import Q from "p-queue"; const q = new Q({ concurrency: 2 }); await Promise.all(xs.map(f));'],
  ['a map that is given a this', 'import pLimit from "p-limit"; const limit = pLimit(4); await Promise.all(xs.map(f, this));'],
])('not written: %s', (_name, code) => {
  expect(rewritten(code)).toBeNull();
});
