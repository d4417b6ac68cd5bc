import { describe, expect, it } from 'vitest';

import { caseOf } from '../../../src/rewrite/loop-case.ts';
import { loopHead } from '../../../src/rewrite/loop-head.ts';
import { loopOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('can a rewrite of this loop be right at all?', () => {
  it.each<[why: string, code: string, can: boolean]>([
    ['a body without braces', 'for (const x of xs) await f(x);', true],
    ['a label, which something may jump to', 'a: for (const x of xs) await f(x);', false],
    ['an empty body', 'for (const x of xs) {}', false],
    ['a text that would become a directive', "for (const x of xs) { 'use strict'; await f(x); }", false],
    ['a comment in the head', 'for (const x /* why */ of xs) await f(x);', false],
    ['what was collected is used when it fails', 'const out = []; try { for (const x of xs) out.push(await f(x)); } catch { use(out); }', false],
    ['an inner block may shadow the element', 'for (const x of xs) { { const x = 1; await f(x); } }', true],
    ['the body may not, once it is a function’s', 'for (const x of xs) { const x = 1; await f(x); }', false],
  ])('%s: %s', (_why, code, can) => {
    const file = sourceFile(`async function run(xs, f) { ${code} }`);
    const loop = loopOf(file);
    const head = loopHead(file, loop);
    expect(head !== null && caseOf(file, loop, head, '') !== null).toBe(can);
  });
});
