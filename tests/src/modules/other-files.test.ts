import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { functionFacts } from '../../../src/effects/function-facts.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { functionName } from '../../../src/flow/function-name.ts';
import { otherFiles } from '../../../src/modules/other-files.ts';
import { parsedFile } from '../../../src/modules/parsed-file.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const OTHERS = otherFiles(DEFAULT_SETTINGS);

/** `file: code` of what the main file gets when it asks for a name of `./start.js`. */
function found(files: Readonly<Record<string, string>>, name: string, specifier = './start.js'): string | null {
  const folder = temporaryFolder({ 'main.js': '', ...files });
  const main = parsedFile(join(folder, 'main.js'), DEFAULT_SETTINGS, OTHERS);
  if (main === null) throw new Error('The main file does not parse.');
  const located = OTHERS.exported(main, specifier, name);
  return located === null ? null : `${located.file.path.slice(folder.length + 1)}: ${located.node.type === 'Program' ? 'all of it' : textOf(located.file, located.node)}`;
}

describe('what another file exports', () => {
  const end = { 'end.js': 'export const a = () => 1; export default 2;' };

  test.each<[string, Record<string, string>, string, string | null]>([
    ['is found', { 'start.js': 'export const a = 1;' }, 'a', 'start.js: 1'],
    ['is found through a re-export', { 'start.js': "export { a } from './end.js';", ...end }, 'a', 'end.js: () => 1'],
    ['is found under another name', { 'start.js': "export { a as b } from './end.js';", ...end }, 'b', 'end.js: () => 1'],
    ['is found as the default', { 'start.js': "export { default } from './end.js';", ...end }, 'default', 'end.js: 2'],
    ['is found through export *', { 'start.js': "export * from './end.js';", ...end }, 'a', 'end.js: () => 1'],
    ['is found in the second of two', { 'start.js': "export * from './other.js'; export * from './end.js';", 'other.js': 'export const b = 1;', ...end }, 'a', 'end.js: () => 1'],
    ['is found beside a file that is missing', { 'start.js': "export * from './missing.js'; export * from './end.js';", ...end }, 'a', 'end.js: () => 1'],
    ['is its own before that of another', { 'start.js': "export * from './end.js'; export const a = 3;", ...end }, 'a', 'start.js: 3'],
    ['is found through several files', { 'start.js': "export * from './one.js';", 'one.js': "export { a } from './two.js';", 'two.js': "export * from './end.js';", ...end }, 'a', 'end.js: () => 1'],
    ['is the whole of a file under one name', { 'start.js': "export * as all from './end.js';", ...end }, 'all', 'end.js: all of it'],
    ['is the whole of the file', { 'start.js': 'a;' }, '*', 'start.js: all of it'],
    ['is what CommonJS sets', { 'start.js': 'exports.a = () => 1;' }, 'a', 'start.js: () => 1'],
    ['is what CommonJS takes from another file', { 'start.js': "module.exports = require('./end.js');", 'end.js': 'module.exports = function load() {};' }, 'default', 'end.js: function load() {}'],
    ['is what a compiler hands on', { 'start.js': '__exportStar(require("./end"), exports);', 'end.js': 'exports.a = 1;' }, 'a', 'end.js: 1'],
    ['is unknown when the file is missing', {}, 'a', null],
    ['is unknown when the file does not parse', { 'start.js': 'export const = 1;' }, 'a', null],
    ['is unknown when the name is', { 'start.js': 'export const a = 1;' }, 'b', null],
    ['is unknown when it comes from a package', { 'start.js': "export { a } from 'package';" }, 'a', null],
    ['is not the default by export *', { 'start.js': "export * from './end.js';", ...end }, 'default', null],
    ['is unknown when two files hand it to each other', { 'start.js': "export { a } from './end.js';", 'end.js': "export { a } from './start.js';" }, 'a', null],
    ['is unknown when two files hand all to each other', { 'start.js': "export * from './end.js';", 'end.js': "export * from './start.js';" }, 'a', null],
    ['is found though two files hand all to each other', { 'start.js': "export * from './end.js';", 'end.js': "export * from './start.js'; export const a = 1;" }, 'a', 'end.js: 1'],
  ])('%s', (_, files, name, expected) => {
    expect(found(files, name)).toBe(expected);
  });

  test('is unknown when it is handed on too often', () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`hop-${index}.js`, `export { a } from './hop-${index + 1}.js';`]));
    expect(found({ ...files, 'hop-60.js': 'export const a = 1;' }, 'a', './hop-50.js')).toBe('hop-60.js: 1');
    expect(found({ ...files, 'hop-60.js': 'export const a = 1;' }, 'a', './hop-0.js')).toBeNull();
  });

  test('is looked for once in each file when many hand all to each other', () => {
    const names = Array.from({ length: 20 }, (_, index) => `star-${index}.js`);
    const files = Object.fromEntries(names.map(name => [name, names.filter(other => other !== name).map(other => `export * from './${other}';`).join('\n')]));
    expect(found(files, 'a', './star-0.js')).toBeNull();
    expect(found({ ...files, 'star-19.js': 'export const a = 1;' }, 'a', './star-0.js')).toBe('star-19.js: 1');
  });

  test('is not asked of the file itself', () => {
    expect(found({ 'main.js': 'export const a = 1;' }, 'a', './main.js')).toBeNull();
  });
});

describe('the setting crossFile', () => {
  test('turns all of it off', () => {
    const settings = { ...DEFAULT_SETTINGS, crossFile: false };
    const folder = temporaryFolder({ 'main.js': '', 'start.js': 'export const a = 1;' });
    const main = parsedFile(join(folder, 'main.js'), settings, otherFiles(settings));
    expect(main?.others.exported(main, './start.js', 'a')).toBeNull();
  });

  test('gives those who share settings the same to ask', () => {
    expect(otherFiles(DEFAULT_SETTINGS)).toBe(OTHERS);
    expect(otherFiles({ ...DEFAULT_SETTINGS })).not.toBe(OTHERS);
  });
});

describe('what the functions of other files do', () => {
  function factsOf(files: Readonly<Record<string, string>>, path: string, name: string): readonly string[] {
    const folder = temporaryFolder(files);
    const file = parsedFile(join(folder, path), DEFAULT_SETTINGS, OTHERS);
    if (file === null) throw new Error(`${path} does not parse.`);
    for (const node of descendants(file, file.ast, 'enter')) {
      if (isFunction(node) && functionName(node) === name) return functionFacts({ file, node }).facts.map(fact => `${fact.kind}: ${fact.detail} in ${fact.file.path.slice(folder.length + 1)}`);
    }
    throw new Error(`There is no function ${name}.`);
  }

  const files = {
    'a.ts': "import { two } from './b.js'; export async function one() { await two(); } export let count = 0; export function tick() { count += 1; }",
    'b.ts': "import { tick } from './a.js'; import api = require('./c.cjs'); export async function two() { tick(); return api.three(); }",
    'c.cjs': "const a = require('./a'); exports.three = async function three() { await fetch('/'); if (a.count) await a.one(); };",
  };

  test('is seen through files that import each other', () => {
    expect(factsOf(files, 'a.ts', 'one')).toContain('writes: count in a.ts');
    expect(factsOf(files, 'a.ts', 'one')).toContain('waits: fetch in c.cjs');
  });
});
