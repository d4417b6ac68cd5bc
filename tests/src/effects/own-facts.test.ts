import { describe, expect, it } from 'vitest';

import { ownFacts } from '../../../src/effects/own-facts.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('what does the function do itself, and whom does it call?', () => {
  it.each<[why: string, code: string, facts: readonly string[]]>([
    ['reads a file', "import { readFile } from 'node:fs/promises'; export async function f(p) { await readFile(p); }", ['waits: readFile']],
    ['writes a file', "import { rm } from 'node:fs/promises'; export async function f(p) { await rm(p); }", ['changes: rm', 'waits: rm']],
    ['sleeps', "import { setTimeout as delay } from 'node:timers/promises'; export async function f() { await delay(5); }", ['pauses: delay']],
    ['keeps something on this', 'class A { async f() { this.user = 1; } }', ['writes: this.user']],
    ['fills a memo', 'let cache; export function f() { if (!cache) cache = make(); return cache; }', ['remembers: cache']],
    ['changes what it is given', 'export function f(row) { row.done = true; }', ['writes: row.done (parameter 0)']],
    ['throws', 'export function f(x) { if (!x) throw new Error(); }', ['stops: throws']],
    ['prints', "export function f() { console.log('x'); }", ['prints: console.log']],
    ['leaves fresh locals to itself', 'export function f() { const made = []; made.push(1); return made; }', []],
    ['runs what it hands to a call', 'export function f(xs, seen) { xs.forEach(x => { seen.last = x; }); }', ['writes: seen.last (parameter 1)']],
    ['changes something, and waits for it later', 'export async function f(api, id) { const saved = api.saveUser(id); other(); await saved; }', ['changes: api.saveUser', 'waits for the unknown: saved']],
    ['changes something, and returns the promise of it', 'export function f(api, id) { const saved = api.saveUser(id); return saved; }', ['changes: api.saveUser']],
    ['changes something, and waits for it among others', 'export async function f(api, id) { const all = [api.saveUser(id)]; await Promise.all(all); }', ['changes: api.saveUser']],
    ['takes a value with a name like a change', 'export function f(api, id) { const set = api.createSet(id); return set.size; }', []],
    ['talks over one connection, and waits for the answer later', 'export async function f(page) { const title = page.title(); await title; }', ['converses: page', 'waits for the unknown: title']],
    ['leaves what it only defines', 'export function f() { return function later() { throw new Error(); }; }', []],
  ])('%s', (_why, code, facts) => {
    const file = sourceFile(code);
    const found = functions(file)[0];
    if (found === undefined) throw new Error('The code has a function.');
    const own = ownFacts(file, found).facts.map(({ kind, detail, parameter }) => `${kind}: ${detail}${parameter === null ? '' : ` (parameter ${parameter})`}`);
    expect(own).toEqual(facts);
  });

  it('tells of the calls of functions in sight, whether they are waited for and caught', () => {
    const file = sourceFile('async function f() { try { await g(); } catch {} h(); } async function g() {} function h() {}');
    const [f] = functions(file);
    if (f === undefined) throw new Error('The code has a function.');
    expect(ownFacts(file, f).calls.map(({ awaited, caught, target }) => [target.node.id?.name, awaited, caught])).toEqual([
      ['g', true, true],
      ['h', false, false],
    ]);
  });
});

function functions(file: ReturnType<typeof sourceFile>) {
  return file.scopeManager.scopes.map(({ block }) => block).filter(isFunction);
}
