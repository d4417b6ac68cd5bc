import { expect, test } from 'vitest';

import { matchesGlob } from '../../../src/names/glob.ts';

test.each([
  ['the same name', 'load', ['load'], true],
  ['a longer name', 'loadAll', ['load'], false],
  ['a beginning', 'loadAll', ['load*'], true],
  ['the star may stand for nothing', 'load', ['load*'], true],
  ['an end', 'readSync', ['*Sync'], true],
  ['a middle', 'repo.users.load', ['repo.*.load'], true],
  ['two stars', 'aXbYc', ['a*b*c'], true],
  ['parts in the wrong order', 'aYbXc', ['a*X*b*c'], false],
  ['parts that would have to overlap', 'aba', ['ab*ba'], false],
  ['one of several', 'save', ['load*', 'save'], true],
  ['none of none', 'save', [], false],
  ['a star alone', 'anything', ['*'], true],
  ['nothing is a regular expression', 'abc', ['a.c'], false],
  ['a hundred stars take no time', 'a'.repeat(200), [`${'a*'.repeat(100)}b`], false],
])('%s', (_, name, globs, expected) => {
  expect(matchesGlob(name, globs)).toBe(expected);
});
