import { expect, test } from 'vitest';

import { cacheFor } from '../../../src/cli/cache-location.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('results are kept among the caches of the package that the folder belongs to', () => {
  const folder = temporaryFolder({ 'package.json': '{}', 'node_modules/x/a.js': '', 'src/deep/a.js': '' });
  expect(cacheFor(`${folder}/src/deep`, undefined)).toBe(`${folder}/node_modules/.cache/async-smells/`);
});

test('of a workspace, whose packages are installed at its root, they are kept beside the linted package', () => {
  const folder = temporaryFolder({ 'node_modules/x/a.js': '', 'packages/a/package.json': '{}' });
  expect(cacheFor(`${folder}/packages/a`, undefined)).toBe(`${folder}/packages/a/.eslintcache`);
});

test('where nothing is installed they are kept where ESLint would', () => {
  const folder = temporaryFolder({ 'package.json': '{}' });
  expect(cacheFor(folder, undefined)).toBe(`${folder}/.eslintcache`);
});

test('a place that the person names is a folder if it is written or known as one, else a file', () => {
  const folder = temporaryFolder({ 'caches/.keep': '' });
  expect(cacheFor(folder, 'caches')).toBe(`${folder}/caches/`);
  expect(cacheFor(folder, 'new/')).toBe(`${folder}/new/`);
  expect(cacheFor(folder, 'new')).toBe(`${folder}/new`);
});
