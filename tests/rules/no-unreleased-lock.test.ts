import rule from '../../rules/no-unreleased-lock.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-unreleased-lock', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'it is released in finally', code: 'export async function f(mutex) { const release = await mutex.acquire(); try { await step(); } finally { release(); } }' },
    { name: 'it is released before anything waits', code: 'export async function f(mutex) { const release = await mutex.acquire(); n += 1; release(); await step(); }' },
    { name: 'it is released on each path', code: 'export async function f(pool) { const client = await pool.connect(); try { await client.query(1); client.release(); } catch (error) { client.release(); throw error; } }' },
    { name: 'a callback releases it', code: "export async function f(pool, response) { const client = await pool.connect(); response.on('close', () => client.release()); await client.query(1); client.release(); }" },
    { name: 'what comes between takes its errors in', code: 'export async function f(mutex) { const release = await mutex.acquire(); try { await step(); } catch { n = 0; } release(); }' },
    { name: 'a pause', code: "import { setTimeout } from 'node:timers/promises'; export async function f(mutex) { const release = await mutex.acquire(); await setTimeout(5); release(); }" },
    { name: 'it is returned', code: 'export async function f(pool, keep) { const client = await pool.connect(); await client.query(1); if (keep) return client; client.release(); }' },
    { name: 'it is kept', code: 'export class A { async f(pool) { const client = await pool.connect(); this.client = client; await client.query(1); client.release(); } }' },
    { name: 'nothing releases it here', code: 'export async function f(mutex) { const release = await mutex.acquire(); await step(); return release; }' },
    { name: 'the language disposes of it', code: 'export async function f(mutex) { using lock = await mutex.acquire(); await step(); }' },
    { name: 'the program ends when it fails', code: 'async function main() { const client = await pool.connect(); await client.query(1); client.release(); } main();' },
    { name: 'an account is no lock', code: 'export async function f(account) { await account.lock(); await notify(account); await account.unlock(); }' },
    { name: 'a release of software', code: 'export async function f(api) { const release = await api.createRelease(); await api.upload(release); release.publish(); }' },
    { name: 'another module also opens', code: "import { open } from './dialogs.js'; export async function f() { const dialog = await open(); await dialog.answer(); dialog.close(); }" },
  ],
  invalid: [
    {
      name: 'a lock that is kept when the work fails',
      code: 'export async function f(mutex, store) {\n  const release = await mutex.acquire();\n  // the newest last\n  const keys = await store.load();\n  await store.save(keys);\n  release();\n}',
      errors: [
        {
          messageId: 'keepsLock',
          data: { when: "When 'await store.load()' fails", release: 'release()', line: '6' },
          line: 2,
          column: 19,
          endLine: 2,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'inFinally',
              data: { release: 'release()' },
              output: 'export async function f(mutex, store) {\n  const release = await mutex.acquire();\n  try {\n    // the newest last\n    const keys = await store.load();\n    await store.save(keys);\n  } finally {\n    release();\n  }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a connection that is lost when the query fails, and a value that is returned behind the release',
      code: 'export async function f(pool) {\n  const client = await pool.connect();\n  const { rows } = await client.query(1);\n  client.release();\n  return rows;\n}',
      errors: [
        {
          messageId: 'keepsConnection',
          data: { when: "When 'await client.query(1)' fails", release: 'client.release()', line: '4', held: 'client' },
          line: 2,
          column: 18,
          endLine: 2,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'inFinally',
              data: { release: 'client.release()' },
              output: 'export async function f(pool) {\n  const client = await pool.connect();\n  try {\n    const { rows } = await client.query(1);\n    return rows;\n  } finally {\n    client.release();\n  }\n}',
            },
          ],
        },
      ],
    },
    {
      name: 'a file that stays open, and a value that is spoken of further down',
      code: "import fs from 'node:fs';\nexport async function f(path) {\n  const handle = await fs.promises.open(path);\n  const text = await handle.readFile('utf8');\n  await handle.close();\n  log(text);\n  return text;\n}",
      errors: [
        {
          messageId: 'staysOpen',
          data: { when: "When 'await handle.readFile('utf8')' fails", release: 'await handle.close()', line: '5', held: 'handle' },
          line: 3,
          column: 18,
          endLine: 3,
          endColumn: 46,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a way out that forgets the lock, and another that does not',
      code: 'export async function f(mutex, a) {\n  await mutex.acquire();\n  if (a === 1) { mutex.release(); return; }\n  if (a === 2) return;\n  n += 1;\n  mutex.release();\n}',
      errors: [
        {
          messageId: 'keepsLock',
          data: { when: "At 'return'", release: 'mutex.release()', line: '6' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 24,
          suggestions: [],
        },
      ],
    },
  ],
});
