import { expect, test } from 'vitest';

import { asyncTwin } from '../../../src/blocking/async-twin.ts';
import type { Call } from '../../../src/blocking/blocking-calls.ts';
import { calledFunction } from '../../../src/blocking/blocking-helpers.ts';
import { isFunction, type Located } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['async in front', 'function spam(s) {} async function asyncSpam(s) {} /*^*/spam(1);', 'asyncSpam'],
  ['Async behind', 'function load(p) {} const loadAsync = async p => {}; /*^*/load(1);', 'loadAsync'],
  ['without Sync', 'function loadSync(p) {} async function load(p) {} /*^*/loadSync(1);', 'load'],
  ['a promise that is made by hand', 'function load(p) {} function loadAsync(p) { return new Promise(r => r(p)); } /*^*/load(1);', 'loadAsync'],
  ['a method of the class', 'class A { load(p) {} async loadAsync(p) {} async f() { /*^*/this.load(1); } }', 'loadAsync'],
  ['a property of the object', 'const a = { load(p) {}, async loadAsync(p) {} }; /*^*/a.load(1);', 'loadAsync'],
  ['other parameters', 'function load(p) {} async function loadAsync(p, options) {} /*^*/load(1);', null],
  ['parameters in another order', 'function load(a, b) {} async function loadAsync(b, a) {} /*^*/load(1, 2);', null],
  ['not asynchronous', 'function load(p) {} function loadAsync(p) {} /*^*/load(1);', null],
  ['never inside itself', 'function load(p) {} async function loadAsync(p) { return /*^*/load(p); }', null],
  ['one that calls the helper itself', 'function load(p) {} async function loadAsync(p) { return load(p); } async function f() { /*^*/load(1); }', null],
  ['one that is hidden where the call stands', 'function load(p) {} async function loadAsync(p) {} function f(loadAsync) { /*^*/load(1); }', null],
  ['nothing alike', 'function load(p) {} async function fetchAll(p) {} /*^*/load(1);', null],
])('%s: %s → %s', (_, code, expected) => {
  expect(twinIn(code)?.name ?? null).toBe(expected);
});

test('the twin is imported from where the helper comes from', () => {
  const other = sourceFile('export function spam(s) {}\nexport async function asyncSpam(s) {}', { path: '/project/spam.ts' });
  const others = {
    exported: (_: unknown, specifier: string, name: string): Located | null => {
      const found = other.ast.body.flatMap(statement => (statement.type === 'ExportNamedDeclaration' && isFunction(statement.declaration) ? [statement.declaration] : [])).find(({ id }) => id?.name === name);
      return specifier === './spam.js' && found ? { file: other, node: found } : null;
    },
  };
  const importing = (names: string): string => `import { ${names} } from './spam.js'; async function f() { /*^*/spam(1); }`;
  expect(twinIn(importing('spam, asyncSpam'), others)).toEqual({ name: 'asyncSpam', specifier: null });
  expect(twinIn(importing('spam'), others)).toEqual({ name: 'asyncSpam', specifier: './spam.js' });
});

function twinIn(code: string, others: { exported(from: unknown, specifier: string, name: string): Located | null } = { exported: () => null }) {
  const file = sourceFile(code, { others });
  const call = markedNode(file, 'CallExpression') as Call;
  const helper = calledFunction(file, call);
  if (helper === null) throw new Error('The helper is not found.');
  return asyncTwin(file, call, helper.node);
}
