import { describe, expect, test } from 'vitest';

import type { CollectingLoop } from '../../../src/effects/accumulators.ts';
import { iterationsAreIndependent } from '../../../src/effects/iterations.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const FS = "import { mkdir, readFile, rename, writeFile } from 'fs/promises';\n";

function judged(code: string) {
  const file = sourceFile(code);
  const { answer, because } = iterationsAreIndependent(file, markedNode(file) as CollectingLoop);
  return { text: `${answer}: ${because.text}`, at: textOf(file, because.node), thin: because.thin === true };
}

/** A loop over `xs` with this body, in an async function of a module that imports `work`. */
function over(body: string, { before = '', after = '' } = {}): string {
  return `import { work } from './work.js';\n${before.startsWith('import') ? before : ''}async function f(xs, api, db, o) { ${before.startsWith('import') ? '' : before} /*^*/for (const x of xs) { ${body} } ${after} }`;
}

const module = (code: string, body: string): string => `${code}\nasync function f(xs, api, db, o) { const out = []; /*^*/for (const x of xs) { ${body} } }`;

describe('iterations are independent', () => {
  test.each([
    ['what one unknown call gives for each is collected', over('out.push(await work(x));', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['it is collected through a variable', over('const y = await work(x); out.push(y.id);', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['it is collected under a condition', over('if (await work(x)) out.push(x);', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['it is collected by a key', over('out[x.id] = await work(x);', { before: 'const out = {};' }), 'yes: each result is only collected'],
    ['it is collected in a map', over('out.set(x.id, await work(x));', { before: 'const out = new Map();' }), 'yes: each result is only collected'],
    ['it is kept on the element', over('x.details = await work(x.id);'), 'yes: each result is only collected'],
    ['a documented API reads', over('out.push(await fetch(x));', { before: 'const out = [];' }), "yes: 'fetch' only reads"],
    ['a function in sight reads', module('async function load(id) { const r = await fetch(id); return r.json(); }', 'const y = await load(x); if (y.bad) throw new Error(x);'), "yes: 'load' only reads"],
    ['a name reads', over('const y = await api.getUser(x); if (y.bad) throw new Error(x);'), "yes: 'api.getUser' only reads, by its name"],
    ['what is read is counted', over('if ((await api.getUser(x)).ok) n++;', { before: 'let n = 0;' }), "yes: 'api.getUser' only reads, by its name"],
    ['what is read raises a flag', over('if ((await api.getUser(x)).ok) any = true;', { before: 'let any = false;' }), "yes: 'api.getUser' only reads, by its name"],
    ['a file of its own is written', module(FS, 'await writeFile(x.path, x.text);'), "yes: 'writeFile' touches a file of its own"],
    ['a file of its own is written at a path that is made from the element', module(FS, 'const path = `${o.dir}/${x}`; await writeFile(path, o.text);'), "yes: 'writeFile' touches a file of its own"],
    ['a file is moved to its own', module(FS, 'await rename(x.from, x.to);'), "yes: 'rename' touches a file of its own"],
    ['each receiver gets a message', over("await mailer.send(x.email, 'Hello');"), "yes: 'mailer.send' delivers to one receiver, by its name"],
    ['a message is sent by a function in sight', module("async function inform(user) { await mailer.send(user.email, 'Hello'); }", 'await inform(x);'), "yes: 'inform' delivers with 'mailer.send'"],
    ['several reads, one behind the other', over('const r = await fetch(x); out.push(await r.json());', { before: 'const out = [];' }), "yes: 'fetch' only reads"],
    ['a pattern that is written down leaves some out', over('if (!/[.]js$/.test(x)) continue; out.push(await work(x));', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['the loop is left where there are many', over('out.push(await work(x));', { before: 'const out = []; if (xs.length > 100) return [];' }), 'yes: each result is only collected'],
    ['what gives a thing of its own name is handed all options', over('out.push(await api.getUser(x, { ...o }));', { before: 'const out = [];' }), "yes: 'api.getUser' only reads, by its name"],
    ['some are left out', over('if (!x.ok) continue; out.push(await work(x));', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['each failure is caught', over('try { out.push(await work(x)); } catch (e) { console.error(e); }', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['a failure stops all', over('const y = await api.getUser(x); if (!y) throw new Error(x); out.push(y);', { before: 'const out = [];' }), "yes: 'api.getUser' only reads, by its name"],
    ['its own variables change', over('let y = 0; y += 1; const parts = []; parts.push(x); out.push(await work(x, y, parts));', { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['something odd is logged', over("log.debug(x); out.push(await work(x));", { before: 'const out = [];' }), 'yes: each result is only collected'],
    ['an index counts over the elements', 'import { work } from "./work.js"; async function f(xs) { const out = []; /*^*/for (let i = 0; i < xs.length; i++) { out[i] = await work(xs[i]); } }', 'yes: each result is only collected'],
    ['the properties of an object', 'import { work } from "./work.js"; async function f(xs) { const out = []; /*^*/for (const key in xs) { out.push(await work(key)); } }', 'yes: each result is only collected'],
    ['entries are taken apart', 'import { work } from "./work.js"; async function f(xs) { const out = {}; /*^*/for (const [key, value] of Object.entries(xs)) { out[key] = await work(value); } }', 'yes: each result is only collected'],
    ['at module level', 'import { work } from "./work.js"; const out = []; /*^*/for (const x of xs) { out.push(await work(x)); }', 'yes: each result is only collected'],
    ['a function that was handed in under a name that says what it gives', 'async function f(xs, fetchText) { const out = []; /*^*/for (const x of xs) { out.push(await fetchText(x)); } }', "yes: 'fetchText' only reads, by its name"],
    ['the memo of each is filled', module('const memo = new Map(); async function getUser(id) { if (!memo.has(id)) memo.set(id, await fetch(id)); return memo.get(id); }', 'await getUser(x);'), "yes: 'getUser' finds its answer in 'memo' once it has been called"],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });

  test('the witness is the await that a person must look at', () => {
    expect(judged(over('const y = o.a; out.push(await work(x));', { before: 'const out = [];' })).at).toBe('await work(x)');
  });

  test.each([
    ['nothing but a call of an imported function on each', 'await work(x);'],
    ['on each that fits', 'if (x.stale) await work(x);'],
  ])('with thin evidence: %s', (_, body) => {
    expect(judged(over(body))).toEqual({ text: "yes: it is only handed 'x'", at: 'await work(x)', thin: true });
  });
});

describe('what waits for nothing has its turn all the same', () => {
  test.each([
    ['it counts', 'let n = 0; async function note() { n += 1; return n; }', "no: it changes something with 'n'"],
    ['it raises a flag that it looks at', 'let seen = false; async function note(x) { if (!seen) seen = x; }', "no: it changes something with 'seen'"],
    ['it only computes', 'async function note(x) { return `<${x}>`; }', "yes: 'api.getUser' only reads, by its name"],
  ])('%s', (_, code, expected) => {
    expect(judged(module(code, 'const y = await api.getUser(x); out.push([y, await note(x)]);')).text).toBe(expected);
  });
});

describe('the elements are made one by one', () => {
  test.each([
    ['by a generator', 'function* each() { yield 1; } async function f(api) { /*^*/for (const x of each()) { await api.getUser(x); } }', "no: 'each()' makes its elements one by one"],
    ['by one that has a name', 'function* each() { yield 1; } async function f(api) { const ids = each(); /*^*/for (const x of ids) { await api.getUser(x); } }', "no: 'ids' makes its elements one by one"],
    ['not by a function that gives a list', 'function each() { return [1]; } async function f(api) { const out = []; /*^*/for (const x of each()) { out.push(await api.getUser(x)); } }', "yes: 'api.getUser' only reads, by its name"],
    ['not any more where they were collected', 'function* each() { yield 1; } async function f(api) { const out = []; /*^*/for (const x of [...each()]) { out.push(await api.getUser(x)); } }', "yes: 'api.getUser' only reads, by its name"],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });
});

describe('the loop can end early', () => {
  test.each([
    ['first success', over('const y = await api.getUser(x); if (y) return y;')],
    ['first match', over('found = await api.getUser(x); if (found) break;', { before: 'let found;' })],
    ['a retry that ends when it worked', 'async function f(api) { /*^*/for (let attempt = 0; attempt < 3; attempt++) { try { return await api.getUser(1); } catch {} } }'],
    ['polling', 'async function f(api) { /*^*/for (let i = 0; i < 60; i++) { const s = await api.getStatus(i); if (s.done) break; } }'],
    ['a jump to an outer loop', 'async function f(ys, api) { outer: for (const y of ys) { /*^*/for (const x of y) { if (await api.getUser(x)) continue outer; } } }'],
    ['a return in a switch', over('switch (await api.getUser(x)) { case 1: return; }')],
    ['a return from a try', over('try { return await api.getUser(x); } catch {}')],
  ])('%s', (_, code) => {
    expect(judged(code).text).toBe('no: it can end early');
  });

  test.each([
    ['a time budget', over('if (Date.now() > o.end) { o.late = true; } out.push(await work(x));', { before: 'const out = [];' }), 'no: it keeps to a time budget'],
    ['values that are handed on as they come', 'async function* f(xs, api) { /*^*/for (const x of xs) { yield await api.getUser(x); } }', 'no: it yields'],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });

  test('a return of a callback does not end it, nor does a break of an inner loop', () => {
    expect(judged(over('const y = xs.filter(z => { return z > x; }); for (const z of y) { if (z) break; } out.push(await work(x, y));', { before: 'const out = [];' })).text).toMatch(/^yes/);
  });
});

describe('something is carried from one iteration to the next', () => {
  test.each([
    ['a cursor', over('cursor = (await api.listUsers(x, cursor)).next;', { before: 'let cursor;' }), "no: 'cursor' is carried from one iteration to the next"],
    ['a parent', over('parent = await api.getParent(parent, x);', { before: 'let parent = o;' }), "no: 'parent' is carried from one iteration to the next"],
    ['a queue that is drained', over('const next = queue.shift(); out.push(await work(next, x));', { before: 'const queue = [...o.all]; const out = [];' }), "no: 'queue' is carried from one iteration to the next"],
    ['what the awaited function writes', module('let count = 0; async function load(id) { count += 1; return await fetch(id + count); }', 'out.push(await load(x));'), "no: 'load' writes 'count'"],
    ['an argument that an awaited function in sight changes', module('const seen = []; async function tree(id, seen) { const rows = await db.getRows(id); seen.push(id); return rows; }', 'out.push(await tree(x, seen));'), "no: 'tree' changes 'seen'"],
    ['what an awaited function in sight keeps by a key', module('const memo = new Map(); async function getUser(id) { if (!memo.has(id)) memo.set(id, await fetch(id)); return memo.get(id); }', 'out.push(await getUser(x));'), "no: 'getUser' finds its answer in 'memo' once it has been called"],
    ['what an awaited function in sight remembers, by a weak name', module('let client; async function load(id) { client ??= await fetch(o); return client; }', 'out.push(await load(x));'), "no: 'load' finds its answer in 'client' once it has been called"],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });
});

describe('one at a time is meant', () => {
  test.each([
    ['a directive of the rule of ESLint', over('\n// eslint-disable-next-line no-await-in-loop\nout.push(await work(x));', { before: 'const out = [];' }), "no: a directive keeps it: 'eslint-disable-next-line no-await-in-loop'"],
    ['a comment', over('\n// One at a time.\nout.push(await work(x));', { before: 'const out = [];' }), "no: a comment says so: 'One at a time.'"],
    ['pacing', over('out.push(await work(x)); await sleep(100);', { before: 'const out = [];' }), "no: 'sleep' lets time pass, by its name"],
    ['pacing by a documented timer', module("import { setTimeout } from 'timers/promises';", 'await api.getUser(x); await setTimeout(5);').replace('await api.getUser(x)', 'const y = await api.getUser(x)'), "no: 'setTimeout' lets time pass"],
    ['pacing by a promise', module('const pause = ms => new Promise(done => setTimeout(done, ms));', 'const y = await api.getUser(x); await pause(5);'), "no: 'pause' lets time pass"],
    ['a stream', 'async function f(xs, api) { /*^*/for await (const x of xs) { const y = await api.getUser(x); } }', 'no: it reads a stream'],
    ['a stream inside', over('for await (const y of x) { o.use(y); } out.push(await work(x));', { before: 'const out = [];' }), 'no: it reads a stream or holds a resource'],
    ['a resource that is held', over('await using h = await api.getHandle(x);'), 'no: it reads a stream or holds a resource'],
    ['chunks', 'async function f(chunks, api) { /*^*/for (const chunk of chunks) { const ys = await Promise.all(chunk.map(x => api.getUser(x))); if (!ys) throw o; } }', 'no: it already works in chunks'],
    ['chunks by slices', 'async function f(xs, api) { /*^*/for (let i = 0; i < xs.length; i += 10) { const ys = await Promise.all(xs.slice(i, i + 10).map(x => api.getUser(x))); if (!ys) throw o; } }', 'no: it already works in chunks'],
    ['a transaction', over('out.push(await db.getUser(x, { transaction: o.t }));', { before: 'const out = [];' }), "no: 'transaction' serves one call at a time"],
    ['a transaction that is handed over', over('out.push(await work(x, trx));', { before: 'const out = []; const trx = o.trx;' }), "no: 'trx' serves one call at a time"],
    ['a single connection', over('out.push(await queryRunner.query(x));', { before: 'const out = [];' }), "no: 'queryRunner' serves one call at a time"],
    ['a page', over('out.push(await page.getText(x));', { before: 'const out = [];' }), "no: 'page' serves one call at a time"],
    ['a page one call away', module('async function getText(x) { return await page.evaluate(x); }', 'out.push(await getText(x));'), "no: 'getText' talks over one 'page'"],
    ['a prompt', over('out.push(await rl.question(x));', { before: 'const out = [];' }), 'no: a person is asked, one thing at a time'],
    ['a prompt one call away', module('async function getName(x) { return await inquirer.prompt(x); }', 'out.push(await getName(x));'), "no: 'getName' asks a person through 'inquirer.prompt'"],
    ['output in order', over('console.log(x); out.push(await work(x));', { before: 'const out = [];' }), 'no: it prints in order'],
    ['output of what was awaited', over('console.log(await work(x));'), 'no: it prints in order'],
    ['a progress bar', over('out.push(await work(x)); progress.tick();', { before: 'const out = [];' }), 'no: it prints in order'],
    ['output of a helper', module('function show(x) { console.log(x); }', 'const y = await api.getUser(x); show(y);'), "no: 'show' prints in order"],
    ['a guard', over('await ensureAllowed(x);'), "no: 'ensureAllowed' may stop what follows, by its name"],
    ['a change by its name', over('await db.saveUser(x, o);'), "no: 'db.saveUser' changes something, by its name"],
    ['a process', module("import { execa } from 'execa';", "await execa('npm', ['publish', x]);"), "no: 'execa' changes the system"],
    ['reads one file beside writes to others, which may be that one', module("import { appendFile, readFile } from 'fs/promises';", "await appendFile(x, '1'); out.push(await readFile('two.txt', 'utf8'));"), "no: 'readFile('two.txt', 'utf8')' may read what an iteration before has written"],
    ['writes to the same files in each iteration', module("import { appendFile } from 'fs/promises';", 'await Promise.all(names.map(name => appendFile(name, x)));'), "no: 'appendFile' changes the file system"],
    ['a helper that reads one file beside writes to others', module("import { appendFile, readFile } from 'fs/promises';\nasync function readText(path) { return await readFile(path, 'utf8'); }", "out.push(await readText('two.txt')); await appendFile(x, '1');"), "no: 'readText('two.txt')' may read what an iteration before has written"],
    ['writes to one file', module("import { appendFile } from 'fs/promises';", 'await appendFile(o.path, x);'), "no: 'appendFile' changes the file system"],
    ['a module that is loaded', over('out.push(await import(x));', { before: 'const out = [];' }), 'no: a module is loaded once'],
    ['promises that already run', over('out.push(await x);', { before: 'const out = [];' }), "no: 'x' already runs"],
    ['a migration', 'import { work } from "./work.js"; async function runMigrations(xs) { const out = []; /*^*/for (const x of xs) { out.push(await work(x)); } return out; }', "no: 'runMigrations' means its order"],
    ['a retry by name', 'import { work } from "./work.js"; async function retryAll(xs) { const out = []; /*^*/for (const x of xs) { out.push(await work(x)); } return out; }', "no: 'retryAll' means its order"],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });
});

describe('there is nothing to gain', () => {
  test.each([
    ['nothing is awaited', over('o.n += x;'), 'no: nothing is awaited in it'],
    ['what is awaited is in another function', over('o.later(async () => { await work(x); });'), 'no: nothing is awaited in it'],
    ['the same is awaited for every element', over('out.push(await work(o), x);', { before: 'const out = [];' }), 'no: what it awaits is the same for every element'],
    ['the function waits for nothing', module('async function name(x) { return x.name; }', 'out.push(await name(x));'), 'no: what it awaits is the same for every element, or waits for nothing'],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });
});

describe('the head is not one of a collection', () => {
  test.each([
    ['it awaits', 'async function f(api) { const out = []; /*^*/for (let i = 0; i < (await api.countUsers()); i++) { out.push(await api.getUser(i)); } }', 'no: its head awaits'],
    ['it counts nothing', 'async function f(api) { const out = []; /*^*/for (;;) { out.push(await api.getUser(1)); } }', 'no: it does not count over a collection'],
    ['there is no second element', 'async function f(xs, api) { if (xs.length > 1) throw new Error(); /*^*/for (const x of xs) { const y = await api.getUser(x); } }', "no: 'xs' holds one element at most"],
    ['there is no second element, as the function has returned', 'async function f(o, api) { if (!o.xs || o.xs.length !== 1) { return; } /*^*/for (const x of o.xs) { const y = await api.getUser(x); } }', "no: 'o.xs' holds one element at most"],
    ['workers share an iterator', 'async function f(xs, api) { const queue = xs.entries(); const worker = async () => { /*^*/for (const [i, x] of queue) { xs[i] = await api.getUser(x); } }; }', "no: 'queue' is an iterator that others draw from too"],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });
});

describe('it can not be told', () => {
  test.each([
    ['what an unknown call does, whose result nobody collects', over('await o.work(x, 1);'), "unknown: what 'o.work' does is not in sight"],
    ['what a method of an object keeps', over('out.push(await o.work(x));', { before: 'const out = [];' }), "unknown: what 'o.work' does is not in sight"],
    ['what code of the element does', over('out.push(await x.work());', { before: 'const out = [];' }), "unknown: 'x.work' is the element's own code"],
    ['what a function of the element does', over('const { work } = x; out.push(await work(o));', { before: 'const out = [];' }).replace('import { work }', 'import { other }'), "unknown: 'work' is the element's own code"],
    ['what a callback does', 'async function f(xs, callback) { const out = []; /*^*/for (const x of xs) { out.push(await callback(x)); } }', "unknown: what 'callback' does is not in sight"],
    ['what a bare verb does that is handed all options', over('out.push(await work(x, { ...o, deep: true }));', { before: 'const out = [];' }), "unknown: what 'work' does is not in sight"],
    ['whether more than one element matches the pattern that was asked for', over('if (!pattern.test(x)) { continue; } out.push(await api.getUser(x));', { before: 'const out = []; const pattern = new RegExp(`^${o.name}`);' }), "unknown: only those that match 'pattern' reach it"],
    ['whether more than one element matches the pattern, inside of the test', over('if (pattern.test(x)) out.push(await api.getUser(x));', { before: 'const out = []; const pattern = new RegExp(o.name);' }), "unknown: only those that match 'pattern' reach it"],
    ['why something is read that nobody wants', over('await api.getUser(x);'), 'unknown: nothing is done with what it gives'],
    ['what a call beside the await changes', over('out.push(await work(x)); o.done(x);', { before: 'const out = [];' }), "unknown: what 'o.done' changes is not in sight"],
    ['what a change gives, which is collected', over('out.push(await db.createUser(x));', { before: 'const out = [];' }), "unknown: 'db.createUser' changes something, by its name"],
  ])('%s', (_, code, expected) => {
    expect(judged(code).text).toBe(expected);
  });
});
