import { describe, expect, it } from 'vitest';

import { joined } from '../../../src/rewrite/joined-text.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how is the statement written that joins?', () => {
  it.each<[why: string, code: string, annotations: readonly (string | null)[], text: string | null]>([
    ['on one line where it fits', 'await f(); await g();', [null, null], 'const [a0, a1] = await Promise.all([f(), g()])'],
    ['with the types of all', 'await f(); await g();', ['A', 'B'], 'const [a0, a1]: [A, B] = await Promise.all([f(), g()])'],
    ['not with the types of some', 'await f(); await g();', ['A', null], null],
    [
      'in rows where it is too long',
      `await load(${'a'.repeat(60)}); await load(${'b'.repeat(60)});`,
      [null, null],
      `const [a0, a1] = await Promise.all([\n  load(${'a'.repeat(60)}),\n  load(${'b'.repeat(60)}),\n])`,
    ],
  ])('%s', (_why, code, annotations, text) => {
    const file = sourceFile(code);
    const members = nodesOf(file, 'AwaitExpression').map((node, index) => ({
      pattern: `a${index}`,
      annotation: annotations[index] ?? null,
      promise: textOf(file, node.argument),
      row: textOf(file, node.argument),
      above: [],
      behind: [],
    }));
    expect(joined(file, 'const', members, '')).toBe(text);
  });
});
