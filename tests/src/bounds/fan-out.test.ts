import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { fanOutsOf, fanOutsOfList, inlineWork } from '../../../src/bounds/fan-out.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodeOf } from '../../support/find.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function fanOutsIn(code: string): readonly string[] {
  const file = sourceFile(code);
  return fanOutsOf(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression).map(
    ({ collection, combinator, direct, form, work }) => `${combinator} ${form}${direct ? '' : ' elsewhere'}: ${textOf(file, collection)} → ${textOf(file, work)}`,
  );
}

test.each([
  ['a map', '/*^*/Promise.all(xs.map(f));', ['all map: xs → f']],
  ['Array.from with a function', '/*^*/Promise.allSettled(Array.from(xs, f));', ['allSettled from: xs → f']],
  ['Array.from around a map', '/*^*/Promise.all(Array.from(xs.map(f)));', ['all map elsewhere: xs → f']],
  ['a library\'s map', 'import _ from "lodash"; /*^*/Promise.race(_.map(xs, f));', ['race library: xs → f']],
  ['promises in a constant', 'const jobs = xs.map(f); /*^*/Promise.any(jobs);', ['any map elsewhere: xs → f']],
  ['promises pushed by a loop', 'const jobs = []; for (const x of xs) jobs.push(f(x)); /*^*/Promise.all(jobs);', ['all push elsewhere: xs → f(x)']],
  ['promises pushed by a counted loop', 'const jobs = []; for (let i = 0; i < xs.length; i++) { jobs.push(f(xs[i])); } /*^*/Promise.all(jobs);', ['all push elsewhere: xs → f(xs[i])']],
  ['promises pushed by forEach', 'const jobs = []; xs.forEach(x => { jobs.push(f(x)); }); /*^*/Promise.all(jobs);', ['all push elsewhere: xs → f(x)']],
  ['a promise that has a name before it is pushed', 'const jobs = []; for (const x of xs) { const job = f(x); jobs.push(job); } /*^*/Promise.all(jobs);', ['all push elsewhere: xs → f(x)']],
  ['promises pushed by a loop that waits in a branch', 'const jobs = []; for (const x of xs) { if (x.a) await g(x); jobs.push(f(x)); } /*^*/Promise.all(jobs);', ['all push elsewhere: xs → f(x)']],
  ['promises pushed by what comes as a stream', 'const jobs = []; for await (const x of xs) { const y = await g(x); jobs.push(f(y)); } /*^*/Promise.all(jobs);', ['all push elsewhere: xs → f(y)']],
  ['promises pushed by a function that waits itself', 'const jobs = []; for (const x of xs) { jobs.push((async () => { await f(x); })()); } /*^*/Promise.all(jobs);', ['all push elsewhere: xs → (async () => { await f(x); })()']],
  ['promises spread among others', '/*^*/Promise.all([a(), ...xs.map(f)]);', ['all map elsewhere: xs → f']],
  ['a map of promises that a map started', '/*^*/Promise.all(xs.map(f).map(p => p.catch(noop)));', ['all map: xs.map(f) → p => p.catch(noop)', 'all map elsewhere: xs → f']],
  ['two lists joined', '/*^*/Promise.all(xs.map(f).concat(ys.map(g)));', ['all map elsewhere: xs → f', 'all map elsewhere: ys → g']],
])('%s', (_name, code, expected) => {
  expect(fanOutsIn(code)).toEqual(expected);
});

test.each([
  ['promises one by one', '/*^*/Promise.all([a(), b()]);'],
  ['a parameter that holds promises', 'function f(jobs) { return /*^*/Promise.all(jobs); }'],
  ['a push outside of a loop', 'const jobs = []; jobs.push(a()); /*^*/Promise.all(jobs);'],
  ['a loop that waits each time', 'const jobs = []; for (const x of xs) { const y = await g(x); jobs.push(f(y)); } /*^*/Promise.all(jobs);'],
  ['a loop around one that does', 'const jobs = []; for (const x of xs) { for (const y of x) { await g(y); jobs.push(f(y)); } } /*^*/Promise.all(jobs);'],
  ['a while loop, whose number nothing says', 'const jobs = []; while (more()) jobs.push(a()); /*^*/Promise.all(jobs);'],
  ['another Promise', 'class Promise {} /*^*/Promise.all(xs.map(f));'],
  ['a call that is no combinator', '/*^*/collect(xs.map(f));'],
  ['a variable that is written again', 'let jobs = xs.map(f); jobs = []; /*^*/Promise.all(jobs);'],
])('none: %s', (_name, code) => {
  expect(fanOutsIn(code)).toEqual([]);
});

test('only a function that stands right there is inline', () => {
  const file = sourceFile('/*^*/Promise.all([...xs.map(x => f(x)), ...ys.map(g)]);');
  const fanOuts = fanOutsOf(file, markedNode(file, 'CallExpression') as TSESTree.CallExpression);
  expect(fanOuts.map(fanOut => inlineWork(fanOut)?.type ?? null)).toEqual(['ArrowFunctionExpression', null]);
});

test.each([
  ['a map', 'Promise.all([a(), /*^*/xs.map(f)]);', ['xs']],
  ['a list in a constant', 'const jobs = xs.map(f); Promise.all([a(), /*^*/jobs]);', ['xs']],
  ['a call', 'Promise.all([a(), /*^*/b()]);', []],
])('what it would start of an element that is a list: %s', (_name, code, expected) => {
  const file = sourceFile(code);
  let list = markedNode(file);
  while (list.parent && list.parent.range[0] === list.range[0]) list = list.parent;
  expect(fanOutsOfList(file, nodeOf(file, 'CallExpression'), 'all', list).map(({ collection }) => textOf(file, collection))).toEqual(expected);
});
