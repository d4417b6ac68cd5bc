import { expect, test } from 'vitest';

import { isReturned, needlessAwait } from '../../../src/contracts/needless-await.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a value', 'const a = await { b };', 'plain'],
  ['a value that stands alone lets others run', 'await null;', null],
  ['a call that stands alone does something', 'await console.log(a);', 'plain'],
  ['a promise', 'const a = await fetch(b);', null],
  ['a call that nothing is known of', 'const a = await b();', null],
  ['a member', 'const a = await b.c;', null],
  ['two awaits', 'const a = await await b();', 'doubled'],
  ['an await of a call on what was awaited', 'const a = await (await b()).c();', null],
  ['a resolved promise', 'const a = await Promise.resolve(b);', 'resolved'],
  ['a resolved promise that stands alone', 'await Promise.resolve(a);', null],
  ['a resolved promise of nothing', 'const a = await Promise.resolve();', null],
  ['a chain on one', 'const a = await Promise.resolve(b).then(c);', null],
  ['a Promise of the file', 'const Promise = b; const a = await Promise.resolve(c);', null],
  ['promises in an array', 'const a = await [fetch(b)];', 'elements'],
  ['calls in an array', 'const a = await [b(), c];', 'elements'],
  ['values in an array', "const a = await ['b', 1];", 'plain'],
  ['a timer', 'await setTimeout(a, 1);', 'timer'],
  ['a timer that is a promise', "import { setTimeout } from 'node:timers/promises'; await setTimeout(1);", null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(needlessAwait(file, nodeOf(file, 'AwaitExpression'))?.kind ?? null).toBe(expected);
});

test.each([
  ['a returned await', 'async () => { return await a(); };', true],
  ['the body of an arrow', 'async () => await a();', true],
  ['in a try', 'async () => { try { return await a(); } catch { b(); } };', false],
  ['in a try with a finally', 'async () => { try { return await a(); } finally { b(); } };', false],
  ['in a catch', 'async () => { try { a(); } catch { return await b(); } };', true],
  ['beside something to dispose of', 'async () => { using a = b(); return await a.c(); };', false],
  ['a part of what is returned', 'async () => (await a()) + 1;', false],
  ['in an async generator', 'async function* f() { return await a(); }', false],
  ['outside of functions', 'const a = await b();', false],
])('%s is returned: %s → %s', (_, code, expected) => {
  expect(isReturned(nodeOf(sourceFile(code), 'AwaitExpression'))).toBe(expected);
});
