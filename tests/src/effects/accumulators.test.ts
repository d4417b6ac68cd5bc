import { describe, expect, test } from 'vitest';

import { accumulatorsOf, type CollectingLoop } from '../../../src/effects/accumulators.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** `kind order: code` of each place where the marked loop collects. */
function collected(code: string): readonly string[] {
  const file = sourceFile(code);
  const loop = markedNode(file) as CollectingLoop;
  return accumulatorsOf(file, loop).map(({ kind, order, node }) => `${kind} ${order}: ${textOf(file, node)}`);
}

const within = (before: string, body: string, after = ''): string => `async function f(xs, ctx) { ${before} /*^*/for (const x of xs) { ${body} } ${after} }`;

describe('what collects', () => {
  test.each<[string, string, readonly string[]]>([
    ['a push', within('const out = [];', 'out.push(await g(x));', 'return out;'), ['push kept: out.push(await g(x))']],
    ['pushes on several paths', within('const out = [];', 'if (x) out.push(1); else out.push(await g(x), 2);'), ['push kept: out.push(1)', 'push kept: out.push(await g(x), 2)']],
    ['a property by a key', within('const out = {};', 'out[x.id] = await g(x);'), ['keyed kept: out[x.id] = await g(x)']],
    ['an entry', within('const out = new Map();', 'out.set(x.id, await g(x));'), ['keyed kept: out.set(x.id, await g(x))']],
    ['a member of a set', within('const out = new Set();', 'out.add(await g(x));'), ['set-add kept: out.add(await g(x))']],
    ['a count', within('let n = 0;', 'if (await g(x)) n++;'), ['count any: n++']],
    ['a whole number added', within('let n = 0;', 'if (await g(x)) n += 2;'), ['count any: n += 2']],
    ['a number added, whose order can be told by rounding', within('let n = 0;', 'n += await g(x);'), ['count kept: n += await g(x)']],
    ['text added', within("let text = '';", 'text += await g(x);'), ['concat kept: text += await g(x)']],
    ['text added the long way', within("let text = '';", 'text = text + await g(x);'), ['concat kept: text = text + await g(x)']],
    ['what may be a number or text', within('let sum = ctx.start;', 'sum += await g(x);'), ['concat kept: sum += await g(x)']],
    ['a flag that is raised', within('let any = false;', 'if (await g(x)) any = true;'), ['flag any: any = true']],
    ['a flag by a comparison', within('let any = false;', 'const v = await g(x); any ||= v > 1;'), ['flag any: any ||= v > 1']],
    ['the first value that holds', within('let any = null;', 'const v = await g(x); any = any || v;'), ['flag kept: any = any || v']],
    ['a flag that asks every time', within('let all = true;', 'all = (await g(x)) && all;'), ['flag kept: all = (await g(x)) && all']],
    ['a property of the element', within('', 'x.details = await g(x.id);'), ['element any: x.details = await g(x.id)']],
    ['a property of a destructured part', 'async function f(xs) { /*^*/for (const { meta } of xs) { meta.size = await g(meta); } }', ['element any: meta.size = await g(meta)']],
    ['a property of an indexed element', 'async function f(xs) { /*^*/for (let i = 0; i < xs.length; i++) { xs[i].size = await g(i); } }', ['element any: xs[i].size = await g(i)']],
    ['a property of a named indexed element', 'async function f(xs) { /*^*/for (let i = 0; i < xs.length; i++) { const x = xs[i]; x.size = await g(i); } }', ['element any: x.size = await g(i)']],
    ['places by the index', 'async function f(xs) { const out = []; /*^*/for (let i = 0; i < xs.length; i++) { out[i] = await g(xs[i]); } }', ['keyed kept: out[i] = await g(xs[i])']],
    ['several collectors', within('const a = []; let n = 0;', 'a.push(await g(x)); n++;'), ['push kept: a.push(await g(x))', 'count any: n++']],
    ['a collector that is read before', within('const out = []; note(out.length); for (const o of out) note(o);', 'out.push(await g(x));'), ['push kept: out.push(await g(x))']],
    ['a collector that later functions know', within('const out = [];', 'out.push(await g(x));', 'return () => out;'), ['push kept: out.push(await g(x))']],
    ['a copy of another list', within('const out = ctx.items.slice();', 'out.push(await g(x));'), ['push kept: out.push(await g(x))']],
    ['a collector of each outer iteration', 'async function f(ys) { for (const xs of ys) { const out = []; /*^*/for (const x of xs) out.push(await g(x)); note(out); } }', ['push kept: out.push(await g(x))']],
    ['at module level', 'const out = []; /*^*/for (const x of xs) out.push(await g(x));', ['push kept: out.push(await g(x))']],
  ])('%s', (_, code, expected) => {
    expect(collected(code)).toEqual(expected);
  });
});

describe('what is carried instead', () => {
  test.each([
    ['a list that the iteration reads', within('const out = [];', 'out.push(await g(out.length));')],
    ['a list that is also emptied', within('const out = [];', 'out.push(await g(x)); if (out.length > 9) { await h(out); out.length = 0; }')],
    ['a list of the caller', within('', 'ctx.push(await g(x));')],
    ['a list that belongs to something', within('', 'ctx.out.push(await g(x));')],
    ['a list that was given to something before', within('const out = []; ctx.out = out;', 'out.push(await g(x));')],
    ['a list that was handed to a call before', within('const out = []; watch(out);', 'out.push(await g(x));')],
    ['a list that a function knows which the loop may call', within('const out = []; const seen = y => out.includes(y);', 'out.push(await g(x));')],
    ['a list that a hoisted function knows', within('const out = [];', 'out.push(await g(x));', 'function seen() { return out; }')],
    ['a list that another name may hold', within('const out = ctx.list;', 'out.push(await g(x));')],
    ['a list of the function around', 'const out = []; async function f(xs) { /*^*/for (const x of xs) out.push(await g(x)); }'],
    ['a list that an outer loop reads', 'async function f(ys) { const out = []; for (const xs of ys) { watch(out); /*^*/for (const x of xs) out.push(await g(x)); } }'],
    ['a list with pushes whose result is used', within('const out = [];', 'const n = out.push(await g(x)); note(n);')],
    ['a list that is filled and keyed', within('const out = [];', 'out.push(await g(x)); out[x] = 1;')],
    ['the last value', within('let last;', 'last = await g(x);')],
    ['a flag that is raised and lowered', within('let on = false;', 'if (await g(x)) on = true; else on = false;')],
    ['a flag that is tested', within('let any = false;', 'if (!any) { if (await g(x)) any = true; }')],
    ['a flag that stops asking', within('let any = false;', 'any ||= await g(x);')],
    ['a default that is asked for once', within('let value;', 'value ??= await g(x);')],
    ['a number that the iteration uses', within('let n = 0;', 'n++; await g(x, n);')],
    ['a product', within('let n = 1;', 'n *= await g(x);')],
    ['a property of a part of the element', within('', 'x.parent.size = await g(x);')],
    ['a property by a fixed name', within('const out = {};', 'out.last = await g(x);')],
    ['a key by what is collected', within('const out = {};', 'out[Object.keys(out).length] = await g(x);')],
    ['a delete', within('const out = new Map();', 'out.delete(await g(x));')],
  ])('%s', (_, code) => {
    expect(collected(code)).toEqual([]);
  });
});
