import { describe, expect, it } from 'vitest';

import { callbackText, conciseCallback, limitedCallback } from '../../../src/rewrite/loop-callback.ts';
import { loopHead } from '../../../src/rewrite/loop-head.ts';
import { loopOf, nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how is the callback written that gives what an await gives?', () => {
  it.each<[why: string, code: string, callback: string, limited: string]>([
    ['a call', 'for (const x of xs) await f(x);', '(x) => f(x)', '(x) => limit(() => f(x))'],
    ['an object is no block', 'for (const x of xs) await { a: x };', '(x) => ({ a: x })', '(x) => limit(() => ({ a: x }))'],
    ['a pattern stands in parentheses', 'for (const { a } of xs) await f(a);', '({ a }) => f(a)', '({ a }) => limit(() => f(a))'],
    ['the index comes second', 'for (let i = 0; i < xs.length; i++) await f(i, xs[i]);', '(x, i) => f(i, x)', '(x, i) => limit(() => f(i, x))'],
  ])('%s: %s', (_why, code, text, limited) => {
    const file = sourceFile(`async function run(xs, f) { ${code} }`);
    const head = loopHead(file, loopOf(file));
    if (head === null) throw new Error('The loop goes over a collection.');
    const callback = conciseCallback(file, head, nodeOf(file, 'AwaitExpression'), '');
    expect(callbackText(callback)).toBe(text);
    expect(limitedCallback(callback, 'limit')).toBe(limited);
  });
});
