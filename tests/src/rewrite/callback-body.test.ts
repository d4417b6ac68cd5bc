import { describe, expect, it } from 'vitest';

import { accumulatorsOf } from '../../../src/effects/accumulators.ts';
import { declaredBeside, fitsCallback } from '../../../src/rewrite/callback-body.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('can the statements stand in a callback of which several run at once?', () => {
  it.each<[why: string, body: string, fits: boolean]>([
    ['nothing but a wait', 'await f(x);', true],
    ['it leaves the function', 'await f(x); return;', false],
    ['it ends the loop', 'if (x) break; await f(x);', false],
    ['it goes on with the next element', 'if (x) continue; await f(x);', true],
    ['var outlives the iteration', 'var y = await f(x);', false],
    ['an outer variable is written', 'total = await f(x);', false],
    ['an object of its own is changed', 'const own = {}; own.a = await f(x);', true],
    ['an outer list is filled', 'list.push(await f(x));', false],
    ['the element itself is changed', 'x.done = await f(x);', true],
    ['a push that is awaited is a call like another', 'await list.push(x);', true],
    ['a return of a function inside is its own', 'ys.map(y => { return y; }); await f(x);', true],
  ])('%s: %s', (_why, body, fits) => {
    const file = sourceFile(`let total; async function run(xs, list, ys) { for (const x of xs) { ${body} } }`);
    const loop = nodeOf(file, 'ForOfStatement');
    const statements = loop.body.type === 'BlockStatement' ? loop.body.body : [loop.body];
    expect(fitsCallback(file, loop, statements, accumulatorsOf(file, loop).filter(({ kind }) => kind === 'element'))).toBe(fits);
  });
});

describe('which names do the statements declare for those beside them?', () => {
  it('those of variables, functions and classes, at any depth of a pattern, and none of inner blocks', () => {
    const file = sourceFile('const { a: [b] } = c; function d() { let e; } class F {} { let g; }');
    expect([...new Set(declaredBeside(file, file.ast.body).map(({ name }) => name))]).toEqual(['b', 'd', 'F']);
  });
});
