import { describe, expect, it } from 'vitest';

import { caseOf } from '../../../src/rewrite/loop-case.ts';
import { callbackText } from '../../../src/rewrite/loop-callback.ts';
import { loopHead } from '../../../src/rewrite/loop-head.ts';
import { inOrderPlan } from '../../../src/rewrite/in-order-plan.ts';
import { loopOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how is a loop written that first waits and then does something in order?', () => {
  it.each<[why: string, code: string, plan: readonly [form: string, callback: string, statement: string, declared: string | null] | null]>([
    ['a sum', 'let n = 0; for (const x of xs) { n += await f(x); }', ['in-order', '(x) => f(x)', 'for (const value of await ALL) { n += value; }', null]],
    ['an inner loop over what was awaited', 'const s = new Set(); for (const x of xs) { const ys = await f(x); for (const y of ys) s.add(y); }', ['in-order', '(x) => f(x)', 'for (const ys of await ALL) { for (const y of ys) s.add(y); }', null]],
    ['a push under a condition', 'const out = []; for (const x of xs) { const y = await f(x); if (y) out.push(y); }', ['in-order', '(x) => f(x)', 'for (const y of await ALL) { if (y) out.push(y); }', null]],
    ['what is left speaks of the element by its place', 'const out = []; for (let i = 0; i < xs.length; i++) { out.push(String(await f(xs[i]))); if (xs[i].bad) throw new Error(); }', null],
    ['a comment for a tool is for what waits and for what is left', 'let n = 0; for (const x of xs) {\n// @ts-expect-error\nn += await f(x); }', null],
    ['nothing is left to do in order', 'for (const x of xs) { await f(x); }', null],
  ])('%s: %s', (_why, code, expected) => {
    const file = sourceFile(`async function run(xs, f) { ${code} }`);
    const loop = loopOf(file);
    const head = loopHead(file, loop);
    const case_ = head === null ? null : caseOf(file, loop, head, '');
    if (case_ === null) throw new Error('A rewrite works with the loop.');
    const plan = inOrderPlan(case_);
    expect(plan === null ? null : [plan.form, callbackText(plan.callback), plan.statement('ALL'), plan.declares?.value('ALL') ?? null]).toEqual(expected);
  });
});
