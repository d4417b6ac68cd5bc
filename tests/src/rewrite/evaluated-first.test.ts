import { describe, expect, it } from 'vitest';

import { evaluatedFirst } from '../../../src/rewrite/evaluated-first.ts';
import { listedStatement } from '../../../src/rewrite/statement-list.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('can the await be evaluated before its statement, and nobody tell?', () => {
  it.each<[why: string, code: string, can: boolean]>([
    ['it is the first thing done', 'const x = await f();', true],
    ['it runs in one case only', 'const x = a ? await f() : 1;', false],
    ['a plain property of it is read after', 'const x = (await f()).rows;', true],
    ['a property that may change is read before', 'const x = a.b + await f();', false],
    ['it is the argument of a steady callee', 'use(await f());', true],
    ['the callee is made first', 'make().use(await f());', false],
    ['it is added to a variable of the function', 'x += await f();', true],
    ['a call comes before it', 'const x = [g(), await f()];', false],
    ['it decides a branch', 'if (await f()) g();', true],
    ['it is gone over', 'for (const x of await f()) g();', true],
    ['it goes to a property of a steady object', 'x.y = await f();', true],
    ['it goes to a property of what a call gives', 'x().y = await f();', false],
  ])('%s: %s', (_why, code, can) => {
    const file = sourceFile(`let a; async function run(x) { ${code} }`);
    const awaited = nodeOf(file, 'AwaitExpression');
    const statement = listedStatement(awaited);
    if (statement === null) throw new Error('The await stands in a list of statements.');
    expect(evaluatedFirst(file, statement, [awaited])).toBe(can);
  });
});
