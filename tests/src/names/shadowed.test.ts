import { expect, test } from 'vitest';

import { isShadowed } from '../../../src/names/shadowed.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['nothing of that name', '/*^*/x;', false],
  ['a variable of the module', 'const Promise = 1; /*^*/x;', true],
  ['an import', "import { Promise } from 'a'; function f() { /*^*/x; }", true],
  ['a parameter around', 'function f(Promise) { () => /*^*/x; }', true],
  ['a variable declared further down', 'function f() { /*^*/x; const Promise = 1; }', true],
  ['a variable of another function', 'function f() { const Promise = 1; } /*^*/x;', false],
  ['a variable of a block beside', '{ const Promise = 1; } { /*^*/x; }', false],
  ['the global itself, when it is used', 'Promise.all(a); /*^*/x;', false],
  ['a property of that name', 'a.Promise = 1; /*^*/x;', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(isShadowed(file, markedNode(file), 'Promise')).toBe(expected);
});
