import { expect, test } from 'vitest';

import { combinatorShape } from '../../../src/contracts/combinator-shape.ts';
import { promiseCombinator } from '../../../src/names/promise-combinator.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['an array of promises', 'await Promise.all([a(), ids.map(id => fetch(id))]);', ['nested: ids.map(id => fetch(id))']],
  ['an array of calls, whose results nobody uses', 'await Promise.all([a(), ids.map(id => b(id))]);', ['nested: ids.map(id => b(id))']],
  ['the same, whose results are used', 'const [x, y] = await Promise.all([a(), ids.map(id => b(id))]);', []],
  ['an array of async calls', 'const [x, y] = await Promise.all([a(), ids.map(async id => { await b(id); })]);', ['nested: ids.map(async id => { await b(id); })']],
  ['a function of the file that is async', 'async function load(id) {} const x = await Promise.all([a(), ids.map(load)]);', ['nested: ids.map(load)']],
  ['an array that is written out', 'const x = await Promise.all([a(), [fetch(1), fetch(2)]]);', ['nested: [fetch(1), fetch(2)]']],
  ['an array of values', 'const x = await Promise.all([a(), [1, 2]]);', []],
  ['an array of members', 'await Promise.all([a(), ids.map(id => id.name)]);', []],
  ['an array in a variable', 'const jobs = ids.map(id => fetch(id)); await Promise.all([a(), jobs]);', ['nested: jobs']],
  ['an array in a variable that is used elsewhere', 'const jobs = ids.map(id => fetch(id)); await Promise.all([a(), jobs]); await Promise.all(jobs);', []],
  ['the results are waited for', 'const [x, jobs] = await Promise.all([a(), ids.map(id => fetch(id))]); await Promise.all(jobs);', []],
  ['the results are gone over', 'const [x, jobs] = await Promise.all([a(), ids.map(id => fetch(id))]); for await (const job of jobs) use(job);', []],
  ['a map of something that is no list', 'await Promise.all([a(), stream.map(id => fetch(id))]);', []],
  ['spread', 'await Promise.all([a(), ...ids.map(id => fetch(id))]);', []],
  ['a function', 'function load() {} await Promise.all([a(), load]);', ['notCalled: load']],
  ['an arrow function', 'await Promise.all([a(), () => fetch(1)]);', ['notCalled: () => fetch(1)']],
  ['a function that is called later', 'function load() {} const [x, f] = await Promise.all([a(), load]); f();', []],
  ['a name of something', 'await Promise.all([a(), b]);', []],
  ['an await', 'await Promise.all([await a(), b()]);', ['awaited: await a()']],
  ['an await alone', 'await Promise.all([await a()]);', ['awaited: await a()']],
  ['several awaits are told of once', 'await Promise.all([await a(), await b()]);', ['awaited: await a()']],
  ['an await for an argument', 'await Promise.all([a(await b()), c()]);', []],
  ['more names than promises', 'const [x, y, z] = await Promise.all([a(), b()]);', ['nameless: z']],
  ['more names in then', 'Promise.all([a(), b()]).then(([x, y, z]) => use(z));', ['nameless: z']],
  ['more names in an assignment', '[x, y] = await Promise.all([a()]);', ['nameless: y']],
  ['fewer names', 'const [x] = await Promise.all([a(), b()]);', []],
  ['a name with a default', 'const [x, y = 1] = await Promise.all([a()]);', []],
  ['a rest', 'const [x, ...y] = await Promise.all([a()]);', []],
  ['a list of any length', 'const [x, y] = await Promise.all([...a]);', []],
  ['more names than a race has results', 'const [x, y] = await Promise.race([a()]);', []],
  ['promises beside each other', 'await Promise.all(fetch(1), fetch(2));', ['beside: fetch(2)']],
  ['something beside', 'await Promise.all(a, b);', []],
  ['an object', 'await Promise.all({ a: a() });', ['noList: { a: a() }']],
  ['forEach', 'await Promise.all(ids.forEach(async id => { await a(id); }));', ['noList: ids.forEach(async id => { await a(id); })']],
  ['an async function', 'async function load() {} await Promise.all(load());', ['noList: load()']],
  ['an async function that is awaited', 'async function load() {} await Promise.all(await load());', []],
  ['a list by its name', 'await Promise.all(jobs);', []],
  ['nothing', 'Promise.all();', []],
])('%s: %s → %j', (_, code, expected) => {
  const file = sourceFile(code);
  const found = nodesOf(file, 'CallExpression').flatMap(call => {
    const combinator = promiseCombinator(file, call);
    return combinator === null ? [] : combinatorShape(file, call, combinator);
  });
  expect(found.map(({ kind, node }) => `${kind}: ${textOf(file, node)}`)).toEqual(expected);
});
