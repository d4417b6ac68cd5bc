import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import type { CollectingLoop } from '../../src/effects/accumulators.ts';
import { descendants } from '../../src/flow/descendants.ts';
import { concurrentLoop } from '../../src/rewrite/concurrent-loop.ts';
import { editedText } from '../../src/rewrite/edited-text.ts';
import { observe, SCHEDULES } from '../support/observe.ts';
import { sourceFile } from '../support/source-file.ts';

/** The program with its first loop written concurrently. */
function rewritten(code: string): string {
  const file = sourceFile(code, { path: '/project/case.js' });
  const loop = [...descendants(file, file.ast, 'enter')].find((node): node is CollectingLoop & TSESTree.Node => node.type === 'ForOfStatement' || node.type === 'ForStatement' || node.type === 'ForInStatement');
  const result = loop === undefined ? null : concurrentLoop(file, loop);
  if (result === null) throw new Error(`Nothing is written for:\n${code}`);
  return editedText(file, [0, code.length], result.edits);
}

const PROGRAMS: readonly (readonly [name: string, code: string])[] = [
  ['a list', 'async function main() { const out = []; for (const x of [1, 2, 3]) { out.push(await get(x)); } return out; }'],
  ['a list of more than one wait', 'async function main() { const out = []; for (const x of [1, 2, 3]) { const a = await get(x); const b = await get(x * 10); out.push({ a, b }); } return out; }'],
  ['a list behind others', 'async function main() { const out = [0]; for (const x of [1, 2, 3]) out.push(await get(x)); return out; }'],
  ['some of a list', 'async function main() { const out = []; for (const x of [1, 2, 3, 4]) { if (x === 2) continue; out.push([await get(x)]); } return out; }'],
  ['those that hold', 'async function main() { const out = []; for (const x of [1, 2, 3]) { if (await get(x, x !== 2)) out.push(x); } return out; }'],
  ['a failure that an iteration keeps', "async function main() { const out = []; for (const x of [1, 2, 3]) { try { out.push(await get(x)); } catch (error) { note('lost ' + error.message); } } return out; }"],
  ['several elements an iteration', 'async function main() { const out = []; for (const x of [1, 2]) out.push(x, await get(x)); return out; }'],
  ['spread elements', 'async function main() { const out = []; for (const x of [1, 2]) out.push(...(await get(x, [x, [x]]))); return out; }'],
  ['one of two', 'async function main() { const out = []; for (const x of [1, 2]) { if (x === 1) out.push(await get(x)); else out.push(await get(x + 5)); } return out; }'],
  ['properties', 'async function main() { const out = {}; for (const x of ["b", "a", "b"]) out[x] = await get(x); return Object.entries(out); }'],
  ['properties of an object that has some', 'async function main() { const out = { z: 1 }; for (const x of ["b", "a"]) { const v = await get(x); out[x + v] = v; } return Object.entries(out); }'],
  ['entries of a map', 'async function main() { const out = new Map(); for (const x of ["b", "a"]) out.set(x, await get(x)); return [...out]; }'],
  ['places of an array', 'async function main() { const xs = [1, 2, 3]; const out = []; for (let i = 0; i < xs.length; i++) out[i] = await get(xs[i]); return out; }'],
  ['a counted loop', 'async function main() { const out = []; for (let i = 0; i < 3; i++) out.push(await get(i)); return out; }'],
  ['text', 'async function main() { let text = "<"; for (const x of [1, 2, 3]) text += await get(x); return text; }'],
  ['a sum whose order can be told', 'async function main() { let sum = 0; for (const x of [0.1, 0.2, 0.3, 1e16]) { const v = await get(x, x); sum += v; } return sum; }'],
  ['a count', 'async function main() { let count = 0; for (const x of [1, 2, 3]) { if (await get(x, x > 1)) count++; } return count; }'],
  ['a flag', 'async function main() { let any = false; for (const x of [1, 2, 3]) { if (await get(x, x > 2)) any = true; } return any; }'],
  ['a set', 'async function main() { const all = new Set(); for (const x of [3, 1, 3]) all.add((await get(x)) + "?"); return [...all]; }'],
  ['elements that are completed', 'async function main() { const rows = [{ id: 1 }, { id: 2, more: 0 }, { id: 3 }]; for (const row of rows) { if (row.more === undefined) row.more = await get(row.id); } return rows; }'],
  ['effects', 'async function main() { for (const x of [1, 2, 3]) { if (x === 2) continue; await get(x); } return "done"; }'],
  ['loops inside', 'async function main() { const out = []; for (const x of [1, 2]) { for (const y of await get(x, [x, x + 1])) { if (y === 2) continue; out.push(y); } } return out; }'],
  ['guards before the wait', 'async function main() { const out = {}; for (const x of [1, 2, 3]) { if (x === 2) continue; const v = await get(x); if (!v) continue; out[v] = x; } return out; }'],
  ['an iterable that is no array', 'async function main() { const out = []; for (const x of new Set(["a", "b"])) out.push(await get(x)); return out; }'],
  ['a string', 'async function main() { const out = []; for (const x of "ab") out.push(await get(x)); return out; }'],
  ['keys', 'async function main() { const o = { a: 1, b: 2 }; const out = []; for (const key in o) out.push(await get(key)); return out; }'],
  ['in chunks', 'export async function load(urls) { const out = []; for (const url of urls) { const r = await fetch(url); out.push(r); } return out; }\nfunction main() { return load(Array.from({ length: 25 }, (_, i) => i)); }'],
  ['in chunks with an index', 'export async function load(urls) { const out = []; for (let i = 0; i < urls.length; i++) { const r = await fetch(urls[i]); out.push(r + i); } return out; }\nfunction main() { return load(Array.from({ length: 25 }, (_, i) => `u${i}`)); }'],
  ['text in chunks', 'export async function load(urls) { let text = ""; for (const url of urls) { const r = await fetch(url); text += r; } return text; }\nfunction main() { return load(new Set(Array.from({ length: 25 }, (_, i) => i))); }'],
];

describe.each(PROGRAMS)('%s', (_, code) => {
  const after = rewritten(code);

  test.each(SCHEDULES)('gives the same and does the same, whatever is done first (%s)', async schedule => {
    const [one, other] = [await observe(code, schedule), await observe(after, schedule)];
    expect(other.outcome).toEqual(one.outcome);
    expect([...other.events].sort()).toEqual([...one.events].sort());
  });

  test('waits together', async () => {
    const [one, other] = [await observe(code), await observe(after)];
    expect(one.atOnce).toBe(1);
    expect(other.atOnce).toBeGreaterThan(1);
    expect(other.atOnce).toBeLessThanOrEqual(10);
  });

  test.each(SCHEDULES)('fails where it failed, and leaves no failure unobserved (%s)', async schedule => {
    for (const { name } of started(await observe(code))) {
      const [one, other] = [await observe(code, schedule, [name]), await observe(after, schedule, [name])];
      expect(other.outcome).toEqual(one.outcome);
    }
    // Whichever fails first is told of; that none goes unobserved, the test runner watches.
    const all = started(await observe(code)).map(({ name }) => name);
    const [one, other] = [await observe(code, schedule, all), await observe(after, schedule, all)];
    expect(String(other.outcome).startsWith('failed')).toBe(String(one.outcome).startsWith('failed'));
  });
});

function started({ events }: { readonly events: readonly string[] }): readonly { readonly name: string }[] {
  return events.filter(event => event.startsWith('start ')).map(event => ({ name: event.slice('start '.length) }));
}

test('what moves is when the later operations start', async () => {
  const code = 'async function main() { const out = []; for (const x of [1, 2]) { out.push(await get(x)); } note(out); }';
  expect((await observe(code)).events).toEqual(['start 1', 'end 1', 'start 2', 'end 2', '1!,2!']);
  expect((await observe(rewritten(code))).events).toEqual(['start 1', 'start 2', 'end 1', 'end 2', '1!,2!']);
});

test('after a failure the others have started, which they had not before', async () => {
  const code = 'async function main() { for (const x of [1, 2]) { await get(x); } }';
  expect(await observe(code, 'first', ['1'])).toEqual({ outcome: 'failed: 1', events: ['start 1', 'fail 1'], atOnce: 1 });
  expect(await observe(rewritten(code), 'first', ['1'])).toEqual({ outcome: 'failed: 1', events: ['start 1', 'start 2', 'fail 1', 'end 2'], atOnce: 2 });
});

test('what is done with the results comes after all of them, in the order of the elements', async () => {
  const code = 'async function main() { let text = ""; for (const x of [1, 2]) { const v = await get(x); note(`use ${x}`); text += v; } return text; }';
  expect((await observe(code)).events).toEqual(['start 1', 'end 1', 'use 1', 'start 2', 'end 2', 'use 2']);
  expect((await observe(rewritten(code), 'last')).events).toEqual(['start 1', 'start 2', 'end 2', 'end 1', 'use 1', 'use 2']);
});

test('a helper that throws at once fails the loop, and what had started is waited for', async () => {
  const code = `
function load(x) {
  if (x === 2) throw new Error('no 2');
  return get(x);
}
async function main() {
  for (const x of [1, 2]) await load(x);
}`;
  expect((await observe(code)).outcome).toBe('failed: no 2');
  expect((await observe(rewritten(code))).outcome).toBe('failed: no 2');
  expect((await observe(rewritten(code), 'first', ['1'])).outcome).toBe('failed: no 2');
});

test('a promise that the loop only keeps is still a promise', async () => {
  const code = `
async function main() {
  const jobs = [];
  for (const x of [1, 2]) {
    await get(x);
    jobs.push(get(x * 10));
  }
  return [jobs.every(job => job instanceof Promise), await Promise.all(jobs)];
}`;
  expect((await observe(rewritten(code))).outcome).toEqual((await observe(code)).outcome);
});
