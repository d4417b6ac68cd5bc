import { expect, test } from 'vitest';

import { enteredTwice } from '../../../src/contracts/entered-twice.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { isFunction } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['exported', 'export async function f() {}', 'yes'],
  ['exported under a name', 'const f = async () => {}; export { f };', 'yes'],
  ['a public method', 'export class A { async f() {} }', 'yes'],
  ['a method of an object', 'export default { async f() {} };', 'yes'],
  ['started for each element', 'const all = Promise.all(ids.map(async id => load(id)));', 'yes'],
  ['a helper that is started for each element', 'async function f() {} ids.map(id => f(id));', 'yes'],
  ['a helper that nobody waits for', 'async function f() {} export async function g() { f(); }', 'yes'],
  ['a helper whose caller waits', 'async function f() {} export async function g() { await f(); }', 'unknown'],
  ['a private method', 'export class A { async #f() {} async g() { await this.#f(); } }', 'unknown'],
  ['a method that its types call private', 'export class A { private async f() {} async g() { await this.f(); } }', 'unknown'],
  ['a method that a comment calls private', 'export class A { /** @private */ async f() {} }', 'unknown'],
  ['a callback', 'poll(async () => {});', 'unknown'],
  ['what is run one at a time', 'mutex.runExclusive(async () => {});', 'no'],
  ['what waits in a queue', 'this.queue.add(async () => {});', 'no'],
  ['with a decorator', 'export class A { @synchronized async f() {} }', 'no'],
  ['called once at the top', 'async function f() {} f();', 'no'],
  ['called where it is made', '(async () => {})();', 'no'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node) && node.async);
  expect(isFunction(fn) ? enteredTwice(file, fn).answer : null).toBe(expected);
});
