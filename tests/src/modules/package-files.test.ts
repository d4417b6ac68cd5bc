import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { moduleName, Packages } from '../../../src/modules/package-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test.each([
  ['./load.js', 'load'],
  ['../lib/load.test.ts', 'load.test'],
  ['@scope/name/load', 'load'],
  ['./lib/', 'lib'],
  ['./load.js?raw', 'load'],
  ['..', '..'],
  ['node:fs', 'node:fs'],
])('the module that %s names is called %s', (specifier, expected) => {
  expect(moduleName(specifier)).toBe(expected);
});

const FILES = {
  'package.json': '{ "private": true, "main": "./dist/main.js", "exports": { ".": { "import": "./esm/start.mjs" } } }',
  'src/a.js': "import { b } from './b.js';",
  'src/c.ts': 'const b = require("./b");',
  'dist/a.js': "import { b } from './b.js';",
  'node_modules/d/index.js': "import { b } from './b.js';",
};

test('the files of a package that import a name are found, compiled and installed ones left out', () => {
  const folder = temporaryFolder(FILES);
  const found = new Packages(() => 0).of(join(folder, 'src/b.js'));
  expect(found?.importing('b').map(path => path.slice(folder.length + 1))).toEqual(['src/a.js', 'src/c.ts']);
  expect(found?.importing('nobody')).toEqual([]);
  expect(found?.isPrivate).toBe(true);
  expect([...(found?.entries ?? [])].sort()).toEqual(['index', 'main', 'start']);
});

test('what changes is seen after a pause', () => {
  const folder = temporaryFolder(FILES);
  let now = 0;
  const packages = new Packages(() => now);
  const importing = () => packages.of(join(folder, 'src/b.js'))?.importing('b').length;
  expect(importing()).toBe(2);
  rmSync(join(folder, 'src/a.js'));
  expect(importing()).toBe(2);
  now += 1001;
  expect(importing()).toBe(1);
  writeFileSync(join(folder, 'src/c.ts'), 'nothing();');
  now += 1001;
  expect(importing()).toBe(0);
});

test('a package with a broken manifest is part of the one above', () => {
  const folder = temporaryFolder({ ...FILES, 'src/package.json': '{' });
  expect(new Packages(() => 0).of(join(folder, 'src/b.js'))?.root).toBe(folder);
});
