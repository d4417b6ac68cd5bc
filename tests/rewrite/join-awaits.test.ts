import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import { descendants } from '../../src/flow/descendants.ts';
import { editedText } from '../../src/rewrite/edited-text.ts';
import { joinAwaits } from '../../src/rewrite/join-awaits.ts';
import { observe, SCHEDULES } from '../support/observe.ts';
import { sourceFile } from '../support/source-file.ts';

/** The program with all awaits of `main` joined. */
function rewritten(code: string): string {
  const file = sourceFile(code, { path: '/project/case.js' });
  const group = [...descendants(file, file.ast, 'enter')].filter((node): node is TSESTree.AwaitExpression => node.type === 'AwaitExpression');
  const result = joinAwaits(file, group);
  if (result === null) throw new Error(`Nothing is written for:\n${code}`);
  return editedText(file, [0, code.length], result.edits);
}

const PROGRAMS: readonly (readonly [name: string, code: string])[] = [
  ['declarations', 'async function main() { const a = await get("a"); const b = await get("b"); return [a, b]; }'],
  ['three of them', 'async function main() { const a = await get("a"); const b = await get("b"); const c = await get("c"); return [a, b, c]; }'],
  ['patterns', 'async function main() { const { x, ...rest } = await get("a", { x: 1, y: 2 }); const [first = 7, , third] = await get("b", [undefined, 2, 3]); return [x, rest, first, third]; }'],
  ['properties', 'async function main() { const a = (await get("a", { rows: [1] })).rows; const rows = (await get("b", { rows: [2] })).rows; return [a, rows]; }'],
  ['more than properties', 'async function main() { const a = (await get("a", [[1]]))[0][0]; const b = (await get("b", null)) ?? "none"; return [a, b]; }'],
  ['chains', 'async function main() { const a = await (await fetch("a", { json: () => get("a2") })).json(); const b = await (await fetch("b", { json: () => get("b2") })).json(); return [a, b]; }'],
  ['chains on what is not known', 'async function main() { const a = await (await get("a", { read: () => get("a2") })).read(); const b = await (await get("b", { read: () => get("b2") })).read(1); return [a, b]; }'],
  ['awaits in arguments', 'async function main() { const a = await get(await get("a0", "a1")); const b = await get("b"); return [a, b]; }'],
  ['assignments', 'async function main() { let a; const o = {}; a = await get("a"); o.b = await get("b"); return [a, o]; }'],
  ['an assignment beside a declaration', 'async function main() { const o = {}; const a = await get("a"); o.b = await get("b"); return [a, o]; }'],
  ['the lone body of an if', 'async function main() { if (get) return [await get("a"), 1, await get("b")]; return 2; }'],
  ['the lone body of an else', 'async function main() { let r; if (!get) r = 1; else r = { a: await get("a"), b: await get("b") }; return r; }'],
  ['the lone body of a loop', 'async function main() { const out = []; for (const x of [1, 2]) out.push(await get("a", x), await get("b", x)); return out; }'],
  ['additions', 'async function main() { let sum = ""; sum += await get("a"); sum += await get("b"); return sum; }'],
  ['a list', 'async function main() { return [await get("a"), await get("b")]; }'],
  ['a longer list', 'async function main() { return [0, await get("a"), [await get("b")]]; }'],
  ['an object', 'async function main() { return { id: 1, a: await get("a"), b: (await get("b", { c: 2 })).c }; }'],
  ['an arrow', 'const main = async () => ({ a: await get("a"), b: await get("b") });'],
  ['arguments', 'async function main() { return String.prototype.concat.call(await get("a"), "-", await get("b")); }'],
  ['a template', 'async function main() { return `${await get("a")}-${await get("b")}`; }'],
  ['operands', 'async function main() { return (await get("a")) + (await get("b")); }'],
  ['a declaration between for the second', 'async function main() { const a = await get("a"); const name = "b"; const b = await get(name); return [a, b]; }'],
  ['a declaration between from the first', 'async function main() { const a = await get("a"); const upper = a.toUpperCase(); const b = await get("b"); return [upper, b]; }'],
  ['let beside const', 'async function main() { const a = await get("a"); let b = await get("b"); b += "!"; return [a, b]; }'],
  ['a choice that need not wait', 'async function main() { const all = true; const a = all ? await get("a") : 1; const b = (await get("b")) + "?"; return [a, b]; }'],
  ['what is returned', 'async function main() { const a = await get("a"); return { a, b: await get("b") }; }'],
  ['two that wait together already', 'async function main() { const a = await get("a"); const [b, { c = 1 }] = await Promise.all([get("b"), get("c", {})]); return [a, b, c]; }'],
  ['two pairs', 'async function main() { const [a, b] = await Promise.all([get("a"), get("b")]); const [c, d] = await Promise.all([get("c"), 4]); return [a, b, c, d]; }'],
];

describe.each(PROGRAMS)('%s', (_, code) => {
  const after = rewritten(code);

  test.each(SCHEDULES)('give the same and do the same, whatever is done first (%s)', async schedule => {
    const [one, other] = [await observe(code, schedule), await observe(after, schedule)];
    expect(other.outcome).toEqual(one.outcome);
    expect([...other.events].sort()).toEqual([...one.events].sort());
  });

  test('wait together', async () => {
    expect((await observe(after)).atOnce).toBeGreaterThan((await observe(code)).atOnce);
  });

  test.each(SCHEDULES)('fail where they failed, and leave no failure unobserved (%s)', async schedule => {
    const names = (await observe(code)).events.filter(event => event.startsWith('start ')).map(event => event.slice('start '.length));
    for (const name of names) {
      expect((await observe(after, schedule, [name])).outcome).toEqual((await observe(code, schedule, [name])).outcome);
    }
    expect(String((await observe(after, schedule, names)).outcome)).toMatch(/^failed/);
  });
});

test('what moves is when the second starts', async () => {
  const code = 'async function main() { const a = await get("a"); const b = await get("b"); note(a + b); }';
  expect((await observe(code)).events).toEqual(['start a', 'end a', 'start b', 'end b', 'a!b!']);
  expect((await observe(rewritten(code))).events).toEqual(['start a', 'start b', 'end a', 'end b', 'a!b!']);
});

test('after a failure of the first the second has started, which it had not before', async () => {
  const code = 'async function main() { const a = await get("a"); const b = await get("b"); note(a + b); }';
  expect(await observe(code, 'first', ['a'])).toEqual({ outcome: 'failed: a', events: ['start a', 'fail a'], atOnce: 1 });
  expect(await observe(rewritten(code), 'first', ['a'])).toEqual({ outcome: 'failed: a', events: ['start a', 'start b', 'fail a', 'end b'], atOnce: 2 });
});

test('when both fail, the one that fails first is told of', async () => {
  const code = 'async function main() { const a = await get("a"); const b = await get("b"); note(a + b); }';
  expect((await observe(code, 'last', ['a', 'b'])).outcome).toBe('failed: a');
  expect((await observe(rewritten(code), 'last', ['a', 'b'])).outcome).toBe('failed: b');
});
