import { describe, expect, test } from 'vitest';

import { accumulatorsOf, type CollectingLoop } from '../../../src/effects/accumulators.ts';
import { carriedState, uses } from '../../../src/effects/carried-state.ts';
import { declaredVariables } from '../../../src/names/variables.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function carried(code: string): string | null {
  const file = sourceFile(code);
  const loop = markedNode(file) as CollectingLoop;
  const head = loop.type === 'ForStatement' ? loop.init : loop.left;
  const state = carriedState(file, loop, head === null ? [] : declaredVariables(file, head), accumulatorsOf(file, loop));
  return state === null ? null : `${state.answer}: ${state.because.text}`;
}

/** A loop over `xs` with this body, behind this code of the same function or of the module. */
const over = (body: string, before = '', module = ''): string => `${module} async function f(xs, api, o) { ${before} /*^*/for (const x of xs) { const y = await api.get(x); ${body} } }`;
const carriesOn = (text: string): string => `no: '${text}' is carried from one iteration to the next`;

describe('is carried', () => {
  test.each([
    ['the last value', over('last = y;', 'let last;'), carriesOn('last')],
    ['a value that each changes', over('text = api.join(text, y);', "let text = '';"), carriesOn('text')],
    ['a member of this', over('this.last = y;'), carriesOn('this.last')],
    ['a member of a parameter', over('o.total += y;'), carriesOn('o.total')],
    ['a count that is used', over('n += 1; x.n = n;', 'let n = 0;'), carriesOn('n')],
    ['a count of a parameter', over('o.n++;'), carriesOn('o.n')],
    ['a global', over('process.env.LAST = y;'), carriesOn('process.env.LAST')],
    ['a list that is looked at', over('if (!seen.includes(y)) seen.push(y);', 'const seen = [];'), carriesOn('seen')],
    ['a set that is looked at', over('if (seen.has(y)) continue; seen.add(y);', 'const seen = new Set();'), carriesOn('seen')],
    ['a queue that is drained', over('const next = queue.shift();', 'const queue = [...o.all];'), carriesOn('queue')],
    ['the collection that grows', over('xs.push(...y);'), carriesOn('xs')],
    ['an entry of what belongs to something', over('o.cache.set(x, y);'), carriesOn('o.cache')],
    ['a list of this', over('this.#all.push(y);').replace('async function f(xs, api, o)', 'class C { #all; async f(xs, api, o)').concat(' }'), carriesOn('this.#all')],
    ['what is deleted', over('delete o[y.id];'), carriesOn('o[…]')],
    ['a pattern', over('[first, second] = y;', 'let first, second;'), carriesOn('[first, second]')],
    ['what a callback writes', over('y.forEach(z => { last = z; });', 'let last;'), carriesOn('last')],
    ['what a helper writes', over('note(y);', '', 'let last; function note(z) { last = z; }'), "no: 'note' writes 'last'"],
    ['what a helper does with an outer argument', over('fill(o, y);', '', 'function fill(target, z) { target.all = z; }'), "no: 'fill' writes 'target.all'"],
    ['what a helper does with something else', over('fill(y);', '', 'const all = []; function fill(z, target = all) { all.push(z); }'), "no: 'fill' writes 'all'"],
    ['a generator of numbers', over('x.id = ids.next().value;', 'const ids = o.ids;'), "no: 'ids.next' draws from what others draw from too"],
    ['output', over('console.log(y);'), 'no: it prints in order'],
    ['output of a helper', over('show(y);', '', 'function show(z) { console.log(z); }'), "no: 'show' prints in order"],
    ['a question to a person', over('if (rl.question(y)) x.ok = true;'), 'no: a person is asked, one thing at a time'],
  ])('%s', (_, code, expected) => {
    expect(carried(code)).toBe(expected);
  });
});

describe('is carried under another name', () => {
  test.each([
    ['a member of a parameter', over('const stats = o.stats; stats.last = y;'), carriesOn('stats.last')],
    ['a parameter', over('const all = o; all.n++;'), carriesOn('all.n')],
    ['a destructured member', over('const { stats } = o; stats.last = y;'), carriesOn('stats.last')],
    ['a member of this', over('const { stats } = this; stats.last = y;'), carriesOn('stats.last')],
    ['through two names', over('const all = o; const stats = all.stats; stats.last = y;'), carriesOn('stats.last')],
    ['one of two', over('const stats = y.stats ?? o.stats; stats.last = y;'), carriesOn('stats.last')],
    ['what is assigned later', over('let stats = {}; if (y) stats = o.stats; stats.last = y;'), carriesOn('stats.last')],
    ['what a collection holds', over("const stats = o.all.get('stats'); stats.last = y;"), carriesOn('stats.last')],
    ['a list', over('const { list } = o; list.push(y);'), carriesOn('list')],
    ['the elements of another list', over('for (const row of o.rows) row.last = y;'), carriesOn('row.last')],
    ['the elements of another list in a callback', over('o.rows.forEach(row => { row.last = y; });'), carriesOn('row.last')],
    ['what a helper does with it', over('const { stats } = o; fill(stats, y);', '', 'function fill(target, z) { target.all = z; }'), "no: 'fill' writes 'target.all'"],
  ])('%s', (_, code, expected) => {
    expect(carried(code)).toBe(expected);
  });
});

describe('is not carried', () => {
  test.each([
    ['what only collects', over('out.push(y);', 'const out = [];')],
    ['what is only counted', over('if (y) n++;', 'let n = 0;')],
    ['the iteration’s own variable', over('let n = 0; n += y; x.n = n;')],
    ['the iteration’s own list', over('const parts = []; parts.push(y); parts.sort();')],
    ['the iteration’s own object', over('const row = {}; row.y = y; delete row.z;')],
    ['what was awaited', over('y.seen = true;')],
    ['the element', over('x.y = y; x.n++; delete x.z;')],
    ['what belongs to the element', over('const { meta } = x; meta.y = y;')],
    ['what is found by the element', over('const row = o.rows[x.id]; row.y = y; const other = o.all.get(x.id); other.y = y;')],
    ['the elements of the element', over('for (const part of x.parts) part.y = y; x.parts.forEach(part => { part.z = y; });')],
    ['what a helper does with the element', over('fill(x, y);', '', 'function fill(target, z) { target.all = z; }')],
    ['what a helper does with the iteration’s own value', over('const row = {}; fill(row, y);', '', 'function fill(target, z) { target.all = z; }')],
    ['what a helper computes', over('if (total(y) > 9) throw x;', '', 'function total(z) { let n = 0; for (const part of z) n += part; return n; }')],
    ['a log of something odd', over('logger.debug(y); console.error(y);')],
    ['output of a failure', over('try { api.check(y); } catch (e) { console.log(e); }').replace('api.check(y);', '')],
    ['what a collection gives', over('const row = o.all.get(y); const n = xs.indexOf(y);')],
    ['a value of an unknown call', over('x.y = api.convert(y);')],
  ])('%s', (_, code) => {
    expect(carried(code)).toBeNull();
  });
});

test.each([
  ['a call that stands for itself', over('o.done(y);'), "unknown: what 'o.done' changes is not in sight"],
  ['a call on a part of the element', over('x.tags.push(y);'), "unknown: what 'x.tags.push' changes is not in sight"],
  ['a helper that changes something, by a name', over('store(y);', '', 'function store(z) { db.insertRow(z); }'), "unknown: 'store' changes something with 'db.insertRow'"],
])('it can not be told of %s', (_, code, expected) => {
  expect(carried(code)).toBe(expected);
});

test('what is seen to be carried outweighs a doubt before it', () => {
  expect(carried(over('o.done(y); o.last = y;'))).toBe(carriesOn('o.last'));
});

test('a variable is used where a reference to it stands', () => {
  const file = sourceFile('const a = 1; f(a); f(b);');
  const [declaration, used, other] = file.ast.body;
  if (declaration === undefined || used === undefined || other === undefined) throw new Error('There are three statements.');
  const variables = declaredVariables(file, declaration);
  expect([uses(variables, used), uses(variables, other)]).toEqual([true, false]);
});
