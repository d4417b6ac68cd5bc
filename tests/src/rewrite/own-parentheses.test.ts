import { describe, expect, it } from 'vitest';

import { withParentheses } from '../../../src/rewrite/own-parentheses.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('which parentheses go when a name takes the place of the await?', () => {
  it.each<[why: string, code: string, range: string]>([
    ['those that the await needs before a member', '(await f()).rows;', '(await f())'],
    ['those of an operand', '1 + (await f());', '(await f())'],
    ['those of a class that is made', 'new (await f())(a);', '(await f())'],
    ['those of an assertion', 'const x = <T>(await f());', '(await f())'],
    ['those of a call stay', 'use(await f());', 'await f()'],
    ['those of a statement’s head stay', 'if (await f()) g();', 'await f()'],
    ['there are none', 'const x = await f();', 'await f()'],
  ])('%s: %s', (_why, code, range) => {
    const file = sourceFile(code);
    expect(file.text.slice(...withParentheses(file, nodeOf(file, 'AwaitExpression')))).toBe(range);
  });
});
