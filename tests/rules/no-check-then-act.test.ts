import rule from '../../rules/no-check-then-act.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-check-then-act', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'the promise is kept before anything is awaited', code: 'const m = new Map(); export async function f(k) { if (!m.has(k)) m.set(k, fetch(k)); return m.get(k); }' },
    { name: 'a flag is raised before the await', code: 'export class A { async f() { if (this.busy) return; this.busy = true; await push(); this.busy = false; } }' },
    { name: 'what is written does not rest on what was seen', code: 'export async function f(view) { await paint(view); view.dirty = false; }' },
    { name: 'it is looked at again behind the await', code: 'let c; export async function f() { if (c) return c; const a = await connect(); if (c) return c; c = a; return c; }' },
    { name: 'a lock lets one in at a time', code: 'let c; export async function f() { const release = await mutex.acquire(); try { c ??= await connect(); return c; } finally { release(); } }' },
    { name: 'so does what runs the callback', code: 'let c; export const f = () => mutex.runExclusive(async () => { c ??= await connect(); return c; });' },
    { name: 'a module is loaded once', code: "let a; export async function f() { a ??= await import('./a.js'); return a; }" },
    { name: 'a single value is only read twice', code: 'export class A { async f() { if (!this.key) this.key = await readKey(); return this.key; } }' },
    { name: 'a key that no caller chooses', code: "const t = {}; export async function f() { t['a'] ??= await readKey(); return t['a']; }" },
    { name: 'a helper whose only caller waits', code: 'const m = new Map(); async function f(k) { if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); } export async function g(ks) { for (const k of ks) await f(k); }' },
    { name: 'a private method', code: 'export class A { #m = new Map(); async #f(k) { if (!this.#m.has(k)) this.#m.set(k, await fetch(k)); return this.#m.get(k); } async g(k) { await this.#f(k); } }' },
    { name: 'a callback, whoever calls it', code: 'let filter; poll(async () => { if (!filter) { filter = await createFilter(); return filter; } });' },
    { name: 'a program that runs once', code: 'let c; async function main() { c ??= await connect(); return c; } main();' },
    { name: 'a program on a command line', code: "#!/usr/bin/env node\nconst m = new Map(); export async function f(k) { if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); }" },
    { name: 'the cell is given up', code: 'export class A { async close() { if (!this.c) return; await this.c.close(); this.c = null; } }' },
    { name: 'a start that a flag remembers, as callers may come one after the other', code: 'let started = false; export async function f() { if (started) return; await prepare(); started = true; }' },
    { name: 'a cell of the call', code: 'export async function f(k) { const m = new Map(); if (!m.has(k)) m.set(k, await fetch(k)); return m.get(k); }' },
  ],
  invalid: [
    {
      name: 'a cache that all callers find empty',
      code: 'const users = new Map();\nexport async function user(id) {\n  if (!users.has(id)) users.set(id, await fetch(id));\n  return users.get(id);\n}',
      errors: [
        {
          messageId: 'filledTwice',
          data: { wait: 'await fetch(id)', cell: 'users.get(id)' },
          line: 3,
          column: 23,
          endLine: 3,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'keepUntilRejected',
              data: { cell: 'users.get(id)', place: 'users' },
              output: 'const users = new Map();\nexport async function user(id) {\n  if (!users.has(id)) users.set(id, fetch(id).catch((error) => {\n    users.delete(id);\n    throw error;\n  }));\n  return users.get(id);\n}',
            },
            {
              messageId: 'keepPromise',
              data: { cell: 'users.get(id)', place: 'users' },
              output: 'const users = new Map();\nexport async function user(id) {\n  if (!users.has(id)) users.set(id, fetch(id));\n  return users.get(id);\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a connection that two callers open, and others use',
      code: 'let client;\nexport async function open() {\n  client ??= await connect();\n  return client;\n}\nexport const query = text => client.query(text);',
      errors: [{ messageId: 'filledTwice', data: { wait: 'await connect()', cell: 'client' }, line: 3, column: 3, endLine: 3, endColumn: 29, suggestions: [] }],
    },
    {
      name: 'work that also counts how often it is done, which callers that share it would leave out',
      code: 'const users = new Map();\nlet loads = 0;\nasync function load(id) {\n  loads += 1;\n  return fetch(id);\n}\nexport async function user(id) {\n  if (!users.has(id)) users.set(id, await load(id));\n  return users.get(id);\n}',
      errors: [{ messageId: 'filledTwice', data: { wait: 'await load(id)', cell: 'users.get(id)' }, line: 8, column: 23, endLine: 8, endColumn: 52, suggestions: [] }],
    },
    {
      name: 'a count beside the filling of the cell',
      code: 'const users = new Map();\nlet misses = 0;\nexport async function user(id) {\n  if (users.has(id)) return users.get(id);\n  misses += 1;\n  const found = await fetch(id);\n  users.set(id, found);\n  return found;\n}',
      errors: [{ messageId: 'filledTwice', data: { wait: 'await fetch(id)', cell: 'users.get(id)' }, line: 7, column: 3, endLine: 7, endColumn: 23, suggestions: [] }],
    },
    {
      name: 'a count of all who ask, which sharing leaves as it is',
      code: 'const users = new Map();\nlet asked = 0;\nexport async function user(id) {\n  asked += 1;\n  if (users.has(id)) return users.get(id);\n  const found = await fetch(id);\n  users.set(id, found);\n  return found;\n}',
      errors: [
        {
          messageId: 'filledTwice',
          data: { wait: 'await fetch(id)', cell: 'users.get(id)' },
          line: 7,
          column: 3,
          endLine: 7,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'keepUntilRejected',
              data: { cell: 'users.get(id)', place: 'users' },
              output: 'const users = new Map();\nlet asked = 0;\nexport async function user(id) {\n  asked += 1;\n  if (users.has(id)) return users.get(id);\n  const found = fetch(id).catch((error) => {\n    users.delete(id);\n    throw error;\n  });\n  users.set(id, found);\n  return found;\n}',
            },
            {
              messageId: 'keepPromise',
              data: { cell: 'users.get(id)', place: 'users' },
              output: 'const users = new Map();\nlet asked = 0;\nexport async function user(id) {\n  asked += 1;\n  if (users.has(id)) return users.get(id);\n  const found = fetch(id);\n  users.set(id, found);\n  return found;\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a helper that is started for each element',
      code: 'let key;\nasync function readOnce() {\n  if (key) return key;\n  key = await readKey();\n  return key.text;\n}\nexport const all = ids => Promise.all(ids.map(id => readOnce(id)));',
      errors: [{ messageId: 'filledTwice', data: { wait: 'await readKey()', cell: 'key' }, line: 4, column: 3, endLine: 4, endColumn: 24, suggestions: [] }],
    },
    {
      name: 'a start that a flag remembers, where one asks for such',
      options: [{ once: true }],
      code: 'let started = false;\nexport async function start() {\n  if (started) return;\n  await prepare();\n  started = true;\n}',
      errors: [{ messageId: 'doneTwice', data: { wait: 'await prepare()', cell: 'started' }, line: 5, column: 3, endLine: 5, endColumn: 17, suggestions: [] }],
    },
  ],
});
