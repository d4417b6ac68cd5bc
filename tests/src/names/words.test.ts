import { expect, test } from 'vitest';

import { wordsOf } from '../../../src/names/words.ts';

test.each([
  ['getUser', ['get', 'user']],
  ['getUserByID', ['get', 'user', 'by', 'id']],
  ['parseJSONFile', ['parse', 'json', 'file']],
  ['read_file', ['read', 'file']],
  ['READ_FILE', ['read', 'file']],
  ['#fetchAll', ['fetch', 'all']],
  ['_load$items', ['load', 'items']],
  ['sha256Sync', ['sha256', 'sync']],
  ['kebab-case', ['kebab', 'case']],
  ['x', ['x']],
  ['$', []],
])('%s → %j', (name, expected) => {
  expect(wordsOf(name)).toEqual(expected);
});
