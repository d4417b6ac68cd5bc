import rule from '../../rules/no-unbounded-promise-all.ts';
import { RuleTester } from '../support/rule-tester.ts';

const READDIR = "import { readdir, readFile } from 'node:fs/promises';\n";
const LIMITED_FILE = "import { readdir, readFile } from 'node:fs/promises';\nimport pLimit from 'p-limit';\n";

const FILES = 'file handles and memory';
const SOCKETS = 'sockets and the service that answers';
const OTHER = 'connections and memory';

new RuleTester().run('no-unbounded-promise-all', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'a literal is as long as it is written', code: "await Promise.all(['a', 'b'].map(url => fetch(url)));" },
    { name: 'a constant of a few', code: "const REGIONS = ['a', 'b', 'c'];\nexport const pingAll = ping => Promise.all(REGIONS.map(r => ping(r)));" },
    { name: 'the keys of a literal', code: "const hosts = { a: 1, b: 2 };\nawait Promise.all(Object.keys(hosts).map(host => fetch(host)));" },
    { name: 'somebody chose how many', code: `${READDIR}const names = (await readdir('.')).slice(0, 20);\nawait Promise.all(names.map(name => readFile(name)));` },
    { name: 'already in chunks', code: `${READDIR}const names = await readdir('.');\nfor (let i = 0; i < names.length; i += 10) {\n  await Promise.all(names.slice(i, i + 10).map(name => readFile(name)));\n}` },
    { name: 'each waits for its turn', code: `${LIMITED_FILE}const limit = pLimit(4);\nawait Promise.all((await readdir('.')).map(name => limit(() => readFile(name))));` },
    { name: 'each waits for its turn in the function that is called', code: `${LIMITED_FILE}const limit = pLimit(4);\nconst load = name => limit(() => readFile(name));\nawait Promise.all((await readdir('.')).map(name => load(name)));` },
    { name: 'a queue with a concurrency', code: "import PQueue from 'p-queue';\nconst queue = new PQueue({ concurrency: 8 });\nexport const all = (assets, read) => Promise.all(assets.map(asset => queue.add(() => read(asset))));" },
    { name: 'a mapper with a concurrency is no combinator', code: `${READDIR}import pMap from 'p-map';\nawait pMap(await readdir('.'), name => readFile(name), { concurrency: 4 });` },
    { name: 'work in memory uses nothing up', code: `${READDIR}await Promise.all((await readdir('.')).map(async name => name.toUpperCase()));` },
    { name: 'i/o for a few of them, behind a condition', code: `${READDIR}const entries = await readdir('.', { withFileTypes: true });\nawait Promise.all(entries.map(async entry => { if (entry.isSymbolicLink()) { await readFile(entry.name); } }));` },
    { name: 'a query that says how many rows', code: 'export async function f(prisma, mailer) {\n  const users = await prisma.user.findMany({ take: 50 });\n  await Promise.all(users.map(user => mailer.send(user.email)));\n}' },
    { name: 'the rows of one parent', code: 'export async function f(prisma, mailer, teamId) {\n  const users = await prisma.user.findMany({ where: { teamId } });\n  await Promise.all(users.map(user => mailer.send(user.email)));\n}' },
    { name: 'configured services are a handful', code: 'export async function f(config, client) {\n  await Promise.all(config.services.map(service => client.deployService(service)));\n}' },
    { name: 'elements that close themselves', code: 'export async function f(watchers) {\n  await Promise.all(watchers.map(watcher => watcher.close()));\n}' },
    { name: 'an array of the caller, when what is done is not certain', code: 'export async function f(plugins, host) {\n  await Promise.all(plugins.map(plugin => host.start(plugin)));\n}' },
    { name: 'promises that were started elsewhere', code: 'export async function f(jobs) {\n  await Promise.all(jobs);\n}' },
    { name: 'a worker pool', code: `${READDIR}const names = await readdir('.');\nlet next = 0;\nawait Promise.all(Array.from({ length: 4 }, async () => { while (next < names.length) await readFile(names[next++]); }));` },
    { name: 'the files that are shipped with the program', code: `${READDIR}const rules = await readdir(new URL('./rules', import.meta.url));\nawait Promise.all(rules.map(name => readFile(name)));` },
    { name: 'files that the program calls alike itself', code: `${READDIR}export async function peers(dir) {\n  const names = await readdir(dir);\n  return Promise.all(names.filter(name => name.startsWith('ipc-server-') && name.endsWith('.json')).map(name => readFile(name)));\n}` },
    { name: 'packages that a caller writes out', code: `${READDIR}export async function versions(requiredPackages) {\n  return Promise.all(requiredPackages.map(name => readFile(name)));\n}` },
    { name: 'the variants of one file', code: "import { readFile } from 'node:fs/promises';\nimport { glob } from 'glob';\nconst texts = await Promise.all((await glob('LICEN{S,C}E{,.*}')).map(name => readFile(name)));" },
    { name: 'another Promise', code: `${READDIR}class Promise { static all() {} }\nPromise.all((await readdir('.')).map(name => readFile(name)));` },
  ],
  invalid: [
    {
      name: 'as many open files as the directory has entries',
      code: `${READDIR}async function contents(dir) {\n  const names = await readdir(dir);\n  const texts = await Promise.all(names.map(name => readFile(name, 'utf8')));\n  return texts;\n}`,
      errors: [
        {
          messageId: 'outside',
          data: { combinator: 'all', work: 'readFile', element: "entry of 'readdir(dir)' (line 3)", resource: FILES },
          line: 4,
          column: 23,
          endLine: 4,
          endColumn: 34,
          suggestions: [
            {
              messageId: 'inChunks',
              data: { count: '10' },
              output: `${READDIR}async function contents(dir) {\n  const names = await readdir(dir);\n  const texts = [];\n  for (let i = 0; i < names.length; i += 10) {\n    texts.push(...(await Promise.all(names.slice(i, i + 10).map(name => readFile(name, 'utf8')))));\n  }\n  return texts;\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'results without a name are not written in chunks',
      code: `${READDIR}async function contents(dir) {\n  return await Promise.all((await readdir(dir)).map(name => readFile(name)));\n}`,
      errors: [
        { messageId: 'outside', data: { combinator: 'all', work: 'readFile', element: "entry of 'readdir(dir)' (line 3)", resource: FILES }, line: 3, column: 16, endLine: 3, endColumn: 27, suggestions: [] },
      ],
    },
    {
      name: 'the limiter that the file imports wraps the callback wherever it stands',
      code: `${LIMITED_FILE}async function contents(dir) {\n  return Promise.all((await readdir(dir)).map(async name => { await readFile(name); }));\n}`,
      errors: [
        {
          messageId: 'outside',
          data: { combinator: 'all', work: 'readFile', element: "entry of 'readdir(dir)' (line 4)", resource: FILES },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'withLimiter',
              data: { count: '10', limiter: 'pLimit' },
              output: `${LIMITED_FILE}async function contents(dir) {\n  const limit = pLimit(10);\n  return Promise.all((await readdir(dir)).map(name => limit(async () => { await readFile(name); })));\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'an instance of the limiter says itself how many',
      code: `${LIMITED_FILE}const limit = pLimit(3);\nasync function contents(dir) {\n  return Promise.all((await readdir(dir)).map(name => readFile(name)));\n}`,
      errors: [
        {
          messageId: 'outside',
          data: { combinator: 'all', work: 'readFile', element: "entry of 'readdir(dir)' (line 5)", resource: FILES },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'withOwnLimiter',
              data: { limiter: 'limit' },
              output: `${LIMITED_FILE}const limit = pLimit(3);\nasync function contents(dir) {\n  return Promise.all((await readdir(dir)).map(name => limit(() => readFile(name))));\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a setting names the limiter, which is then imported',
      code: 'export async function download(urls) {\n  return await Promise.all(urls.map(url => fetch(url)));\n}',
      settings: { 'async-smells': { limiter: 'p-map', chunkSize: 5 } },
      errors: [
        {
          messageId: 'chosenByCaller',
          data: { combinator: 'all', work: 'fetch', parameter: 'urls', resource: SOCKETS },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 27,
          suggestions: [
            {
              messageId: 'withLimiter',
              data: { count: '5', limiter: 'pMap' },
              output: "import pMap from 'p-map';\nexport async function download(urls) {\n  return await pMap(urls, url => fetch(url), { concurrency: 5 });\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'as many requests as a service lists, through functions of the file',
      code: "const listIds = async () => (await fetch('/ids')).json();\nconst fetchItem = async id => (await fetch(id)).json();\nconst ids = await listIds();\nconst items = await Promise.all(ids.map(id => fetchItem(id)));",
      errors: [
        {
          messageId: 'outside',
          data: { combinator: 'all', work: 'fetch', element: "element of '(await fetch('/ids')).json()' (line 1)", resource: SOCKETS },
          line: 4,
          column: 21,
          endLine: 4,
          endColumn: 32,
          suggestions: [
            {
              messageId: 'inChunks',
              data: { count: '10' },
              output:
                "const listIds = async () => (await fetch('/ids')).json();\nconst fetchItem = async id => (await fetch(id)).json();\nconst ids = await listIds();\nconst items = [];\nfor (let i = 0; i < ids.length; i += 10) {\n  items.push(...(await Promise.all(ids.slice(i, i + 10).map(id => fetchItem(id)))));\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'as many messages as the table has rows',
      code: "export async function remind(prisma, mailer) {\n  const users = await prisma.user.findMany();\n  await Promise.allSettled(users.map((user) => mailer.send(user.email)));\n}",
      errors: [
        {
          messageId: 'outside',
          data: { combinator: 'allSettled', work: 'mailer.send', element: "row of 'prisma.user.findMany()' (line 2)", resource: OTHER },
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 27,
          suggestions: [
            {
              messageId: 'inChunks',
              data: { count: '10' },
              output: 'export async function remind(prisma, mailer) {\n  const users = await prisma.user.findMany();\n  for (let i = 0; i < users.length; i += 10) {\n    await Promise.allSettled(users.slice(i, i + 10).map((user) => mailer.send(user.email)));\n  }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'the same fan-out spelled with a loop, over files of the caller',
      code: 'export async function packAll(files, zip) {\n  const jobs = [];\n  for (const file of files) {\n    jobs.push(zip.addFile(file));\n  }\n  await Promise.all(jobs);\n}',
      errors: [
        { messageId: 'chosenByCaller', data: { combinator: 'all', work: 'zip.addFile', parameter: 'files', resource: OTHER }, line: 6, column: 9, endLine: 6, endColumn: 20, suggestions: [] },
      ],
    },
    {
      name: 'the first of many has started all the others too',
      code: 'export const fastest = mirrors => Promise.any(mirrors.map(mirror => fetch(mirror)));',
      errors: [
        { messageId: 'chosenByCaller', data: { combinator: 'any', work: 'fetch', parameter: 'mirrors', resource: SOCKETS }, line: 1, column: 35, endLine: 1, endColumn: 46, suggestions: [] },
      ],
    },
    {
      name: 'a thousand at once, which the code says itself',
      code: "await Promise.race(Array.from({ length: 1000 }, () => fetch('/')));",
      errors: [{ messageId: 'tooMany', data: { combinator: 'race', work: 'fetch', count: '1000', resource: SOCKETS }, line: 1, column: 7, endLine: 1, endColumn: 19, suggestions: [] }],
    },
    {
      name: 'maxLiteral says how many may be written out',
      code: "const started = Promise.all(['a', 'b', 'c'].map(url => fetch(url)));",
      options: [{ maxLiteral: 2 }],
      errors: [{ messageId: 'tooMany', data: { combinator: 'all', work: 'fetch', count: '3', resource: SOCKETS }, line: 1, column: 17, endLine: 1, endColumn: 28, suggestions: [] }],
    },
    {
      name: 'parameters asks about every array of the caller',
      code: 'const load = async id => (await fetch(id)).json();\nexport const all = ids => Promise.all(ids.map(id => load(id)));',
      options: [{ parameters: true }],
      errors: [
        { messageId: 'chosenByCaller', data: { combinator: 'all', work: 'fetch', parameter: 'ids', resource: SOCKETS }, line: 2, column: 27, endLine: 2, endColumn: 38, suggestions: [] },
      ],
    },
  ],
});
