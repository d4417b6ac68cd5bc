import { expect, test } from 'vitest';

import { addAwait } from '../../../src/rewrite/add-await.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a call', 'f();', 'await f();'],
  ['a chain', 'a?.f();', 'await a?.f();'],
  ['an import', "import('a');", "await import('a');"],
  ['a choice', 'a ? b() : c();', 'await (a ? b() : c());'],
  ['a choice in parentheses', '(a ?? b());', '(await (a ?? b()));'],
  ['an assertion, which speaks of the promise', 'f() as Promise<A>;', 'await (f() as Promise<A>);'],
  ['the last of a sequence', '(a, b());', '(await (a, b()));'],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const { expression } = nodeOf(file, 'ExpressionStatement');
  expect(editedText(file, [0, code.length], addAwait(expression))).toBe(expected);
});
