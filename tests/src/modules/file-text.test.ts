import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { fileText } from '../../../src/modules/file-text.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a text is the same object until the file changes', () => {
  const path = join(temporaryFolder({ 'a.js': 'a;' }), 'a.js');
  const before = fileText(path);
  expect(before).toEqual({ path, text: 'a;' });
  expect(fileText(path)).toBe(before);
  writeFileSync(path, 'a; b;');
  expect(fileText(path)?.text).toBe('a; b;');
});

test('a file that is gone, or a folder, says nothing', () => {
  const folder = temporaryFolder({ 'a.js': 'a;' });
  fileText(join(folder, 'a.js'));
  rmSync(join(folder, 'a.js'));
  expect([fileText(join(folder, 'a.js')), fileText(folder)]).toEqual([null, null]);
});

test('a bundle is not read', () => {
  const path = join(temporaryFolder({ 'a.js': '// A bundle.\n'.repeat(40_000) }), 'a.js');
  expect(fileText(path)).toBeNull();
});
