import rule from '../../rules/no-await-in-loop.ts';
import { RuleTester } from '../support/rule-tester.ts';

const WORK = "import { work } from './work.js';\n";
const COLLECTED = 'each result is only collected';

/** An async function that collects what the body gives for each `x` of `xs`. */
const collecting = (body: string, before = ''): string => `${WORK}export async function f(xs, api, o) {\n  const out = [];${before}\n  for (const x of xs) {\n    ${body}\n  }\n  return out;\n}`;

new RuleTester().run('no-await-in-loop', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'nothing is awaited', code: 'for (const x of xs) work(x);' },
    { name: 'what is awaited belongs to another function', code: 'export async function f(xs) {\n  for (const x of xs) later(async () => { await work(x); });\n}' },
    { name: 'already together', code: "export const f = xs => Promise.all(xs.map(x => fetch(x)));" },
    { name: 'first success: the next is asked only when this one has nothing', code: 'export async function f(xs, api) {\n  for (const x of xs) {\n    const y = await api.getUser(x);\n    if (y) return y;\n  }\n}' },
    { name: 'first match, by break', code: 'export async function f(xs, api) {\n  let found;\n  for (const x of xs) {\n    found = await api.getUser(x);\n    if (found) break;\n  }\n  return found;\n}' },
    { name: 'a retry tries again because it failed', code: 'export async function f(api) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    try {\n      return await api.getUser(1);\n    } catch {}\n  }\n}' },
    { name: 'polling waits for something else to be done', code: 'export async function f(api) {\n  for (let i = 0; i < 60; i++) {\n    if ((await api.getStatus(i)).done) break;\n    await sleep(1000);\n  }\n}' },
    { name: 'a while loop asks again because of what came', code: 'export async function f(api) {\n  let page = 1;\n  while (page) page = (await api.listUsers(page)).next;\n}' },
    { name: 'a cursor comes from the answer before', code: 'export async function f(api) {\n  const out = [];\n  let cursor;\n  for (let i = 0; i < 10; i++) {\n    const page = await api.listUsers(cursor);\n    cursor = page.next;\n    out.push(...page.users);\n  }\n  return out;\n}' },
    { name: 'each goes up from the one before', code: 'export async function f(ids, api, node) {\n  for (const id of ids) node = await api.getParent(node, id);\n  return node;\n}' },
    { name: 'a queue that grows while it is drained', code: 'export async function f(queue, api) {\n  for (const x of queue) queue.push(...(await api.listChildren(x)));\n}' },
    { name: 'pacing is the point of a pause', code: collecting('out.push(await work(x));\n    await sleep(100);') },
    { name: 'a stream comes as it comes', code: 'export async function f(stream, api) {\n  for await (const x of stream) note(await api.getUser(x));\n}' },
    { name: 'values are handed on one by one', code: 'export async function* f(xs, api) {\n  for (const x of xs) yield await api.getUser(x);\n}' },
    { name: 'chunks are bounded concurrency already', code: 'export async function f(xs, api) {\n  const out = [];\n  for (let i = 0; i < xs.length; i += 10) out.push(...(await Promise.all(xs.slice(i, i + 10).map(x => api.getUser(x)))));\n  return out;\n}' },
    { name: 'a transaction serves one call at a time', code: collecting('out.push(await work(x, { transaction: o.t }));') },
    { name: 'a page serves one call at a time', code: 'export async function f(page, selectors) {\n  const out = [];\n  for (const s of selectors) out.push(await page.textContent(s));\n  return out;\n}' },
    { name: 'a person answers one question at a time', code: 'export async function f(rl, questions) {\n  const out = [];\n  for (const q of questions) out.push(await rl.question(q));\n  return out;\n}' },
    { name: 'what opens comes up in front of a person in order', code: "import open from 'open';\nexport async function f(urls) {\n  for (const url of urls) await open(url);\n}" },
    { name: 'somebody was asked by a coarser rule, and kept it', code: collecting('// oxlint-disable-next-line no-await-in-loop\n    out.push(await work(x));') },
    { name: 'output comes in order', code: collecting("console.log(x);\n    out.push(await work(x));") },
    { name: 'migrations run in order', code: 'export async function runMigrations(xs, api) {\n  const out = [];\n  for (const x of xs) out.push(await api.getVersion(x));\n  return out;\n}' },
    { name: 'a time budget stops starting more', code: collecting('if (Date.now() < o.end) out.push(await work(x));') },
    { name: 'a guard stops what follows', code: 'export async function f(xs, o) {\n  for (const x of xs) await o.ensureAllowed(x);\n}' },
    { name: 'a change that is waited for further on in the function that makes it', code: 'async function findAll(api, id) {\n  const saved = api.saveOrder(id);\n  const page = await api.getPage(id);\n  return [await saved, page];\n}\nexport async function f(ids, api) {\n  const out = [];\n  for (const id of ids) out.push(await findAll(api, id));\n  return out;\n}' },
    { name: 'a change by its name may rely on the one before', code: 'export async function f(rows, db) {\n  for (const row of rows) await db.saveUser(row, 1);\n}' },
    { name: 'one file is written line by line', code: "import { appendFile } from 'fs/promises';\nexport async function f(xs, path) {\n  for (const x of xs) await appendFile(path, x);\n}" },
    { name: 'state of this is carried', code: 'export class C {\n  async f(xs) {\n    for (const x of xs) this.last = await this.api.getUser(x);\n  }\n}' },
    { name: 'state under another name is carried', code: 'export async function f(xs, api, o) {\n  for (const x of xs) {\n    const { stats } = o;\n    stats.last = await api.getUser(x);\n  }\n}' },
    { name: 'what the called function writes is carried', code: 'let count = 0;\nasync function load(id) {\n  count += 1;\n  return await fetch(id + count);\n}\nexport async function f(xs) {\n  const out = [];\n  for (const x of xs) out.push(await load(x));\n  return out;\n}' },
    { name: 'a set that is looked at decides what is asked', code: collecting('if (seen.has(x)) continue;\n    seen.add(x);\n    out.push(await work(x));', '\n  const seen = new Set();') },
    { name: 'the same for every element is another smell', code: collecting('out.push(await work(o), x);') },
    { name: 'the function waits for nothing, so nothing is gained', code: 'const name = async x => x.name;\nexport async function f(xs) {\n  const out = [];\n  for (const x of xs) out.push(await name(x));\n  return out;\n}' },
    { name: 'what a method of something unknown does is not known', code: 'export async function f(xs, o) {\n  for (const x of xs) await o.work(x, 1);\n}' },
    { name: 'a setting says that the order matters', code: collecting('out.push(await work(x));'), settings: { 'async-smells': { ordered: ['work'] } } },
    { name: 'a setting says that it is a guard', code: collecting('out.push(await work(x));'), settings: { 'async-smells': { guards: ['work'] } } },
    { name: 'unproven does not ask about loops that are seen to depend', code: 'export async function f(xs, api) {\n  let last;\n  for (const x of xs) last = await api.getUser(x, last);\n  return last;\n}', options: [{ unproven: true }] },
  ],
  invalid: [
    {
      name: 'what one call gives for each element is collected, and nothing else happens',
      code: `${WORK}export async function f(xs) {\n  const out = [];\n  for (const x of xs) {\n    out.push(await work(x));\n  }\n  return out;\n}`,
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: COLLECTED },
          line: 5,
          column: 14,
          endLine: 5,
          endColumn: 27,
          suggestions: [{ messageId: 'atOnce', output: `${WORK}export async function f(xs) {\n  const out = await Promise.all([...xs].map((x) => work(x)));\n  return out;\n}` }],
        },
      ],
    },
    {
      name: 'a message for each receiver',
      code: "export async function remind(users: User[]) {\n  for (const user of users) {\n    await mailer.send(user.email, 'Hello');\n  }\n}",
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'mailer.send' delivers to one receiver, by its name" },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 43,
          suggestions: [{ messageId: 'atOnce', output: "export async function remind(users: User[]) {\n  await Promise.all(users.map((user) => mailer.send(user.email, 'Hello')));\n}" }],
        },
      ],
    },
    {
      name: 'some elements are left out, and the order stays',
      code: 'export async function active(api, ids: string[]) {\n  const found = [];\n  for (const id of ids) {\n    if (id === "") continue;\n    const user = await api.getUser(id);\n    if (user.active) found.push(user);\n  }\n  return found;\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'api.getUser' only reads, by its name" },
          line: 5,
          column: 18,
          endLine: 5,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'atOnce',
              output:
                'export async function active(api, ids: string[]) {\n  const found = (await Promise.all(ids.map(async (id) => {\n    if (id === "") return [];\n    const user = await api.getUser(id);\n    if (user.active) return [user];\n    return [];\n  }))).flat();\n  return found;\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'outside data decides how many, so they wait in chunks',
      code: "import { readFile, readdir } from 'node:fs/promises';\nexport async function texts(dir) {\n  const names = await readdir(dir);\n  const out = [];\n  for (const name of names) {\n    out.push(await readFile(name, 'utf8'));\n  }\n  return out;\n}",
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'readFile' only reads" },
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'inChunks',
              data: { size: '10' },
              output:
                "import { readFile, readdir } from 'node:fs/promises';\nexport async function texts(dir) {\n  const names = await readdir(dir);\n  const out = [];\n  for (let i = 0; i < names.length; i += 10) {\n    out.push(...await Promise.all(names.slice(i, i + 10).map((name) => readFile(name, 'utf8'))));\n  }\n  return out;\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a setting says how many a chunk holds',
      code: 'export async function pages(urls: string[]) {\n  const texts = [];\n  for (let i = 0; i < urls.length; i++) {\n    const response = await fetch(urls[i]);\n    texts[i] = await response.text();\n  }\n  return texts;\n}',
      settings: { 'async-smells': { chunkSize: 4 } },
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'fetch' only reads" },
          line: 4,
          column: 22,
          endLine: 4,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'inChunks',
              data: { size: '4' },
              output:
                'export async function pages(urls: string[]) {\n  const texts = [];\n  for (let i = 0; i < urls.length; i += 4) {\n    texts.push(...await Promise.all(urls.slice(i, i + 4).map(async (url) => {\n      const response = await fetch(url);\n      return response.text();\n    })));\n  }\n  return texts;\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'the limiter that the file imports is used',
      code: "import { readFile, readdir } from 'node:fs/promises';\nimport pLimit from 'p-limit';\nexport async function texts(dir) {\n  const names = await readdir(dir);\n  const out = [];\n  for (const name of names) {\n    out.push(await readFile(name, 'utf8'));\n  }\n  return out;\n}",
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'readFile' only reads" },
          line: 7,
          column: 14,
          endLine: 7,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'withLimiter',
              output:
                "import { readFile, readdir } from 'node:fs/promises';\nimport pLimit from 'p-limit';\nexport async function texts(dir) {\n  const names = await readdir(dir);\n  const limit = pLimit(10);\n  const out = await Promise.all(names.map((name) => limit(() => readFile(name, 'utf8'))));\n  return out;\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a count does not mind the order',
      code: 'export async function count(ids: string[], api) {\n  let n = 0;\n  for (const id of ids) if ((await api.getUser(id)).active) n++;\n  return n;\n}',
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'api.getUser' only reads, by its name" },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 51,
          suggestions: [{ messageId: 'atOnce', output: 'export async function count(ids: string[], api) {\n  let n = 0;\n  await Promise.all(ids.map(async (id) => { if ((await api.getUser(id)).active) n++; }));\n  return n;\n}' }],
        },
      ],
    },
    {
      name: 'a setting says that the call only reads',
      code: 'export async function f(xs, o) {\n  for (const x of xs) {\n    const y = await o.workOn(x);\n    if (!y) throw new Error(x);\n  }\n}',
      settings: { 'async-smells': { reads: ['o.work*'] } },
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: "'o.workOn' only reads, by its name" },
          line: 3,
          column: 15,
          endLine: 3,
          endColumn: 32,
          suggestions: [
            {
              messageId: 'atOnce',
              output: 'export async function f(xs, o) {\n  await Promise.all([...xs].map(async (x) => {\n    const y = await o.workOn(x);\n    if (!y) throw new Error(x);\n  }));\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a function that is only handed the element: a person should look, and nothing is rewritten',
      code: `${WORK}export async function f(xs) {\n  for (const x of xs) {\n    if (x.stale) await work(x);\n  }\n}`,
      errors: [{ messageId: 'oneAfterAnother', data: { because: "it is only handed 'x'" }, line: 4, column: 18, endLine: 4, endColumn: 31, suggestions: [] }],
    },
    {
      name: 'a comment that would be lost keeps the loop as it is',
      code: `${WORK}export async function f(xs) {\n  const out = [];\n  for (const x of xs /* newest first */) {\n    out.push(await work(x));\n  }\n  return out;\n}`,
      errors: [{ messageId: 'oneAfterAnother', data: { because: COLLECTED }, line: 5, column: 14, endLine: 5, endColumn: 27, suggestions: [] }],
    },
    {
      name: 'the setting apply: suggestions makes the rewrite a fix as well',
      code: `${WORK}export async function f(...xs) {\n  const out = [];\n  for (const x of xs) out.push(await work(x));\n  return out;\n}`,
      settings: { 'async-smells': { apply: 'suggestions' } },
      output: `${WORK}export async function f(...xs) {\n  const out = await Promise.all(xs.map((x) => work(x)));\n  return out;\n}`,
      errors: [
        {
          messageId: 'oneAfterAnother',
          data: { because: COLLECTED },
          line: 4,
          column: 32,
          endLine: 4,
          endColumn: 45,
          suggestions: [{ messageId: 'atOnce', output: `${WORK}export async function f(...xs) {\n  const out = await Promise.all(xs.map((x) => work(x)));\n  return out;\n}` }],
        },
      ],
    },
    {
      name: 'the setting apply: none offers nothing',
      code: `${WORK}export async function f(...xs) {\n  const out = [];\n  for (const x of xs) out.push(await work(x));\n  return out;\n}`,
      settings: { 'async-smells': { apply: 'none' } },
      errors: [{ messageId: 'oneAfterAnother', data: { because: COLLECTED }, line: 4, column: 32, endLine: 4, endColumn: 45, suggestions: [] }],
    },
    {
      name: 'unproven asks about what nobody can see, and rewrites nothing',
      code: 'export async function f(xs, o) {\n  for (const x of xs) {\n    await o.work(x, 1);\n  }\n}',
      options: [{ unproven: true }],
      errors: [{ messageId: 'maybeIndependent', data: { because: "what 'o.work' does is not in sight" }, line: 3, column: 5, endLine: 3, endColumn: 23, suggestions: [] }],
    },
    {
      name: 'unproven asks about a call beside the await',
      code: collecting('out.push(await work(x));\n    o.done(x);'),
      options: [{ unproven: true }],
      errors: [{ messageId: 'maybeIndependent', data: { because: "what 'o.done' changes is not in sight" }, line: 6, column: 5, endLine: 6, endColumn: 14, suggestions: [] }],
    },
  ],
});
