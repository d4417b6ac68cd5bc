import { describe, expect, it } from 'vitest';

import { freshName } from '../../../src/rewrite/fresh-name.ts';
import { nodeOf } from '../../support/find.ts';
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
