import { join } from 'node:path';

import { expect, test } from 'vitest';

import { outsideRelies } from '../../../src/contracts/outside-callers.ts';
import { otherFiles } from '../../../src/modules/other-files.ts';
import { parsedFile } from '../../../src/modules/parsed-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { textOf } from '../../../src/source-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PRIVATE = { 'package.json': '{ "private": true }', 'lib/load.js': 'export async function load() { a.b = 1; }' };

/** `yes (the place)`, `no` or `unknown` for the export `load` of `lib/load.js`. */
function answerFor(files: Readonly<Record<string, string>>, settings = DEFAULT_SETTINGS): string {
  const folder = temporaryFolder({ ...PRIVATE, ...files });
  const file = parsedFile(join(folder, 'lib/load.js'), settings, otherFiles(settings));
  if (file === null) throw new Error('The file does not parse.');
  const { answer, because } = outsideRelies(file, ['load']);
  return because === null ? answer : `${answer} (${textOf(because.file, because.node)})`;
}

test.each<[string, string, Record<string, string>]>([
  ['no', 'each importer awaits it at once', { 'a.js': "import { load } from './lib/load.js'; export const f = async () => { await load(); };" }],
  ['no', 'so does one that imports all of it', { 'a.js': "import * as all from './lib/load.js'; export const f = async () => { await all.load(); };" }],
  ['no', 'so does one that requires it', { 'a.js': "const { load: other } = require('./lib/load'); exports.f = async () => { await other(); };" }],
  ['no', 'so does one that requires all of it', { 'a.js': "const all = require('./lib/load'); exports.f = async () => { await all.load(); };" }],
  ['no', 'so do those behind a file that exports it again', { 'index.js': "export { load as start } from './lib/load.js';", 'a.js': "import { start } from './index.js'; export const f = async () => { await start(); };" }],
  ['no', 'so do those behind one that exports everything again', { 'lib/index.js': "export * from './load.js';", 'a.js': "import { load } from './lib'; export const f = async () => { await load(); };" }],
  ['no', 'types keep no promise', { 'a.ts': "import { load } from './lib/load.js'; export type L = typeof load; export const f = async () => { await load(); };" }],
  ['yes (load())', 'an importer chains it', { 'a.js': "import { load } from './lib/load.js'; load().then(b);" }],
  ['yes (load)', 'an importer hands it to others', { 'a.js': "import { load } from './lib/load.js'; xs.map(load);" }],
  ['yes (load())', 'an importer keeps the promise', { 'a.js': "import { load } from './lib/load.js'; const p = load();" }],
  ['yes (load())', 'a test looks at the rejection', { 'a.test.js': "import { load } from './lib/load.js'; expect(load()).rejects.toThrow();" }],
  ['yes (start())', 'it is chained behind a file that exports it again', { 'index.js': "export { load as start } from './lib/load.js';", 'a.js': "import { start } from './index.js'; start().catch(b);" }],
  ['unknown', 'nobody imports it', {}],
  ['unknown', 'only a test does', { 'a.test.js': "import { load } from './lib/load.js'; await load();" }],
  ['unknown', 'a call is not waited for', { 'a.js': "import { load } from './lib/load.js'; export const f = async () => { load(); await load(); };" }],
  ['unknown', 'a file asks for it when it runs', { 'a.js': "import { load } from './lib/load.js'; await load(); await import('./lib/load.js');" }],
  ['unknown', 'all of it is handed to others', { 'a.js': "import * as all from './lib/load.js'; await all.load(); b(all);" }],
  ['unknown', 'a file that does not parse imports it', { 'a.js': "import { load } from './lib/load.js'; await load();", 'b.js': "import { load } from './lib/load.js'; const = 1;" }],
  ['unknown', 'a component imports it', { 'a.js': "import { load } from './lib/load.js'; await load();", 'b.vue': "<script>import { load } from './lib/load.js';</script>" }],
  ['unknown', 'who installs the package gets it', { 'package.json': '{ "main": "index.js" }', 'index.js': "export { load } from './lib/load.js';", 'a.js': "import { load } from './index.js'; await load();" }],
  ['unknown', 'it is what the package begins with', { 'package.json': '{ "exports": "./lib/load.js" }', 'a.js': "import { load } from './lib/load.js'; await load();" }],
  ['no', 'it is an inner file of the package', { 'package.json': '{ "main": "a.js" }', 'a.js': "import { load } from './lib/load.js'; await load();" }],
  ['unknown', 'there is a sibling that is called alike', { 'lib/load.js': 'export async function load() {}', 'a.js': "import { load } from './lib/other.js'; await load();" }],
])('%s, since %s', (expected, _, files) => {
  expect(answerFor(files)).toBe(expected);
});

test('a function of a family is called like the others', () => {
  const folder = temporaryFolder({
    'package.json': '{ "private": true }',
    'basic.js': 'export async function makeBasicHeaders() {}',
    'a.js': "import { makeBasicHeaders } from './basic.js'; import { makeDigestHeaders } from './digest.js'; await makeBasicHeaders(); await makeDigestHeaders();",
  });
  const file = parsedFile(join(folder, 'basic.js'), DEFAULT_SETTINGS, otherFiles(DEFAULT_SETTINGS));
  expect(file && outsideRelies(file, ['makeBasicHeaders']).answer).toBe('unknown');
});

test('nobody is asked where other files are left out', () => {
  const settings = { ...DEFAULT_SETTINGS, crossFile: false };
  expect(answerFor({ 'a.js': "import { load } from './lib/load.js'; load().then(b);" }, settings)).toBe('unknown');
});
