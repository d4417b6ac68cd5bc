import { expect, test } from 'vitest';

import { collectionBound } from '../../../src/bounds/collection-bound.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const FS = "import fs from 'node:fs/promises'; import { readFileSync } from 'node:fs'; import { glob } from 'glob'; import _ from 'lodash';\n";

/** `7`, `limited`, `directory: fs.readdir(dir)`, `parameter xs` or `unknown`. */
function boundIn(code: string, type: Parameters<typeof markedNode>[1] = 'Identifier', prelude = FS): string {
  const file = sourceFile(prelude + code);
  const bound = collectionBound(file, markedNode(file, type));
  switch (bound.kind) {
    case 'bounded':
      return bound.atMost === null ? 'limited' : String(bound.atMost);
    case 'unbounded':
      return `${bound.source}: ${textOf(bound.because.file, bound.because.node)}`;
    case 'parameter':
      return `parameter ${bound.variable.name}`;
    case 'unknown':
      return 'unknown';
  }
}

test.each([
  ['a literal holds what is written', 'const xs = [1, 2, 3]; f(/*^*/xs);', '3'],
  ['a spread of a literal is added', 'const a = [1, 2]; const xs = [...a, 3]; f(/*^*/xs);', '3'],
  ['a filter keeps no more', 'const xs = [1, 2].filter(Boolean); f(/*^*/xs);', '2'],
  ['the keys of a literal are written out', 'const o = { a: 1, b: 2 }; const xs = Object.keys(o); f(/*^*/xs);', '2'],
  ['a set of a literal', 'const xs = new Set(["a", "b"]); f(/*^*/xs);', '2'],
  ['a number says how many', 'const xs = Array.from({ length: 5 }, start); f(/*^*/xs);', '5'],
  ['a constant number says how many', 'const N = 7; const xs = new Array(N).fill(0); f(/*^*/xs);', '7'],
  ['pushes outside of loops are counted', 'const xs = []; xs.push(a); xs.push(b, c); f(/*^*/xs);', '3'],
  ['a push for each of a literal', 'const xs = []; for (const x of [1, 2, 3]) xs.push(x); f(/*^*/xs);', '3'],
  ['one of two literals', 'const xs = big ? [1, 2, 3] : []; f(/*^*/xs);', '3'],
])('%s', (_name, code, expected) => {
  expect(boundIn(code)).toBe(expected);
});

test.each([
  ['a slice with an end is a decision', 'const xs = (await fs.readdir(d)).slice(0, 20); f(/*^*/xs);', 'limited'],
  ['a chunk of a chunked loop', 'const all = await fs.readdir(d); for (let i = 0; i < all.length; i += 10) { const xs = all.slice(i, i + 10); f(/*^*/xs); }', 'limited'],
  ['splice takes so many', 'const all = await fs.readdir(d); const xs = all.splice(0, 10); f(/*^*/xs);', 'limited'],
  ['a library takes so many', 'const xs = _.take(await fs.readdir(d), 5); f(/*^*/xs);', 'limited'],
  ['too many are treated apart', 'const xs = await fs.readdir(d); if (xs.length > 100) throw new Error("too many"); f(/*^*/xs);', 'limited'],
  ['as many workers as a maximum says', 'const xs = Array.from({ length: Math.min(10, n) }); f(/*^*/xs);', 'limited'],
  ['a later slice limits the variable', 'let xs = await fs.readdir(d); if (few) xs = xs.slice(0, 5); f(/*^*/xs);', 'limited'],
  ['a query says how many rows', 'const xs = await prisma.user.findMany({ take: 10 }); f(/*^*/xs);', 'limited'],
  ['a query builder says how many rows', 'const xs = await User.find({}).limit(10); f(/*^*/xs);', 'limited'],
  ['SQL says how many rows', 'const { rows: xs } = await pool.query("SELECT * FROM users LIMIT 10"); f(/*^*/xs);', 'limited'],
  ['an address asks for a page', 'const r = await fetch(`${base}/items?per_page=100`); const xs = await r.json(); f(/*^*/xs);', 'limited'],
  ['a filter for one name', 'const xs = (await fs.readdir(d)).filter(name => name === "package.json"); f(/*^*/xs);', 'limited'],
])('limited: %s', (_name, code, expected) => {
  expect(boundIn(code)).toBe(expected);
});

test.each([
  ['the entries of a directory', 'const xs = await fs.readdir(d); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['through filter, sort and map', 'const xs = (await fs.readdir(d)).filter(isCode).sort().map(path); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['through catch', 'const xs = await fs.readdir(d).catch(() => []); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['through then', 'const xs = await fs.readdir(d).then(names => names.filter(isCode)); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['as the parameter of then', 'fs.readdir(d).then(names => f(/*^*/names));', 'directory: fs.readdir(d)'],
  ['one of several that are waited for together', 'const [xs, y] = await Promise.all([fs.readdir(d), load()]); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['spread into a set', 'const xs = [...new Set(await fs.readdir(d))]; f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['in chunks that all start', 'const xs = _.chunk(await fs.readdir(d), 10); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['in one of two values', 'const xs = only ? [only] : await fs.readdir(d); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['pushed one by one', 'const xs = []; for (const name of await fs.readdir(d)) xs.push(name); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['given by a function of the file', 'async function list() { return fs.readdir(d); } const xs = await list(); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['handed to a private function by its caller', 'function go(xs) { f(/*^*/xs); } go(await fs.readdir(d));', 'directory: fs.readdir(d)'],
  ['through a function that hands its argument on', 'const code = names => names.filter(isCode); const xs = code(await fs.readdir(d)); f(/*^*/xs);', 'directory: fs.readdir(d)'],
  ['what a glob finds', 'const xs = await glob("src/**/*.js"); f(/*^*/xs);', 'glob: glob("src/**/*.js")'],
  ['what a pattern from elsewhere finds', 'const xs = await glob(config.pattern); f(/*^*/xs);', 'pattern: glob(config.pattern)'],
  ['all rows', 'const xs = await prisma.user.findMany(); f(/*^*/xs);', 'rows: prisma.user.findMany()'],
  ['all rows that fit', 'const xs = await User.find({ active: true }); f(/*^*/xs);', 'rows: User.find({ active: true })'],
  ['all documents', 'const xs = await db.collection("a").find({}).toArray(); f(/*^*/xs);', 'rows: db.collection("a").find({}).toArray()'],
  ['all rows of a statement', 'const [xs] = await connection.query("SELECT * FROM users"); f(/*^*/xs);', 'rows: connection.query("SELECT * FROM users")'],
  ['a request body', 'app.post("/", async (req, res) => { const { ids } = req.body; f(/*^*/ids); });', 'request: req.body'],
  ['a request that is read', 'export async function POST(request) { const xs = await request.json(); f(/*^*/xs); }', 'request: request.json()'],
  ['an answer', 'const r = await fetch(url); const xs = await r.json(); f(/*^*/xs);', 'response: r.json()'],
  ['a parsed file', 'const xs = JSON.parse(readFileSync(path, "utf8")); f(/*^*/xs);', 'file: JSON.parse(readFileSync(path, "utf8"))'],
  ['the lines of a file', 'const text = await fs.readFile(p, "utf8"); const xs = text.trim().split("\\n"); f(/*^*/xs);', 'lines: text.trim().split("\\n")'],
  ['gathered pages', 'const xs = []; do { page = await next(page); xs.push(...page.items); } while (page.more); f(/*^*/xs);', 'pages: xs.push(...page.items)'],
  ['gathered pages, joined', 'let xs = []; while (token) { const page = await next(token); xs = xs.concat(page.items); } f(/*^*/xs);', 'pages: xs = xs.concat(page.items)'],
  ['what a stream gives', 'const xs = []; for await (const x of stream) xs.push(x); f(/*^*/xs);', 'stream: stream'],
])('from outside: %s', (_name, code, expected) => {
  expect(boundIn(code)).toBe(expected);
});

test.each([
  ['the caller of an exported function decides', 'export function go(xs) { f(/*^*/xs); }', 'parameter xs'],
  ['and still does when some are left out', 'export function go(xs) { xs = xs.filter(Boolean); f(/*^*/xs); }', 'parameter xs'],
  ['a default says that it is small', 'export function go(xs = ["a"]) { f(/*^*/xs); }', 'unknown'],
  ['the rest of the arguments is written out by the caller', 'export function go(...xs) { f(/*^*/xs); }', 'unknown'],
  ['a part of an object is mostly configuration', 'export function go({ xs }) { f(/*^*/xs); }', 'unknown'],
  ['a callback gets one element', 'groups.map(xs => f(/*^*/xs));', 'unknown'],
  ['an element of a collection', 'for (const xs of await fs.readdir(d)) f(/*^*/xs);', 'unknown'],
  ['a call of something else', 'const xs = getPlugins(); f(/*^*/xs);', 'unknown'],
  ['a field of a parsed file is configuration', 'const { xs } = JSON.parse(readFileSync(p, "utf8")); f(/*^*/xs);', 'unknown'],
  ['a list in an answer is a page of it', 'const r = await fetch(url); const { xs } = await r.json(); f(/*^*/xs);', 'unknown'],
  ['the keys of an answer are a schema', 'const r = await fetch(url); const xs = Object.keys(await r.json()); f(/*^*/xs);', 'unknown'],
  ['the files that are shipped with the program', 'const xs = await fs.readdir(new URL("./rules", import.meta.url)); f(/*^*/xs);', 'unknown'],
  ['a glob for one name', 'const xs = await glob("**/package.json"); f(/*^*/xs);', 'unknown'],
  ['a glob for the variants of one file', 'const xs = await glob(".env.*"); f(/*^*/xs);', 'unknown'],
  ['the rows of one parent', 'const xs = await prisma.post.findMany({ where: { authorId } }); f(/*^*/xs);', 'unknown'],
  ['options that are not in sight', 'const xs = await User.findAll(options); f(/*^*/xs);', 'unknown'],
  ['find of an array', 'const xs = lists.find(list => list.open); f(/*^*/xs);', 'unknown'],
  ['a counted loop of unknown length', 'const xs = []; while (more()) xs.push(next()); f(/*^*/xs);', 'unknown'],
  ['a recursion', 'function a() { return a(); } const xs = a(); f(/*^*/xs);', 'unknown'],
  ['a variable that is made of itself', 'var xs = xs; f(/*^*/xs);', '0'],
])('no evidence: %s', (_name, code, expected) => {
  expect(boundIn(code)).toBe(expected);
});
