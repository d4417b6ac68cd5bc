import { expect, test } from 'vitest';

import { lostOrder } from '../../../src/contracts/lost-order.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedFunction } from './marked-function.ts';

const around = (callback: string, after: string, before = 'const out = [];') => `async function f(xs) { ${before} await Promise.all(xs.map(/*^*/${callback})); ${after} }`;

test.each([
  ['returned', around('async x => { out.push(await g(x)); }', 'return out;'), 'out.push(await g(x))'],
  ['returned in an object', around('async x => { out.push(await g(x)); }', 'return { out };'), 'out.push(await g(x))'],
  ['after an await', around('async x => { const y = await g(x); out.push(y); }', 'return out;'), 'out.push(y)'],
  ['before an await', around('async x => { out.push(x); await g(x); }', 'return out;'), null],
  ['without one', around('async x => { out.push(x); }', 'return out;'), null],
  ['in a branch', around('async x => { if (await g(x)) out.push(x); }', 'return out;'), 'out.push(x)'],
  ['in a catch', around('async x => { try { await g(x); } catch { out.push(x); } }', 'return out;'), null],
  ['mapped', around('async x => { out.push(await g(x)); }', 'h(out.map(String));'), 'out.push(await g(x))'],
  ['an element', around('async x => { out.push(await g(x)); }', 'h(out[0]);'), 'out.push(await g(x))'],
  ['sorted', around('async x => { out.push(await g(x)); }', 'out.sort(); return out;'), null],
  ['counted', around('async x => { out.push(await g(x)); }', 'return out.length;'), null],
  ['handed to a call', around('async x => { out.push(await g(x)); }', 'h({ not: out });'), null],
  ['gone over', around('async x => { out.push(await g(x)); }', 'for (const x of out) h(x);'), null],
  ['of errors', around('async x => { errors.push(await g(x)); }', 'return errors;', 'const errors = [];'), null],
  ['of the callback', around('async x => { const out = []; out.push(await g(x)); return out; }', 'return 1;', ''), null],
  ['of a function around the function', `const out = []; ${around('async x => { out.push(await g(x)); }', 'return out;', '')}`, null],
  ['that is no array', around('async x => { out.push(await g(x)); }', 'return out;', 'const out = queue();'), null],
])('%s: %s → %s', (_, code, expected) => {
  const { file, fn } = markedFunction(code);
  const found = lostOrder(file, fn);
  expect(found === null ? null : textOf(file, found.push)).toBe(expected);
});
