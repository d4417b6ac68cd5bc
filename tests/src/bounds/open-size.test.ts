import { expect, test } from 'vitest';

import { saysOpenSize } from '../../../src/bounds/open-size.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['files are as many as there are', 'export function pack(files) {}', true],
  ['their data as well', 'export function pack(filesData) {}', true],
  ['addresses', 'export const load = (imageUrls) => {};', true],
  ['an iterable promises no size', 'export function run(batches: Iterable<string[]>) {}', true],
  ['a method can be called by others', 'class A { load(files) {} }', true],
  ['a method of an object as well', 'module.exports = { load(files) {} };', true],
  ['plugins are configured', 'export function run(plugins) {}', false],
  ['a private function is looked at through its callers', 'function run(files) {}', false],
  ['so is a function inside of another', 'export function outer() { function run(files) {} }', false],
  ['a pattern is a part of something', 'export function run({ files }) {}', false],
])('%s', (_name, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].filter(isFunction).at(-1);
  const [parameter] = fn?.params ?? [];
  expect(fn !== undefined && parameter !== undefined && saysOpenSize(parameter, fn)).toBe(expected);
});
