import { join } from 'node:path';

import { expect, test } from 'vitest';

import { otherFiles } from '../../../src/modules/other-files.ts';
import { parsedFile } from '../../../src/modules/parsed-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { textOf } from '../../../src/source-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** `file: place` of each place that imports `a` of `start.js`, and `…` where there may be more. */
function importersOfA(files: Readonly<Record<string, string>>, name = 'a'): readonly string[] {
  const folder = temporaryFolder({ 'package.json': '{ "private": true }', 'start.js': 'export const a = 1;', ...files });
  const others = otherFiles(DEFAULT_SETTINGS);
  const file = parsedFile(join(folder, 'start.js'), DEFAULT_SETTINGS, others);
  const found = file === null ? undefined : others.importers?.(file, name);
  if (found === undefined) throw new Error('Nobody can be asked.');
  return [...found.places.map(({ file: by, node }) => `${by.path.slice(folder.length + 1)}: ${textOf(by, node)}`), ...(found.complete ? [] : ['…'])];
}

test.each<[string, Record<string, string>, readonly string[]]>([
  ['a name', { 'b.js': "import { a } from './start.js';" }, ['b.js: a']],
  ['another name', { 'b.js': "import { a as c } from './start.js';" }, ['b.js: c']],
  ['a member of all', { 'b.js': "import * as all from './start.js'; all.a; all.b;" }, ['b.js: all.a']],
  ['a member of a module that is required', { 'b.js': "require('./start').a();" }, ['b.js: require(\'./start\').a']],
  ['a pattern', { 'b.js': "const { a: c } = require('./start');" }, ['b.js: c']],
  ['a pattern that takes the rest', { 'b.js': "const { b, ...rest } = require('./start');" }, ['…']],
  ['a later pattern', { 'b.js': "import * as all from './start.js'; const { a } = all;" }, ['b.js: a']],
  ['a computed member', { 'b.js': "import * as all from './start.js'; all[b];" }, ['…']],
  ['nothing but types', { 'b.ts': "import type { a } from './start.js';" }, []],
  ['another file of the same name', { 'lib/start.js': '', 'lib/b.js': "import { a } from './start.js';" }, []],
  ['a file in another folder', { 'lib/b.js': "import { a } from '../start.js';" }, ['lib/b.js: a']],
  ['two files that export it again to each other', { 'b.js': "export * from './start.js'; export * from './c.js';", 'c.js': "export * from './b.js';" }, []],
  ['a module that is handed on whole', { 'b.js': "module.exports = require('./start');" }, ['…']],
])('%s', (_, files, expected) => {
  expect(importersOfA(files)).toEqual(expected);
});

test('the default is imported by its own syntax', () => {
  expect(importersOfA({ 'start.js': 'export default 1;', 'b.js': "import c from './start.js';", 'd.js': "export * from './start.js';" }, 'default')).toEqual(['b.js: c']);
});
