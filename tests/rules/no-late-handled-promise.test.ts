import rule from '../../rules/no-late-handled-promise.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-late-handled-promise', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'it is awaited at once', code: 'async function f(a) { const p = fetch(a); await p; await g(); }' },
    { name: 'both are awaited together', code: 'async function f(a) { const p = fetch(a); const q = fetch(1); await Promise.all([p, q]); }' },
    { name: 'a handler is attached at once', code: 'async function f(a) { const p = fetch(a); p.catch(() => {}); await g(); return await p; }' },
    { name: 'its chain takes its error in', code: 'async function f(a) { const p = fetch(a).catch(() => null); await g(); return await p; }' },
    { name: 'it is handed on', code: 'async function f(a) { const p = fetch(a); watch(p); await g(); return await p; }' },
    { name: 'it is stored', code: 'async function f(a) { const p = fetch(a); pending.set(a, p); await g(); return await p; }' },
    { name: 'it cannot fail', code: 'async function h() { try { await fetch(1); } catch {} }\nasync function f() { const p = h(); await g(); await p; }' },
    { name: 'it waits for an event, which is caused next', code: 'async function f(page) { const p = page.waitForEvent("download"); await page.click(); return await p; }' },
    { name: 'it only lets time pass', code: 'async function f(a) { const p = delay(a); await g(); await p; }' },
    { name: 'a deadline is there before what it ends', code: 'async function f(a) { const p = new Promise((done, fail) => setTimeout(fail, 9)); await g(); return await Promise.race([h(), p]); }' },
    { name: 'a query that nobody has sent', code: "async function f(db) { const p = db('users').where(1); await g(); return await p; }" },
    { name: 'nothing is known of it, and it is returned', code: 'async function f(a) { const p = a.b(); await g(); return p; }' },
    { name: 'nothing waits between', code: 'async function f(a) { const p = fetch(a); g(); return await p; }' },
    { name: 'a function between waits for itself', code: 'async function f(a) { const p = fetch(a); g(async () => { await h(); }); return await p; }' },
    { name: 'a throw between is caught', code: 'async function f(a) { const p = fetch(a); try { if (a) throw b; } catch {} return await p; }' },
    { name: 'a list whose elements nobody knows', code: 'async function f(a) { const p = a.map(b => c(b)); for (const q of p) await q; }' },
    { name: 'nobody ever listens, which is another smell', code: 'async function f(a) { const p = fetch(a); await g(); }' },
  ],
  invalid: [
    {
      name: 'two run, and one is awaited first',
      code: 'async function f(a) {\n  const one = a.load();\n  const two = a.count();\n  const x = await one;\n  const y = await two;\n  return x + y;\n}',
      errors: [
        {
          messageId: 'meanwhile',
          data: { name: 'two', other: 'one', call: 'a.count()' },
          line: 4,
          column: 13,
          endLine: 4,
          endColumn: 22,
          suggestions: [{ messageId: 'together', data: { count: '2' }, output: 'async function f(a) {\n  const one = a.load();\n  const two = a.count();\n  const [x, y] = await Promise.all([one, two]);\n  return x + y;\n}' }],
        },
      ],
    },
    {
      name: 'three run: one report, and all three are awaited together',
      code: 'async function f(a) {\n  const one = a.load();\n  const two = a.count();\n  const three = a.size();\n  const x = await one;\n  const y = await two;\n  const z = await three;\n  return x + y + z;\n}',
      errors: [
        {
          messageId: 'meanwhile',
          data: { name: 'two', other: 'one', call: 'a.count()' },
          line: 5,
          column: 13,
          endLine: 5,
          endColumn: 22,
          suggestions: [{ messageId: 'together', data: { count: '3' }, output: 'async function f(a) {\n  const one = a.load();\n  const two = a.count();\n  const three = a.size();\n  const [x, y, z] = await Promise.all([one, two, three]);\n  return x + y + z;\n}' }],
        },
      ],
    },
    {
      name: 'something else is awaited, and its value is looked at before',
      code: 'async function f(a) {\n  const loading = fetch(a);\n  const b = await g();\n  if (b) h(b);\n  return await loading;\n}',
      errors: [{ messageId: 'meanwhile', data: { name: 'loading', other: 'g()', call: 'fetch(a)' }, line: 3, column: 13, endLine: 3, endColumn: 22, suggestions: [] }],
    },
    {
      name: 'a stream is read meanwhile',
      code: 'async function f(a, rows) {\n  const sending = fetch(a);\n  for await (const row of rows) a.write(row);\n  await sending;\n}',
      errors: [{ messageId: 'meanwhile', data: { name: 'sending', other: 'for await (const row of rows) a.write(row);', call: 'fetch(a)' }, line: 3, column: 3, endLine: 3, endColumn: 46, suggestions: [] }],
    },
    {
      name: 'a return leaves it behind',
      code: 'async function f(a) {\n  const loading = fetch(a);\n  if (a === null) return null;\n  return await loading;\n}',
      errors: [{ messageId: 'leftBehind', data: { name: 'loading', exit: 'return null;', call: 'fetch(a)' }, line: 3, column: 19, endLine: 3, endColumn: 31, suggestions: [] }],
    },
    {
      name: 'a throw leaves it behind',
      code: 'async function f(a) {\n  const loading = fetch(a);\n  if (a === null) throw new Error();\n  return await loading;\n}',
      errors: [{ messageId: 'leftBehind', data: { name: 'loading', exit: 'throw new Error();', call: 'fetch(a)' }, line: 3, column: 19, endLine: 3, endColumn: 37, suggestions: [] }],
    },
    {
      name: 'a list is awaited one after another',
      code: 'async function f(urls) {\n  const pending = urls.map(url => fetch(url));\n  for (const p of pending) use((await p).status);\n}',
      errors: [
        {
          messageId: 'inTurn',
          data: { name: 'pending' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 40,
          suggestions: [{ messageId: 'valuesFirst', data: { name: 'pending' }, output: 'async function f(urls) {\n  const pending = urls.map(url => fetch(url));\n  for (const p of await Promise.all(pending)) use(p.status);\n}' }],
        },
      ],
    },
    {
      name: 'a list is awaited by the loop',
      code: 'async function f(urls) {\n  const pending = urls.map(url => fetch(url));\n  for await (const p of pending) use(p);\n}',
      errors: [
        {
          messageId: 'inTurn',
          data: { name: 'pending' },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 21,
          suggestions: [{ messageId: 'valuesFirst', data: { name: 'pending' }, output: 'async function f(urls) {\n  const pending = urls.map(url => fetch(url));\n  for (const p of await Promise.all(pending)) use(p);\n}' }],
        },
      ],
    },
  ],
});
