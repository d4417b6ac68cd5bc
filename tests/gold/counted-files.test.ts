import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { countedFiles, counts } from './counted-files.ts';
import { SOURCES } from './packages.ts';
import { labelledSites } from './sites.ts';

test.each([
  ['JavaScript of any module kind', 'any', 'src/a.mjs'],
  ['TypeScript', 'any', 'src/a.cts'],
  ['JSX', 'any', 'a.tsx'],
  ['tests, which people write too', 'any', 'test/a.test.js'],
  ['a file that is only named like a folder that is left out', 'any', 'src/dist.js'],
  ['lib, where it holds the sources', 'npm', 'lib/a.js'],
  ['a folder of the same name further down', 'viem', 'src/_cjs/a.js'],
])('%s counts', (_, source, path) => {
  expect(counts(source, path)).toBe(true);
});

test.each([
  ['other text', 'any', 'README.md'],
  ['a declaration, which runs nothing', 'any', 'src/a.d.ts'],
  ['a declaration of a module kind', 'any', 'src/a.d.mts'],
  ['a minified twin', 'any', 'a.min.js'],
  ['a nested package, which others wrote', 'any', 'node_modules/b/a.js'],
  ['a package nested deeper', 'any', 'lib/node_modules/b/a.js'],
  ['what was built', 'any', 'dist/a.js'],
  ['a fixture', 'any', 'test/fixtures/deep/a.js'],
  ['the compiled twin of sources', 'mongodb', 'lib/a.js'],
  ['another compiled twin', 'viem', '_esm/deep/a.js'],
  ['a bundle for the browser', 'ghost', 'core/built/admin/a.js'],
])('%s does not count', (_, source, path) => {
  expect(counts(source, path)).toBe(false);
});

test('the files of a folder come in one order, however the disk has them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counted-files-'));
  try {
    for (const file of ['b.js', 'a/z.ts', 'a.js', 'node_modules/x.js', 'a/fixtures/x.js', 'a/notes.txt']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
    expect(countedFiles('any', folder)).toEqual(['a.js', 'a/z.ts', 'b.js']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every labelled file counts, so that no label is about a file that is never linted', () => {
  expect(labelledSites().filter(({ source, file }) => !counts(source, file))).toEqual([]);
});

test('every labelled file is of a package that can be unpacked', () => {
  expect(labelledSites().filter(({ source }) => !SOURCES.includes(source))).toEqual([]);
});
