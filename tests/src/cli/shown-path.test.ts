import { expect, test } from 'vitest';

import { pathFrom, repositoryOf, rootOf } from '../../../src/cli/shown-path.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a folder belongs to the nearest repository above it', () => {
  const folder = temporaryFolder({ '.git/HEAD': '', 'sub/.git': 'gitdir: elsewhere', 'sub/src/a.js': '' });
  expect(repositoryOf(`${folder}/sub/src`)).toBe(`${folder}/sub`);
  expect(rootOf(folder)).toBe(folder);
});

test('a folder in no repository stands for itself', () => {
  const folder = temporaryFolder({ 'src/a.js': '' });
  expect(repositoryOf(`${folder}/src`)).toBe(null);
  expect(rootOf(`${folder}/src`)).toBe(`${folder}/src`);
});

test.each([
  ['/a', '/a/b/c.js', 'b/c.js'],
  ['/a', '/a/..b/c.js', '..b/c.js'],
  ['/a/b', '/a/c.js', null],
  ['/a', '/b/c.js', null],
])('from %s, %s is %s', (folder, path, expected) => {
  expect(pathFrom(folder, path)).toBe(expected);
});
