import rule from '../../rules/no-blocking-in-async.ts';
import { RuleTester } from '../support/rule-tester.ts';

const UNTIL = {
  cpu: 'the computation is done',
  io: 'the disk or the network answers',
  process: 'the child process ends',
  wait: 'its wait is over',
};

new RuleTester().run('no-blocking-in-async', rule, {
  assertionOptions: { requireLocation: true, requireData: true },
  valid: [
    { name: 'the promise form is what is wanted', code: "import fs from 'fs'; export async function f(p) { return await fs.promises.readFile(p); }" },
    { name: 'the name alone is not evidence', code: 'const fs = { readFileSync() {} }; export async function f() { fs.readFileSync(); }' },
    { name: 'a method that only ends in Sync is no blocking API', code: "import { Effect } from 'effect'; export async function f(e) { return Effect.runSync(e); }" },
    { name: 'an async function may be called what it likes', code: "export class A { async catalogSync(store) { return await store.pull('catalog'); } async g(s) { await this.catalogSync(s); } }" },
    { name: 'module level runs while the process starts', code: "import fs from 'fs'; const a = fs.readFileSync('a'); export async function f() { return a; }" },
    { name: 'a synchronous function that no async one calls', code: "import fs from 'fs'; export function page(d) { const html = fs.readFileSync(d); return (_req, res) => res.send(html); }" },
    { name: 'code that is only defined here runs at another time', code: "import fs from 'fs'; export async function f(on) { on('end', () => fs.readFileSync('a')); }" },
    { name: 'a mention is no call', code: "import fs from 'fs'; export async function f(spy) { spy(fs, 'readFileSync'); return typeof fs.readFileSync; }" },
    { name: 'a look at metadata takes microseconds', code: "import { existsSync } from 'fs'; export async function f(d, make) { if (!existsSync(d)) await make(d); }" },
    { name: 'so does one short system call in plain library code', code: "import { mkdirSync } from 'fs'; export async function f(d) { mkdirSync(d); }" },
    { name: 'a comparator that looks at metadata', code: "import { statSync } from 'fs'; export async function f(xs) { return xs.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs); }" },
    { name: 'tests hold up nobody', code: "import fs from 'fs'; it('reads', async () => { fs.readFileSync('a'); });" },
    { name: 'a test with a done callback', code: "import fs from 'fs'; it('reads', done => { expect(fs.readFileSync('a')).toBeTruthy(); done(); });" },
    { name: 'files of tests, whatever stands in them', code: "import fs from 'fs'; export async function f() { fs.readFileSync('a'); }", filename: 'test/helpers.js' },
    { name: 'a shebang: a program with nobody else to serve', code: "#!/usr/bin/env node\nimport fs from 'fs';\nexport async function main() { fs.readFileSync('a'); }" },
    { name: 'a script that is run from module level', code: "import fs from 'fs'; async function main() { fs.readFileSync('a'); } main();" },
    { name: 'the process ends after it', code: "import fs from 'fs'; export async function f(e) { fs.writeFileSync('log', e); process.exit(1); }" },
    { name: 'the handler of the end of a process', code: "import fs from 'fs'; process.on('exit', async () => fs.writeFileSync('log', 'bye'));" },
    { name: 'it is handed to a pool of threads', code: "import Piscina from 'piscina'; import { scryptSync } from 'crypto'; const pool = new Piscina(); export async function f(p) { return pool.run(async () => scryptSync(p, 'a', 64)); }" },
    { name: 'an offloader that the settings name', code: "import { scryptSync } from 'crypto'; export async function f(p) { return offload(async () => scryptSync(p, 'a', 64)); }", settings: { 'async-smells': { offloaders: ['offload'] } } },
    { name: 'read once and kept', code: "import fs from 'fs'; let a; function get() { if (a) return a; a = fs.readFileSync('a'); return a; } export async function f() { return get(); }" },
    { name: 'a migration, which one program runs once', code: "import { execFileSync } from 'child_process'; export async function up(db) { execFileSync('node', ['move.js']); await db.done(); }", filename: 'server/migrations/20250101-move.js' },
    { name: 'what builds the project', code: "import fs from 'fs'; export async function pack(p) { return fs.readFileSync(p); }", filename: 'tools/pack.js' },
    { name: 'the way to connect, which is gone once', code: "import fs from 'fs'; export class Client { async connect(o) { await this.open({ ca: fs.readFileSync(o.ca) }); } }" },
    { name: 'nobody asks a server that is being made', code: "import { execSync } from 'child_process'; import http from 'http'; export async function serve(answer) { const version = execSync('git rev-parse HEAD'); return http.createServer(answer(version)); }" },
    { name: 'what the kernel makes up is in memory', code: "import fs from 'fs'; const read = p => fs.readFileSync(p, 'utf8'); export async function f(name) { return [fs.readFileSync('/proc/meminfo'), read('/sys/class/net/' + name)]; }" },
    { name: 'the asynchronous form stands in the other branch', code: "import fs from 'fs'; export async function f(p, fast) { return fast ? fs.readFileSync(p) : await fs.promises.readFile(p); }" },
    { name: 'a helper that is async is reported itself, not its callers', code: "import fs from 'fs'; async function read(p) { return await fs.promises.readFile(p); } export async function f(p) { return await read(p); }" },
    { name: 'an API that is allowed', code: "import fs from 'fs'; export async function f(p) { fs.readFileSync(p); }", options: [{ allow: ['fs.readFileSync'] }] },
    { name: 'a helper whose API is allowed', code: "import fs from 'fs'; function read(p) { return fs.readFileSync(p); } export async function f(p) { read(p); }", options: [{ allow: ['fs.readFileSync'] }] },
    { name: 'the call is asynchronous by its callback', code: "import { randomBytes, pbkdf2 } from 'crypto'; export async function f(cb) { randomBytes(64, cb); pbkdf2('a', 'b', 1, 2, 'c', cb); }" },
  ],
  invalid: [
    {
      name: 'a call in parentheses of its own, whose import gives its place and its comment to the new one',
      code: "import { readFileSync } from 'node:fs'; // the page\nimport path from 'node:path';\nexport async function size(p) {\n  return (readFileSync(path.join(p, 'a'))).length;\n}",
      errors: [
        {
          messageId: 'blocksWithAlternative',
          data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' },
          line: 4,
          column: 11,
          endLine: 4,
          endColumn: 23,
          suggestions: [
            {
              messageId: 'awaitInstead',
              data: { alternative: 'fs.promises.readFile' },
              output: "import { readFile } from 'node:fs/promises'; // the page\nimport path from 'node:path';\nexport async function size(p) {\n  return (await readFile(path.join(p, 'a'))).length;\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a request handler that reads a file, with the promises of the namespace at hand',
      code: "import fs from 'node:fs';\nexport async function send(req, res) {\n  res.send(fs.readFileSync(req.path));\n}",
      errors: [
        {
          messageId: 'blocksWithAlternative',
          data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' },
          line: 3,
          column: 12,
          endLine: 3,
          endColumn: 27,
          suggestions: [
            {
              messageId: 'awaitInstead',
              data: { alternative: 'fs.promises.readFile' },
              output: "import fs from 'node:fs';\nexport async function send(req, res) {\n  res.send(await fs.promises.readFile(req.path));\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a tool that a server offers is part of its source',
      code: "import { execFileSync } from 'child_process'; export async function f(p) { return execFileSync('git', ['show', p]); }",
      filename: 'src/tools/show.js',
      errors: [
        {
          messageId: 'blocks',
          data: { name: 'child_process.execFileSync', until: UNTIL.process, advice: "There is no drop-in promise form: 'promisify(execFile)' gives { stdout, stderr }, and ignores the options 'stdio' and 'input'" },
          line: 1,
          column: 83,
          endLine: 1,
          endColumn: 95,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a named import gives way to the promise form when nothing else needs it',
      code: "import { readFileSync } from 'node:fs';\nexport async function load(p) { return readFileSync(p).toString(); }",
      errors: [
        {
          messageId: 'blocksWithAlternative',
          data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' },
          line: 2,
          column: 40,
          endLine: 2,
          endColumn: 52,
          suggestions: [
            {
              messageId: 'awaitInstead',
              data: { alternative: 'fs.promises.readFile' },
              output: "import { readFile } from 'node:fs/promises';\nexport async function load(p) { return (await readFile(p)).toString(); }",
            },
          ],
        },
      ],
    },
    {
      name: 'a computation that has a callback form',
      code: "import crypto from 'node:crypto';\nexport async function hash(p, salt) { return crypto.scryptSync(p, salt, 64); }",
      errors: [
        {
          messageId: 'blocksWithAlternative',
          data: { name: 'crypto.scryptSync', until: UNTIL.cpu, alternative: 'promisify(crypto.scrypt)' },
          line: 2,
          column: 46,
          endLine: 2,
          endColumn: 63,
          suggestions: [
            {
              messageId: 'awaitInstead',
              data: { alternative: 'promisify(crypto.scrypt)' },
              output: "import crypto from 'node:crypto';\nimport { promisify } from 'node:util';\nexport async function hash(p, salt) { return await promisify(crypto.scrypt)(p, salt, 64); }",
            },
          ],
        },
      ],
    },
    {
      name: 'a child process, of which no promise form can be dropped in',
      code: "const { execSync } = require('child_process');\nexports.version = async save => { await save(execSync('git describe')); };",
      errors: [
        {
          messageId: 'blocks',
          data: { name: 'child_process.execSync', until: UNTIL.process, advice: "There is no drop-in promise form: 'promisify(exec)' gives { stdout, stderr }, and ignores the options 'stdio' and 'input'" },
          line: 2,
          column: 46,
          endLine: 2,
          endColumn: 54,
          suggestions: null,
        },
      ],
    },
    {
      name: 'nothing is offered for a descriptor, which the promise form refuses',
      code: "import { readFileSync } from 'node:fs';\nexport async function stdin() { return readFileSync(0, 'utf8'); }",
      errors: [
        { messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 2, column: 40, endLine: 2, endColumn: 52, suggestions: null },
      ],
    },
    {
      name: 'nothing is offered in parameters, where await is a syntax error',
      code: "import fs from 'node:fs';\nexport async function load(text = fs.readFileSync('a')) {}",
      errors: [
        { messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 2, column: 35, endLine: 2, endColumn: 50, suggestions: null },
      ],
    },
    {
      name: 'a promise executor runs before its promise is handed out, and can not await',
      code: "import fs from 'node:fs';\nexport function load(p) { return new Promise(resolve => resolve(fs.readFileSync(p))); }",
      errors: [
        { messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 2, column: 65, endLine: 2, endColumn: 80, suggestions: null },
      ],
    },
    {
      name: 'a callback that runs at once runs inside the async function',
      code: "import fs from 'node:fs';\nexport async function loadAll(ps) { return ps.map(p => fs.readFileSync(p)); }",
      errors: [
        { messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 2, column: 56, endLine: 2, endColumn: 71, suggestions: null },
      ],
    },
    {
      name: 'a blocking function that an array method calls',
      code: "import fs from 'node:fs';\nexport async function loadAll(ps) { return ps.map(fs.readFileSync); }",
      errors: [
        { messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 2, column: 51, endLine: 2, endColumn: 66, suggestions: null },
      ],
    },
    {
      name: 'through a helper, at the call, with the way to the place',
      code: "import { spawnSync } from 'node:child_process';\nfunction lastCommit(dir) { return spawnSync('git', ['-C', dir, 'log']).stdout; }\nexport async function complete(run, store) {\n  run.commit = lastCommit(run.dir);\n  await store.save(run);\n}",
      errors: [
        {
          messageId: 'blocksThroughHelper',
          data: { helper: 'lastCommit', until: UNTIL.process, chain: 'lastCommit → child_process.spawnSync (line 2)', advice: "Make 'lastCommit' asynchronous, and await it here" },
          line: 4,
          column: 16,
          endLine: 4,
          endColumn: 26,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a helper with an asynchronous twin, even where only one program runs',
      code: 'function spam(s) { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, s * 1000); }\nasync function asyncSpam(s) { await fetch(`/${s}`); }\nasync function main() {\n  const a = spam(1);\n  await asyncSpam(a);\n}\nawait main();',
      errors: [
        {
          messageId: 'blocksThroughHelper',
          data: { helper: 'spam', until: UNTIL.wait, chain: 'spam → Atomics.wait (line 1)', advice: "Await 'asyncSpam' instead" },
          line: 4,
          column: 13,
          endLine: 4,
          endColumn: 17,
          suggestions: [
            {
              messageId: 'twinInstead',
              data: { twin: 'asyncSpam' },
              output: 'function spam(s) { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, s * 1000); }\nasync function asyncSpam(s) { await fetch(`/${s}`); }\nasync function main() {\n  const a = await asyncSpam(1);\n  await asyncSpam(a);\n}\nawait main();',
            },
          ],
        },
      ],
    },
    {
      name: 'the twin is never offered inside itself',
      code: "import fs from 'node:fs';\nfunction load(p) { return fs.readFileSync(p); }\nexport async function loadAsync(p) { return load(p); }",
      errors: [
        {
          messageId: 'blocksThroughHelper',
          data: { helper: 'load', until: UNTIL.io, chain: 'load → fs.readFileSync (line 2)', advice: "Make 'load' asynchronous, and await it here" },
          line: 3,
          column: 45,
          endLine: 3,
          endColumn: 49,
          suggestions: null,
        },
      ],
    },
    {
      name: 'of many ways to one place the two most direct are told',
      code: "import fs from 'node:fs';\nfunction far() { return near(); }\nfunction near() { return fs.readFileSync('a'); }\nexport async function a() { far(); }\nexport async function b() { near(); }\nexport async function c() { near(); }",
      errors: [5, 6].map(line => ({
        messageId: 'blocksThroughHelper' as const,
        data: { helper: 'near', until: UNTIL.io, chain: 'near → fs.readFileSync (line 3)', advice: "Make 'near' asynchronous, and await it here" },
        line,
        column: 29,
        endLine: line,
        endColumn: 33,
        suggestions: null,
      })),
    },
    {
      name: 'a call that the settings name',
      code: 'export async function f(x) { return templates.renderPage(x); }',
      settings: { 'async-smells': { blocking: ['templates.*'] } },
      errors: [
        {
          messageId: 'blocks',
          data: { name: 'templates.renderPage', until: UNTIL.wait, advice: 'It has no form that does not hold the thread: move it to a worker thread, or out of the asynchronous path' },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 57,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a short system call where requests are answered',
      code: "import fs from 'node:fs';\nexport async function make(req) { fs.mkdirSync(req.dir); }",
      errors: [
        {
          messageId: 'blocksWithAlternative',
          data: { name: 'fs.mkdirSync', until: UNTIL.io, alternative: 'fs.promises.mkdir' },
          line: 2,
          column: 35,
          endLine: 2,
          endColumn: 47,
          suggestions: [{ messageId: 'awaitInstead', data: { alternative: 'fs.promises.mkdir' }, output: "import fs from 'node:fs';\nexport async function make(req) { await fs.promises.mkdir(req.dir); }" }],
        },
      ],
    },
    {
      name: 'a look at metadata, on request: the check should go, not be awaited',
      code: "import { existsSync } from 'node:fs';\nexport async function f(d, make) { if (!existsSync(d)) await make(d); }",
      options: [{ cheap: true }],
      errors: [
        {
          messageId: 'blocks',
          data: { name: 'fs.existsSync', until: UNTIL.io, advice: 'Drop the check and handle the ENOENT of the operation that follows: a check that is awaited is out of date when it answers' },
          line: 2,
          column: 41,
          endLine: 2,
          endColumn: 51,
          suggestions: null,
        },
      ],
    },
    {
      name: 'a program with a shebang, on request',
      code: "#!/usr/bin/env node\nimport fs from 'node:fs';\nexport async function main() { fs.readFileSync(0); }",
      options: [{ shebang: true }],
      errors: [{ messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 3, column: 32, endLine: 3, endColumn: 47, suggestions: null }],
    },
    {
      name: 'a script, on request',
      code: "import fs from 'node:fs';\nasync function main() { fs.readFileSync(0); }\nmain();",
      options: [{ commands: true }],
      errors: [{ messageId: 'blocksWithAlternative', data: { name: 'fs.readFileSync', until: UNTIL.io, alternative: 'fs.promises.readFile' }, line: 2, column: 25, endLine: 2, endColumn: 40, suggestions: null }],
    },
  ],
});
