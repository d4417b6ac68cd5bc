import { expect, test } from 'vitest';

import { skippedPause } from '../../../src/effects/skipped-pause.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['nothing there', 'for (;;) { const a = await f(); if (a === null) continue; g(a); await sleep(1); }', 'await f()'],
  ['none of it', 'for (;;) { const a = await f(); if (!a) continue; g(a); await sleep(1); }', 'await f()'],
  ['an empty list', 'for (;;) { const a = await f(); if (a.length === 0) { continue; } g(a); await sleep(1); }', 'await f()'],
  ['an assignment', 'let a; while (b) { a = await f(); if (a == null) continue; g(a); await sleep(1); }', 'await f()'],
  ['something there', 'for (;;) { const a = await f(); if (a) continue; await sleep(1); }', null],
  ['a test of something else', 'for (;;) { const a = await f(); if (b === null) continue; await sleep(1); }', null],
  ['a pause of its own', 'for (;;) { const a = await f(); if (!a) { await sleep(9); continue; } await sleep(1); }', null],
  ['a pause in a branch', 'for (;;) { const a = await f(); if (!a) continue; if (b) { await sleep(1); } }', null],
  ['a pause that comes first', 'for (;;) { await sleep(1); const a = await f(); if (!a) continue; g(a); }', null],
  ['no pause', 'for (;;) { const a = await f(); if (!a) continue; g(a); }', null],
  ['a question that waits', 'for (;;) { const a = await f.receive(); if (!a) continue; g(a); await sleep(1); }', null],
  ['another loop', 'outer: for (;;) { for (;;) { const a = await f(); if (!a) continue outer; g(a); await sleep(1); } }', null],
  ['no block', 'for (;;) await sleep(1);', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const loops = [...nodesOf(file, 'WhileStatement'), ...nodesOf(file, 'ForStatement')];
  const [found] = loops.flatMap(loop => skippedPause(file, loop) ?? []);
  expect(found === undefined ? null : textOf(file, found.question)).toBe(expected);
});
