import { describe, expect, it } from 'vitest';

import { awaitedPromise } from '../../../src/rewrite/awaited-promise.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how is the promise written that this await waits for?', () => {
  it.each<[why: string, code: string, text: string | null]>([
    ['a call stands as it is', 'await f(a);', 'f(a)'],
    ['two waits on a fetch become a chain', 'await (await fetch(u)).json();', 'fetch(u).then((response) => response.json())'],
    ['two waits on what may be no promise become a function', 'await (await load(u)).json();', '(async () => (await load(u)).json())()'],
    ['two waits on an async function in sight become a chain', 'async function load() {} await (await load()).rows();', 'load().then((value) => value.rows())'],
    ['a sequence keeps its parentheses', 'await (a, b);', '(a, b)'],
    ['a comment would be lost', 'await /* why */ f();', null],
    ['an argument that waits takes a function', 'await f(await g());', '(async () => f(await g()))()'],
  ])('%s: %s', (_why, code, text) => {
    const file = sourceFile(code);
    expect(awaitedPromise(file, nodeOf(file, 'AwaitExpression'), false)).toBe(text);
  });
});
