import { describe, expect, it } from 'vitest';

import { freshDeclaration, freshName } from '../../../src/rewrite/fresh-name.ts';
import { nodeOf, nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('which of the names user and row is free at the await?', () => {
  it.each<[why: string, code: string, name: string]>([
    ['the first, when nothing speaks of it', 'async function run() { await f(); }', 'user'],
    ['the second, when a variable in sight is called so', 'let user; async function run() { await f(); }', 'row'],
    ['the second, when the function speaks of a global of that name', 'async function run() { await f(); user(); }', 'row'],
    ['the first, when only another function speaks of it', 'function other(user) {} async function run() { await f(); }', 'user'],
    ['the first with a number, when none is free', 'async function run(user, row) { await f(); }', 'user2'],
    ['the next number, when that is taken as well', 'async function run(user, row, user2) { await f(); }', 'user3'],
  ])('%s: %s', (_why, code, name) => {
    const file = sourceFile(code);
    expect(freshName(file, nodeOf(file, 'AwaitExpression'), ['user', 'row'])).toBe(name);
  });
});

describe('other reasons', () => {
  it('a word of the language is never free', () => {
    const file = sourceFile('await f();');
    expect(freshName(file, nodeOf(file, 'AwaitExpression'), ['class', 'default', 'value'])).toBe('value');
  });

  it('a name that the caller takes is not free', () => {
    const file = sourceFile('await f();');
    expect(freshName(file, nodeOf(file, 'AwaitExpression'), ['a', 'b'], new Set(['a']))).toBe('b');
  });
});

describe('what do several rewrites of one file declare, all of which may be made in one go?', () => {
  it.each<[why: string, code: string, names: readonly string[]]>([
    ['two names in one list of statements', 'await f(); await g();', ['user', 'row']],
    ['two names where one list stands in the other', 'await f(); { await g(); }', ['user', 'row']],
    ['the same in lists beside each other', 'if (a) { await f(); } else { await g(); }', ['user', 'user']],
    ['the same in functions beside each other', 'const x = async () => { await f(); }; const y = async () => { await g(); };', ['user', 'user']],
    ['two names in the cases of one switch', 'switch (a) { case 1: await f(); break; case 2: await g(); }', ['user', 'row']],
  ])('%s: %s', (_why, code, names) => {
    const file = sourceFile(code);
    const places = nodesOf(file, 'AwaitExpression');
    const declare = () => places.map(place => freshDeclaration(file, place, ['user', 'row']));
    expect(declare()).toEqual(names);
    expect(declare(), 'asked again').toEqual(names);
  });
});
