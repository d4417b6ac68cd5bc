import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { TextSession } from '../../../src/modules/text-session.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a file stays as it was as long as questions follow each other, and is looked at anew after a pause', () => {
  let now = 5000;
  const folder = temporaryFolder({ 'a.js': 'a;', 'b.js': 'b;' });
  const from = { path: join(folder, 'a.js'), text: '' };
  const session = new TextSession(() => now);
  const before = session.text(from, './b.js');
  writeFileSync(join(folder, 'b.js'), 'changed;');
  now += 900;
  expect(session.text(from, './b.js')).toBe(before);
  now += 1100;
  expect(session.text(from, './b.js')?.text).toBe('changed;');
});

test('after a pause a text is another object, though it says the same: what was found out by way of it may not hold', () => {
  let now = 5000;
  const folder = temporaryFolder({ 'a.js': 'a;', 'b.js': 'b;' });
  const from = { path: join(folder, 'a.js'), text: '' };
  const session = new TextSession(() => now);
  const before = session.text(from, './b.js');
  now += 2000;
  expect(session.text(from, './b.js')).toEqual(before);
  expect(session.text(from, './b.js')).not.toBe(before);
});

test('what is no file of the project says nothing', () => {
  const from = { path: join(temporaryFolder({ 'a.js': 'a;' }), 'a.js'), text: '' };
  const session = new TextSession(() => 0);
  expect([session.text(from, 'fs'), session.text(from, './missing.js'), session.text(from, './a.js')]).toEqual([null, null, null]);
});

test('a folder is another thing than the file of its name', () => {
  const folder = temporaryFolder({ 'x/a.js': 'a;', 'b.js': 'file;', 'b/index.js': 'folder;', 'index.js': 'outer;', 'x.js': 'x;' });
  const from = { path: join(folder, 'x/a.js'), text: '' };
  const session = new TextSession(() => 0);
  expect(['../b', '../b/', '..', '../x', '../../nothing'].map(specifier => session.text(from, specifier)?.text)).toEqual(['file;', 'folder;', 'outer;', 'x;', undefined]);
  expect(session.path('<input>', './b.js')).toBeNull();
});
