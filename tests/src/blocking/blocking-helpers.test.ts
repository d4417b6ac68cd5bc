import { expect, test } from 'vitest';

import type { Call } from '../../../src/blocking/blocking-calls.ts';
import { blockingChain, chainText } from '../../../src/blocking/blocking-helpers.ts';
import type { Located } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const FS = "import fs from 'node:fs';\n";

test.each([
  ['a function of the file', 'function read(p) { return fs.readFileSync(p); } /*^*/read(p);', 'read → fs.readFileSync (line 2)'],
  ['over two helpers', 'function a() { return b(); } function b() { return fs.readFileSync(p); } /*^*/a();', 'a → b → fs.readFileSync (line 2)'],
  ['the shortest way counts', 'function a() { c(); return b(); } function b() { fs.readFileSync(p); } function c() { b(); } /*^*/a();', 'a → b → fs.readFileSync (line 2)'],
  ['the call that holds longest counts', "import { execSync } from 'child_process'; function a() { fs.readFileSync(p); execSync(c); } /*^*/a();", 'a → child_process.execSync (line 2)'],
  ['a function bound to a const', 'const read = p => fs.readFileSync(p); /*^*/read(p);', 'read → fs.readFileSync (line 2)'],
  ['a function in a function', 'function find(d) { const walk = x => fs.readdirSync(x); return walk(d); } /*^*/find(d);', 'find → walk → fs.readdirSync (line 2)'],
  ['a method of this', 'class A { read() { fs.readFileSync(p); } load() { /*^*/this.read(); } }', 'read → fs.readFileSync (line 2)'],
  ['a method of an instance', 'class A { read() { fs.readFileSync(p); } } const a = new A(); /*^*/a.read();', 'read → fs.readFileSync (line 2)'],
  ['a constructor', 'class A { constructor() { fs.readFileSync(p); } } /*^*/new A();', 'constructor → fs.readFileSync (line 2)'],
  ['in a callback that runs at once', 'function all(ps) { return ps.map(p => fs.readFileSync(p)); } /*^*/all(ps);', 'all → fs.readFileSync (line 2)'],
  ['functions that call each other', 'function a(n) { return n ? b(n) : 1; } function b(n) { fs.readFileSync(p); return a(n - 1); } /*^*/a(3);', 'a → b → fs.readFileSync (line 2)'],
  ['functions that only call each other', 'function a() { return b(); } function b() { return a(); } /*^*/a();', null],
  ['an async function is reported itself', 'async function read(p) { return fs.readFileSync(p); } /*^*/read(p);', null],
  ['a promise executor is reported itself', 'function read(p) { return new Promise(r => r(fs.readFileSync(p))); } /*^*/read(p);', null],
  ['code that is only defined', 'function later() { return () => fs.readFileSync(p); } /*^*/later();', null],
  ['a generator does not run when it is called', 'function* read() { yield fs.readFileSync(p); } /*^*/read();', null],
  ['a look at metadata', 'function has(p) { return fs.existsSync(p); } /*^*/has(p);', null],
  ['one short system call', 'function make(p) { fs.mkdirSync(p); } /*^*/make(p);', null],
  ['read once and kept', 'let cache; function get() { if (cache) return cache; cache = fs.readFileSync(p); return cache; } /*^*/get();', null],
  ['read once and kept, in short', 'let cache; function get() { return (cache ??= fs.readFileSync(p)); } /*^*/get();', null],
  ['kept by a key, so read once a key', 'const cache = {}; function get(k) { if (!cache[k]) cache[k] = fs.readFileSync(k); return cache[k]; } /*^*/get(k);', 'get → fs.readFileSync (line 2)'],
  ['a function that makes a server', "import https from 'https'; function make() { return https.createServer({ key: fs.readFileSync(p) }); } /*^*/make();", null],
  ['an unknown function', '/*^*/read(p);', null],
  ['a function of a parameter', 'function use(read) { /*^*/read(p); }', null],
])('%s', (_, code, expected) => {
  expect(chainOf(FS + code)).toBe(expected);
});

test('a function of another file is named with its place', () => {
  const other = sourceFile(`${FS}export function readConfig() {\n  return fs.readFileSync('a');\n}`, { path: '/project/config.ts' });
  const [statement] = other.ast.body.slice(1);
  const node = statement?.type === 'ExportNamedDeclaration' ? statement.declaration : null;
  const others = { exported: (_: unknown, specifier: string, name: string): Located | null => (specifier === './config.js' && name === 'readConfig' && node ? { file: other, node } : null) };
  expect(chainOf("import { readConfig } from './config.js'; function loadUsers() { readConfig(); } /*^*/loadUsers();", others)).toBe('loadUsers → readConfig → fs.readFileSync (config.ts:3)');
});

test('a long way is not followed to its end', () => {
  const steps = Array.from({ length: 9 }, (_, index) => `function f${index}() { f${index + 1}(); }`).join(' ');
  expect(chainOf(`${FS}${steps} function f9() { fs.readFileSync(p); } /*^*/f0();`)).toBe(null);
});

function chainOf(code: string, others?: Parameters<typeof sourceFile>[1] extends infer _ ? { exported(from: unknown, specifier: string, name: string): Located | null } : never): string | null {
  const file = sourceFile(code, others === undefined ? {} : { others });
  const call = markedNode(file, code.includes('/*^*/new') ? 'NewExpression' : 'CallExpression') as Call;
  const chain = blockingChain(file, call);
  return chain === null ? null : chainText(file, chain);
}
