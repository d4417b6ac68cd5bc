import { expect, test } from 'vitest';

import { goesOn } from '../../../src/contracts/goes-on.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['it starts itself again', 'async function f() { await a(); f(); }', true],
  ['a timer starts it again', 'async function f() { await a(); setTimeout(() => f(), 1); }', true],
  ['a loop for ever', 'async function f() { while (true) await a(); }', true],
  ['a loop until it is closed', 'async function f() { while (!this.closed) { await a(); } }', true],
  ['a loop without a test', 'async function f() { for (;;) await a(); }', true],
  ['a loop over what comes in', 'async function f() { for await (const b of a) c(b); }', true],
  ['a loop that does not wait', 'async function f() { while (true) if (a()) break; await b(); }', false],
  ['a loop over a list', 'async function f() { for (const b of a) await c(b); }', false],
  ['a loop that counts', 'async function f() { while (i < 3) await a(); }', false],
  ['no loop', 'async function f() { await a(); }', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(nodesOf(file, 'FunctionDeclaration').map(node => goesOn(file, node))).toEqual([expected]);
});
