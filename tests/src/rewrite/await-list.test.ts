import { expect, test } from 'vitest';

import { awaitList } from '../../../src/rewrite/await-list.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { nodeOf, nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['an await in parentheses', 'for (const p of all) { out.push((await p).status); }', 'for (const p of await Promise.all(all)) { out.push(p.status); }'],
  ['an await alone', 'for (const p of all) use(await p);', 'for (const p of await Promise.all(all)) use(p);'],
  ['a loop that awaits', 'for await (const p of all) use(p);', 'for (const p of await Promise.all(all)) use(p);'],
  ['a comment that would be lost', 'for (const p of all) use(await /* here */ p);', null],
  ['a comment in the head', 'for /* each */ await (const p of all) use(p);', null],
  ['another Promise', 'class Promise {} for (const p of all) use(await p);', null],
  ['an await of something else', 'for (const p of all) use(await p.q);', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const loop = nodeOf(file, 'ForOfStatement');
  const edits = awaitList(file, loop, nodesOf(file, 'AwaitExpression')[0] ?? loop);
  expect(edits === null ? null : editedText(file, file.ast.range, edits)).toBe(expected);
});
