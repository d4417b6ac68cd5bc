import rule from '../../rules/valid-promise-all.ts';
import { RuleTester } from '../support/rule-tester.ts';

const f = (body: string): string => `async function f(a, ids) {\n  ${body}\n}`;

new RuleTester().run('valid-promise-all', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'a list of promises, each with a name', code: f('const [x, y] = await Promise.all([a.b(), a.c()]);') },
    { name: 'fewer names: the rest is waited for alone', code: f('const [x] = await Promise.all([a.b(), a.c()]);') },
    { name: 'a name with a default', code: f('const [x, y = 1] = await Promise.all([a.b()]);') },
    { name: 'a list of any length', code: f('const [x, y] = await Promise.all([...ids.map(a)]);') },
    { name: 'a map that is spread', code: f('await Promise.all([a.b(), ...ids.map(id => fetch(id))]);') },
    { name: 'an array of values', code: f('const [x, names] = await Promise.all([a.b(), ids.map(id => id.name)]);') },
    { name: 'an array that may hold values, whose results are used', code: f('const [x, names] = await Promise.all([a.b(), ids.map(id => a.nameOf(id))]);') },
    { name: 'an array of promises that is waited for then', code: f('const [x, jobs] = await Promise.all([a.b(), ids.map(id => fetch(id))]);\n  await Promise.all(jobs);') },
    { name: 'an array of promises that is waited for by its name', code: f('const jobs = ids.map(id => fetch(id));\n  await Promise.all([a.b(), jobs]);\n  await Promise.all(jobs);') },
    { name: 'a map of something that is no list', code: f('await Promise.all([a.b(), stream.map(chunk => fetch(chunk))]);') },
    { name: 'a function that is called later', code: 'function g() {}\nasync function f(a) { const [x, h] = await Promise.all([a.b(), g]); h(x); }' },
    { name: 'a name of which nothing is known', code: f('await Promise.all([a.b(), a.c]);') },
    { name: 'an await for an argument', code: f('await Promise.all([a.b(await a.c()), a.d()]);') },
    { name: 'a list from an async function, awaited', code: 'async function g() {}\nasync function f() { await Promise.all(await g()); }' },
    { name: 'a race has one result', code: f('const [x, y] = await Promise.race([a.b()]);') },
    { name: 'something beside the list of which nothing is known', code: f('await Promise.all(a, ids);') },
    { name: 'a Promise of their own', code: 'import { Promise } from "./promise.js";\nasync function f(a) { await Promise.all(fetch(a), fetch(1)); }' },
  ],
  invalid: [
    {
      name: 'an array of promises, whose results nobody uses, is spread',
      code: f('await Promise.all([a.b(), ids.map(id => a.c(id))]);'),
      errors: [
        {
          messageId: 'nested',
          data: { element: 'ids.map(id => a.c(id))', combinator: 'all' },
          line: 2,
          column: 29,
          endLine: 2,
          endColumn: 51,
          suggestions: [{ messageId: 'spread', data: { element: 'ids.map(id => a.c(id))' }, output: f('await Promise.all([a.b(), ...ids.map(id => a.c(id))]);') }],
        },
      ],
    },
    {
      name: 'an array of promises, whose results are used, gets a combinator of its own',
      code: f('const [x, y] = await Promise.all([a.b(), ids.map(async id => a.c(id))]);'),
      errors: [
        {
          messageId: 'nested',
          data: { element: 'ids.map(async id => a.c(id))', combinator: 'all' },
          line: 2,
          column: 44,
          endLine: 2,
          endColumn: 72,
          suggestions: [{ messageId: 'waitForAll', data: { element: 'ids.map(async id => a.c(id))' }, output: f('const [x, y] = await Promise.all([a.b(), Promise.all(ids.map(async id => a.c(id)))]);') }],
        },
      ],
    },
    {
      name: 'an array that would be too much at once is not rewritten',
      code: "import { readdir, readFile } from 'node:fs/promises';\nexport async function f(a) {\n  const names = await readdir('.');\n  await Promise.all([a.b(), names.map(name => readFile(name))]);\n}",
      errors: [{ messageId: 'nested', data: { element: 'names.map(name => readFile(name))', combinator: 'all' }, line: 4, column: 29, endLine: 4, endColumn: 62, suggestions: [] }],
    },
    {
      name: 'a function that takes nothing is called',
      code: 'async function load() {}\nasync function f(a) { await Promise.allSettled([a.b(), load]); }',
      errors: [
        {
          messageId: 'notCalled',
          data: { element: 'load', combinator: 'allSettled' },
          line: 2,
          column: 56,
          endLine: 2,
          endColumn: 60,
          suggestions: [{ messageId: 'call', data: { element: 'load' }, output: 'async function load() {}\nasync function f(a) { await Promise.allSettled([a.b(), load()]); }' }],
        },
      ],
    },
    {
      name: 'a function that takes something is told of',
      code: 'async function load(id) {}\nasync function f(a) { await Promise.all([a.b(), load]); }',
      errors: [{ messageId: 'notCalled', data: { element: 'load', combinator: 'all' }, line: 2, column: 49, endLine: 2, endColumn: 53, suggestions: [] }],
    },
    {
      name: 'awaits in the list lose it all at once',
      code: f('const [x, y] = await Promise.all([await a.b(), await a.c()]);'),
      errors: [
        {
          messageId: 'awaited',
          data: { element: 'await a.b()', combinator: 'all' },
          line: 2,
          column: 37,
          endLine: 2,
          endColumn: 48,
          suggestions: [{ messageId: 'dropAwait', output: f('const [x, y] = await Promise.all([a.b(), a.c()]);') }],
        },
      ],
    },
    {
      name: 'awaits in the list keep their order where one of them changes something',
      code: f('return Promise.all([await a.createUser(), await a.getUser()]);'),
      errors: [{ messageId: 'awaited', data: { element: 'await a.createUser()', combinator: 'all' }, line: 2, column: 23, endLine: 2, endColumn: 43, suggestions: [] }],
    },
    {
      name: 'an await that is alone in the list',
      code: f('return Promise.all([await a.b()]);'),
      errors: [{ messageId: 'awaitedAlone', data: { element: 'await a.b()', combinator: 'all' }, line: 2, column: 23, endLine: 2, endColumn: 34, suggestions: [{ messageId: 'dropAwait', output: f('return Promise.all([a.b()]);') }] }],
    },
    {
      name: 'an await with a comment is told of',
      code: f('await Promise.all([await /* first */ a.b(), a.c()]);'),
      errors: [{ messageId: 'awaited', data: { element: 'await /* first */ a.b()', combinator: 'all' }, line: 2, column: 22, endLine: 2, endColumn: 45, suggestions: [] }],
    },
    {
      name: 'a name for which there is no promise',
      code: f('const [x, y, z] = await Promise.all([a.b(), a.c()]);'),
      errors: [{ messageId: 'nameless', data: { element: 'z', count: '2' }, line: 2, column: 16, endLine: 2, endColumn: 17, suggestions: [] }],
    },
    {
      name: 'promises beside each other are put into a list',
      code: f('await Promise.all(fetch(1), fetch(2));'),
      errors: [{ messageId: 'beside', data: { element: 'fetch(2)', combinator: 'all' }, line: 2, column: 31, endLine: 2, endColumn: 39, suggestions: [{ messageId: 'inOneList', output: f('await Promise.all([fetch(1), fetch(2)]);') }] }],
    },
    {
      name: 'an object is no list',
      code: f('await Promise.all({ b: a.b() });'),
      errors: [{ messageId: 'noList', data: { element: '{ b: a.b() }', combinator: 'all' }, line: 2, column: 21, endLine: 2, endColumn: 33, suggestions: [] }],
    },
    {
      name: 'what an async function gives has to be awaited to be a list',
      code: 'async function jobs() { return []; }\nasync function f() { await Promise.all(jobs()); }',
      errors: [
        {
          messageId: 'promiseOfList',
          data: { element: 'jobs()', combinator: 'all' },
          line: 2,
          column: 40,
          endLine: 2,
          endColumn: 46,
          suggestions: [{ messageId: 'awaitList', data: { element: 'jobs()' }, output: 'async function jobs() { return []; }\nasync function f() { await Promise.all(await jobs()); }' }],
        },
      ],
    },
  ],
});
