import { describe, expect, it } from 'vitest';

import { caseOf } from '../../../src/rewrite/loop-case.ts';
import { callbackText } from '../../../src/rewrite/loop-callback.ts';
import { loopHead } from '../../../src/rewrite/loop-head.ts';
import { pushPlan } from '../../../src/rewrite/list-plan.ts';
import { loopOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how is a loop that fills a list written?', () => {
  it.each<[why: string, code: string, plan: readonly [form: string, callback: string, statement: string, declared: string | null] | null]>([
    ['one push of what is awaited', 'const out = []; for (const x of xs) out.push(await f(x));', ['push', '(x) => f(x)', 'out.push(...await ALL)', 'await ALL']],
    ['the value has a name first', 'const out = []; for (const x of xs) { const y = await f(x); out.push(y); }', ['push', '(x) => f(x)', 'out.push(...await ALL)', 'await ALL']],
    ['some elements give none', 'const out = []; for (const x of xs) { if (await f(x)) out.push(x); }', ['filter', 'async (x) => ((await f(x)) ? [x] : [])', 'out.push(...(await ALL).flat())', '(await ALL).flat()']],
    ['two pushes of one iteration', 'const out = []; for (const x of xs) { out.push(await f(x)); out.push(1); }', null],
    ['a place for each index', 'const out = []; for (let i = 0; i < xs.length; i++) { out[i] = await f(xs[i]); }', ['push', '(x) => f(x)', 'out.push(...await ALL)', 'await ALL']],
    ['no list is filled', 'let n = 0; for (const x of xs) { n += await f(x); }', null],
  ])('%s: %s', (_why, code, expected) => {
    const file = sourceFile(`async function run(xs, f) { ${code} }`);
    const loop = loopOf(file);
    const head = loopHead(file, loop);
    const case_ = head === null ? null : caseOf(file, loop, head, '');
    if (case_ === null) throw new Error('A rewrite works with the loop.');
    const plan = pushPlan(case_);
    expect(plan === null ? null : [plan.form, callbackText(plan.callback), plan.statement('ALL'), plan.declares?.value('ALL') ?? null]).toEqual(expected);
  });
});
