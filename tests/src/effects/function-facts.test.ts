import { describe, expect, test } from 'vitest';

import { functionFacts } from '../../../src/effects/function-facts.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { functionName } from '../../../src/flow/function-name.ts';
import { isFunction, type FunctionNode, type Located, type OtherFiles } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

function functionNamed(code: string, name: string, others?: OtherFiles): Located<FunctionNode> {
  const file = sourceFile(code, others === undefined ? {} : { others });
  for (const node of descendants(file, file.ast, 'enter')) if (isFunction(node) && functionName(node) === name) return { file, node };
  throw new Error(`There is no function ${name}.`);
}

/** `kind: detail` of each fact of the function `f`, with the number of the parameter and how far away it is, where that is not 0. */
function factsOf(code: string, others?: OtherFiles): readonly string[] {
  const { facts, cutOff } = functionFacts(functionNamed(code, 'f', others));
  const found = facts.map(({ kind, detail, parameter, depth }) => `${kind}: ${detail}${parameter === null ? '' : ` of parameter ${parameter}`}${depth === 0 ? '' : `, ${depth} away`}`);
  return cutOff ? [...found, 'cut off'] : found;
}

const kindsOf = (code: string): readonly string[] => [...new Set(functionFacts(functionNamed(code, 'f')).facts.map(({ kind }) => kind))];

describe('waits', () => {
  test.each([
    ['a documented API', 'async function f() { await fetch(u); }', ['waits: fetch']],
    ['a documented API that is returned', 'function f() { return fetch(u); }', ['waits: fetch']],
    ['the value of an arrow', 'const f = () => fetch(u);', ['waits: fetch']],
    ['a chain', 'function f() { return fetch(u).then(r => r.ok); }', ['waits: fetch']],
    ['in a combinator', 'async function f() { await Promise.all([fetch(a), fetch(b)]); }', ['waits: fetch', 'waits: fetch']],
    ['in a callback', 'async function f(xs) { await Promise.all(xs.map(x => fetch(x))); }', ['waits: fetch']],
    ['the body of a response', 'async function f() { const r = await fetch(u); return r.json(); }', ['waits: fetch', 'waits: r.json']],
    ['a name that reads', 'async function f(api) { return await api.getUser(1); }', ['waits: api.getUser']],
    ['an unknown call', 'async function f() { await translate(w); }', ['waits for the unknown: translate']],
    ['a value', 'async function f(p) { await p; }', ['waits for the unknown: p']],
    ['a promise that is made', 'function f() { return new Promise(done => { on(done); }); }', ['waits for the unknown: new Promise']],
    ['a stream', 'async function f(s) { for await (const x of s) use(x); }', ['waits for the unknown: for await', 'changes: use']],
  ])('for %s', (_, code, expected) => {
    expect(factsOf(code)).toEqual(expected);
  });

  test.each([
    ['what is not awaited', 'async function f() { fetch(u); }'],
    ['what is kept', 'async function f() { const p = fetch(u); return 1; }'],
    ['a function that is only made', 'async function f() { const g = () => fetch(u); return 1; }'],
    ['promises that a callback gives to nobody', 'async function f(xs) { xs.forEach(x => fetch(x)); return xs.filter(x => translate(x)); }'],
    ['values that are computed', "async function f(a) { return a.trim().split(','); }"],
    ['a read whose body is in sight and waits for nothing', 'async function f() { return await getName(); } async function getName() { return 1; }'],
    ['what a function that is not awaited waits for', 'async function f() { load(); } async function load() { await fetch(u); }'],
  ])('not for %s', (_, code) => {
    expect(kindsOf(code)).toEqual([]);
  });

  test('for what the functions wait for that it awaits or returns', () => {
    expect(factsOf('async function f() { await load(); } async function load() { return read(); } const read = async () => await fetch(u);')).toContain('waits: fetch, 2 away');
  });
});

describe('pauses', () => {
  test.each([
    ['a documented timer', "import { setTimeout } from 'timers/promises'; async function f() { await setTimeout(5); }", ['pauses: setTimeout']],
    ['a name of time', 'async function f() { await sleep(5); }', ['pauses: sleep', 'waits for the unknown: sleep']],
    ['a promise around a timer', 'const f = ms => new Promise(done => setTimeout(done, ms));', ['pauses: new Promise']],
  ])('by %s', (_, code, expected) => {
    expect(factsOf(code)).toEqual(expected);
  });

  test('not by a name or a time that the platform gives', () => {
    expect(kindsOf('async function f() { return [crypto.randomUUID(), crypto.getRandomValues(new Uint8Array(8)), performance.now()]; }')).toEqual([]);
  });

  test('not by a timer that is only set', () => {
    expect(kindsOf('async function f() { const t = setTimeout(stop, 5); clearTimeout(t); }')).toEqual([]);
  });
});

describe('stops', () => {
  test.each([
    ['a throw', 'function f(a) { if (!a) throw new Error("no"); }', ['stops: throws']],
    ['the end of the process', 'function f() { process.exit(1); }', ['stops: process.exit']],
    ['an assertion', 'async function f(a) { assertOwner(a); }', ['stops: assertOwner']],
    ['a throw in a function that it calls', 'async function f(a) { check(a); } function check(a) { if (!a) throw a; }', ['stops: throws, 1 away']],
    ['a throw in a handler', 'async function f() { try { work(); } catch (e) { throw e; } }', ['stops: throws']],
  ])('by %s', (_, code, expected) => {
    expect(factsOf(code)).toEqual(expected);
  });

  test.each([
    ['a throw that it catches', 'async function f() { try { throw a; } catch { } }'],
    ['a throw of a function that is caught around the call', 'async function f(a) { try { check(a); } catch { } } function check(a) { throw a; }'],
    ['a throw further down that is caught on the way', 'async function f(a) { one(a); } function one(a) { try { two(a); } catch { } } function two(a) { throw a; }'],
    ['a throw in a function that is only made', 'async function f() { const g = () => { throw a; }; }'],
  ])('not by %s', (_, code) => {
    expect(kindsOf(code)).toEqual([]);
  });
});

describe('writes', () => {
  test.each([
    ['a variable of the outside', 'let n = 0; function f() { n = 1; }', ['writes: n']],
    ['a count of the outside', 'let n = 0; function f() { n++; }', ['writes: n']],
    ['a property of a global', 'function f() { process.env.MODE = "x"; }', ['writes: process.env.MODE']],
    ['a property of this', 'class C { f() { this.user = 1; } }', ['writes: this.user']],
    ['a private member', 'class C { #n; f() { this.#n = 1; } }', ['writes: this.#n']],
    ['by delete', 'class C { f() { delete this.user; } }', ['writes: this.user']],
    ['a list of the outside', 'const list = []; function f(x) { list.push(x); }', ['writes: list']],
    ['an entry of the outside', 'const map = new Map(); function f(x) { map.set(x, 1); }', ['writes: map']],
    ['by a pattern', 'class C { f(a) { [this.x, this.y] = a; } }', ['writes: this.x', 'writes: this.y']],
    ['by Object.assign', 'class C { f(a) { Object.assign(this.x, a); } }', ['writes: this.x']],
    ['inside a callback', 'const list = []; function f(xs) { xs.forEach(x => list.push(x)); }', ['writes: list']],
    ['a parameter', 'function f(a, b) { b.done = true; }', ['writes: b.done of parameter 1']],
    ['a part of a parameter', 'function f({ row }) { row.done = true; }', ['writes: row.done of parameter 0']],
    ['a local that was read from a parameter', 'function f(options) { const { row } = options; row.done = true; }', ['writes: row.done of parameter 0']],
    ['the elements of a parameter', 'function f(rows) { for (const row of rows) row.done = true; }', ['writes: row.done of parameter 0']],
    ['the elements of a parameter in a callback', 'function f(rows) { rows.forEach(row => { row.done = true; }); }', ['writes: row.done of parameter 0']],
  ])('%s', (_, code, expected) => {
    expect(factsOf(code)).toEqual(expected);
  });

  test.each([
    ['its own variable', 'function f() { let n = 0; n++; return n; }'],
    ['its own list', 'function f(xs) { const out = []; for (const x of xs) out.push(x); return out; }'],
    ['what a call has just given it', 'async function f() { const row = make(); row.done = true; return row; }'],
    ['the variable of a parameter', 'function f(a) { a = a ?? {}; return a; }'],
    ['its own list from a callback', 'function f(xs) { const out = []; xs.forEach(x => out.push(x)); return out; }'],
    ['the object that a reduce started', 'function f(xs) { return xs.reduce((all, x) => { all[x.id] = x; return all; }, {}); }'],
    ['a list that it hands to a function which fills it', 'function f(xs) { const out = []; fill(out, xs); return out; } function fill(list, xs) { list.push(...xs); }'],
    ['a list that an inner function fills', 'function f(xs) { const out = []; function add(x) { out.push(x); } xs.forEach(x => add(x)); return out; }'],
    ['what was made for the parameter of a function that it calls', 'function f() { fill(); } function fill(list = []) { list.push(1); return list; }'],
  ])('not %s', (_, code) => {
    expect(kindsOf(code).filter(kind => kind === 'writes')).toEqual([]);
  });
});

describe('parameters of functions that are called', () => {
  const two = 'function outer(x, y) { inner(y); } function inner(z) { z.done = true; }';

  test.each([
    ['are those of the function, through two calls', `function f(a, b) { outer(a, b); } ${two}`, ['writes: z.done of parameter 1, 2 away']],
    ['may be parts of them', `function f(a, b) { outer(b, a.row); } ${two}`, ['writes: z.done of parameter 0, 2 away']],
    ['may be of the outside', `const shared = {}; function f(a) { outer(a, shared); } ${two}`, ['writes: z.done, 2 away']],
    ['may be members of this', `class C { f(a) { outer(a, this.row); } } ${two}`, ['writes: z.done, 2 away']],
    ['may be fresh, which is nobody else’s business', `function f(a) { outer(a, {}); } ${two}`, []],
    ['may be fresh variables', `function f(a) { const row = {}; outer(a, row); return row; } ${two}`, []],
    ['may be spread, so that they are not told apart', `function f(a) { outer(...a); } ${two}`, ['writes: z.done, 2 away']],
  ])('%s', (_, code, expected) => {
    expect(factsOf(code)).toEqual(expected);
  });
});

describe('remembers', () => {
  test.each([
    ['a memo', 'let memo; async function f() { if (!memo) memo = await fetch(u); return memo; }', 'remembers: memo'],
    ['a memo in one expression', 'let memo; async function f() { return (memo ??= fetch(u)); }', 'remembers: memo'],
    ['a stored promise', 'class C { f() { this.promise ||= fetch(u); return this.promise; } }', 'remembers: this.promise'],
    ['an entry that it looks for', 'const cache = new Map(); async function f(id) { if (!cache.has(id)) cache.set(id, await fetch(id)); return cache.get(id); }', 'remembers: cache'],
    ['a property that it looks at', 'class C { async f(id) { if (this.cache[id]) return this.cache[id]; return (this.cache[id] = await fetch(id)); } }', 'remembers: this.cache[…]'],
    ['a lazy start', 'let client; function f() { client = client || new Client(); return client; }', 'remembers: client'],
  ])('%s', (_, code, expected) => {
    const facts = factsOf(code);
    expect(facts).toContain(expected);
    expect(facts.filter(fact => fact.startsWith('writes'))).toEqual([]);
  });

  test('not what it fills without a look', () => {
    expect(factsOf('let last; async function f() { last = await fetch(u); if (!last) retry(); }').filter(fact => fact.startsWith('remembers'))).toEqual([]);
  });
});

describe('changes, delivers, prints, asks, converses', () => {
  test.each([
    ['changes a file', "import fs from 'fs/promises'; async function f() { await fs.unlink(p); }", 'changes: fs.unlink'],
    ['changes by a process', "import { execa } from 'execa'; async function f() { await execa('git'); }", 'changes: execa'],
    ['changes by a request', "async function f() { await fetch(u, { method: 'PUT' }); }", 'changes: fetch'],
    ['changes by its name, when awaited', 'async function f(db) { await db.insertRow(1); }', 'changes: db.insertRow'],
    ['changes by its name, as a statement', 'function f(db) { db.insertRow(1); }', 'changes: db.insertRow'],
    ['changes when it sends something', 'async function f(queue) { await queue.send(1); }', 'changes: queue.send'],
    ['delivers a message', 'async function f(mailer) { await mailer.send(1); }', 'delivers: mailer.send'],
    ['prints', 'function f(x) { console.log(x); }', 'prints: console.log'],
    ['asks', "import { confirm } from '@inquirer/prompts'; async function f() { return await confirm(q); }", 'asks: confirm'],
    ['asks by its name', 'async function f(rl) { return await rl.question(q); }', 'asks: rl.question'],
    ['converses with a page', 'async function f(page) { return await page.title(); }', 'converses: page'],
    ['converses over a transaction', 'async function f(trx) { return await User.find(1, { transacting: trx }); }', 'converses: transacting'],
  ])('%s', (_, code, expected) => {
    expect(factsOf(code)).toContain(expected);
  });

  test.each([
    ['change something by a name whose result is used and not awaited', 'function f(a) { const b = replaceAll(a); return b.length; }', 'changes'],
    ['change something by a call on its own fresh value', 'function f() { const b = new Builder(); b.addRow(1); return 1; }', 'changes'],
    ['change something when it registers a listener', "function f(a) { a.on('end', g); }", 'changes'],
    ['print by logging something odd', 'function f(logger) { logger.warn("x"); }', 'prints'],
    ['converse when it only makes something of a page', 'function f(page) { return { title: page.title() }; }', 'converses'],
    ['change something by a method of the language', "function f(a) { a.replace('x', 'y'); }", 'changes'],
  ])('does not %s', (_, code, kind) => {
    expect(kindsOf(code)).not.toContain(kind);
  });
});

describe('the search', () => {
  test('ends when functions call each other', () => {
    expect(factsOf('async function f(n) { await g(n); } async function g(n) { if (n) await f(n - 1); await fetch(n); }')).toEqual(['waits: fetch, 1 away']);
  });

  test('ends when a function calls itself', () => {
    expect(factsOf('let n = 0; function f() { n++; f(); }')).toEqual(['writes: n']);
  });

  test('says when it went too deep to tell', () => {
    const names = Array.from({ length: 9 }, (_, index) => `g${index}`);
    const chain = names.map((name, index) => `async function ${name}() { await ${names[index + 1] ?? 'last'}(); }`).join(' ');
    expect(factsOf(`async function f() { await g0(); } ${chain} let n = 0; async function last() { n++; }`)).toEqual(['cut off']);
  });

  test('says when there are too many functions to look at', () => {
    const names = Array.from({ length: 80 }, (_, index) => `g${index}`);
    expect(factsOf(`function f() { ${names.map(name => `${name}();`).join(' ')} } ${names.map(name => `function ${name}() {}`).join(' ')}`)).toEqual(['cut off']);
  });

  test('goes through the methods of this', () => {
    expect(factsOf('class C { async f() { await this.#load(); } async #load() { this.count += 1; await fetch(u); } }')).toEqual(['writes: this.count, 1 away', 'waits: fetch, 1 away']);
  });

  test('goes into other files, and says in which file a fact stands', () => {
    const other = sourceFile('export async function load(id) { return await fetch(id); }', { path: '/project/other.ts' });
    const [statement] = other.ast.body;
    const declaration = statement?.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    const others: OtherFiles = { exported: (_, specifier, name) => (specifier === './other.ts' && name === 'load' && declaration ? { file: other, node: declaration } : null) };
    const code = "import { load } from './other.ts'; async function f() { return await load(1); }";
    expect(factsOf(code, others)).toContain('waits: fetch, 1 away');
    const { facts } = functionFacts(functionNamed(code, 'f', others));
    expect(facts.find(({ detail }) => detail === 'fetch')?.file).toBe(other);
  });

  test('gives the same for a function whichever is asked first', () => {
    const code = 'let n = 0; async function f() { await g(); } async function g() { n++; await f(); await h(); } async function h() { await fetch(n); await g(); }';
    const ask = (order: readonly string[]) => {
      const file = sourceFile(code);
      const functions = new Map([...descendants(file, file.ast, 'enter')].filter(isFunction).map(node => [functionName(node) ?? '', node]));
      const answers = new Map(order.map(name => [name, functionFacts({ file, node: functions.get(name) as FunctionNode }).facts.map(({ kind, detail, depth }) => `${kind} ${detail} ${depth}`)]));
      return [...answers].sort(([a], [b]) => a.localeCompare(b));
    };
    expect(ask(['h', 'g', 'f'])).toEqual(ask(['f', 'g', 'h']));
    expect(ask(['g', 'f', 'h'])).toEqual(ask(['f', 'g', 'h']));
  });
});
