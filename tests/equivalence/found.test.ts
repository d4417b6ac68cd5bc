import { expect, test } from 'vitest';

import { checkProgram } from './two-worlds.ts';
import type { Callers } from './world.ts';

/** Programs that a rewrite once made other ones, each as small as it could be made, by what went wrong. */
const FOUND: readonly (readonly [why: string, by: Callers, text: string])[] = [
  [
    'work that nobody listens to was started before it was known whether it is reached',
    'once',
    `
import { api } from './api.js';
const load = async given => {
  await api.fetchUser(given);
};
export async function main(_, ids, names) {
  const all = await Promise.all(names.map(name => fetch(\`/pages/\${ids[0]}\`).then(response => response.json())));
  const seen = load(ids[0]) instanceof Promise;
  const both = async given => {
    return await Promise.all([api.getOrder(given), api.findPage(ids[0])]);
  };
  const orders = await both(ids[0]);
}
`,
  ],
  [
    'a variable was assigned where the promises are joined, above its declaration',
    'once',
    `
import { api } from './api.js';
const state = { last: null };
export async function main(_, ids) {
  state.last = await api.listUsers();
  let pages;
  pages = await fetch(\`/pages/\${ids[0]}\`).then(response => response.json());
  return pages;
}
`,
  ],
  [
    'two results were assigned to one target before the first was read',
    'once',
    `
import { api } from './api.js';
const state = { last: null };
export async function main(_, ids) {
  state.last = await api.getPage(ids[0]);
  const page = state.last;
  state.last = await api.fetchUser('b');
  return [page, state.last];
}
`,
  ],
  [
    'an argument threw while the promise before it already ran, and its rejection was lost',
    'once',
    `
import { readFileSync } from 'node:fs';
import { api } from './api.js';
function config(name) {
  return readFileSync(name, 'utf8');
}
export async function main() {
  const count = await api.countOrder('c');
  const page = await api.getPage(config('b'));
  return [count, page];
}
`,
  ],
  [
    'a function that waits for nothing but counts had its turn in another order',
    'twice',
    `
import { api } from './api.js';
let cell = 0;
async function note() {
  if (cell > 1) return null;
  cell += 1;
}
export async function main() {
  const out = [];
  for (const id in { a: 1, b: 2, c: 3 }) {
    const page = await api.getPage(id).catch(() => null);
    const noted = await note();
    out.push([page, noted]);
  }
  return out;
}
`,
  ],
  [
    'a cell was looked at before the await in front had filled it',
    'once',
    `
import { api } from './api.js';
const table = {};
async function getCached(id) {
  if (table[id] === undefined) table[id] = await api.findPage(id);
}
export async function main(_, ids) {
  const cached = await getCached(ids[1]);
  const page = await api.getPage(table[ids[1]]?.text ?? 'c');
  return [cached, page];
}
`,
  ],
  [
    'a promise that already ran had nobody to hear of its rejection while a call was made to wait',
    'once',
    `
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
export async function main(_, ids, names) {
  const running = readFile(names[1], 'utf8');
  const text = readFileSync(names[0], 'utf8');
  return [text, await running];
}
`,
  ],
  [
    'a generator threw while the work for its first element already ran',
    'once',
    `
import { api } from './api.js';
function* each() {
  yield 'a';
  throw new Error('refused');
}
export async function main() {
  for (const id of each()) {
    const page = await api.getPage(id);
    if (page.size > 100) throw new Error('refused');
  }
}
`,
  ],
  [
    'a caller that nobody waits for went further in its first turn, which the code behind the call saw',
    'once',
    `
import { api } from './api.js';
let cell = 0;
async function count(given) {
  cell += 1;
}
const update = async given => {
  const seen = await count(given);
  const all = await Promise.allSettled(['a', 'b'].map(id => api.getUser((cell += 1, 'b'))));
};
export async function main(_, ids) {
  update(ids[0]);
  return [cell];
}
`,
  ],
  [
    'iterations no longer met what a caller, that went on without waiting, did to a cell meanwhile',
    'twice',
    `
import { api } from './api.js';
let cell = 0;
async function findAll(given) {
  for (const id of new Set(['a', 'b'])) {
    const found = await api.getUser(String(cell) + id);
  }
}
export async function loadDeep(given) {
  try {
    return findAll(given);
  } finally {
    cell += 1;
  }
}
export async function main(_, ids) {
}
`,
  ],
  [
    'a file was read together with writes to files of which it is one',
    'once',
    `
import { appendFile, readFile } from 'node:fs/promises';
export async function main(_, ids, names) {
  const out = [];
  for (const name of names) {
    const done = await appendFile(name, String(1));
    const text = await readFile('two.txt', 'utf8');
    out.push(text);
  }
  return out;
}
`,
  ],
  [
    'callers that shared one call left out what each of them had counted',
    'once',
    `
import { api } from './api.js';
let cell = 0;
const memo = new Map();
async function countUp(given) {
  const found = await api.getUser(given);
  cell += 1;
  return found;
}
async function remembered(given) {
  if (memo.has(given)) return memo.get(given);
  const found = await countUp(given);
  memo.set(given, found);
  return found;
}
export async function main(_, ids) {
  const all = await Promise.all(ids.map(id => remembered(id)));
  return [cell, all];
}
`,
  ],
  [
    'a promise that a caller had started had nobody to hear of its rejection while callbacks were waited for',
    'once',
    `
import { api } from './api.js';
async function updateAll(given) {
  ['a'].forEach(async id => {
    const found = await api.countOrder(id);
  });
}
export async function main(_, ids) {
  const updated = updateAll(ids[0]);
  const user = api.getUser(ids[1]);
  await updated;
  return await user;
}
`,
  ],
  [
    'a function that stored something, and waited for it by way of a variable, was joined with what reads it',
    'once',
    `
import { api } from './api.js';
async function findAll(given) {
  const saved = api.saveOrder(given);
  const seen = await saved;
  const value = { id: given };
  value.found = (await api.getPage(given)).text;
}
export async function main(_, ids) {
  const found = await findAll(ids[0]);
  const order = await api.getOrder('a');
  return [found, order];
}
`,
  ],
];

/** Programs that a rewrite makes other ones in what its text says, and in nothing else, by what that is. */
const SAID: typeof FOUND = [
  [
    'callers that share one call append once what each of them appended',
    'once',
    `
import { appendFile } from 'node:fs/promises';
const table = {};
async function remembered(given) {
  if (table[given] === undefined) table[given] = await appendFile('two.txt', String(given));
  return table[given];
}
export async function main(_, ids) {
  const all = await Promise.all([ids[0], ids[0]].map(id => remembered(id)));
}
`,
  ],
  [
    'callers that share one call print the version that it stored',
    'once',
    `
import { api } from './api.js';
const table = {};
async function remembered(given) {
  if (table[given] === undefined) table[given] = await api.saveUser('b', given);
  return table[given];
}
export async function main(_, ids) {
  const all = await Promise.all([ids[0], ids[0]].map(id => remembered(id)));
  console.log(all);
  return all;
}
`,
  ],
  [
    'a rejection that nobody handles whenever the program gets that far also comes when the same call failed before it',
    'once',
    `
import { api } from './api.js';
async function findAll(given) {
  const all = await ['a', 'b'].reduce(async (sum, id) => sum + String(await api.getUser('a')), '');
  return given;
}
export async function main(_, ids) {
  const ok = (await api.getUser('a')).ok, found = await findAll(ids[1]);
  return [ok, found];
}
`,
  ],
  [
    'what work that nobody waits for prints comes earlier where another call now waits, also when one fails',
    'once',
    `
import { readFileSync } from 'node:fs';
import { pool } from './locks.js';
import { api } from './api.js';
async function show(given) {
  const user = await api.getUser(given);
  console.log(given);
  return given;
}
export async function main(_, ids, names) {
  const count = ['a', 'b', 'c'].map(async id => await show(id)).filter(Boolean).length;
  const text = readFileSync(names[0], 'utf8');
  const client = await pool.connect();
  const { rows } = await client.query(count);
  client.release();
  return [count, text, rows];
}
`,
  ],
];

test.each([...FOUND, ...SAID])('%s', async (_, by, text) => {
  const { differences } = await checkProgram({ text, by }, [1, 2, 3, 4], true);
  expect(differences.map(({ offer, schedule, what }) => `${offer.rule}, ${schedule}: ${what}`)).toEqual([]);
});
