import { describe, expect, test } from 'vitest';

import { awaitRuns } from '../../../src/effects/await-runs.ts';
import { commute, commutingGroups } from '../../../src/effects/commute.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The run of the function `main`, or of the block in it that has one. */
function runIn(code: string) {
  const file = sourceFile(code);
  for (const node of descendants(file, file.ast, 'enter')) {
    if (node.type !== 'BlockStatement') continue;
    let fn = node.parent as typeof node.parent | undefined;
    while (fn !== undefined && !isFunction(fn)) fn = fn.parent;
    if (fn === undefined || !('id' in fn) || fn.id?.name !== 'main') continue;
    const [run] = awaitRuns(file, node.body);
    if (run !== undefined) return { file, run };
  }
  throw new Error('There is no run of awaits in main.');
}

/** `answer: because` for the first two awaits of the run. */
function together(body: string, before = ''): string {
  const { file, run } = runIn(`${before} async function main(api, db, id, o) { ${body} }`);
  const [first, second] = run.members;
  if (first === undefined || second === undefined) throw new Error('There are no two awaits.');
  const { answer, because } = commute(file, run, first, second);
  return `${answer}: ${because}`;
}

const reads = "import { readFile, writeFile } from 'fs/promises';";

describe('two awaits commute', () => {
  test.each([
    ['when both are documented to read', 'const a = await fetch(id); const b = await readFile(id);', reads, "yes: 'fetch' only reads and 'readFile' only reads"],
    ['when both are named to read', 'const a = await api.getUser(id); const b = await api.listOrders(id);', '', "yes: 'api.getUser' only reads, by its name and 'api.listOrders' only reads, by its name"],
    ['when both are seen to read', 'const a = await one(id); const b = await two(id);', 'const one = async id => await fetch(id); const two = async id => await fetch(id + 1);', "yes: 'one' only reads and 'two' only reads"],
    ['when a chain stands behind the reads', 'const a = await (await fetch(id)).json(); const b = await fetch(o).then(r => r.text());', '', "yes: 'fetch' only reads and 'fetch' only reads"],
    ['when one function of a weak name is asked twice', "const a = await api.loadUser(id); const b = await api.loadUser(o);", '', "yes: 'loadUser' and 'loadUser' are of one kind"],
    ['when siblings are named by one weak verb', 'const a = await loadUser(id); const b = await loadOrders(id);', '', "yes: 'loadUser' and 'loadOrders' are of one kind"],
    ['when both are named as what they give', 'const user = await api.user(id); const orders = await api.orders(id);', '', 'yes: both are named as what they give'],
    ['when the first is kept on an object that the second does not use', 'o.user = await api.getUser(id); const b = await api.getOrders(id);', '', "yes: 'api.getUser' only reads, by its name and 'api.getOrders' only reads, by its name"],
    ['when the second is of another condition', 'const a = await api.getUser(id); const b = o.orders ? await api.getOrders(id) : null;', '', "yes: 'api.getUser' only reads, by its name and 'api.getOrders' only reads, by its name"],
  ])('%s', (_, body, before, expected) => {
    expect(together(body, before)).toBe(expected);
  });
});

describe('they do not, since the second uses what the first gives', () => {
  test.each([
    ['directly', 'const a = await api.getUser(id); const b = await api.getOrders(a.id);', "no: 'a' comes from the one before"],
    ['as a part', 'const { orders: [first] } = await api.getUser(id); const b = await api.getOrder(first);', "no: 'first' comes from the one before"],
    ['as what it is called on', 'const a = await api.getClient(id); const b = await a.getOrders();', "no: 'a' comes from the one before"],
    ['through a constant', 'const a = await api.getUser(id); const key = a.id; const b = await api.getOrders(key);', "no: 'key' comes from the one before"],
    ['through a chain of constants', 'const a = await api.getUser(id); const x = a.id; const { y } = x; const key = `${y}`; const b = await api.getOrders(key);', "no: 'key' comes from the one before"],
    ['through an object', 'const a = await api.getUser(id); const query = { user: a }; const b = await api.getOrders(query);', "no: 'query' comes from the one before"],
    ['through a construction', 'const a = await api.getUser(id); const query = new Query(a); const b = await api.getOrders(query);', "no: 'query' comes from the one before"],
    ['through a function', 'const a = await api.getUser(id); const key = () => a.id; const b = await api.getOrders(key());', "no: 'key' comes from the one before"],
    ['through a declared function', 'const a = await api.getUser(id); function key() { return a.id; } const b = await api.getOrders(key());', "no: 'a' comes from the one before"],
    ['in a callback', 'const a = await api.getUser(id); const b = await api.getOrders(order => order.user === a.id);', "no: 'a' comes from the one before"],
    ['through a variable that is assigned', 'let a; a = await api.getUser(id); const b = await api.getOrders(a);', "no: 'a' comes from the one before"],
    ['through a property that is assigned', 'o.user = await api.getUser(id); const b = await api.getOrders(o.user);', "no: 'o' comes from the one before"],
    ['through this', 'this.user = await api.getUser(id); const b = await this.api.getOrders(id);', "no: 'this.user' comes from the one before"],
    ['in the condition under which it runs', 'const a = await api.getUser(id); const b = a ? await api.getOrders(id) : null;', "no: 'a' comes from the one before"],
    ['in the left side of &&', 'const a = await api.getUser(id); const b = a && (await api.getOrders(id));', "no: 'a' comes from the one before"],
    ['in one expression', 'const a = (await api.getUser(id)) && (await api.getOrders(id));', "no: 'await api.getUser(id)' comes from the one before"],
    ['as the other branch', 'const a = o ? await api.getUser(id) : await api.getOrders(id);', "no: 'await api.getUser(id)' comes from the one before"],
  ])('%s', (_, body, expected) => {
    expect(together(body)).toBe(expected);
  });
});

describe('they do not, for what one of them does', () => {
  test.each([
    ['it writes', 'fs', 'const a = await writeFile(id, o); const b = await readFile(id);', "no: 'writeFile' changes the file system"],
    ['the second writes', 'fs', 'const a = await readFile(id); const b = await writeFile(id, o);', "no: 'writeFile' changes the file system"],
    ['its name says that it changes', '', 'const a = await api.createUser(id); const b = await api.getUser(id);', "no: 'api.createUser' changes something, by its name"],
    ['it is a guard', '', 'const a = await api.ensureOwner(id); const b = await api.getUser(id);', "no: 'api.ensureOwner' may stop what follows, by its name"],
    ['it lets time pass', '', 'const a = await sleep(5); const b = await api.getUser(id);', "no: 'sleep' lets time pass, by its name"],
    ['it asks a person', '', 'const a = await rl.question(id); const b = await rl.question(o);', "no: 'rl.question' asks a person"],
    ['both go over one transaction', '', 'const a = await db.getUser(id, { transaction: o }); const b = await db.getOrders(id, { transaction: o });', "no: 'transaction' serves one call at a time"],
    ['both go over one page', '', 'const a = await page.getTitle(); const b = await page.getUrl();', "no: 'page' serves one call at a time"],
    ['it already runs', '', 'const a = await o.promise; const b = await api.getUser(id);', "no: 'o.promise' already runs"],
    ['it waits for nothing', 'async function getName() { return 1; }', 'const a = await getName(); const b = await api.getUser(id);', "no: 'getName' waits for nothing"],
    ['it is seen to write', 'let last; async function getName(id) { last = id; return await fetch(id); }', 'const a = await getName(id); const b = await api.getUser(id);', "no: 'getName' writes 'last'"],
    ['it loads a module', '', "const a = await import('a'); const b = await import('b');", 'no: a module is loaded once'],
    ['it delivers', '', 'const a = await mailer.send(id); const b = await mailer.send(o);', "no: 'mailer.send' delivers to one receiver, by its name"],
    ['what is awaited on the way already runs', '', 'const a = await api.getUser(await o.token); const b = await api.getOrders(id);', "no: 'o.token' already runs"],
  ])('%s', (_, before, body, expected) => {
    expect(together(body, before === 'fs' ? reads : before)).toBe(expected);
  });

  test('both fill one cell, which the second would find empty', () => {
    const before = 'let memo; async function getUser(id) { memo ??= await fetch("/"); return await fetch(memo + id); }';
    expect(together('const a = await getUser(id); const b = await getUser(o);', before)).toBe("no: both speak of 'memo'");
  });

  test('the first result is kept where a failure of the second is caught', () => {
    expect(together('let a, b; try { a = await api.getUser(id); b = await api.getOrders(id); } catch { o.log(); } return [a, b];')).toBe('no: the first result is kept when the second fails');
  });

  test('not where the failure goes on', () => {
    expect(together('let a, b; try { a = await api.getUser(id); b = await api.getOrders(id); } catch (e) { throw e; } return [a, b];')).toMatch(/^yes/);
  });
});

describe('it can not be told', () => {
  test.each([
    ['of two unknown calls', 'const a = await translate(id); const b = await convertAll(o);', "unknown: what 'translate' does is not in sight"],
    ['of an unknown one behind a read', 'const a = await api.getUser(id); const b = await translate(id);', "unknown: what 'translate' does is not in sight"],
    ['of siblings of a weak verb on other receivers', 'const a = await api.loadUser(id); const b = await db.loadOrders(id);', "unknown: what 'api.loadUser' does is not in sight"],
    ['of one weak verb alone', 'const a = await load(id); const b = await load(o);', "unknown: what 'load' does is not in sight"],
    ['of a promise that is made', 'const a = await new Promise(done => o.on(done)); const b = await api.getUser(id);', 'unknown: '],
  ])('%s', (_, body, expected) => {
    expect(together(body)).toBe(expected);
  });
});

/** The awaited expressions of each group. */
function groups(body: string, doubtful = false): readonly string[] {
  const { file, run } = runIn(`async function main(api, id, o) { ${body} }`);
  return commutingGroups(file, run, doubtful).map(({ members }) => members.map(({ node }) => textOf(file, node.argument)).join(' | '));
}

describe('groups', () => {
  test.each([
    ['two', 'const a = await api.getA(); const b = await api.getB();', ['api.getA() | api.getB()']],
    ['three', 'const a = await api.getA(); const b = await api.getB(); const c = await api.getC();', ['api.getA() | api.getB() | api.getC()']],
    ['the second needs the first', 'const a = await api.getA(); const b = await api.getB(a); const c = await api.getC();', ['api.getB(a) | api.getC()']],
    ['the third needs the first', 'const a = await api.getA(); const b = await api.getB(); const c = await api.getC(a);', ['api.getA() | api.getB()']],
    ['two groups', 'const a = await api.getA(); const b = await api.getB(); const c = await api.getC(a); const d = await api.getD(b);', ['api.getA() | api.getB()', 'api.getC(a) | api.getD(b)']],
    ['a change ends a group', 'const a = await api.getA(); const b = await api.getB(); const c = await api.saveC(); const d = await api.getD(); const e = await api.getE();', ['api.getA() | api.getB()', 'api.getD() | api.getE()']],
    ['none', 'const a = await api.getA(); const b = await api.getB(a);', []],
    ['none of which it can not be told', 'const a = await translate(id); const b = await convertAll(o);', []],
  ])('%s', (_, body, expected) => {
    expect(groups(body)).toEqual(expected);
  });

  test('with doubt, those too of which it can not be told, but none that do not commute', () => {
    expect(groups('const a = await translate(id); const b = await convertAll(o);', true)).toEqual(['translate(id) | convertAll(o)']);
    expect(groups('const a = await translate(id); const b = await saveAll(o);', true)).toEqual([]);
  });

  test('say why the first two commute', () => {
    const { file, run } = runIn('async function main(api) { const a = await api.getA(); const b = await api.getB(); const c = await api.getC(); }');
    expect(commutingGroups(file, run, false).map(({ because }) => because)).toEqual(["'api.getA' only reads, by its name and 'api.getB' only reads, by its name"]);
  });
});
