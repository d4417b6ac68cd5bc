import { expect, test } from 'vitest';

import { overlappingTargets, speaksOfTarget } from '../../../src/rewrite/moved-target.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The target of the assignment in the last statement, and the statements before. */
function parts(code: string) {
  const file = sourceFile(code, { path: '/project/case.js' });
  const last = file.ast.body.at(-1);
  if (last?.type !== 'ExpressionStatement' || last.expression.type !== 'AssignmentExpression') throw new Error('The last statement is no assignment.');
  return { file, target: last.expression.left, first: file.ast.body[0] as (typeof file.ast.body)[number] };
}

test.each<[string, boolean, string]>([
  ['let x; x = 1;', true, 'declares it'],
  ['const y = x; let x; x = 1;', true, 'reads it'],
  ['const f = () => state.a; var state; state.b = 1;', true, 'reads another part of it later'],
  ['const y = 1; let x; x = 1;', false, 'speaks of others only'],
  ['const y = this.a; this.b = 1;', true, 'reads a part of this'],
  ['const y = a; this.b = 1;', false, 'does not speak of this'],
  ['const y = unknown; other.a = 1;', true, 'speaks of a global, which may be the same'],
  ['const y = 1; make().a = 1;', true, 'nobody knows what is assigned'],
])('%s: %s, since the first statement %s', (code, expected) => {
  const { file, target, first } = parts(code);
  expect(speaksOfTarget(file, first, target)).toBe(expected);
});

test.each<[string, boolean]>([
  ['a.b = 1; a.b = 2;', true],
  ['a = 1; a.b = 2;', true],
  ['a.b.c = 1; a.b = 2;', true],
  ['a.b = 1; a.c = 2;', false],
  ['ab = 1; a = 2;', false],
])('of %s one target is the other or a part of it: %s', (code, expected) => {
  const { file, target } = parts(code);
  const { target: first } = parts(code.slice(0, code.indexOf(';') + 1));
  expect(overlappingTargets(file, first, target)).toBe(expected);
});
