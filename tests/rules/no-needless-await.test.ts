import rule from '../../rules/no-needless-await.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-needless-await', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'a promise', code: 'const a = await fetch(b);' },
    { name: 'nothing is known of the call', code: 'async function f(load) { return (await load()) + 1; }' },
    { name: 'a parameter', code: 'async function f(a) { const b = await a; return b.c; }' },
    { name: 'a property', code: 'async function f(a) { return (await a.ready).b; }' },
    { name: 'a function of the file: its callers wait so that it may become async', code: 'function size(a) { return a.length; } async function f(a) { const b = await size(a); await save(b); }' },
    { name: 'a type in a comment proves nothing', code: '/** @returns {number} */\nfunction load() { return cache(); }\nasync function f() { return (await load()) + 1; }' },
    { name: 'a value that stands alone lets others run', code: 'async function f(a) { await null; a.b(); }' },
    { name: 'so does a resolved promise', code: 'async function f(a) { await Promise.resolve(); a.b(); }' },
    { name: 'the only await of a loop', code: 'async function f(xs) { for (const x of xs) { step(x); await undefined; } }' },
    { name: 'what holds the thread should be awaited in its other form', code: "import fs from 'node:fs'; async function f(a) { const b = await fs.readFileSync(a); await save(b); }" },
    { name: 'a returned await keeps the function in stack traces', code: 'async function saveAll(a) { return await save(a); }' },
    { name: 'the promise version of a timer', code: "import { setTimeout } from 'node:timers/promises'; await setTimeout(1);" },
    { name: 'a returned await whose catch must see the error', code: 'async function f(job) { try { return await job(); } catch { return null; } }', options: [{ returned: true }] },
    { name: 'a returned await before a finally', code: 'async function f(job) { try { return await job(); } finally { end(); } }', options: [{ returned: true }] },
    { name: 'a returned await inside an outer try', code: 'async function f(a) { try { try { step(); } finally { return await done(); } } catch { log(); } }', options: [{ returned: true }] },
    { name: 'a generator', code: 'async function* f(a) { return await a(); }', options: [{ returned: true }] },
    { name: 'a Promise of the file', code: "import { Promise } from './promise.js'; const a = await Promise.resolve(b);" },
  ],
  invalid: [
    {
      name: 'a parsed text',
      code: 'export async function read(request) {\n  const body = await JSON.parse(await request.text());\n  return body.id;\n}',
      errors: [
        {
          messageId: 'plain',
          data: { value: 'JSON.parse(await request.text())', because: "'JSON.parse' gives its result at once" },
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 54,
          suggestions: [{ messageId: 'drop', output: 'export async function read(request) {\n  const body = JSON.parse(await request.text());\n  return body.id;\n}' }],
        },
      ],
    },
    {
      name: 'a constant, which only other files ask for',
      code: 'export const defaults = async () => await { retries: 3 };',
      output: 'export const defaults = async () => ({ retries: 3 });',
      errors: [
        {
          messageId: 'plain',
          data: { value: '{ retries: 3 }', because: 'it is an object' },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 57,
          suggestions: [{ messageId: 'drop', output: 'export const defaults = async () => ({ retries: 3 });' }],
        },
      ],
    },
    {
      name: 'the only await of a function that nobody needs to be async: which of the two goes is for a person to say',
      code: 'async function total(a) {\n  const b = await Math.max(a, 1);\n  return b * 2;\n}\nexport async function f(save) {\n  await save(await total(1));\n}',
      errors: [{ messageId: 'plain', data: { value: 'Math.max(a, 1)', because: "'Math.max' gives its result at once" }, line: 2, column: 13, endLine: 2, endColumn: 33, suggestions: null }],
    },
    {
      name: 'two awaits',
      code: 'async function f(a) {\n  const b = await await a();\n  return b.c;\n}',
      errors: [{ messageId: 'doubled', data: { value: 'await a()' }, line: 2, column: 13, endLine: 2, endColumn: 28, suggestions: [{ messageId: 'dropOne', output: 'async function f(a) {\n  const b = await a();\n  return b.c;\n}' }] }],
    },
    {
      name: 'a promise that is made for the await alone',
      code: 'async function f(a) {\n  const b = await Promise.resolve(a.b ?? a());\n  return b.c;\n}',
      errors: [{ messageId: 'resolved', data: { value: 'Promise.resolve(a.b ?? a())' }, line: 2, column: 13, endLine: 2, endColumn: 46, suggestions: [{ messageId: 'dropResolve', output: 'async function f(a) {\n  const b = await (a.b ?? a());\n  return b.c;\n}' }] }],
    },
    {
      name: 'and returned, in one step',
      code: "import { name } from './name.js';\nexport async function greet() {\n  return await Promise.resolve(name());\n}",
      errors: [{ messageId: 'resolved', data: { value: 'Promise.resolve(name())' }, line: 3, column: 10, endLine: 3, endColumn: 39, suggestions: [{ messageId: 'dropResolve', output: "import { name } from './name.js';\nexport async function greet() {\n  return name();\n}" }] }],
    },
    {
      name: 'but awaited where a catch must see the error',
      code: 'async function f(a) {\n  try {\n    return await Promise.resolve(a());\n  } catch {\n    return null;\n  }\n}',
      errors: [{ messageId: 'resolved', data: { value: 'Promise.resolve(a())' }, line: 3, column: 12, endLine: 3, endColumn: 38, suggestions: [{ messageId: 'dropResolve', output: 'async function f(a) {\n  try {\n    return await a();\n  } catch {\n    return null;\n  }\n}' }] }],
    },
    {
      name: 'the elements of an array are not waited for',
      code: 'const [a, b] = await [fetch(c), fetch(d)];',
      errors: [{ messageId: 'elements', data: { value: '[fetch(c), fetch(d)]' }, line: 1, column: 16, endLine: 1, endColumn: 42, suggestions: [{ messageId: 'waitForElements', output: 'const [a, b] = await Promise.all([fetch(c), fetch(d)]);' }] }],
    },
    {
      name: 'elements of which nothing is known',
      code: 'const [a, b] = await [c(), d];',
      errors: [{ messageId: 'elements', data: { value: '[c(), d]' }, line: 1, column: 16, endLine: 1, endColumn: 30, suggestions: null }],
    },
    {
      name: 'a timer is not waited for',
      code: 'await setTimeout(() => {}, 100);',
      errors: [{ messageId: 'timer', data: { name: 'setTimeout' }, line: 1, column: 1, endLine: 1, endColumn: 32, suggestions: null }],
    },
    {
      name: 'a returned await, where stack traces do not matter',
      code: "import { inner, outer } from './steps.js';\nexport const run = async () => await outer(await inner());",
      options: [{ returned: true }],
      errors: [{ messageId: 'returned', data: { value: 'outer(await inner())' }, line: 2, column: 32, endLine: 2, endColumn: 58, suggestions: [{ messageId: 'dropReturned', output: "import { inner, outer } from './steps.js';\nexport const run = async () => outer(await inner());" }] }],
    },
  ],
});
