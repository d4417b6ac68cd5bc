import { describe, expect, it } from 'vitest';

import { promiseOf, wholeOf } from '../../../src/rewrite/await-choice.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('what is evaluated to get the promise of the await?', () => {
  it.each<[why: string, code: string, whole: string, promise: string | null]>([
    ['the await, where it stands for itself', 'const a = await f();', 'await f()', 'f()'],
    ['the choice that it is a branch of', 'const a = all ? [] : await f();', 'all ? [] : await f()', 'all ? [] : f()'],
    ['the fallback that it is', 'const a = known ?? await f();', 'known ?? await f()', 'known ?? f()'],
    ['no choice whose test calls something', 'const a = ask() ? [] : await f();', 'ask() ? [] : await f()', null],
    ['the await alone, where the choice is only a part', 'const a = [all ? 1 : await f()];', 'await f()', 'f()'],
  ])('%s: %s', (_why, code, whole, promise) => {
    const file = sourceFile(`const known = undefined; const all = true; ${code}`);
    const node = nodeOf(file, 'AwaitExpression');
    expect(file.text.slice(...wholeOf(node).range)).toBe(whole);
    expect(promiseOf(file, node, wholeOf(node), true)).toBe(promise);
  });
});
