import { describe, expect, it } from 'vitest';

import { caseOf } from '../../../src/rewrite/loop-case.ts';
import { callbackText } from '../../../src/rewrite/loop-callback.ts';
import { loopHead } from '../../../src/rewrite/loop-head.ts';
import { keyedPlan } from '../../../src/rewrite/keyed-plan.ts';
import { loopOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how is a loop that sets one entry an iteration written?', () => {
  it.each<[why: string, code: string, plan: readonly [form: string, callback: string, statement: string, declared: string | null] | null]>([
    ['a property', 'const out = {}; for (const x of xs) out[x] = await f(x);', ['keyed', 'async (x) => [x, await f(x)] as const', 'for (const [key, value] of await ALL) out[key] = value', 'Object.fromEntries(await ALL)']],
    ['an entry of a map', 'const out = new Map(); for (const x of xs) out.set(x.id, await f(x));', ['keyed', 'async (x) => [x.id, await f(x)] as const', 'for (const [key, value] of await ALL) out.set(key, value)', 'new Map(await ALL)']],
    ['statements before it stay in the callback', 'const out = {}; for (const x of xs) { const y = await f(x); out[x] = y; }', ['keyed', 'async (x) => { const y = await f(x); return [x, y] as const; }', 'const entries = await ALL;\nfor (const [key, value] of entries) out[key] = value', 'Object.fromEntries(await ALL)']],
    ['something is done after it', 'const out = {}; for (const x of xs) { out[x] = await f(x); g(); }', null],
    ['no entry is set', 'const out = []; for (const x of xs) out.push(await f(x));', null],
  ])('%s: %s', (_why, code, expected) => {
    const file = sourceFile(`async function run(xs, f) { ${code} }`);
    const loop = loopOf(file);
    const head = loopHead(file, loop);
    const case_ = head === null ? null : caseOf(file, loop, head, '');
    if (case_ === null) throw new Error('A rewrite works with the loop.');
    const plan = keyedPlan(case_);
    expect(plan === null ? null : [plan.form, callbackText(plan.callback), plan.statement('ALL'), plan.declares?.value('ALL') ?? null]).toEqual(expected);
  });
});
