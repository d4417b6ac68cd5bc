import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import plugin from '../src/index.ts';
import { edited } from './cases/case.ts';
import { ruleOf } from './cases/lint.ts';

/** A program that several rules could speak of, and all that is said of it. */
interface Program {
  /** Which rules could speak, and why the one that does helps most. */
  readonly name: string;
  readonly code: string;
  readonly file?: string;
  /** `rule:line` of every report that any rule makes with its default options, in the order of the lines. */
  readonly says: readonly string[];
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'prefer-concurrent-awaits and no-await-in-loop: the loop waits the most often, so the awaits in it are told of as iterations',
    code: 'export async function f(api, ids) {\n  const all = [];\n  for (const id of ids) {\n    all.push(await api.getUser(id));\n  }\n  return all;\n}\n',
    says: ['no-await-in-loop:4'],
  },
  {
    name: 'no-concurrent-transaction and no-unbounded-promise-all: on one connection the number does not matter',
    code: "import { readdir } from 'node:fs/promises';\nexport async function f(db) {\n  const names = await readdir('.');\n  await db.transaction(async tx => {\n    await Promise.all(names.map(name => tx.insert(name)));\n  });\n}\n",
    says: ['no-concurrent-transaction:5'],
  },
  {
    name: 'no-concurrent-transaction and no-await-in-loop: a loop is how queries of one transaction are written',
    code: 'export async function f(db, rows) {\n  const found = [];\n  await db.transaction(async connection => {\n    for (const row of rows) {\n      found.push(await connection.getUser(row));\n    }\n  });\n  return found;\n}\n',
    says: [],
  },
  {
    name: 'no-concurrent-transaction and prefer-concurrent-awaits: two reads of one client stay in their order',
    code: "export async function f(pool, id) {\n  const client = await pool.connect();\n  try {\n    const user = await client.query('select 1', [id]);\n    const order = await client.query('select 2', [id]);\n    return [user, order];\n  } finally {\n    client.release();\n  }\n}\n",
    says: [],
  },
  {
    name: 'no-concurrent-transaction and prefer-concurrent-awaits: so do reads that are handed the transaction',
    code: 'export async function f(sequelize, id) {\n  return sequelize.transaction(async given => {\n    const user = await User.findOne(id, { transaction: given });\n    const order = await getOrder(id, given);\n    return [user, order];\n  });\n}\n',
    says: [],
  },
  {
    name: 'no-uncancelled-race and no-unbounded-promise-all: how many there are and what becomes of them are two questions',
    code: 'export const f = urls => Promise.any(urls.map(url => fetch(url)));\n',
    says: ['no-unbounded-promise-all:1', 'no-uncancelled-race:1'],
  },
  {
    name: 'no-unawaited-return-in-try and no-async-without-await: the function needs an await, not to lose its async',
    code: 'async function read(path) {\n  try {\n    return fetch(path);\n  } catch {\n    return null;\n  }\n}\nexport const main = async save => save(await read(1));\n',
    says: ['no-unawaited-return-in-try:3'],
  },
  {
    name: 'no-unawaited-return-in-try and no-needless-await: an await that one asks for is not one that the other takes away',
    code: 'export async function read(path) {\n  try {\n    return await Promise.resolve(fetch(path));\n  } finally {\n    done();\n  }\n}\n',
    says: ['no-needless-await:3'],
  },
  {
    name: 'no-unreleased-lock and prefer-concurrent-awaits: whether the lock is given back, and how long it is held',
    code: 'export async function f(mutex, api, id) {\n  const release = await mutex.acquire();\n  const user = await api.getUser(id);\n  const order = await api.getOrder(id);\n  await api.save(user, order);\n  release();\n}\n',
    says: ['no-unreleased-lock:2', 'prefer-concurrent-awaits:3'],
  },
  {
    name: 'no-unreleased-lock and no-await-in-loop: a lock that each iteration takes',
    code: 'export async function f(pool, rows) {\n  for (const row of rows) {\n    const client = await pool.connect();\n    await client.query(row);\n    client.release();\n  }\n}\n',
    says: ['no-unreleased-lock:3'],
  },
  {
    name: 'no-unreleased-lock and no-unawaited-return-in-try: a promise that is returned behind the release is not moved into a try',
    code: 'export async function f(mutex, load) {\n  const release = await mutex.acquire();\n  const url = await load();\n  release();\n  return fetch(url);\n}\n',
    says: ['no-unreleased-lock:2'],
  },
  {
    name: 'no-unreleased-lock and no-needless-await: an await for nothing can not fail',
    code: 'export async function f(mutex, a) {\n  const release = await mutex.acquire();\n  const b = await Math.max(a, 1);\n  release();\n  return b;\n}\n',
    says: ['no-needless-await:3'],
  },
  {
    name: 'no-unreleased-lock and no-concurrent-transaction: what one connection is asked at once, and whether it is given back',
    code: 'export async function f(pool, rows) {\n  const client = await pool.connect();\n  await Promise.all(rows.map(row => client.query(row)));\n  client.release();\n}\n',
    says: ['no-unreleased-lock:2', 'no-concurrent-transaction:3'],
  },
  {
    name: 'no-check-then-act and no-async-without-await: a function that gives a kept promise stays async for those who await it',
    code: "import { load } from './load.js';\nconst users = new Map();\nexport async function user(id) {\n  if (!users.has(id)) users.set(id, await load(id));\n  return users.get(id);\n}\n",
    says: ['no-check-then-act:4'],
  },
  {
    name: 'no-check-then-act and prefer-concurrent-awaits: two caches that one function asks one after the other',
    code: "const users = new Map();\nexport async function user(id) {\n  if (users.has(id)) return users.get(id);\n  const found = await fetch(id);\n  const more = await fetch(id + 1);\n  users.set(id, [found, more]);\n  return [found, more];\n}\n",
    says: ['prefer-concurrent-awaits:4', 'no-check-then-act:6'],
  },
  {
    name: 'no-check-then-act and no-await-in-loop: a cache that is filled in a loop',
    code: "const users = new Map();\nexport async function all(ids) {\n  const out = [];\n  for (const id of ids) {\n    if (!users.has(id)) users.set(id, await fetch(id));\n    out.push(users.get(id));\n  }\n  return out;\n}\n",
    says: [],
  },
  {
    name: 'no-check-then-act and no-unreleased-lock: under a lock only one caller looks, and whether it is given back is another question',
    code: "let client;\nexport async function connect(mutex) {\n  const release = await mutex.acquire();\n  client ??= await openClient();\n  release();\n  return client;\n}\n",
    says: ['no-unreleased-lock:3'],
  },
  {
    name: 'no-check-then-act and no-unawaited-return-in-try: a handler keeps the await',
    code: "import { load } from './load.js';\nconst users = new Map();\nexport async function user(id) {\n  try {\n    if (!users.has(id)) users.set(id, await load(id));\n    return users.get(id);\n  } catch {\n    return null;\n  }\n}\n",
    says: ['no-check-then-act:5'],
  },
  {
    name: 'no-needless-await and no-blocking-in-async: the await is right, and what it waits for is not',
    code: "import fs from 'node:fs';\nexport async function load(path, save) {\n  await save(await fs.readFileSync(path));\n}\n",
    says: ['no-blocking-in-async:3'],
  },
  {
    name: 'no-needless-await and no-async-without-await: once the await is gone, nothing needs the function to be async',
    code: 'async function total(a) {\n  const b = await Math.max(a, 1);\n  return b * 2;\n}\nexport async function main(save) {\n  await save(await total(1));\n}\n',
    says: ['no-needless-await:2'],
  },
  {
    name: 'no-needless-await and no-async-without-await: calls of a function keep their await when it loses its async',
    code: 'async function add(a, b) {\n  return a + b;\n}\nexport async function main(save) {\n  await save(await add(1, 2));\n}\n',
    says: ['no-async-without-await:1'],
  },
  {
    name: 'no-floating-promise and no-async-without-await: where an await is missing, the function is not to lose its async',
    code: 'async function save(a) {\n  await fetch(a);\n}\nasync function close(a) {\n  save(a);\n}\nexport const main = async a => {\n  await close(a);\n};\n',
    says: ['no-floating-promise:5'],
  },
  {
    name: 'no-floating-promise and no-async-without-await: where nothing says that it is missing, that the function waits for nothing is told',
    code: 'async function settle(a) {\n  await fetch(a);\n}\nasync function close(a) {\n  settle(a);\n}\nexport const main = async a => {\n  await close(a);\n};\n',
    says: ['no-async-without-await:4'],
  },
  {
    name: 'no-floating-promise and no-unawaited-return-in-try: what is returned past a catch is not left to itself',
    code: 'async function save(a) {\n  await fetch(a);\n}\nexport async function close(a) {\n  try {\n    if (a) return save(a);\n    save(1);\n  } catch {\n    await undo(a);\n  }\n}\n',
    says: ['no-unawaited-return-in-try:6', 'no-floating-promise:7'],
  },
  {
    name: 'no-floating-promise and prefer-concurrent-awaits: what is started beside a run of awaits is told of, the run is not',
    code: 'async function save(a) {\n  await fetch(a, { method: "POST" });\n}\nexport async function close(api, a) {\n  const user = await api.getUser(a);\n  save(a);\n  const order = await api.getOrder(a);\n  return [user, order];\n}\n',
    says: ['no-floating-promise:6'],
  },
  {
    name: 'no-floating-promise and no-needless-await: an await that one asks for is not one that the other takes away',
    code: 'async function save(a) {\n  await fetch(a);\n}\nexport async function close(a) {\n  save(await Promise.resolve(a));\n}\n',
    says: ['no-floating-promise:5', 'no-needless-await:5'],
  },
  {
    name: 'no-async-callback and no-async-without-await: the function waits for nothing because forEach does not',
    code: 'export async function f(members, mailer) {\n  members.forEach(async member => {\n    await mailer.deliver(member);\n  });\n}\n',
    says: ['no-async-callback:2'],
  },
  {
    name: 'no-async-callback and no-floating-promise: promises that map makes and nobody takes are told of where they are made',
    code: 'async function save(a) {\n  await fetch(a);\n}\nexport async function f(urls) {\n  urls.map(async url => {\n    await save(url);\n  });\n  const unused = urls.map(save);\n}\n',
    says: ['no-async-callback:5', 'no-async-callback:8'],
  },
  {
    name: 'no-async-callback and no-floating-promise: a call in the callback that nobody awaits is another matter',
    code: 'async function save(a) {\n  await fetch(a);\n}\nexport async function f(urls, show) {\n  urls.forEach(async url => {\n    save(url);\n    await show(url);\n  });\n}\n',
    says: ['no-async-callback:5', 'no-floating-promise:6'],
  },
  {
    name: 'no-async-callback and no-unreleased-lock: who holds the lock while forEach goes on is the same question',
    code: "export async function f(mutex, users, save) {\n  const release = await mutex.acquire();\n  try {\n    users.forEach(async user => {\n      await save(user);\n    });\n  } finally {\n    release();\n  }\n}\n",
    says: ['no-async-callback:4'],
  },
  {
    name: 'no-async-callback and no-needless-await: what is awaited is no promise because filter takes none',
    code: "export async function f(text, isKnown) {\n  const words = text.split(' ');\n  const known = await words.filter(async word => await isKnown(word));\n  return known.length;\n}\n",
    says: ['no-async-callback:3'],
  },
  {
    name: 'no-async-callback and no-needless-await: where Promise.all is missing under an await, the await must stay',
    code: "export async function f(text, load) {\n  const all = await text.split(' ').map(async word => await load(word));\n  return all.length;\n}\n",
    says: ['no-async-callback:2'],
  },
  {
    name: 'no-async-callback and no-await-in-loop: a forEach that collects is no loop that waits first',
    code: 'export async function f(api, users) {\n  const all = [];\n  users.forEach(async user => {\n    all.push(await api.getUser(user));\n  });\n  return all;\n}\n',
    says: ['no-async-callback:3'],
  },
  {
    name: 'no-async-callback and no-await-in-loop: nor is one that only reads',
    code: 'export async function f(api, users) {\n  users.forEach(async user => {\n    user.orders = await api.getOrders(user);\n  });\n}\n',
    says: ['no-async-callback:2'],
  },
  {
    name: 'no-async-callback and no-unbounded-promise-all: the order of the results and how many there are at once are two questions',
    code: "import { readdir, readFile } from 'node:fs/promises';\nexport async function f() {\n  const names = await readdir('.');\n  const texts = [];\n  await Promise.all(names.map(async name => {\n    texts.push(await readFile(name));\n  }));\n  return texts;\n}\n",
    says: ['no-unbounded-promise-all:5', 'no-async-callback:6'],
  },
  {
    name: 'no-async-callback and no-concurrent-transaction: queries of one transaction are waited for in turn',
    code: 'export async function f(db, rows) {\n  await db.transaction(async tx => {\n    rows.forEach(async row => {\n      await tx.insert(row);\n    });\n  });\n}\n',
    says: ['no-async-callback:3'],
  },
  {
    name: 'no-async-callback and no-blocking-in-async: what holds the thread in a callback is told of there',
    code: "import fs from 'node:fs';\nexport async function f(names, save) {\n  names.forEach(async name => {\n    await save(fs.readFileSync(name));\n  });\n}\n",
    says: ['no-async-callback:3', 'no-blocking-in-async:4'],
  },
  {
    name: 'no-async-callback and no-unawaited-return-in-try: a promise that filter takes for a yes never reaches the handler',
    code: 'export async function f(users, check) {\n  try {\n    return users.filter(async user => await check(user));\n  } catch {\n    return [];\n  }\n}\n',
    says: ['no-async-callback:3'],
  },
  {
    name: 'no-async-callback and prefer-concurrent-awaits: awaits in a callback that nobody waits for are told of as that',
    code: 'export async function f(api, users) {\n  users.forEach(async user => {\n    const orders = await api.getOrders(user);\n    await api.saveOrders(user, orders);\n  });\n}\n',
    says: ['no-async-callback:2'],
  },
  {
    name: 'no-late-handled-promise and prefer-concurrent-awaits: what runs already is not told to start together',
    code: 'export async function f(api, id) {\n  const a = api.getUser(id);\n  const b = api.getOrder(id);\n  const user = await a;\n  const order = await b;\n  return [user, order];\n}\n',
    says: ['no-late-handled-promise:4'],
  },
  {
    name: 'no-late-handled-promise and prefer-concurrent-awaits: nor where one of two runs already',
    code: 'export async function f(api, id) {\n  const a = api.getUser(id);\n  const order = await api.getOrder(id);\n  const user = await a;\n  return [user, order];\n}\n',
    says: ['no-late-handled-promise:3'],
  },
  {
    name: 'no-late-handled-promise and no-await-in-loop: the iterations have begun before the loop',
    code: 'export async function f(api, ids) {\n  const all = [];\n  const pending = ids.map(async id => (await api.getUser(id)).name);\n  for (const one of pending) all.push(await one);\n  return all;\n}\n',
    says: ['no-late-handled-promise:4'],
  },
  {
    name: 'no-late-handled-promise and no-floating-promise: a promise that is left behind by a return is not one that nobody looks at',
    code: 'async function load(id) {\n  return (await fetch(id)).json();\n}\nexport async function f(id) {\n  const loading = load(id);\n  if (id === 0) return null;\n  return await loading;\n}\n',
    says: ['no-late-handled-promise:6'],
  },
  {
    name: 'no-late-handled-promise and no-async-callback: promises that a list keeps are no callback that is ignored',
    code: 'export async function f(api, ids) {\n  const pending = ids.map(async id => (await api.getUser(id)).name);\n  await api.open();\n  return await Promise.all(pending);\n}\n',
    says: ['no-late-handled-promise:3'],
  },
  {
    name: 'no-sleep-polling and no-await-in-loop: a loop that looks until something is so is no loop over a collection',
    code: 'let ready = false;\nexport const start = () => {\n  ready = true;\n};\nexport async function f(sleep) {\n  while (!ready) await sleep(50);\n}\n',
    says: ['no-sleep-polling:6'],
  },
  {
    name: 'no-sleep-polling and no-needless-await: a pause has something to wait for',
    code: 'let ready = false;\nexport const start = () => {\n  ready = true;\n};\nexport async function f() {\n  while (!ready) await new Promise(done => setTimeout(done, 50));\n}\n',
    says: ['no-sleep-polling:6'],
  },
  {
    name: 'no-sleep-polling and no-floating-promise: who is not waited for, and who is waited for by looking, are one question where both are here',
    code: 'let done = false;\nasync function save(a) {\n  await fetch(a);\n  done = true;\n}\nexport async function f(a, sleep) {\n  save(a);\n  while (!done) await sleep(50);\n}\n',
    says: ['no-floating-promise:7', 'no-sleep-polling:8'],
  },
  {
    name: 'no-sleep-polling and no-unreleased-lock: a lock by hand is looked at, not acquired',
    code: 'let held = false;\nexport async function f(work, sleep) {\n  while (held) await sleep(10);\n  held = true;\n  try {\n    await work();\n  } finally {\n    held = false;\n  }\n}\n',
    says: ['no-sleep-polling:3'],
  },
  {
    name: 'no-sleep-polling and no-async-callback: a poll by timer is told of as a timer',
    code: 'let ready = false;\nexport const start = () => {\n  ready = true;\n};\nexport const f = show => setInterval(async () => {\n  if (ready) await fetch(show);\n}, 50);\n',
    says: ['no-async-callback:5'],
  },
  {
    name: 'valid-promise-all and prefer-concurrent-awaits: awaits in a list that would wait for them are told of as that',
    code: 'export async function f(api, id) {\n  const [user, order] = await Promise.all([await api.getUser(id), await api.getOrder(id)]);\n  return [user, order];\n}\n',
    says: ['valid-promise-all:2'],
  },
  {
    name: 'valid-promise-all and prefer-concurrent-awaits: a list that is made before is told of as awaits in a row',
    code: 'export async function f(api, id) {\n  const both = [await api.getUser(id), await api.getOrder(id)];\n  return Promise.all(both);\n}\n',
    says: ['prefer-concurrent-awaits:2'],
  },
  {
    name: 'valid-promise-all and no-unbounded-promise-all: an array in the list is waited for by nobody, however long it is',
    code: "import { readdir, readFile } from 'node:fs/promises';\nexport async function f(api) {\n  const names = await readdir('.');\n  await Promise.all([api.open(), names.map(name => readFile(name))]);\n}\n",
    says: ['valid-promise-all:4'],
  },
  {
    name: 'valid-promise-all and no-async-callback: an array of promises in a list is told of once',
    code: 'export async function f(api, ids) {\n  await Promise.all([api.open(), ids.map(async id => { await api.load(id); })]);\n}\n',
    says: ['valid-promise-all:2'],
  },
  {
    name: 'valid-promise-all and no-floating-promise: what a combinator never looks at is told of by the list',
    code: 'async function save(a) {\n  await fetch(a);\n}\nexport async function f(a, b) {\n  await Promise.all(save(a), save(b));\n}\n',
    says: ['valid-promise-all:5'],
  },
  {
    name: 'valid-promise-all and no-needless-await: an await in a list is told of by the list',
    code: 'export async function f(api) {\n  return Promise.all([await Promise.resolve(1), api.load(2)]);\n}\n',
    says: ['valid-promise-all:2', 'no-needless-await:2'],
  },
];

describe.each(PROGRAMS)('$name', program => {
  test('each site is told of once, by the rule that helps most', () => {
    expect(said(program)).toEqual(program.says);
  });

  test('no rewrite makes another rule speak', () => {
    const known = new Set(messagesOf(program).map(ruleOf));
    for (const { suggestions = [] } of messagesOf(program)) {
      for (const { fix } of suggestions) {
        const code = edited(program.code, fix);
        expect(messagesOf({ ...program, code }).map(ruleOf).filter(rule => !known.has(rule)), code).toEqual([]);
      }
    }
  });

  test('rewriting comes to an end', () => {
    let { code } = program;
    for (let pass = 0; pass < 10; pass += 1) {
      const fix = messagesOf({ ...program, code }).flatMap(({ suggestions = [] }) => suggestions)[0]?.fix;
      if (fix === undefined) return;
      code = edited(code, fix);
    }
    expect.fail(`After ten rewrites there is another one of\n${code}`);
  });
});

const EVERY_RULE: Linter.Config = {
  files: ['**/*.{js,ts}'],
  plugins: { 'async-smells': plugin as never },
  rules: Object.fromEntries(Object.keys(rules).map(name => [`async-smells/${name}`, 'error'])),
};

function messagesOf({ code, file = 'case.js' }: Program): Linter.LintMessage[] {
  const typed: Linter.Config[] = file.endsWith('.ts') ? [{ files: ['**/*.ts'], languageOptions: { parser } }] : [];
  return new Linter({ cwd: '/project' }).verify(code, [EVERY_RULE, ...typed], `/project/${file}`);
}

function said(program: Program): readonly string[] {
  return messagesOf(program).map(message => `${ruleOf(message) ?? 'parser'}:${message.line}`);
}
