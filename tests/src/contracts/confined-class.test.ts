import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { isConfined } from '../../../src/contracts/confined-class.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['only used here', 'class C { m() {} } new C().m();', true],
  ['kept in a constant', 'class C { m() {} } const c = new C(); c.m();', true],
  ['a static member', 'class C { static m() {} } C.m();', true],
  ['a type and a test', 'class C {} let c: C; a instanceof C;', true],
  ['never used', 'class C {}', true],
  ['exported', 'export class C {}', false],
  ['the default export', 'export default class C {}', false],
  ['exported further down', 'class C {} export { C };', false],
  ['extended', 'class C {} class D extends C {}', false],
  ['extending', 'class C extends B {}', false],
  ['implementing', 'class C implements I {}', false],
  ['decorated', '@a class C {}', false],
  ['handed on', 'class C {} a(C);', false],
  ['an instance that is handed on', 'class C {} a(new C());', false],
  ['an instance that is kept and handed on', 'class C {} const c = new C(); a(c);', false],
  ['an instance that is exported', 'class C {} export const c = new C();', false],
  ['itself handing on', 'class C { m() { a(this); } }', false],
  ['without a name', 'a(class {});', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const owner = [...descendants(file, file.ast, 'enter')].find(node => node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression);
  expect(owner === undefined ? undefined : isConfined(file, owner)).toBe(expected);
});
