import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { elementWork } from '../../../src/bounds/element-work.ts';
import { fanOutsOf } from '../../../src/bounds/fan-out.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const PRELUDE = "import { readFile } from 'node:fs/promises'; import { execFile } from 'node:child_process'; import { promisify } from 'node:util'; const run = promisify(execFile);\n";

function workIn(code: string): string | null {
  const file = sourceFile(PRELUDE + code);
  const [fanOut] = fanOutsOf(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression);
  const work = fanOut === undefined ? null : elementWork(file, fanOut);
  return work === null ? null : `${work.evidence} ${work.name}`;
}

test.each([
  ['a documented API', 'xs.map(x => fetch(x))', 'documented fetch'],
  ['a documented API by reference', 'xs.map(fetch)', 'documented fetch'],
  ['a file that is read', 'xs.map(async x => { const t = await readFile(x); return t.length; })', 'documented readFile'],
  ['a process', 'xs.map(x => run("node", [x]))', 'documented execFile'],
  ['after an early return, which only leaves some out', 'xs.map(async x => { if (!x.ok) return; await readFile(x.path); })', 'documented readFile'],
  ['in both branches', 'xs.map(x => x.isUrl ? fetch(x.url) : readFile(x.path))', 'documented fetch'],
  ['inside of try', 'xs.map(async x => { try { return await readFile(x); } catch { return null; } })', 'documented readFile'],
  ['in a function that is handed on', 'xs.map(x => retry(() => fetch(x)))', 'documented fetch'],
  ['at the start of a chain', 'xs.map(x => fetch(x).then(r => r.ok))', 'documented fetch'],
  ['a row that saves itself', 'rows.map(row => row.save())', 'own row.save'],
  ['a message that is sent', 'xs.map(x => mailer.send(x.email))', 'named mailer.send'],
  ['a question to a service', 'xs.map(x => this.api.getItem(x.id))', 'named this.api.getItem'],
  ['an element handed whole to something that was given', 'xs.map(x => zip.addFile(x))', 'handed zip.addFile'],
])('%s', (_name, made, expected) => {
  expect(workIn(`function f(xs, rows, mailer, zip) { return /*^*/Promise.all(${made}); }`)).toBe(expected);
});

test.each([
  ['the body of a function of the file', 'async function load(x) { return (await fetch(x)).json(); } /*^*/Promise.all(xs.map(x => load(x)));', 'body fetch'],
  ['the same by reference', 'const load = async x => readFile(x); /*^*/Promise.all(xs.map(load));', 'body readFile'],
  ['a method of the same class', 'class A { read(x) { return readFile(x); } all(xs) { return /*^*/Promise.all(xs.map(x => this.read(x))); } }', 'body readFile'],
  ['what a loop pushes', 'const jobs = []; for (const x of xs) jobs.push(readFile(x)); /*^*/Promise.all(jobs);', 'documented readFile'],
  ['an element that a loop hands over', 'function pack(xs, zip) { const jobs = []; for (const x of xs) { jobs.push(zip.addFile(x)); } return /*^*/Promise.all(jobs); }', 'handed zip.addFile'],
])('%s', (_name, code, expected) => {
  expect(workIn(code)).toBe(expected);
});

test.each([
  ['in memory', 'xs.map(async x => format(x))'],
  ['only for some, behind a condition', 'xs.map(async x => { if (x.isSymbolicLink()) { await readFile(x); } return x; })'],
  ['only for some, behind &&', 'xs.map(async x => x.isLink && readFile(x))'],
  ['only after a failure', 'xs.map(async x => { try { parse(x); } catch { await readFile(x); } })'],
  ['promises that already run', 'xs.map(p => p.catch(noop))'],
  ['what an element does to itself is its own affair', 'xs.map(x => x.close())'],
  ['a handle of a page', 'xs.map(el => el.evaluate(read))'],
  ['one connection', 'xs.map(x => session.send("Close", x))'],
  ['one transaction', 'xs.map(x => this.db.updateRow(x.id, { transaction }))'],
  ['a synchronous call beside it', 'xs.map(async x => { seen.add(x); return x; })'],
  ['a verb alone says nothing of i/o', 'xs.map(x => mapper.getName(x.id))'],
  ['a function that is declared but not called', 'xs.map(x => { function later() { return fetch(x); } return later; })'],
  ['a generator does not run yet', 'xs.map(function* (x) { yield fetch(x); })'],
])('none: %s', (_name, made) => {
  expect(workIn(`function f(xs, mapper, session, seen) { return /*^*/Promise.all(${made}); }`)).toBeNull();
});

test('a recursion ends', () => {
  expect(workIn('async function walk(x) { await /*^*/Promise.all(x.children.map(walk)); }')).toBeNull();
});
