import { join } from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import { expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import { NAMESPACE } from '../src/configs.ts';
import plugin from '../src/index.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Files that import one another, with helpers that call each other in circles. */
const FILES: Readonly<Record<string, string>> = {
  'src/index.ts': "export * from './users.js';\nexport { readConfig as config } from './config.js';\n",
  'src/config.ts': `import fs from 'node:fs';
import { report } from './report.js';

export function readConfig(path: string) {
  const text = fs.readFileSync(path, 'utf8');
  if (text === '') report(path, 0);
  return JSON.parse(text);
}

export async function reload(path: string) {
  const { url } = readConfig(path);
  return await fetch(url);
}
`,
  'src/report.ts': `import { readConfig } from './config.js';

let reports = 0;

export function report(path: string, depth: number) {
  reports += 1;
  if (depth < 3) readConfig(path);
}

export const total = async () => reports;

export async function reported(sleep: (time: number) => Promise<void>) {
  while (reports === 0) await sleep(10);
}
`,
  'src/users.ts': `import { readdir } from 'node:fs/promises';
import { config } from './index.js';
import { isOdd } from './odd.js';
import { report } from './report.js';

export async function fetchUser(id: string) {
  const response = await fetch('/users/' + id);
  return response.json();
}

export async function fetchOrders(id: string) {
  const response = await fetch('/orders/' + id);
  return response.json();
}

export async function touchUser(id: string) {
  report(id, 9);
  return await fetch('/touch/' + id);
}

export async function allUsers(folder: string) {
  return Promise.all((await readdir(folder)).map(id => fetchUser(id)));
}

export async function start(request: { proxy(to: string): Promise<void> }) {
  const { target } = config('app.json');
  if (await isOdd(3)) await request.proxy(target);
}
`,
  'src/odd.ts': `import { isEven } from './even.js';

export async function isOdd(n: number): Promise<boolean> {
  return n === 0 ? false : isEven(n - 1);
}
`,
  'src/even.ts': `import { isOdd } from './odd.js';

export async function isEven(n: number): Promise<boolean> {
  if (n === 0) return (await fetch('/even')).ok;
  return isOdd(n - 1);
}
`,
  'src/profile.js': `import { fetchOrders, fetchUser, touchUser } from './index.js';
import { isEven } from './even.js';

export async function profile(id) {
  const user = await fetchUser(id);
  const orders = await fetchOrders(id);
  return { user, orders };
}

export async function visited(id) {
  const first = await touchUser(id);
  const second = await touchUser(id + 1);
  return [first, second];
}

export async function evens(ids) {
  const results = [];
  for (const id of ids) {
    results.push(await isEven(id));
  }
  return results;
}

export async function everybody(ids) {
  const users = [];
  for (const id of ids) {
    const user = await fetchUser(id);
    users.push(user);
  }
  return users;
}
`,
  'src/tools.cjs': `const { readConfig } = require('./config');
const users = require('./users');

exports.inform = async function inform(ids) {
  for (const id of ids) {
    await users.touchUser(id);
  }
};

exports.target = async function target(save) {
  await save(readConfig('app.json').target);
};
`,
  'src/store.ts': `import { db } from './db.js';
import { fetchUser } from './users.js';

export async function store(rows: string[]) {
  await db.transaction(async tx => {
    await Promise.all(rows.map(row => tx.insert(row)));
  });
}

export const storeAll = (rows: string[]) => rows.forEach(async row => {
  await store([row]);
});

export const first = (urls: string[]) => Promise.any(urls.map(url => fetch(url)));

export async function all(ids: string[]) {
  await Promise.all([db.open(), ids.map(id => fetchUser(id))]);
}

export async function both(id: string) {
  const user = fetchUser(id);
  const orders = await db.orders(id);
  return [await user, orders];
}

export async function seen(id: string) {
  try {
    fetchUser(id);
  } catch {
    await db.forget(id);
  }
}

const pages = new Map<string, unknown>();

export async function page(id: string) {
  if (!pages.has(id)) pages.set(id, await fetchUser(id));
  return pages.get(id);
}

export async function renamed(pool: { connect(): Promise<{ query(text: string): Promise<void>; release(): void }> }) {
  const client = await pool.connect();
  await client.query('UPDATE users');
  client.release();
}

export async function known(id: string) {
  try {
    return fetchUser(id);
  } catch {
    return await JSON.parse('null');
  }
}
`,
};

/** The reports of all rules, by file, when the files are linted in this order. */
function reportsOf(paths: readonly string[], folder: string): ReadonlyMap<string, readonly string[]> {
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config[] = [
    { files: ['**/*.{js,ts,cjs}'], languageOptions: { parser: parser as Linter.Parser } },
    ...plugin.configs.all.map(part => ({ ...part, plugins: { [NAMESPACE]: plugin as unknown as ESLint.Plugin } })),
  ];
  return new Map(
    paths.map(path => [
      path,
      linter.verify(FILES[path] ?? '', config, { filename: join(folder, path) }).map(({ ruleId, line, column, message, suggestions = [] }) => `${line}:${column} ${ruleId}: ${message} ${JSON.stringify(suggestions)}`.replaceAll(folder, '')),
    ]),
  );
}

type Reports = ReadonlyMap<string, readonly string[]>;

const PATHS = Object.keys(FILES);
const inOrderOfNames = (reports: Reports) => [...reports].sort(([a], [b]) => a.localeCompare(b));

/** The files in a folder of their own, so that nothing is known of them yet. */
const fresh = (paths: readonly string[]) => inOrderOfNames(reportsOf(paths, temporaryFolder(FILES)));

test('the files give something to report to every rule', () => {
  const reports = fresh(PATHS).flatMap(([, messages]) => messages);
  for (const name of Object.keys(rules)) expect(reports.filter(report => report.includes(`${NAMESPACE}/${name}:`)), name).not.toEqual([]);
});

test('what is reported rests on other files: alone, with none beside it, a file is seen otherwise', () => {
  const alone = PATHS.map(path => [path, reportsOf([path], temporaryFolder({ [path]: FILES[path] ?? '' })).get(path)]);
  expect(Object.fromEntries(alone)).not.toEqual(Object.fromEntries(fresh(PATHS)));
});

test.each([
  ['backwards', [...PATHS].reverse()],
  ['those that are imported first', ['src/even.ts', 'src/odd.ts', 'src/report.ts', 'src/config.ts', 'src/index.ts', 'src/users.ts', 'src/store.ts', 'src/tools.cjs', 'src/profile.js']],
  ['from the middle', [...PATHS.slice(3), ...PATHS.slice(0, 3)]],
])('the reports do not depend on the order in which files are linted: %s', (_, paths) => {
  expect([...paths].sort()).toEqual([...PATHS].sort());
  expect(fresh(paths)).toEqual(fresh(PATHS));
});

test('nor on what was linted before', () => {
  const folder = temporaryFolder(FILES);
  const first = inOrderOfNames(reportsOf(PATHS, folder));
  expect(inOrderOfNames(reportsOf(PATHS, folder))).toEqual(first);
  for (const path of PATHS) expect([...reportsOf([path], folder)]).toEqual(first.filter(([name]) => name === path));
});

test('nor on what else is linted', () => {
  const all = new Map(fresh(PATHS));
  for (const path of PATHS) expect(fresh([path])).toEqual([[path, all.get(path)]]);
});
