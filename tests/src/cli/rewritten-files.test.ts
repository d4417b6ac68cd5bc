import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { changesOf, lineCounts, writeChanges } from '../../../src/cli/rewritten-files.ts';
import { lintResult } from '../../support/lint-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('only files whose text changes are changed', () => {
  const folder = temporaryFolder({ 'a.js': 'a', 'b.js': 'b' });
  const results = [lintResult(`${folder}/a.js`, [], { output: 'A' }), lintResult(`${folder}/b.js`, [])];
  expect(changesOf({ results })).toEqual({ changed: [{ path: `${folder}/a.js`, before: 'a', after: 'A' }], left: [] });
});

test('a text that is not UTF-8 would be spoilt, so it is left', () => {
  const folder = temporaryFolder({});
  writeFileSync(`${folder}/a.js`, Buffer.from([0x2f, 0x2f, 0xe9, 0x0a]));
  expect(changesOf({ results: [lintResult(`${folder}/a.js`, [], { output: '//\uFFFD\nnew' })] })).toEqual({ changed: [], left: [`${folder}/a.js`] });
});

test('files are replaced whole, keep their mode, and leave nothing beside them', async () => {
  const folder = temporaryFolder({ 'a.js': 'a', 'b.js': '\uFEFFb\r\n' });
  chmodSync(`${folder}/a.js`, 0o755);
  await writeChanges([
    { path: `${folder}/a.js`, before: 'a', after: '#!/usr/bin/env node\n' },
    { path: `${folder}/b.js`, before: '\uFEFFb\r\n', after: '\uFEFFB\r\n' },
  ]);
  expect(readFileSync(`${folder}/a.js`, 'utf8')).toBe('#!/usr/bin/env node\n');
  expect(readFileSync(`${folder}/b.js`, 'utf8')).toBe('\uFEFFB\r\n');
  expect(statSync(`${folder}/a.js`).mode & 0o777).toBe(0o755);
  expect(readdirSync(folder).sort()).toEqual(['a.js', 'b.js']);
});

test('a link stays one, and its file is rewritten', async () => {
  const folder = temporaryFolder({ 'real.js': 'a' });
  symlinkSync('real.js', `${folder}/link.js`);
  await writeChanges([{ path: `${folder}/link.js`, before: 'a', after: 'b' }]);
  expect(lstatSync(`${folder}/link.js`).isSymbolicLink()).toBe(true);
  expect(readFileSync(`${folder}/real.js`, 'utf8')).toBe('b');
});

test('a failure says how far the writing came', async () => {
  const folder = temporaryFolder({ 'a.js': 'a' });
  mkdirSync(`${folder}/b.js`);
  const change = (name: string) => ({ path: `${folder}/${name}.js`, before: '', after: 'x' });
  await expect(writeChanges([change('a'), change('b'), change('c')])).rejects.toThrow(/b\.js cannot be rewritten: [^]*\n1 of 3 files were rewritten before it\.$/);
});

test('lines are counted as they were added and removed', () => {
  expect(lineCounts({ path: 'a.js', before: 'a\nb\nc\n', after: 'a\nB\nc\nd\n' })).toEqual({ added: 2, removed: 1 });
});
