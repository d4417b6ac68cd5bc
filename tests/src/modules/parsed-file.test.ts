import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { parsedFile } from '../../../src/modules/parsed-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import type { OtherFiles, SourceFile } from '../../../src/source-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOBODY: OtherFiles = { exported: () => null };

const parse = (path: string): SourceFile | null => parsedFile(path, DEFAULT_SETTINGS, NOBODY);

describe('a file on disk', () => {
  test.each([
    ['a.js', 'const a = <b />;'],
    ['a.mjs', 'export default await a;'],
    ['a.cjs', 'module.exports = { a };'],
    ['a.ts', 'const a = <T>b;'],
    ['a.tsx', 'const a: JSX.Element = <b />;'],
    ['a.mts', 'const a = <T,>(b: T) => b;'],
    ['a.cts', 'import a = require("a"); export = a;'],
    ['script.js', 'return 1;'],
    ['shebang.js', '#!/usr/bin/env node\nconst a = 1;'],
    ['empty.js', ''],
  ])('%s is parsed by what its name says', (name, text) => {
    const path = join(temporaryFolder({ [name]: text }), name);
    const file = parse(path);
    expect(file === null ? null : { path: file.path, text: file.text, type: file.ast.type }).toEqual({ path, text, type: 'Program' });
  });

  test('knows the parent of every node, as under ESLint, and the scopes', () => {
    const file = parse(join(temporaryFolder({ 'a.ts': 'const a = 1; export const f = () => a;' }), 'a.ts'));
    const [declaration] = file?.ast.body ?? [];
    expect(declaration?.parent).toBe(file?.ast);
    expect(file?.scopeManager.scopes.length).toBeGreaterThan(1);
  });

  test('is handed on with the settings and with whom to ask of others', () => {
    const file = parse(join(temporaryFolder({ 'a.js': '' }), 'a.js'));
    expect([file?.settings, file?.others]).toEqual([DEFAULT_SETTINGS, NOBODY]);
  });

  test.each([
    ['is missing', { 'b.js': '' }],
    ['does not parse', { 'a.js': 'const = ;' }],
    ['is a folder', { 'a.js/b.js': '' }],
    ['is larger than source code is', { 'a.js': `${'// A bundle.\n'.repeat(40_000)}export {};` }],
  ] as const)('that %s is unknown, and no error', (_, files) => {
    expect(parse(join(temporaryFolder(files as Record<string, string>), 'a.js'))).toBeNull();
  });
});

describe('what was parsed is kept', () => {
  test('as long as the file on disk is the same', () => {
    const path = join(temporaryFolder({ 'a.js': 'a;' }), 'a.js');
    expect(parse(path)).toBe(parse(path));
  });

  test('until the file is changed', () => {
    const path = join(temporaryFolder({ 'a.js': 'a;' }), 'a.js');
    const before = parse(path);
    writeFileSync(path, 'a; b;');
    expect(parse(path)?.text).toBe('a; b;');
    expect(before?.text).toBe('a;');
  });

  test('until the file is changed, though it keeps its size', () => {
    const path = join(temporaryFolder({ 'a.js': 'a;' }), 'a.js');
    parse(path);
    writeFileSync(path, 'b;');
    utimesSync(path, 1, 1);
    expect(parse(path)?.text).toBe('b;');
  });

  test('until the file is gone, and again when it is back', () => {
    const path = join(temporaryFolder({ 'a.js': 'a;' }), 'a.js');
    parse(path);
    rmSync(path);
    expect(parse(path)).toBeNull();
    writeFileSync(path, 'c;');
    expect(parse(path)?.text).toBe('c;');
  });

  test('when it did not parse, until it does', () => {
    const path = join(temporaryFolder({ 'a.js': 'const' }), 'a.js');
    expect([parse(path), parse(path)]).toEqual([null, null]);
    writeFileSync(path, 'const a = 1;');
    expect(parse(path)?.text).toBe('const a = 1;');
  });

  test('for these settings only: others may see other things', () => {
    const path = join(temporaryFolder({ 'a.js': 'a;' }), 'a.js');
    const settings = { ...DEFAULT_SETTINGS, reads: ['a'] };
    expect(parse(path)?.settings).toBe(DEFAULT_SETTINGS);
    expect(parsedFile(path, settings, NOBODY)?.settings).toBe(settings);
    expect(parse(path)?.settings).toBe(DEFAULT_SETTINGS);
  });

  test('or read anew when there was too much to keep, with the same answer', () => {
    const filler = '// Nothing to see here, but enough of it.\n'.repeat(8_000);
    const names = Array.from({ length: 16 }, (_, index) => `file-${index}.js`);
    const folder = temporaryFolder(Object.fromEntries(names.map(name => [name, `${filler}export const it = '${name}';`])));
    const first = names.map(name => parse(join(folder, name)));
    const again = names.map(name => parse(join(folder, name)));
    expect(again.map(file => file?.text)).toEqual(first.map(file => file?.text));
    expect(again[0]).not.toBe(first[0]);
    expect(parse(join(folder, 'file-15.js'))).toBe(again[15]);
  });
});
