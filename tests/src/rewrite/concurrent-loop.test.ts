import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import type { CollectingLoop } from '../../../src/effects/accumulators.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { concurrentLoop } from '../../../src/rewrite/concurrent-loop.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import type { Settings } from '../../../src/settings.ts';
import type { SourceFile } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

function isCollecting(node: TSESTree.Node): node is CollectingLoop {
  return node.type === 'ForOfStatement' || node.type === 'ForInStatement' || node.type === 'ForStatement';
}

/** The form, the bound and the text after rewriting the first loop; `null` when it is left alone. */
function rewritten(code: string, path: string, settings: Partial<Settings> = {}): string | null {
  const file: SourceFile = sourceFile(code, { path: `/project/${path}`, settings });
  const loop = [...descendants(file, file.ast, 'enter')].find(isCollecting);
  const result = loop === undefined ? null : concurrentLoop(file, loop);
  if (result === null) return null;
  const text = editedText(file, [0, code.length], result.edits);
  sourceFile(text, { path: `/project/${path}` });
  return `${result.form}/${result.bounded}${text}`;
}

test.each<[string, string, string, string | null]>([
  [
    'a concise body that only collects becomes a map',
    'case.js',
    `
async function f(ids) {
  const out = [];
  for (const id of ids) {
    out.push(await load(id));
  }
  return out;
}
`,
    'push/none' + `
async function f(ids) {
  const out = await Promise.all(Array.from(ids, (id) => load(id)));
  return out;
}
`,
  ],
  [
    'a rest parameter is an array',
    'case.js',
    `
async function f(...ids) {
  const out = [];
  for (const id of ids) out.push(await load(id));
  return out;
}
`,
    'push/none' + `
async function f(...ids) {
  const out = await Promise.all(ids.map((id) => load(id)));
  return out;
}
`,
  ],
  [
    'a typed declaration keeps its annotation',
    'case.ts',
    `
async function f(ids: readonly string[]) {
  const out: User[] = [];
  for (const id of ids) out.push(await load(id));
  return out;
}
`,
    'push/none' + `
async function f(ids: readonly string[]) {
  const out: User[] = await Promise.all(ids.map((id) => load(id)));
  return out;
}
`,
  ],
  [
    'a declaration that asserts its type stays',
    'case.ts',
    `
async function f(ids: string[]) {
  const out = [] as User[];
  for (const id of ids) out.push(await load(id));
  return out;
}
`,
    'push/none' + `
async function f(ids: string[]) {
  const out = [] as User[];
  out.push(...await Promise.all(ids.map((id) => load(id))));
  return out;
}
`,
  ],
  [
    'a declaration that is looked at before the loop stays',
    'case.js',
    `
async function f(ids) {
  const out = [];
  ids.map(id => note(out, id));
  for (const id of ids) out.push(await load(id));
  return out;
}
`,
    null,
  ],
  [
    'a declaration further up moves to where it is filled',
    'case.js',
    `
async function f(ids) {
  const out = [];
  const options = { deep: true };
  for (const id of ids.slice(1)) {
    out.push(await load(id, options));
  }
  return out;
}
`,
    'push/none' + `
async function f(ids) {
  const options = { deep: true };
  const out = await Promise.all(Array.from(ids.slice(1), (id) => load(id, options)));
  return out;
}
`,
  ],
  [
    'an array with elements keeps them in front',
    'case.js',
    `
async function f(ids) {
  const out = [first];
  for (const id of ids) out.push(await load(id));
  return out;
}
`,
    'push/none' + `
async function f(ids) {
  const out = [first];
  out.push(...await Promise.all(Array.from(ids, (id) => load(id))));
  return out;
}
`,
  ],
  [
    'the order of elements is kept where each iteration does more',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const { id, name } of rows) {
    // the owner first
    const owner = await load(id);
    const size = await measure(owner); // in bytes
    out.push({ name, size });
  }
  return out;
}
`,
    'push/none' + `
async function f(rows) {
  const out = await Promise.all(Array.from(rows, async ({ id, name }) => {
    // the owner first
    const owner = await load(id);
    const size = await measure(owner); // in bytes
    return { name, size };
  }));
  return out;
}
`,
  ],
  [
    'what may throw before it gives a promise is called by an async function',
    'case.js',
    `
async function f(urls) {
  const out = [];
  for (const url of urls) out.push(await load(new URL(url)));
  return out;
}
`,
    'push/none' + `
async function f(urls) {
  const out = await Promise.all(Array.from(urls, async (url) => load(new URL(url))));
  return out;
}
`,
  ],
  [
    'a helper that is seen to throw is called by an async function',
    'case.js',
    `
function load(id) {
  if (!id) throw new Error('no id');
  return fetchOne(id);
}
async function f(ids) {
  for (const id of ids) await load(id);
}
`,
    'effects/none' + `
function load(id) {
  if (!id) throw new Error('no id');
  return fetchOne(id);
}
async function f(ids) {
  await Promise.all(Array.from(ids, async (id) => load(id)));
}
`,
  ],
  [
    'some iterations give none',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    if (row.hidden) continue;
    out.push({
      row,
      details: await load(row.id),
    });
  }
  return out;
}
`,
    'filter/none' + `
async function f(rows) {
  const out = (await Promise.all(Array.from(rows, async (row) => {
    if (row.hidden) return [];
    return [{
      row,
      details: await load(row.id),
    }];
  }))).flat();
  return out;
}
`,
  ],
  [
    'those that hold',
    'case.js',
    `
async function f(rows) {
  const kept = [];
  for (const row of rows) {
    if (await holds(row)) kept.push(row);
  }
  return kept;
}
`,
    'filter/none' + `
async function f(rows) {
  const kept = (await Promise.all(Array.from(rows, async (row) => ((await holds(row)) ? [row] : [])))).flat();
  return kept;
}
`,
  ],
  [
    'a failure of one iteration stays its own',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    try {
      out.push(await load(row));
    } catch (error) {
      console.error(error);
    }
  }
  return out;
}
`,
    'filter/none' + `
async function f(rows) {
  const out = (await Promise.all(Array.from(rows, async (row) => {
    try {
      return [await load(row)];
    } catch (error) {
      console.error(error);
    }
    return [];
  }))).flat();
  return out;
}
`,
  ],
  [
    'one of two values',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    if (row.local) {
      out.push(await read(row));
    } else {
      out.push(await load(row));
    }
  }
  return out;
}
`,
    'push/none' + `
async function f(rows) {
  const out = await Promise.all(Array.from(rows, async (row) => {
    if (row.local) {
      return read(row);
    } else {
      return load(row);
    }
  }));
  return out;
}
`,
  ],
  [
    'several values an iteration',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    out.push(row, await load(row));
  }
  return out;
}
`,
    'filter/none' + `
async function f(rows) {
  const out = (await Promise.all(Array.from(rows, async (row) => [row, await load(row)]))).flat();
  return out;
}
`,
  ],
  [
    'a list an iteration',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) out.push(...(await load(row)).items);
  return out;
}
`,
    'filter/none' + `
async function f(rows) {
  const out = (await Promise.all(Array.from(rows, async (row) => [...(await load(row)).items]))).flat();
  return out;
}
`,
  ],
  [
    'pushes on several paths are not written',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    if (row.pinned) {
      out.push(row);
      continue;
    }
    if (await holds(row)) out.push(row);
  }
  return out;
}
`,
    null,
  ],
  [
    'pushes after all that waits stay in order',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    const { items } = await load(row);
    out.push(row);
    for (const item of items) out.push(item);
  }
  return out;
}
`,
    'in-order/none' + `
async function f(rows) {
  const out = [];
  for (const [row, { items }] of await Promise.all(Array.from(rows, async (row) => [row, await load(row)]))) {
    out.push(row);
    for (const item of items) out.push(item);
  }
  return out;
}
`,
  ],
  [
    'properties of a new object',
    'case.js',
    `
async function f(names) {
  const sizes = {};
  for (const name of names) {
    sizes[name] = await measure(name);
  }
  return sizes;
}
`,
    'keyed/none' + `
async function f(names) {
  const sizes = Object.fromEntries(await Promise.all(Array.from(names, async (name) => [name, await measure(name)])));
  return sizes;
}
`,
  ],
  [
    'properties of a new object that has a type',
    'case.ts',
    `
async function f(names: string[]) {
  const sizes: Record<string, number> = {};
  for (const name of names) sizes[name] = await measure(name);
  return sizes;
}
`,
    'keyed/none' + `
async function f(names: string[]) {
  const sizes: Record<string, number> = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await measure(name)] as const)));
  return sizes;
}
`,
  ],
  [
    'entries of a new map',
    'case.js',
    `
async function f(rows) {
  const byId = new Map();
  for (const row of rows) {
    const details = await load(row);
    byId.set(row.id, details);
  }
  return byId;
}
`,
    'keyed/none' + `
async function f(rows) {
  const byId = new Map(await Promise.all(Array.from(rows, async (row) => {
    const details = await load(row);
    return [row.id, details];
  })));
  return byId;
}
`,
  ],
  [
    'entries of a map that holds some',
    'case.js',
    `
async function f(rows) {
  const byId = new Map(known);
  for (const row of rows) byId.set(row.id, await load(row));
  return byId;
}
`,
    'keyed/none' + `
async function f(rows) {
  const byId = new Map(known);
  for (const [key, value] of await Promise.all(Array.from(rows, async (row) => [row.id, await load(row)]))) byId.set(key, value);
  return byId;
}
`,
  ],
  [
    'a key that is awaited too',
    'case.js',
    `
async function f(paths) {
  const versions = {};
  for (const path of paths) {
    const { name, version } = await read(path);
    if (name) versions[name] = version;
  }
  return versions;
}
`,
    'in-order/none' + `
async function f(paths) {
  const versions = {};
  for (const { name, version } of await Promise.all(Array.from(paths, (path) => read(path)))) {
    if (name) versions[name] = version;
  }
  return versions;
}
`,
  ],
  [
    'places of a new array',
    'case.js',
    `
async function f(urls) {
  const texts = [];
  for (let i = 0; i < urls.length; i++) {
    const response = await load(urls[i]);
    texts[i] = await response.text();
  }
  return texts;
}
`,
    'push/none' + `
async function f(urls) {
  const texts = await Promise.all(Array.from(urls, async (url) => {
    const response = await load(url);
    return response.text();
  }));
  return texts;
}
`,
  ],
  [
    'a counted loop names its element',
    'case.js',
    `
async function f() {
  const rows = await Promise.all(pending);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    await send(row, i);
  }
}
`,
    'effects/none' + `
async function f() {
  const rows = await Promise.all(pending);
  await Promise.all(rows.map((row, i) => send(row, i)));
}
`,
  ],
  [
    'a counted loop over nothing',
    'case.js',
    `
async function f(count) {
  const pages = [];
  for (let page = 0; page < count; page++) pages.push(await load(page));
  return pages;
}
`,
    'push/none' + `
async function f(count) {
  const pages = await Promise.all(Array.from({ length: count }, (_, page) => load(page)));
  return pages;
}
`,
  ],
  [
    'a counted loop that leaves elements out is not written',
    'case.js',
    `
async function f(rows) {
  for (let i = 0; i < rows.length; i += 2) await send(rows[i]);
}
`,
    null,
  ],
  [
    'a counted loop that replaces elements is not written',
    'case.js',
    `
async function f(rows) {
  for (let i = 0; i < rows.length; i++) rows[i] = await load(rows[i]);
}
`,
    null,
  ],
  [
    'text is joined in order',
    'case.js',
    `
async function f(files) {
  let text = '';
  for (const file of files) text += await load(file);
  return text;
}
`,
    'in-order/none' + `
async function f(files) {
  let text = '';
  for (const value of await Promise.all(Array.from(files, (file) => load(file)))) text += value;
  return text;
}
`,
  ],
  [
    'numbers are summed in order',
    'case.js',
    `
async function f(files) {
  let bytes = 0;
  let count = 0;
  for (const file of files) {
    const { size } = await load(file);
    bytes += size;
    count++;
  }
  return bytes / count;
}
`,
    'in-order/none' + `
async function f(files) {
  let bytes = 0;
  let count = 0;
  for (const { size } of await Promise.all(Array.from(files, (file) => load(file)))) {
    bytes += size;
    count++;
  }
  return bytes / count;
}
`,
  ],
  [
    'counting needs no order',
    'case.js',
    `
async function f(files) {
  let count = 0;
  for (const file of files) {
    if (await exists(file)) count++;
  }
  return count;
}
`,
    'effects/none' + `
async function f(files) {
  let count = 0;
  await Promise.all(Array.from(files, async (file) => {
    if (await exists(file)) count++;
  }));
  return count;
}
`,
  ],
  [
    'a flag needs no order',
    'case.js',
    `
async function f(files) {
  let missing = false;
  for (const file of files) {
    if (!(await exists(file))) missing = true;
  }
  return missing;
}
`,
    'effects/none' + `
async function f(files) {
  let missing = false;
  await Promise.all(Array.from(files, async (file) => {
    if (!(await exists(file))) missing = true;
  }));
  return missing;
}
`,
  ],
  [
    'a flag that stops asking is not written',
    'case.js',
    `
async function f(files) {
  let missing = false;
  for (const file of files) missing ||= await isMissing(file);
  return missing;
}
`,
    null,
  ],
  [
    'a set keeps its order',
    'case.js',
    `
async function f(rows) {
  const owners = new Set();
  for (const row of rows) owners.add((await load(row)).owner);
  return [...owners];
}
`,
    'in-order/none' + `
async function f(rows) {
  const owners = new Set();
  for (const value of await Promise.all(Array.from(rows, (row) => load(row)))) owners.add(value.owner);
  return [...owners];
}
`,
  ],
  [
    'only effects',
    'case.js',
    `
async function f(users) {
  for (const user of users) {
    await send(user.address, 'Welcome');
  }
}
`,
    'effects/none' + `
async function f(users) {
  await Promise.all(Array.from(users, (user) => send(user.address, 'Welcome')));
}
`,
  ],
  [
    'an element is completed',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    if (row.details === undefined) {
      row.details = await load(row.id);
    }
  }
}
`,
    'effects/none' + `
async function f(rows) {
  await Promise.all(Array.from(rows, async (row) => {
    if (row.details === undefined) {
      row.details = await load(row.id);
    }
  }));
}
`,
  ],
  [
    'continue ends the callback',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    if (!row.ready) continue;
    for (const part of row.parts) {
      if (part.skip) continue;
      note(part);
    }
    await send(row);
  }
}
`,
    'effects/none' + `
async function f(rows) {
  await Promise.all(Array.from(rows, async (row) => {
    if (!row.ready) return;
    for (const part of row.parts) {
      if (part.skip) continue;
      note(part);
    }
    await send(row);
  }));
}
`,
  ],
  [
    'a braceless body',
    'case.js',
    `
async function f(rows) {
  for (const row of rows)
    if (row.ready) await send(row);
}
`,
    'effects/none' + `
async function f(rows) {
  await Promise.all(Array.from(rows, async (row) => { if (row.ready) await send(row); }));
}
`,
  ],
  [
    'the lone body of an if',
    'case.js',
    `
async function f(rows) {
  if (rows) for (const row of rows) await send(row);
}
`,
    'effects/none' + `
async function f(rows) {
  if (rows) await Promise.all(Array.from(rows, (row) => send(row)));
}
`,
  ],
  [
    'keys of an object that is seen',
    'case.js',
    `
async function f() {
  const sizes = { a: 1, b: 2 };
  for (const key in sizes) {
    await send(key, sizes[key]);
  }
}
`,
    'effects/none' + `
async function f() {
  const sizes = { a: 1, b: 2 };
  await Promise.all(Object.keys(sizes).map((key) => send(key, sizes[key])));
}
`,
  ],
  [
    'keys of an object that is not seen are not written',
    'case.js',
    `
async function f(sizes) {
  for (const key in sizes) await send(key);
}
`,
    null,
  ],
  [
    'entries of an object',
    'case.js',
    `
async function f(sizes) {
  for (const [key, size] of Object.entries(sizes)) await send(key, size);
}
`,
    'effects/none' + `
async function f(sizes) {
  await Promise.all(Object.entries(sizes).map(([key, size]) => send(key, size)));
}
`,
  ],
  [
    'a file without semicolons',
    'case.js',
    `
async function f(rows) {
  const out = []
  for (const row of rows) out.push(await load(row))
  return out
}
`,
    'push/none' + `
async function f(rows) {
  const out = await Promise.all(Array.from(rows, (row) => load(row)))
  return out
}
`,
  ],
  [
    'a file without semicolons before a bracket',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    await send(row)
  }
  [1, 2].forEach(note)
}
`,
    'effects/none' + `
async function f(rows) {
  await Promise.all(Array.from(rows, (row) => send(row)));
  [1, 2].forEach(note)
}
`,
  ],
  [
    'a file without semicolons but a guard',
    'case.js',
    `
async function f(rows) {
  note(rows)
  for (const row of rows) await send(row)
  ;[1, 2].forEach(note)
}
`,
    'effects/none' + `
async function f(rows) {
  note(rows)
  await Promise.all(Array.from(rows, (row) => send(row)))
  ;[1, 2].forEach(note)
}
`,
  ],
  [
    'arrows without parentheses',
    'case.js',
    `
async function f(rows) {
  const ids = rows.map(row => row.id);
  for (const id of ids) await send(id);
}
`,
    'effects/none' + `
async function f(rows) {
  const ids = rows.map(row => row.id);
  await Promise.all(Array.from(ids, id => send(id)));
}
`,
  ],
  [
    'a comment in the head is not lost',
    'case.js',
    `
async function f(rows) {
  for (const row of /* all */ rows) await send(row);
}
`,
    null,
  ],
  [
    'a comment between the call and its value is not lost',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    out.push(
      // slow
      await load(row),
    );
  }
  return out;
}
`,
    'in-order/none' + `
async function f(rows) {
  const out = [];
  for (const value of await Promise.all(Array.from(rows, (row) => load(row)))) {
    out.push(
      // slow
      value,
    );
  }
  return out;
}
`,
  ],
  [
    'this and arguments are those of the function',
    'case.js',
    `
class A {
  async f(parts) {
    for (const part of parts.slice(0, 5)) {
      await this.load(part, arguments.length);
      await super.load(part);
    }
  }
}
`,
    'effects/none' + `
class A {
  async f(parts) {
    await Promise.all(Array.from(parts.slice(0, 5), async (part) => {
      await this.load(part, arguments.length);
      await super.load(part);
    }));
  }
}
`,
  ],
  [
    'a stream is read as it comes',
    'case.js',
    `
async function f(rows) {
  for await (const row of rows) await send(row);
}
`,
    null,
  ],
  [
    'return leaves the loop',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    if (await holds(row)) return row;
  }
}
`,
    null,
  ],
  [
    'break leaves the loop',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    await send(row);
    if (row.last) break;
  }
}
`,
    null,
  ],
  [
    'a label around the loop',
    'case.js',
    `
async function f(rows) {
  outer: for (const row of rows) {
    for (const part of row) {
      if (part) continue outer;
    }
    await send(row);
  }
}
`,
    null,
  ],
  [
    'a label inside the loop',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    parts: for (const part of row) {
      for (const bit of part) if (bit) continue parts;
    }
    await send(row);
  }
}
`,
    'effects/none' + `
async function f(rows) {
  await Promise.all(Array.from(rows, async (row) => {
    parts: for (const part of row) {
      for (const bit of part) if (bit) continue parts;
    }
    await send(row);
  }));
}
`,
  ],
  [
    'var outlives the iteration',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    var last = await load(row);
  }
  return last;
}
`,
    null,
  ],
  [
    'a shadowed Promise',
    'case.js',
    `
async function f(rows, Promise) {
  for (const row of rows) await send(row);
}
`,
    null,
  ],
  [
    'a name that the body declares anew',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    const row = await load(1);
    await send(row);
  }
}
`,
    null,
  ],
  [
    'a loop variable that the body changes',
    'case.js',
    `
async function f(names) {
  for (let name of names) {
    name = name.trim();
    await send(name);
  }
}
`,
    'effects/none' + `
async function f(names) {
  await Promise.all(Array.from(names, async (name) => {
    name = name.trim();
    await send(name);
  }));
}
`,
  ],
  [
    'yields',
    'case.js',
    `
async function* f(rows) {
  for (const row of rows) yield await load(row);
}
`,
    null,
  ],
  [
    'resources are released at the end of an iteration',
    'case.js',
    `
async function f(rows) {
  for (const row of rows) {
    await using file = await open(row);
    await send(file);
  }
}
`,
    null,
  ],
  [
    'an outer variable that is written',
    'case.js',
    `
async function f(rows) {
  let last;
  for (const row of rows) {
    last = await load(row);
  }
  return last;
}
`,
    null,
  ],
  [
    'a collector that others know',
    'case.js',
    `
async function f(rows, context) {
  const out = [];
  context.out = out;
  for (const row of rows) out.push(await load(row));
  return out;
}
`,
    null,
  ],
  [
    'a collector that the iteration reads',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) out.push(await load(row, out.length));
  return out;
}
`,
    null,
  ],
  [
    'what was collected before a failure is used',
    'case.js',
    `
async function f(rows) {
  const out = [];
  try {
    for (const row of rows) out.push(await load(row));
  } catch (error) {
    console.error(error);
  }
  return out;
}
`,
    null,
  ],
  [
    'what was collected before a failure is not used',
    'case.js',
    `
async function f(rows) {
  const out = [];
  try {
    for (const row of rows) out.push(await load(row));
  } catch (error) {
    throw new Error('failed', { cause: error });
  }
  return out;
}
`,
    'push/none' + `
async function f(rows) {
  const out = [];
  try {
    out.push(...await Promise.all(Array.from(rows, (row) => load(row))));
  } catch (error) {
    throw new Error('failed', { cause: error });
  }
  return out;
}
`,
  ],
  [
    'module level',
    'case.js',
    `
const out = [];
for (const row of rows) out.push(await load(row));
export default out;
`,
    'push/none' + `
const out = await Promise.all(Array.from(rows, (row) => load(row)));
export default out;
`,
  ],
  [
    'an exported collector stays',
    'case.js',
    `
export const out = [];
for (const row of rows) out.push(await load(row));
`,
    'push/none' + `
export const out = [];
out.push(...await Promise.all(Array.from(rows, (row) => load(row))));
`,
  ],
  [
    'a function that is hoisted looks at the collector',
    'case.js',
    `
async function f(rows) {
  const out = [];
  look();
  for (const row of rows) out.push(await load(row));
  function look() {
    return out.length;
  }
  return out;
}
`,
    null,
  ],
  [
    'documented i/o for each element of a directory is taken in chunks',
    'case.js',
    `
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const names = await readdir('.');
  const out = [];
  for (const name of names) {
    out.push(await readFile(name, 'utf8'));
  }
  return out;
}
`,
    'push/chunks' + `
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const names = await readdir('.');
  const out = [];
  for (let i = 0; i < names.length; i += 10) {
    out.push(...await Promise.all(names.slice(i, i + 10).map((name) => readFile(name, 'utf8'))));
  }
  return out;
}
`,
  ],
  [
    'chunks of what may be no array',
    'case.js',
    `
export async function f(urls) {
  const sizes = {};
  for (const url of urls) {
    // head only
    const response = await fetch(url, {
      method: 'HEAD',
    });
    sizes[url] = response.headers.get('content-length');
  }
  return sizes;
}
`,
    'keyed/chunks' + `
export async function f(urls) {
  const sizes = {};
  const allUrls = Array.from(urls);
  for (let i = 0; i < allUrls.length; i += 10) {
    const entries = await Promise.all(allUrls.slice(i, i + 10).map(async (url) => {
      // head only
      const response = await fetch(url, {
        method: 'HEAD',
      });
      return [url, response.headers.get('content-length')];
    }));
    for (const [key, value] of entries) sizes[key] = value;
  }
  return sizes;
}
`,
  ],
  [
    'chunks with an index',
    'case.js',
    `
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const names = await readdir('.');
  for (let i = 0; i < names.length; i++) {
    const text = await readFile(names[i]);
    console.log(i, text);
  }
}
`,
    'effects/chunks' + `
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const names = await readdir('.');
  const allNames = Array.from(names.entries());
  for (let start = 0; start < allNames.length; start += 10) {
    await Promise.all(allNames.slice(start, start + 10).map(async ([i, name]) => {
      const text = await readFile(name);
      console.log(i, text);
    }));
  }
}
`,
  ],
  [
    'the limiter that the file imports',
    'case.js',
    `
import pMap from 'p-map';
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const out = [];
  for (const name of await readdir('.')) out.push(await readFile(name, 'utf8'));
  return out;
}
`,
    'push/limiter' + `
import pMap from 'p-map';
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const out = await pMap(await readdir('.'), (name) => readFile(name, 'utf8'), { concurrency: 10 });
  return out;
}
`,
  ],
  [
    'the limiter that the file has made',
    'case.js',
    `
import pLimit from 'p-limit';
import { readdir, stat } from 'node:fs/promises';
const limit = pLimit(4);
export async function f() {
  let bytes = 0;
  for (const name of await readdir('.')) {
    const { size } = await stat(name);
    bytes += size;
  }
  return bytes;
}
`,
    'in-order/limiter' + `
import pLimit from 'p-limit';
import { readdir, stat } from 'node:fs/promises';
const limit = pLimit(4);
export async function f() {
  let bytes = 0;
  for (const { size } of await Promise.all((await readdir('.')).map((name) => limit(() => stat(name))))) {
    bytes += size;
  }
  return bytes;
}
`,
  ],
  [
    'pairs in TypeScript',
    'case.ts',
    `
async function f(rows: Row[]) {
  let text = '';
  for (const row of rows) {
    const owner = await load(row.id);
    text += row.name + owner;
  }
  return text;
}
`,
    'in-order/none' + `
async function f(rows: Row[]) {
  let text = '';
  for (const [row, owner] of await Promise.all(rows.map(async (row) => [row, await load(row.id)] as const))) {
    text += row.name + owner;
  }
  return text;
}
`,
  ],
  [
    'a template that spans lines keeps its white space',
    'case.js',
    `
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const out = [];
  for (const name of await readdir('.')) {
    const text = \`
  \${await readFile(name, 'utf8')}
\`;
    out.push(text);
  }
  return out;
}
`,
    'push/chunks' + `
import { readdir, readFile } from 'node:fs/promises';
export async function f() {
  const out = [];
  const all = await readdir('.');
  for (let i = 0; i < all.length; i += 10) {
    out.push(...await Promise.all(all.slice(i, i + 10).map(async (name) => {
      const text = \`
  \${await readFile(name, 'utf8')}
\`;
      return text;
    })));
  }
  return out;
}
`,
  ],
  [
    'a name that means one thing around the loop and another in it',
    'case.js',
    `
async function f(names) {
  let text = '';
  for (const name of names) {
    const names = await load(name);
    text += names;
  }
  return text;
}
`,
    null,
  ],
  [
    'entries that take several lines',
    'case.js',
    `
async function f(rows) {
  const byId = new Map(known);
  for (const row of rows) {
    const details = await load(row);
    byId.set(row.id, details);
  }
  return byId;
}
`,
    'keyed/none' + `
async function f(rows) {
  const byId = new Map(known);
  const entries = await Promise.all(Array.from(rows, async (row) => {
    const details = await load(row);
    return [row.id, details];
  }));
  for (const [key, value] of entries) byId.set(key, value);
  return byId;
}
`,
  ],
  [
    'guards before the wait, conditions after it',
    'case.js',
    `
async function f(rows) {
  const found = {};
  for (const row of rows) {
    if (row.hidden) {
      continue;
    }
    const details = await load(row.id);
    if (!details) continue;

    found[row.id] = details.size;
  }
  return found;
}
`,
    'in-order/none' + `
async function f(rows) {
  const found = {};
  const results = await Promise.all(Array.from(rows, async (row) => {
    if (row.hidden) {
      return [];
    }
    const details = await load(row.id);
    return [[row, details]];
  }));
  for (const [row, details] of results.flat()) {
    if (!details) continue;

    found[row.id] = details.size;
  }
  return found;
}
`,
  ],
  [
    'an object over several lines comes nearer',
    'case.js',
    `
async function f(rows) {
  const out = [];
  for (const row of rows) {
    out.push({
      row,
      text: \`
as it is\`,
      details: await load(row),
    });
  }
  return out;
}
`,
    'push/none' + `
async function f(rows) {
  const out = await Promise.all(Array.from(rows, async (row) => ({
    row,
    text: \`
as it is\`,
    details: await load(row),
  })));
  return out;
}
`,
  ],
  [
    'an object over several lines in chunks',
    'case.js',
    `
import { readdir, readFile } from 'node:fs/promises';
async function f() {
  const out = [];
  for (const name of await readdir('.')) {
    out.push({
      name,
      text: await readFile(name),
    });
  }
  return out;
}
`,
    'push/chunks' + `
import { readdir, readFile } from 'node:fs/promises';
async function f() {
  const out = [];
  const all = await readdir('.');
  for (let i = 0; i < all.length; i += 10) {
    out.push(...await Promise.all(all.slice(i, i + 10).map(async (name) => ({
      name,
      text: await readFile(name),
    }))));
  }
  return out;
}
`,
  ],
  [
    'promises that are only kept stay promises',
    'case.js',
    `
async function f(rows) {
  const jobs = [];
  for (const row of rows) {
    const details = await load(row);
    jobs.push(start(details));
  }
  return jobs;
}
`,
    'in-order/none' + `
async function f(rows) {
  const jobs = [];
  for (const details of await Promise.all(Array.from(rows, (row) => load(row)))) {
    jobs.push(start(details));
  }
  return jobs;
}
`,
  ],
  [
    'a promise that is only kept is not waited for when it is handed over',
    'case.js',
    `
async function f(rows) {
  const jobs = [];
  for (const row of rows) {
    const job = start(row);
    await load(row);
    jobs.push(job);
  }
  return jobs;
}
`,
    'in-order/none' + `
async function f(rows) {
  const jobs = [];
  const results = await Promise.all(Array.from(rows, async (row) => {
    const job = start(row);
    await load(row);
    return [job];
  }));
  for (const [job] of results) {
    jobs.push(job);
  }
  return jobs;
}
`,
  ],
  [
    'what is computed at once from what was awaited',
    'case.js',
    `
async function f(rows) {
  const names = [];
  for (const row of rows) names.push((await load(row)).name.trim());
  return names;
}
`,
    'push/none' + `
async function f(rows) {
  const names = await Promise.all(Array.from(rows, async (row) => (await load(row)).name.trim()));
  return names;
}
`,
  ],
  [
    'what an unknown call makes of what was awaited',
    'case.js',
    `
async function f(rows) {
  const names = [];
  for (const row of rows) names.push(parse(await load(row)));
  return names;
}
`,
    'in-order/none' + `
async function f(rows) {
  const names = [];
  for (const value of await Promise.all(Array.from(rows, (row) => load(row)))) names.push(parse(value));
  return names;
}
`,
  ],
  [
    'what a helper in sight makes of what was awaited',
    'case.js',
    `
const parse = text => ({ text });
async function f(rows) {
  const names = [];
  for (const row of rows) names.push(parse(await load(row)));
  return names;
}
`,
    'push/none' + `
const parse = text => ({ text });
async function f(rows) {
  const names = await Promise.all(Array.from(rows, async row => parse(await load(row))));
  return names;
}
`,
  ],
  [
    'an entry over several lines comes nearer',
    'case.js',
    `
async function f(rows) {
  const found = {};
  for (const row of rows) {
    found[row.id] = await load({
      row,
    });
  }
  return found;
}
`,
    'keyed/none' + `
async function f(rows) {
  const found = Object.fromEntries(await Promise.all(Array.from(rows, async (row) => [row.id, await load({
    row,
  })])));
  return found;
}
`,
  ],
])('%s', (_, path, code, expected) => {
  expect(rewritten(code, path)).toBe(expected);
});

test('carriage returns and tabs stay', () => {
  const code = ['async function f(rows) {', '\tconst out = [];', '\tfor (const row of rows) {', '\t\t// one', '\t\tconst details = await load(row);', '\t\tout.push({ row, details }); // two', '\t}', '\treturn out;', '}', ''];
  const expected = ['async function f(rows) {', '\tconst out = await Promise.all(Array.from(rows, async (row) => {', '\t\t// one', '\t\tconst details = await load(row);', '\t\treturn { row, details }; // two', '\t}));', '\treturn out;', '}', ''];
  expect(rewritten(code.join('\r\n'), 'case.js')).toBe(`push/none${expected.join('\r\n')}`);
});

test('the size of chunks and the limiter come from the settings', () => {
  const code = `
import { readdir, readFile } from 'node:fs/promises';
async function f() {
  for (const name of await readdir('.')) await readFile(name);
}
`;
  expect(rewritten(code, 'case.js', { chunkSize: 25 })).toBe(`effects/chunks
import { readdir, readFile } from 'node:fs/promises';
async function f() {
  const all = await readdir('.');
  for (let i = 0; i < all.length; i += 25) {
    await Promise.all(all.slice(i, i + 25).map((name) => readFile(name)));
  }
}
`);
  expect(rewritten(code, 'case.js', { limiter: 'p-map' })).toBe(`effects/limiter
import { readdir, readFile } from 'node:fs/promises';
import pMap from 'p-map';
async function f() {
  await pMap(await readdir('.'), (name) => readFile(name), { concurrency: 10 });
}
`);
});
