import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { describe, expect, test } from 'vitest';

import { forgetResolutions, resolveSpecifier } from '../../../src/modules/resolve-specifier.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The path in the folder of what `specifier` names in `from`; `null` for nothing. */
function resolved(folder: string, from: string, specifier: string): string | null {
  const path = resolveSpecifier(join(folder, from), specifier);
  return path === null ? null : relative(folder, path).replaceAll('\\', '/');
}

describe('relative specifiers', () => {
  const files = {
    'src/main.ts': '',
    'src/plain.js': '',
    'src/typed.ts': '',
    'src/both.js': '',
    'src/both.ts': '',
    'src/view.tsx': '',
    'src/module.mts': '',
    'src/common.cts': '',
    'src/folder/index.ts': '',
    'src/old/package.json': '{ "main": "./lib/start.js" }',
    'src/old/lib/start.js': '',
    'src/declared.d.ts': '',
    'src/data.json': '{}',
    'src/style.css': '',
    'node_modules/own/index.js': '',
    'node_modules/own/lib.js': '',
  };

  test.each([
    ['a file with its extension', './plain.js', 'src/plain.js'],
    ['a file without', './plain', 'src/plain.js'],
    ['a folder up', '../src/plain.js', 'src/plain.js'],
    ['TypeScript by its own extension', './typed.ts', 'src/typed.ts'],
    ['TypeScript by the extension of what is built from it', './typed.js', 'src/typed.ts'],
    ['TypeScript before what was built beside it', './both.js', 'src/both.ts'],
    ['JSX by the extension of what is built from it', './view.js', 'src/view.tsx'],
    ['a module by the extension of what is built from it', './module.mjs', 'src/module.mts'],
    ['a script by the extension of what is built from it', './common.cjs', 'src/common.cts'],
    ['a folder by its index', './folder', 'src/folder/index.ts'],
    ['a folder by the main file of its package', './old', 'src/old/lib/start.js'],
    ['a missing file', './missing.js', null],
    ['a declaration', './declared', null],
    ['data', './data.json', null],
    ['a style', './style.css', null],
  ])('%s: %s → %s', (_, specifier, expected) => {
    expect(resolved(temporaryFolder(files), 'src/main.ts', specifier)).toBe(expected);
  });

  test('between the files of a package that is being linted, wherever it lies', () => {
    expect(resolved(temporaryFolder(files), 'node_modules/own/index.js', './lib.js')).toBe('node_modules/own/lib.js');
  });

  test('an absolute path', () => {
    const folder = temporaryFolder(files);
    expect(resolved(folder, 'src/main.ts', join(folder, 'src/plain.js'))).toBe('src/plain.js');
  });
});

describe('paths of tsconfig.json', () => {
  const files = {
    'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@app/*': ['./src/*'], '#one': ['./src/one.ts'] } }, include: ['src'] }),
    'src/main.ts': '',
    'src/one.ts': '',
    'src/deep/two.ts': '',
  };

  test.each([
    ['@app/one', 'src/one.ts'],
    ['@app/one.js', 'src/one.ts'],
    ['@app/deep/two', 'src/deep/two.ts'],
    ['#one', 'src/one.ts'],
    ['@app/missing', null],
    ['@other/one', null],
  ])('%s → %s', (specifier, expected) => {
    expect(resolved(temporaryFolder(files), 'src/main.ts', specifier)).toBe(expected);
  });

  test('in a config that is extended', () => {
    const folder = temporaryFolder({
      ...files,
      'tsconfig.json': JSON.stringify({ extends: './tsconfig.base.json', include: ['src'] }),
      'tsconfig.base.json': JSON.stringify({ compilerOptions: { paths: { '~/*': ['./src/*'] } } }),
    });
    expect(resolved(folder, 'src/main.ts', '~/one')).toBe('src/one.ts');
  });

  test('in a config that does not parse: nothing, and no error', () => {
    expect(resolved(temporaryFolder({ ...files, 'tsconfig.json': '{ nonsense' }), 'src/main.ts', '@app/one')).toBeNull();
  });
});

describe('packages', () => {
  const files = {
    'package.json': JSON.stringify({ name: 'whole', exports: { '.': './src/main.js', './part': './src/part.js' }, imports: { '#inner': './src/inner.js' } }),
    'src/main.js': '',
    'src/part.js': '',
    'src/inner.js': '',
    'node_modules/installed/package.json': '{ "name": "installed", "main": "index.js" }',
    'node_modules/installed/index.js': '',
  };

  test.each([
    ['the package’s own name', 'whole', 'src/main.js'],
    ['a part of the package’s own name', 'whole/part', 'src/part.js'],
    ['a part that is not exported', 'whole/src/inner.js', null],
    ['an import of the package’s own', '#inner', 'src/inner.js'],
    ['an installed package', 'installed', null],
    ['a missing package', 'absent', null],
    ['a built-in module', 'node:fs', null],
    ['a built-in module without its scheme', 'fs/promises', null],
    ['something with another scheme', 'https://example.org/a.js', null],
    ['nothing', '', null],
  ])('%s: %s → %s', (_, specifier, expected) => {
    expect(resolved(temporaryFolder(files), 'src/main.js', specifier)).toBe(expected);
  });

  test('a package of the same workspace, which is linked into node_modules', () => {
    const folder = temporaryFolder({
      'packages/app/main.ts': '',
      'packages/tools/package.json': '{ "name": "@work/tools", "main": "./src/index.ts" }',
      'packages/tools/src/index.ts': '',
    });
    const link = join(folder, 'packages/app/node_modules/@work/tools');
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, 'packages/tools'), link, 'dir');
    expect(resolved(folder, 'packages/app/main.ts', '@work/tools')).toBe('packages/tools/src/index.ts');
  });
});

test('a text without a path imports nothing that can be found', () => {
  expect(resolveSpecifier('<input>', './a.js')).toBeNull();
});

test('files that came since are seen once what was found is forgotten', () => {
  const folder = temporaryFolder({ 'main.js': '' });
  expect(resolved(folder, 'main.js', './late.js')).toBeNull();
  writeFileSync(join(folder, 'late.js'), '');
  forgetResolutions();
  expect(resolved(folder, 'main.js', './late.js')).toBe('late.js');
});
