import { describe, expect, test } from 'vitest';

import { exportsOf } from '../../../src/modules/exported-node.ts';
import { textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** `name: code` of each export that is bound to a node, `name: name from specifier` of the others, `* from specifier` of all others. */
function exported(code: string): readonly string[] {
  const file = sourceFile(code);
  const { named, stars } = exportsOf(file);
  return [
    ...[...named].map(([name, binding]) => `${name}: ${binding.kind === 'node' ? textOf(file, binding.node) : `${binding.name} from ${binding.specifier}`}`),
    ...stars.map(specifier => `* from ${specifier}`),
  ];
}

describe('an ES module', () => {
  test.each([
    ['a function', 'export async function load() {}', ['load: async function load() {}']],
    ['a class', 'export class Store {}', ['Store: class Store {}']],
    ['a constant', 'export const a = () => 1, b = 2;', ['a: () => 1', 'b: 2']],
    ['a constant behind an assertion', 'export const a = (() => 1) as Load;', ['a: () => 1']],
    ['a variable without a value', 'export let a;', ['a: a']],
    ['a destructured constant', 'export const { a, b: c } = api;', ['a: a', 'c: c']],
    ['a name', 'const a = 1; export { a };', ['a: a']],
    ['a name under another', 'const a = 1; export { a as b };', ['b: a']],
    ['a name as the default', 'const a = 1; export { a as default };', ['default: a']],
    ['a name by text', "const a = 1; export { a as 'a b' };", ['a b: a']],
    ['a default function', 'export default function load() {}', ['default: function load() {}']],
    ['a default expression', 'export default { load };', ['default: { load }']],
    ['a name of another file', "export { a } from './a.js';", ['a: a from ./a.js']],
    ['a name of another file under another', "export { a as b, default as c } from './a.js';", ['b: a from ./a.js', 'c: default from ./a.js']],
    ['all of another file', "export * from './a.js';", ['* from ./a.js']],
    ['all of another file under one name', "export * as all from './a.js';", ['all: * from ./a.js']],
    ['several files', "export * from './a.js'; export * from './b.js'; export const c = 1;", ['c: 1', '* from ./a.js', '* from ./b.js']],
    ['nothing', 'const a = 1;', []],
    ['types only', 'export interface A {} export type B = A;', []],
  ])('exports %s', (_, code, expected) => {
    expect(exported(code).filter(line => !line.startsWith('A:') && !line.startsWith('B:'))).toEqual(expected);
  });
});

describe('CommonJS', () => {
  test.each([
    ['properties of exports', 'exports.a = () => 1; exports.b = 2;', ['a: () => 1', 'b: 2']],
    ['properties of module.exports', 'module.exports.a = 1;', ['a: 1']],
    ['a property by text', "exports['a'] = 1;", ['a: 1']],
    ['a function', 'module.exports = async function load() {};', ['default: async function load() {}']],
    ['an object, and each of its properties', 'module.exports = { load, read: () => 1, write() {} };', ['default: { load, read: () => 1, write() {} }', 'load: load', 'read: () => 1', 'write: () {}']],
    ['a name', 'class Store {} module.exports = Store;', ['default: Store']],
    ['a function with properties', 'module.exports = load; module.exports.sync = loadSync;', ['default: load', 'sync: loadSync']],
    ['both names of one object', 'exports = module.exports = { a: 1 };', ['default: { a: 1 }', 'a: 1']],
    ['one value under two names', 'exports.a = exports.b = load;', ['b: load', 'a: load']],
    ['a constant on the way', 'const a = (exports.a = () => 1);', ['a: () => 1']],
    ['another file', "module.exports = require('./a');", ['default: default from ./a']],
    ['another file under a name', "exports.a = require('./a'); module.exports.b = require('./b');", ['a: default from ./a', 'b: default from ./b']],
    ['other files in an object', "module.exports = { a: require('./a') };", ["default: { a: require('./a') }", 'a: default from ./a']],
    ['the last of two', 'exports.a = 1; exports.a = 2;', ['a: 2']],
    ['with export =', 'class Store {} export = Store;', ['default: Store']],
    ['nothing by a getter of a literal', 'module.exports = { get a() { return 1; } };', ['default: { get a() { return 1; } }']],
    ['nothing by a computed name', 'exports[name] = 1;', []],
    ['nothing by another operator', 'exports.a += 1;', []],
    ['nothing on another object', 'other.a = 1;', []],
  ])('exports %s', (_, code, expected) => {
    expect(exported(code)).toEqual(expected);
  });
});

describe('what compilers write', () => {
  test.each([
    [
      'TypeScript’s exports',
      '"use strict"; Object.defineProperty(exports, "__esModule", { value: true }); exports.a = exports.b = void 0; exports.load = load; async function load() {} const a = () => 1; exports.a = a;',
      ['load: load', 'a: a'],
    ],
    [
      'TypeScript’s re-exports',
      'var a_1 = require("./a"); Object.defineProperty(exports, "a", { enumerable: true, get: function () { return a_1.a; } });',
      ['a: a_1.a'],
    ],
    ['re-exports by an arrow', 'Object.defineProperty(exports, "a", { get: () => a_1.a });', ['a: a_1.a']],
    ['TypeScript’s export *', '__exportStar(require("./a"), exports);', ['* from ./a']],
    ['export * of the helpers', 'tslib_1.__exportStar(require("./a"), exports);', ['* from ./a']],
    ['a default export', 'exports.default = load; function load() {}', ['default: load']],
    ['nothing without a getter', 'Object.defineProperty(exports, "a", { value: 1 });', []],
    ['nothing on another object', 'Object.defineProperty(other, "a", { get: function () { return b; } });', []],
  ])('%s', (_, code, expected) => {
    expect(exported(code)).toEqual(expected);
  });
});
