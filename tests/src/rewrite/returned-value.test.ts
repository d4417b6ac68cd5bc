import { expect, test } from 'vitest';

import { lostOrder } from '../../../src/contracts/lost-order.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { returnedValue } from '../../../src/rewrite/returned-value.ts';
import { markedFunction } from '../contracts/marked-function.ts';

test.each([
  ['a declaration right there', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => {\n  out.push(await g(x));\n}));\nh(out[0]);', 'const out = await Promise.all(xs.map(/*^*/async x => {\n  return await g(x);\n}));\nh(out[0]);'],
  ['one further up', 'const out = [];\nk();\nawait Promise.all(xs.map(/*^*/async x => { out.push(await g(x)); }));\nh(out[0]);', 'k();\nconst out = await Promise.all(xs.map(/*^*/async x => { return await g(x); }));\nh(out[0]);'],
  ['one that is spoken of before', 'const out = [];\nk(out);\nawait Promise.all(xs.map(/*^*/async x => { out.push(await g(x)); }));\nh(out[0]);', 'const out = [];\nk(out);\nout.push(...await Promise.all(xs.map(/*^*/async x => { return await g(x); })));\nh(out[0]);'],
  ['one with a comment', '// all of them\nconst out = [];\nawait Promise.all(xs.map(/*^*/async x => { out.push(await g(x)); }));\nh(out[0]);', '// all of them\nconst out = [];\nout.push(...await Promise.all(xs.map(/*^*/async x => { return await g(x); })));\nh(out[0]);'],
  ['a body without braces', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => out.push(await g(x))));\nh(out[0]);', 'const out = await Promise.all(xs.map(/*^*/async x => await g(x)));\nh(out[0]);'],
  ['forEach', 'const out = [];\nxs.forEach(/*^*/async x => { out.push(await g(x)); });\nh(out[0]);', 'const out = await Promise.all(xs.map(/*^*/async x => { return await g(x); }));\nh(out[0]);'],
  ['a type of what it gives', 'const out = [];\nawait Promise.all(xs.map(/*^*/async (x): Promise<void> => { out.push(await g(x)); }));\nh(out[0]);', null],
  ['two values', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => { out.push(x, await g(x)); }));\nh(out[0]);', null],
  ['a push that is not the last', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => { out.push(await g(x)); k(); }));\nh(out[0]);', null],
  ['a push that is left out', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => { if (!x) return; out.push(await g(x)); }));\nh(out[0]);', null],
  ['two pushes', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => { out.push(0); out.push(await g(x)); }));\nh(out[0]);', null],
  ['a comment in the push', 'const out = [];\nawait Promise.all(xs.map(/*^*/async x => { out.push(/* one */ await g(x)); }));\nh(out[0]);', null],
  ['all that settle', 'const out = [];\nawait Promise.allSettled(xs.map(/*^*/async x => { out.push(await g(x)); }));\nh(out[0]);', null],
  ['a value that is kept', 'const out = [];\nconst all = await Promise.all(xs.map(/*^*/async x => { out.push(await g(x)); }));\nh(out[0]);', null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const found = lostOrder(file, fn);
  const edits = found === null || fn.parent.type !== 'CallExpression' ? null : returnedValue(file, fn.parent, fn, found.push, found.array);
  expect(edits === null ? null : editedText(file, [0, code.length], edits)).toBe(expected);
});
