import rule from '../../rules/no-async-without-await.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-async-without-await', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'somebody was asked by a coarser rule, and kept it', code: '// oxlint-disable-next-line typescript/require-await\nasync function f() { return 1; }\nf();' },
    { name: 'a promise that leaves its try is the news, which no-unawaited-return-in-try tells', code: 'export async function readOrNull(files, path) { try { return files.readText(path); } catch { return null; } }' },
    { name: 'promises that forEach drops are the news, which no-async-callback tells', code: 'export async function f(users, g) { users.forEach(async user => { await g(user); }); }' },
    { name: 'so are promises that count as true', code: 'export async function f(users, g) { return users.filter(async user => await g(user)).length; }' },
    { name: 'it waits', code: 'async function f(a) { return (await a).b; }' },
    { name: 'the head of its loop waits', code: 'async function f(a) { for await (const b of a) c(b); }' },
    { name: 'the end of its scope waits', code: 'async function f(a) { await using b = a.open(); c(b); }' },
    { name: 'a generator is async for those who iterate it', code: 'async function* f(a) { yield a.b; }' },
    { name: 'a plain function', code: 'function f(a) { return a.b; }' },
    { name: 'it gives the promise of another', code: 'export const user = async id => fetch(`/users/${id}`);' },
    { name: 'one path gives a call, so async makes one type of both', code: "export async function allowed(id) { if (id.startsWith('a')) return ask(id); return true; }" },
    { name: 'it gives a new promise', code: 'export async function wait(ms) { return new Promise(done => setTimeout(done, ms)); }' },
    { name: 'it gives what a map of promises holds', code: 'const running = new Map(); export async function job(id) { return running.get(id); }' },
    { name: 'it gives the promise of a function in the same file', code: 'const load = () => fetch(a); async function get() { return load(); } await get();' },
    { name: 'a throw becomes a rejection for callers out of sight', code: 'export async function port(text) { if (!text) throw new RangeError(text); return Number(text); }' },
    { name: 'so does a throw of a function that it calls', code: "function check(a) { if (!a) throw new Error('a'); } export async function f(a) { check(a); return a.b; }" },
    { name: 'a body that only throws is to be written', code: "async function f() { throw new Error('later'); } await f();" },
    { name: 'an empty body is there on purpose', code: 'async function f() {} await f();' },
    { name: 'an exported constant answers for something that is turned off', code: 'export async function available() { return false; }' },
    { name: 'a value for someone out of sight', code: 'async function health(a) { return { ok: a.b }; } app.use(health);' },
    { name: 'a callback', code: "test('a', async () => { expect(a.b).toBe(1); });" },
    { name: 'a property', code: 'export const hooks = { async before(a) { a.b = 1; } };' },
    { name: 'a component', code: 'const Page = async () => <p>{a.b}</p>; export const App = () => <Page />;', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { name: "a caller chains on its promise", code: 'async function f(a) { a.b = 1; } f(c).then(d);' },
    { name: 'a caller handles its errors by the promise', code: 'async function main() { a.b = 1; } main().catch(report);' },
    { name: 'one of several that are started together', code: 'async function f(a) { a.b = 1; } await Promise.all([f(1), g()]);' },
    { name: 'an exported function hands its promise on', code: 'async function f(a) { a.b = 1; } export const g = a => f(a);' },
    { name: 'a declared promise is a contract', code: 'export async function size(a: string): Promise<number> { return a.length; }' },
    { name: 'so is a documented one', code: '/** @returns {Promise<number>} */\nexport async function size(a) { return a.length; }' },
    { name: 'so is the type of the constant', code: 'const size: Size = async a => a.length; await size(b);' },
    { name: 'so is an interface', code: 'export class Store implements Loads { async load() { return this.a; } }' },
    { name: 'so is an override', code: 'export class Mine extends Job { override async run() { return this.a; } }' },
    { name: "a public method may be part of others' contracts", code: 'export class Store { async load() { return this.a; } }' },
    { name: 'a class that is one of several kinds', code: 'export class MemoryStore { async load() { return this.a; } async all() { return [await this.load()]; } }' },
    { name: 'a decorated method', code: "class C { @Get() private async list() { return this.a; } }" },
    { name: 'a server action', code: "'use server';\nexport async function save(form) { db.set(form.a); }" },
    { name: 'an entry that a framework looks up', code: 'export async function getServerSideProps(a) { return { props: { b: a.b } }; }' },
    { name: 'a route handler', code: 'export async function list(req, res) { res.json({ a: req.a }); }' },
    { name: 'a plugin, which a whole module is', code: "export default async function routes(fastify) { fastify.get('/', a); }" },
    { name: 'one of a table of commands', code: 'export async function one(path) { print(path.a); }\nexport async function two(path) { await run(path); }' },
    { name: 'what holds the thread should be awaited instead', code: "import fs from 'node:fs';\nexport async function load(path) { return JSON.parse(fs.readFileSync(path, 'utf8')); }" },
    { name: 'a name that later holds another function', code: 'let f = async a => { a.b = 1; }; f = g; await f(c);' },
  ],
  invalid: [
    {
      name: 'a private function that every caller awaits; nothing in it can throw',
      code: `async function add(a, b) {\n  return a + b;\n}\nexport async function main(save) {\n  await save(await add(1, 2));\n}`,
      output: `function add(a, b) {\n  return a + b;\n}\nexport async function main(save) {\n  await save(await add(1, 2));\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'add', witness: 'every call in this file awaits it at once' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 19,
          suggestions: [
            { messageId: 'drop', data: { name: 'add' }, output: `function add(a, b) {\n  return a + b;\n}\nexport async function main(save) {\n  await save(await add(1, 2));\n}` },
            { messageId: 'dropWithAwaits', data: { name: 'add' }, output: `function add(a, b) {\n  return a + b;\n}\nexport async function main(save) {\n  await save(add(1, 2));\n}` },
          ],
        },
      ],
    },
    {
      name: "the arrow form; where a caller has more to wait for, its 'await' can go too",
      code: `const double = async x => x * 2;\nexport const run = async (n, save) => {\n  const value = await double(n);\n  await save(value);\n};`,
      output: `const double = x => x * 2;\nexport const run = async (n, save) => {\n  const value = await double(n);\n  await save(value);\n};`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'double', witness: 'every call in this file awaits it at once' },
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'drop', data: { name: 'double' }, output: `const double = x => x * 2;\nexport const run = async (n, save) => {\n  const value = await double(n);\n  await save(value);\n};` },
            { messageId: 'dropWithAwaits', data: { name: 'double' }, output: `const double = x => x * 2;\nexport const run = async (n, save) => {\n  const value = double(n);\n  await save(value);\n};` },
          ],
        },
      ],
    },
    {
      name: "an exported function with a synchronous body: others may use '.then'",
      code: `export async function total(items) {\n  let sum = 0;\n  for (const item of items) sum += item.price;\n  return sum;\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'total', witness: 'nothing in this file relies on its promise' },
          line: 1,
          column: 8,
          endLine: 1,
          endColumn: 28,
          suggestions: [
            { messageId: 'dropExported', data: { name: 'total' }, output: `export function total(items) {\n  let sum = 0;\n  for (const item of items) sum += item.price;\n  return sum;\n}` },
          ],
        },
      ],
    },
    {
      name: 'the return type changes with it',
      code: `async function count(users: User[]): Promise<number> {\n  return users.filter(user => user.active).length;\n}\nexport async function summary(users: User[]) {\n  return \`\${await count(users)} active\`;\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'count', witness: 'every call in this file awaits it at once' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'dropHeard', data: { name: 'count' }, output: `function count(users: User[]): number {\n  return users.filter(user => user.active).length;\n}\nexport async function summary(users: User[]) {\n  return \`\${await count(users)} active\`;\n}` },
          ],
        },
      ],
    },
    {
      name: "a return type under another name can't be changed here",
      code: `type Result = Promise<number>;\nasync function size(a: string): Result {\n  return a.length;\n}\nexport const run = async () => [await size('a')];`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'size', witness: 'every call in this file awaits it at once' },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 20,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a private method',
      code: `export class Parcel {\n  async #weight(items) {\n    return items.length * 2;\n  }\n  async send(post) {\n    await post(await this.#weight([]));\n  }\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: '#weight', witness: 'every call in this file awaits it at once' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 16,
          suggestions: [
            { messageId: 'dropHeard', data: { name: '#weight' }, output: `export class Parcel {\n  #weight(items) {\n    return items.length * 2;\n  }\n  async send(post) {\n    await post(await this.#weight([]));\n  }\n}` },
            { messageId: 'dropWithAwaits', data: { name: '#weight' }, output: `export class Parcel {\n  #weight(items) {\n    return items.length * 2;\n  }\n  async send(post) {\n    await post(this.#weight([]));\n  }\n}` },
          ],
        },
      ],
    },
    {
      name: 'a public method that its own class calls and awaits, in a class that stands alone',
      code: `export class Report {\n  async title(day) {\n    return \`Report of \${day.trim()}\`;\n  }\n  async send(mailer, day) {\n    await mailer.deliver(await this.title(day));\n  }\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'title', witness: 'every call in this file awaits it at once' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 14,
          suggestions: [
            { messageId: 'dropExported', data: { name: 'title' }, output: `export class Report {\n  title(day) {\n    return \`Report of \${day.trim()}\`;\n  }\n  async send(mailer, day) {\n    await mailer.deliver(await this.title(day));\n  }\n}` },
          ],
        },
      ],
    },
    {
      name: 'a semicolon keeps a computed key apart from the field before it',
      code: `class Basket {\n  lines = new Map()\n  async [Symbol.for('count')]() { return this.lines.size }\n}\nexport const countOf = async () => await new Basket()[Symbol.for('count')]();`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: "[Symbol.for('count')]", witness: 'every call in this file awaits it at once' },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 29,
          suggestions: [
            { messageId: 'dropHeard', data: { name: "[Symbol.for('count')]" }, output: `class Basket {\n  lines = new Map()\n  ;[Symbol.for('count')]() { return this.lines.size }\n}\nexport const countOf = async () => await new Basket()[Symbol.for('count')]();` },
          ],
        },
      ],
    },
    {
      name: 'a throw in a private function reaches the same await with and without async',
      code: `async function port(text) {\n  const n = Number(text);\n  if (!Number.isInteger(n)) throw new RangeError(text);\n  return n;\n}\nexport async function listen(server, text) {\n  await server.listen(await port(text));\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'port', witness: 'every call in this file awaits it at once' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 20,
          suggestions: [
            { messageId: 'dropHeard', data: { name: 'port' }, output: `function port(text) {\n  const n = Number(text);\n  if (!Number.isInteger(n)) throw new RangeError(text);\n  return n;\n}\nexport async function listen(server, text) {\n  await server.listen(await port(text));\n}` },
            { messageId: 'dropWithAwaits', data: { name: 'port' }, output: `function port(text) {\n  const n = Number(text);\n  if (!Number.isInteger(n)) throw new RangeError(text);\n  return n;\n}\nexport async function listen(server, text) {\n  await server.listen(port(text));\n}` },
          ],
        },
      ],
    },
    {
      name: 'nobody waits for it',
      code: `async function log(line) {\n  lines.push(line);\n}\nexport function write(line) {\n  log(line);\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'log', witness: 'nobody waits for it in this file' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 19,
          suggestions: [
            { messageId: 'dropUnheard', data: { name: 'log' }, output: `function log(line) {\n  lines.push(line);\n}\nexport function write(line) {\n  log(line);\n}` },
          ],
        },
      ],
    },
    {
      name: 'a listener: the emitter drops the promise',
      code: `export class Page {\n  #closed = async event => {\n    this.state = event.reason;\n  };\n  watch(emitter) {\n    emitter.on('close', this.#closed);\n  }\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: '#closed', witness: 'nobody waits for it in this file' },
          line: 2,
          column: 13,
          endLine: 2,
          endColumn: 18,
          suggestions: [
            { messageId: 'dropUnheard', data: { name: '#closed' }, output: `export class Page {\n  #closed = event => {\n    this.state = event.reason;\n  };\n  watch(emitter) {\n    emitter.on('close', this.#closed);\n  }\n}` },
          ],
        },
      ],
    },
    {
      name: 'called for many elements',
      code: `const label = async item => item.name.trim();\nexport async function labels(items) {\n  return await Promise.all(items.map(item => label(item)));\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'label', witness: 'every call in this file awaits it at once' },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 20,
          suggestions: [
            { messageId: 'dropCombined', data: { name: 'label' }, output: `const label = item => item.name.trim();\nexport async function labels(items) {\n  return await Promise.all(items.map(item => label(item)));\n}` },
          ],
        },
      ],
    },
    {
      name: 'a promise that a public method hands on: judged, and left to be changed by hand',
      code: `export class Cache {\n  async #key(a) {\n    return a.trim();\n  }\n  use(a) {\n    return this.#key(a);\n  }\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: '#key', witness: 'it is private, and whatever hands its promise on can be changed with it' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 13,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a call of an async function that nobody waits for is the news',
      code: `async function push(batch) {\n  await fetch('/metrics', { body: batch });\n}\nexport async function flush(batch) {\n  push(batch);\n  batch.length = 0;\n}`,
      errors: [
        {
          messageId: 'startsUnawaited',
          data: { name: 'flush', call: 'push(batch)' },
          line: 4,
          column: 8,
          endLine: 4,
          endColumn: 28,
          suggestions: null,
        },
      ],
    },
    {
      name: "promises that a library's each drops are the news",
      code: `export async function notify(members, mailer) {\n  lodash.each(members, async member => {\n    await mailer.deliver(member);\n  });\n}`,
      errors: [
        {
          messageId: 'startsUnawaited',
          data: { name: 'notify', call: 'lodash.each(members, async member => ...' },
          line: 1,
          column: 8,
          endLine: 1,
          endColumn: 29,
          suggestions: null,
        },
      ],
    },
    {
      name: 'an array of promises is not waited for by who awaits it',
      code: `export async function startAll(xs, run) {\n  return xs.map(async x => {\n    await run(x);\n  });\n}`,
      errors: [
        {
          messageId: 'returnsPromises',
          data: { name: 'startAll', call: 'xs.map(async x => { await run(x); })' },
          line: 1,
          column: 8,
          endLine: 1,
          endColumn: 31,
          suggestions: null,
        },
      ],
    },
    {
      name: 'middleware that calls back needs no promise',
      code: `module.exports = middleware;\nasync function middleware(req, res, next) {\n  res.locals.site = settings.site;\n  next();\n}`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'middleware', witness: 'nothing in this file relies on its promise' },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 26,
          suggestions: [
            { messageId: 'dropExported', data: { name: 'middleware' }, output: `module.exports = middleware;\nfunction middleware(req, res, next) {\n  res.locals.site = settings.site;\n  next();\n}` },
          ],
        },
      ],
    },
    {
      name: 'a CommonJS export',
      code: `exports.count = async function (items) {\n  return items.length;\n};`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'count', witness: 'nothing in this file relies on its promise' },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 22,
          suggestions: [
            { messageId: 'dropExported', data: { name: 'count' }, output: `exports.count = function (items) {\n  return items.length;\n};` },
          ],
        },
      ],
    },
    {
      name: 'a sync call in a command-line program is not asked to be awaited',
      code: `#!/usr/bin/env node\nimport fs from 'node:fs';\nasync function save(text) {\n  fs.writeFileSync('a', text);\n}\nawait save('b');`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'save', witness: 'every call in this file awaits it at once' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 20,
          suggestions: [
            { messageId: 'dropHeard', data: { name: 'save' }, output: `#!/usr/bin/env node\nimport fs from 'node:fs';\nfunction save(text) {\n  fs.writeFileSync('a', text);\n}\nawait save('b');` },
            { messageId: 'dropWithAwaits', data: { name: 'save' }, output: `#!/usr/bin/env node\nimport fs from 'node:fs';\nfunction save(text) {\n  fs.writeFileSync('a', text);\n}\nsave('b');` },
          ],
        },
      ],
    },
    {
      name: 'comments survive, and the documented type changes too',
      code: `/**\n * Adds.\n * @returns {Promise<number>} the sum\n */\nasync /* why */ function add(a, b) {\n  return a + b; // here\n}\nexport const run = async () => [await add(1, 2)];`,
      output: `/**\n * Adds.\n * @returns {number} the sum\n */\n/* why */ function add(a, b) {\n  return a + b; // here\n}\nexport const run = async () => [await add(1, 2)];`,
      errors: [
        {
          messageId: 'neverWaits',
          data: { name: 'add', witness: 'every call in this file awaits it at once' },
          line: 5,
          column: 1,
          endLine: 5,
          endColumn: 29,
          suggestions: [
            { messageId: 'drop', data: { name: 'add' }, output: `/**\n * Adds.\n * @returns {number} the sum\n */\n/* why */ function add(a, b) {\n  return a + b; // here\n}\nexport const run = async () => [await add(1, 2)];` },
          ],
        },
      ],
    },
    {
      name: 'a throw that becomes a rejection, where a team wants to know',
      options: [{ reportThrowing: true }],
      code: `export async function port(text) {\n  const n = Number(text);\n  if (!Number.isInteger(n)) throw new RangeError(text);\n  return n;\n}`,
      errors: [
        {
          messageId: 'throws',
          data: { name: 'port', thrown: 'throw new RangeError(text);' },
          line: 1,
          column: 8,
          endLine: 1,
          endColumn: 27,
          suggestions: null,
        },
      ],
    },
  ],
});
