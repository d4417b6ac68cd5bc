import rule from '../../rules/no-unawaited-return-in-try.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-unawaited-return-in-try', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'it is awaited', code: 'async function f(a) { try { return await fetch(a); } catch { return null; } }' },
    { name: 'no handler stands around it', code: 'async function f(a) { return fetch(a); }' },
    { name: 'it stands in the catch, after which nothing comes', code: 'async function f(a) { try { step(); } catch { return fetch(a); } }' },
    { name: 'the catch only throws the error again', code: 'async function f(a) { try { return fetch(a); } catch (error) { throw error; } }' },
    { name: 'its own catch takes the error in', code: 'async function f(a) { try { return fetch(a).catch(() => null); } catch { return null; } }' },
    { name: 'nothing is known of the call', code: 'async function f(job) { try { return job(); } catch { return null; } }' },
    { name: 'the value is no promise', code: 'async function f(a) { try { return JSON.parse(a); } catch { return null; } }' },
    { name: 'a settled promise', code: 'async function f(a) { try { step(a); return Promise.resolve(a); } catch { return null; } }' },
    { name: 'the function calls itself, and its catch sees the error there', code: 'async function walk(a) { try { await visit(a); return walk(a.next); } catch { return null; } }' },
    { name: 'a plain function, which would have to become async', code: 'function f(a) { try { return fetch(a); } catch { return null; } }' },
    { name: 'an async generator waits for what it returns', code: 'async function* f(a) { try { return fetch(a); } catch { return null; } }' },
    { name: 'a callback has a context of its own', code: 'async function f(a) { try { run(() => { return fetch(a); }); } catch { return null; } }' },
    { name: 'what is disposed of is made later', code: 'async function f(a) { if (a) { return fetch(a); } using b = open(); b.use(); }' },
    { name: 'an arrow without a body has no try', code: 'const f = async a => fetch(a);' },
  ],
  invalid: [
    {
      name: 'the catch never runs',
      code: 'export const api = {\n  async load(id) {\n    try {\n      return fetch(id);\n    } catch (error) {\n      throw new Error(\'not found\', { cause: error });\n    }\n  },\n};',
      errors: [
        {
          messageId: 'escapesCatch',
          data: { promise: 'fetch(id)', line: '5' },
          line: 4,
          column: 14,
          endLine: 4,
          endColumn: 23,
          suggestions: [{ messageId: 'awaitForCatch', data: { promise: 'fetch(id)' }, output: 'export const api = {\n  async load(id) {\n    try {\n      return await fetch(id);\n    } catch (error) {\n      throw new Error(\'not found\', { cause: error });\n    }\n  },\n};' }],
        },
      ],
    },
    {
      name: 'a call whose name asks a file, in a function that never waits',
      code: 'export async function readOrNull(files, path) {\n  try {\n    return files.readText(path);\n  } catch {\n    return null;\n  }\n}',
      errors: [
        {
          messageId: 'escapesCatch',
          data: { promise: 'files.readText(path)', line: '4' },
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 32,
          suggestions: [{ messageId: 'awaitForCatch', data: { promise: 'files.readText(path)' }, output: 'export async function readOrNull(files, path) {\n  try {\n    return await files.readText(path);\n  } catch {\n    return null;\n  }\n}' }],
        },
      ],
    },
    {
      name: 'the finally runs too soon',
      code: 'async function send(a) {\n  const connection = await open();\n  try {\n    return a ? fetch(a) : null;\n  } finally {\n    connection.release();\n  }\n}',
      errors: [
        {
          messageId: 'finallyTooSoon',
          data: { promise: 'a ? fetch(a) : null', line: '5' },
          line: 4,
          column: 12,
          endLine: 4,
          endColumn: 31,
          suggestions: [{ messageId: 'awaitForFinally', data: { promise: 'a ? fetch(a) : null' }, output: 'async function send(a) {\n  const connection = await open();\n  try {\n    return await (a ? fetch(a) : null);\n  } finally {\n    connection.release();\n  }\n}' }],
        },
      ],
    },
    {
      name: 'what it uses is disposed of too soon',
      code: 'async function read(path) {\n  await using handle = await open(path);\n  return readAll(handle);\n}\nasync function readAll(handle) { return await handle.readFile(); }',
      errors: [
        {
          messageId: 'disposesTooSoon',
          data: { promise: 'readAll(handle)', declaration: 'await using handle = await open(path);' },
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 25,
          suggestions: [{ messageId: 'awaitForUsing', data: { promise: 'readAll(handle)' }, output: 'async function read(path) {\n  await using handle = await open(path);\n  return await readAll(handle);\n}\nasync function readAll(handle) { return await handle.readFile(); }' }],
        },
      ],
    },
  ],
});
