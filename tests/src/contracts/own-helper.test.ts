import { expect, test } from 'vitest';

import { bindingOf } from '../../../src/contracts/binding.ts';
import { isOwnHelper } from '../../../src/contracts/own-helper.ts';
import { markedFunction } from './marked-function.ts';

const CALL = 'async go() { await this.m(); }';

test.each([
  ['called and awaited by its class', `export class C { m/*^*/() {} ${CALL} }`, true],
  ['returned by an async method of its class', 'export class C { m/*^*/() {} async go() { return this.m(); } }', true],
  ['never called', 'export class C { m/*^*/() {} }', false],
  ['called by others only', 'export class C { m/*^*/() {} } await new C().m();', false],
  ['called without a wait', 'export class C { m/*^*/() {} go() { this.m(); } }', false],
  ['called with and without', `export class C { m/*^*/() {} ${CALL} stop() { this.m(); } }`, false],
  ['used as a value', `export class C { m/*^*/() {} ${CALL} get n() { return this.m; } }`, false],
  ['in a class that extends another', `export class C extends B { m/*^*/() {} ${CALL} }`, false],
  ['in a class that implements something', `export class C implements I { m/*^*/() {} ${CALL} }`, false],
  ['in an abstract class', `export abstract class C { m/*^*/() {} ${CALL} }`, false],
  ['in a class that another extends', `export class C { m/*^*/() {} ${CALL} } class D extends C {}`, false],
  ['in one of several kinds', `export class MemoryStore { m/*^*/() {} ${CALL} }`, false],
  ['in a class without a name', `export default class { m/*^*/() {} ${CALL} }`, false],
  ['under a computed key', 'export class C { async [a]/*^*/() {} async go() { await this[a](); } }', false],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const binding = bindingOf(file, fn);
  expect(binding?.kind === 'member' ? isOwnHelper(file, binding) : undefined).toBe(expected);
});
