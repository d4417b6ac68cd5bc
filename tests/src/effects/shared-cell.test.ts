import { expect, test } from 'vitest';

import { awaitRuns } from '../../../src/effects/await-runs.ts';
import { awaitedWork } from '../../../src/effects/awaited-work.ts';
import { leadsTo, sharedCell } from '../../../src/effects/shared-cell.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The two awaits of the last function of the module, and its file. */
function pair(code: string) {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].filter(node => isFunction(node)).at(-1);
  const body = isFunction(fn) && fn.body.type === 'BlockStatement' ? fn.body.body : [];
  const members = awaitRuns(file, body)[0]?.members ?? [];
  const [first, second] = members.map(member => ({ member, work: awaitedWork(file, member.node.argument) }));
  if (first === undefined || second === undefined) throw new Error('No two awaits in a row.');
  return { file, first, second };
}

const FILLS = 'let memo; async function fill(id) { memo ??= await fetch(id); return memo; }';

test.each([
  ['both fill it', `${FILLS} async function f(id) { const a = await fill(id); const b = await fill(id); }`, 'memo'],
  ['the second looks at it in its arguments', `${FILLS} async function f(id) { const a = await fill(id); const b = await fetch(memo ?? id); }`, 'memo'],
  ['the first looks at it in its arguments', `${FILLS} async function f(id) { const a = await fetch(memo ?? id); const b = await fill(id); }`, 'memo'],
  ['a function that the second calls looks at it', `${FILLS} async function more(id) { return fetch(memo ?? id); } async function f(id) { const a = await fill(id); const b = await more(id); }`, 'memo'],
  ['a function behind that one looks at it', `${FILLS} function key(id) { return memo ?? id; } async function more(id) { return fetch(key(id)); } async function f(id) { const a = await fill(id); const b = await more(id); }`, 'memo'],
  ['a member of this', 'class A { async fill() { this.memo ??= await fetch(1); return this.memo; } async f(id) { const a = await this.fill(); const b = await fetch(this.memo ?? id); } }', 'this.memo'],
  ['the second is handed what the first changes', 'async function fill(o) { o.size = await fetch(o.id); return o; } async function f(o) { const a = await fill(o); const b = await fetch(o.size); }', 'o'],
  ['the first is handed what the second changes', 'async function fill(o) { o.size = await fetch(o.id); return o; } async function f(o) { const a = await fetch(o.id); const b = await fill(o); }', 'o'],
  ['the second is handed another than the first changes', 'async function fill(o) { o.size = await fetch(o.id); return o; } async function f(o, p) { const a = await fill(o); const b = await fetch(p.size); }', null],
  ['nobody else looks at it', `${FILLS} async function f(id) { const a = await fill(id); const b = await fetch(id); }`, null],
  ['each has one of its own', `${FILLS} let other; async function more(id) { other ??= await fetch(id); return other; } async function f(id) { const a = await fill(id); const b = await more(id); }`, null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, first, second } = pair(code);
  expect(sharedCell(file, first, second)).toBe(expected);
});

test.each([
  ['the called function', 'let at; async function load(id) { return fetch(at + id); } async function f(id) { const a = await load(id); const b = await fetch(id); }', true],
  ['a function behind it', 'let at; const key = id => at + id; async function load(id) { return fetch(key(id)); } async function f(id) { const a = await load(id); const b = await fetch(id); }', true],
  ['none', 'let at; async function load(id) { return fetch(id); } async function f(id) { const a = await load(id); const b = await fetch(at); }', false],
])('%s speaks of the variable: %s → %s', (_, code, expected) => {
  const { file, first } = pair(code);
  const variable = file.scopeManager.scopes.flatMap(({ variables }) => variables).find(({ name }) => name === 'at');
  if (variable === undefined) throw new Error('No variable.');
  expect(leadsTo(file, first.work, variable)).toBe(expected);
});
