import { expect, test } from 'vitest';

import { folderCounts } from '../../../../src/cli/report-page/folder-counts.ts';

const lines = (folders: readonly string[]) => folderCounts(folders).map(({ name, depth, count }) => `${'  '.repeat(depth)}${name} ${count}`);

test('folders stand before those below them, the fullest first', () => {
  expect(lines(['src', 'src/a', 'src/b', 'src/b', 'lib'])).toEqual(['src 4', '  b 2', '  a 1', 'lib 1']);
});

test('a folder that only leads to another is no line of its own', () => {
  expect(lines(['packages/core/src', 'packages/core/src', 'packages/core/test', 'docs/a/b'])).toEqual(['packages/core 3', '  src 2', '  test 1', 'docs/a/b 1']);
});

test('each line knows its whole path, by which findings are chosen', () => {
  expect(folderCounts(['a/b/c', 'a/b/d/e']).map(({ folder }) => folder)).toEqual(['a/b', 'a/b/c', 'a/b/d/e']);
});

test('a name that begins like another is another folder', () => {
  expect(lines(['src', 'src2', 'src2'])).toEqual(['src2 2', 'src 1']);
});

test('files where paths start are in no folder', () => {
  expect(folderCounts(['', ''])).toEqual([]);
});

test('of many folders the fullest are shown at first, opened as far as there is room', () => {
  const wide = folderCounts([...Array.from({ length: 20 }, (_, index) => Array.from({ length: 20 - index }, () => `wide/${index}`)).flat(), 'small/a', 'small/b']);
  expect(wide.filter(({ isMain }) => isMain).map(({ folder }) => folder)).toEqual(['wide', ...[0, 1, 2, 3, 4, 5, 6, 7].map(index => `wide/${index}`), 'small']);
  const flat = folderCounts(Array.from({ length: 30 }, (_, index) => Array.from({ length: index + 1 }, () => `f${index}`)).flat());
  expect(flat.filter(({ isMain }) => isMain).map(({ count }) => count)).toEqual([30, 29, 28, 27, 26, 25, 24, 23, 22, 21]);
});
