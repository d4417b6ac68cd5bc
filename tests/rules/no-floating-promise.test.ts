import rule from '../../rules/no-floating-promise.ts';
import { RuleTester } from '../support/rule-tester.ts';

const SAVE = 'async function save(a) { await fetch(a); }\n';
const SETTLE = 'async function settle(a) { await fetch(a); }\n';
const CAUGHT = '.catch(() => { /* say why its failure does no harm, or report it */ })';

new RuleTester().run('no-floating-promise', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'it is awaited', code: `${SAVE}async function f(a) { await save(a); }` },
    { name: 'it is returned', code: `${SAVE}async function f(a) { return save(a); }` },
    { name: 'it is stored', code: `${SAVE}class C { f(a) { this.saving = save(a); } }` },
    { name: 'it is handed on', code: `${SAVE}async function f(a) { a.add(save(a)); }` },
    { name: 'its error is handled', code: `${SAVE}async function f(a) { save(a).catch(report); }` },
    { name: 'its error is handled by the second function', code: `${SAVE}async function f(a) { save(a).then(done, report); }` },
    { name: 'void says that it is meant', code: `${SAVE}async function f(a) { void save(a); }` },
    { name: 'a comment says so', code: `${SAVE}async function f(a) {\n  // fire and forget\n  save(a);\n}` },
    { name: 'the function takes all of its errors in', code: 'async function save(a) { try { await fetch(a); } catch (error) { report(error); } }\nasync function f(a) { save(a); }' },
    { name: 'the program starts, and takes its errors in', code: 'async function main() { try { await fetch(1); } catch (error) { process.exitCode = 1; } }\nmain();' },
    { name: 'the program starts: a rejection ends it', code: 'async function main() { await fetch(1); }\nmain();' },
    { name: 'an async function that is called at once at the top of a file', code: '(async () => { await fetch(1); })();' },
    { name: 'its name says that it goes on beside the work', code: 'async function trackVisit(a) { await fetch(a); }\nasync function f(a) { trackVisit(a); await b(); }' },
    { name: 'nothing says that somebody should wait', code: `${SETTLE}async function f(a) { settle(a); await b(); }` },
    { name: 'a plain function cannot wait', code: `${SAVE}button.onclick = function () { save(1); };` },
    { name: 'it goes on for as long as the program does', code: 'async function loadAll() { while (true) await fetch(1); }\nasync function f() { loadAll(); }' },
    { name: 'it starts itself again', code: 'async function loadMore() { await fetch(1); loadMore(); }' },
    { name: 'nothing is known of it', code: 'async function f(a) { a.save(); }' },
    { name: 'it gives no promise', code: 'function save(a) { b.push(a); }\nasync function f(a) { save(a); }' },
    { name: 'there is nothing in it to fail', code: 'async function save(a) { b.push(a); }\nasync function f(a) { save(a); }' },
    { name: 'what it is kept in is read', code: `${SETTLE}function f(a) { const settling = settle(a); return [settling]; }` },
    { name: 'the catch only throws the error again', code: `${SETTLE}async function f(a) { try { settle(a); await b(); } catch (error) { throw error; } }` },
    { name: 'a promise that the function keeps, and gives to each caller', code: 'let last;\nfunction save(a) { last = last.then(a); return last; }\nasync function f(a) { save(a); }' },
  ],
  invalid: [
    {
      name: 'nobody would hear a promise fail that already runs while this one is waited for',
      code: `${SETTLE}async function f(a) {\n  const other = fetch(a);\n  try {\n    settle(a);\n  } catch {\n    await undo(a);\n  }\n  await other;\n}`,
      errors: [
        {
          messageId: 'caught',
          data: { call: 'settle(a)', error: "the error of 'fetch(a)' in it", line: '6' },
          line: 5,
          column: 5,
          endLine: 5,
          endColumn: 14,
          suggestions: [],
        },
      ],
    },
    {
      name: 'the catch never sees it fail',
      code: `${SETTLE}async function f(a) {\n  try {\n    settle(a);\n  } catch {\n    await undo(a);\n  }\n}`,
      errors: [
        {
          messageId: 'caught',
          data: { call: 'settle(a)', error: "the error of 'fetch(a)' in it", line: '5' },
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 14,
          suggestions: [{ messageId: 'awaitIt', data: { call: 'settle(a)' }, output: `${SETTLE}async function f(a) {\n  try {\n    await settle(a);\n  } catch {\n    await undo(a);\n  }\n}` }],
        },
      ],
    },
    {
      name: 'the catch of a plain function never sees it fail either',
      code: `${SETTLE}function f(a) { try { settle(a); } catch { undo(a); } }`,
      errors: [
        {
          messageId: 'caught',
          data: { call: 'settle(a)', error: "the error of 'fetch(a)' in it", line: '2' },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 32,
          suggestions: [{ messageId: 'takeIn', data: { call: 'settle(a)' }, output: `${SETTLE}function f(a) { try { settle(a)${CAUGHT}; } catch { undo(a); } }` }],
        },
      ],
    },
    {
      name: 'another call is awaited',
      code: `${SETTLE}async function f(a) { settle(a); }\nasync function g(a) { await settle(a); }`,
      errors: [
        {
          messageId: 'awaitedElsewhere',
          data: { call: 'settle(a)', error: "the error of 'fetch(a)' in it", line: '3' },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 32,
          suggestions: [{ messageId: 'awaitIt', data: { call: 'settle(a)' }, output: `${SETTLE}async function f(a) { await settle(a); }\nasync function g(a) { await settle(a); }` }],
        },
      ],
    },
    {
      name: 'what it does is worth nothing until it is done',
      code: "import { writeFile } from 'node:fs/promises';\nexport async function f(path, text) {\n  await check(path);\n  writeFile(path, text);\n}",
      errors: [
        {
          messageId: 'work',
          data: { call: 'writeFile(path, text)', error: 'its error' },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 24,
          suggestions: [
            { messageId: 'awaitIt', data: { call: 'writeFile(path, text)' }, output: "import { writeFile } from 'node:fs/promises';\nexport async function f(path, text) {\n  await check(path);\n  await writeFile(path, text);\n}" },
            { messageId: 'takeIn', data: { call: 'writeFile(path, text)' }, output: `import { writeFile } from 'node:fs/promises';\nexport async function f(path, text) {\n  await check(path);\n  writeFile(path, text)${CAUGHT};\n}` },
          ],
        },
      ],
    },
    {
      name: 'what it throws is quoted without the throw',
      code: "async function saveAll(a) { if (a === null) throw new TypeError('nothing'); await fetch(a); }\nasync function f(a) { saveAll(a); }",
      errors: [
        {
          messageId: 'work',
          data: { call: 'saveAll(a)', error: "the error of 'new TypeError('nothing')' in it" },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 33,
          suggestions: [{ messageId: 'awaitIt', data: { call: 'saveAll(a)' }, output: "async function saveAll(a) { if (a === null) throw new TypeError('nothing'); await fetch(a); }\nasync function f(a) { await saveAll(a); }" }],
        },
      ],
    },
    {
      name: 'in a loop nothing is offered: the calls would wait for each other',
      code: `${SAVE}async function f(a) { for (const b of a) save(b); await c(a); }`,
      errors: [{ messageId: 'work', data: { call: 'save(b)', error: "the error of 'fetch(a)' in it" }, line: 2, column: 42, endLine: 2, endColumn: 49, suggestions: [] }],
    },
    {
      name: 'it is kept, and nobody looks at it',
      code: `${SETTLE}export function f(a) {\n  const settling = settle(a);\n}`,
      errors: [{ messageId: 'kept', data: { name: 'settling', call: 'settle(a)', error: "the error of 'fetch(a)' in it" }, line: 3, column: 20, endLine: 3, endColumn: 29, suggestions: [] }],
    },
    {
      name: 'wherever a promise that can fail is left, if asked to',
      code: `${SETTLE}export function f(a) {\n  settle(a);\n}`,
      options: [{ everywhere: true }],
      errors: [
        {
          messageId: 'canFail',
          data: { call: 'settle(a)', error: "the error of 'fetch(a)' in it" },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 12,
          suggestions: [{ messageId: 'takeIn', data: { call: 'settle(a)' }, output: `${SETTLE}export function f(a) {\n  settle(a)${CAUGHT};\n}` }],
        },
      ],
    },
  ],
});
