import rule from '../../rules/no-sleep-polling.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run('no-sleep-polling', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'a state elsewhere can only be asked for', code: 'async function f(id) { let r; while ((r = await poll(id)).pending) await sleep(1000); return r; }' },
    { name: 'it asks in between', code: "async function f(job) { while (job.state !== 'done') { await sleep(500); job = await getJob(job.id); } }" },
    { name: 'a deadline', code: 'let ready = false; const set = () => { ready = true; }; async function f(end) { while (!ready && Date.now() < end) await sleep(50); }' },
    { name: 'a deadline in the loop', code: 'let ready = false; const set = () => { ready = true; }; async function f(end) { while (!ready) { if (Date.now() > end) throw new Error(); await sleep(50); } }' },
    { name: 'so many tries', code: 'let ready = false; const set = () => { ready = true; }; async function f() { let tries = 0; while (!ready && tries < 10) { tries += 1; await sleep(50); } }' },
    { name: 'a counted loop', code: 'let ready = false; const set = () => { ready = true; }; async function f() { for (let i = 0; !ready && i < 10; i++) await sleep(50); }' },
    { name: 'a signal', code: 'let ready = false; const set = () => { ready = true; }; async function f(signal) { while (!ready && !signal.aborted) await sleep(50); }' },
    { name: 'the end of the whole ends it too', code: 'class C { set() { this.ready = true; this.closed = true; } async f() { while (!this.ready && !this.closed) await sleep(50); } }' },
    { name: 'it works in between', code: 'let open = true; const close = () => { open = false; }; async function f() { while (open) { await sweep(); await sleep(50); } }' },
    { name: 'it calls something that may change it', code: 'let ready = false; const set = () => { ready = true; }; async function f() { while (!ready) { check(); await sleep(50); } }' },
    { name: 'a daemon', code: 'async function f() { while (true) await sleep(1000); }' },
    { name: 'nobody is seen to change it', code: 'async function f(editor) { while (editor.isBusy) await sleep(10); }' },
    { name: 'it is changed only in the function itself', code: 'async function f() { let ready = false; ready = true; while (!ready) await sleep(10); }' },
    { name: 'only the constructor sets it', code: 'class C { constructor() { this.ready = true; } async f() { while (!this.ready) await sleep(10); } }' },
    { name: 'the page is asked', code: 'let ready = false; const set = () => { ready = true; }; async function f(page) { while (!ready || !(await page.isClosed())) await sleep(10); }' },
    { name: 'it waits for something else than time', code: 'let ready = false; const set = () => { ready = true; }; async function f() { while (!ready) await load(10); }' },
    { name: 'a promise', code: 'const ready = new Promise(set); async function f() { await ready; }' },
    { name: 'there was something, so there may be more', code: 'async function f(queue) { for (;;) { const job = await queue.next(); if (job !== null) { job.run(); continue; } await sleep(10); } }' },
    { name: 'it pauses before it goes on', code: 'async function f(queue) { for (;;) { const job = await queue.next(); if (!job) { await sleep(100); continue; } job.run(); await sleep(10); } }' },
    { name: 'the question waits itself', code: 'async function f(queue) { for (;;) { const job = await queue.receive({ wait: 20 }); if (!job) continue; job.run(); await sleep(10); } }' },
    { name: 'it never pauses', code: 'async function f(queue) { for (;;) { const job = await queue.next(); if (!job) continue; job.run(); } }' },
    { name: 'the pause comes first', code: 'async function f(queue) { for (;;) { await sleep(10); const job = await queue.next(); if (!job) continue; job.run(); } }' },
    { name: 'the continue is of another loop', code: 'async function f(queue) { for (;;) { const jobs = await queue.next(); for (const job of jobs) { if (!jobs) continue; job.run(); } await sleep(10); } }' },
  ],
  invalid: [
    {
      name: 'a flag that another function raises',
      code: 'let ready = false;\nexport function start() {\n  ready = true;\n}\nexport async function started() {\n  while (!ready) await sleep(50);\n}',
      errors: [
        {
          messageId: 'untilSet',
          data: { condition: '!ready', line: '3' },
          line: 6,
          column: 10,
          endLine: 6,
          endColumn: 16,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a member that another method sets, with a pause by hand',
      code: 'class Door {\n  open = false;\n  unlock() {\n    this.open = true;\n  }\n  async enter() {\n    do {\n      await new Promise(done => setTimeout(done, 10));\n    } while (!this.open);\n  }\n}',
      errors: [
        {
          messageId: 'untilSet',
          data: { condition: '!this.open', line: '4' },
          line: 9,
          column: 14,
          endLine: 9,
          endColumn: 24,
          suggestions: null,
        },
      ],
    },
    {
      name: 'room that a callback makes',
      code: 'async function all(jobs) {\n  let active = 0;\n  for (const job of jobs) {\n    while (active >= 4) await delay(10);\n    active += 1;\n    job().finally(() => { active -= 1; });\n  }\n}',
      errors: [
        {
          messageId: 'untilRoom',
          data: { condition: 'active >= 4', line: '6' },
          line: 4,
          column: 12,
          endLine: 4,
          endColumn: 23,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a lock by hand',
      code: "import { setTimeout as sleep } from 'node:timers/promises';\nconst held = new Set();\nexport const free = key => held.delete(key);\nexport async function lock(key) {\n  while (held.has(key)) {\n    console.log('waiting');\n    await sleep(10);\n  }\n  held.add(key);\n}",
      errors: [
        {
          messageId: 'untilSet',
          data: { condition: 'held.has(key)', line: '3' },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 23,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a way out of a loop without a test',
      code: "async function ended(child) {\n  let code = null;\n  child.on('exit', status => { code = status; });\n  while (true) {\n    if (code !== null) return code;\n    await sleep(100);\n  }\n}",
      errors: [
        {
          messageId: 'untilSet',
          data: { condition: 'code !== null', line: '3' },
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 22,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a function that only looks',
      code: 'let state = null;\nconst isReady = () => state !== null;\nexport const set = to => { state = to; };\nexport async function ready() {\n  while (!isReady()) await sleep(5);\n}',
      errors: [
        {
          messageId: 'untilSet',
          data: { condition: '!isReady()', line: '3' },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 20,
          suggestions: null,
        },
      ],
    },
    {
      name: 'what nothing is seen to change',
      code: 'async function settled(editor) {\n  while (editor.isBusy) await sleep(10);\n}',
      options: [{ unproven: true }],
      errors: [
        {
          messageId: 'maybeLocal',
          data: { condition: 'editor.isBusy' },
          line: 2,
          column: 10,
          endLine: 2,
          endColumn: 23,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a continue past the pause',
      code: 'export async function* changes(feed, every) {\n  for (;;) {\n    const batch = await feed.pull();\n    if (batch === null) continue;\n    yield* batch.items;\n    await sleep(every);\n  }\n}',
      errors: [
        {
          messageId: 'skipsPause',
          data: { question: 'feed.pull()', line: '6' },
          line: 4,
          column: 25,
          endLine: 4,
          endColumn: 34,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a continue past the pause, for an empty list',
      code: 'async function drain(queue) {\n  let jobs = [];\n  while (queue.open) {\n    jobs = await queue.take();\n    if (!jobs.length) {\n      console.log("nothing");\n      continue;\n    }\n    await work(jobs);\n    await sleep(10);\n  }\n}',
      errors: [
        {
          messageId: 'skipsPause',
          data: { question: 'queue.take()', line: '10' },
          line: 7,
          column: 7,
          endLine: 7,
          endColumn: 16,
          suggestions: null,
        },
      ],
    },
  ],
});
