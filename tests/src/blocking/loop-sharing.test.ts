import { join } from 'node:path';

import { expect, test } from 'vitest';

import { isFelt, sharesLoop, type Sharing } from '../../../src/blocking/loop-sharing.ts';
import { asyncContext } from '../../../src/flow/async-context.ts';
import { otherFiles } from '../../../src/modules/other-files.ts';
import { parsedFile } from '../../../src/modules/parsed-file.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings.ts';
import { no, unknown, yes } from '../../../src/verdict.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test.each([
  ['library code may be called from anywhere', 'export async function f() { /*^*/x; }', 'unknown: nothing seen'],
  ['a route', "app.get('/a', async (a, b) => { /*^*/x; });", 'yes: handler'],
  ['a request, by its parameter', 'export async function f(req) { /*^*/x; }', 'yes: handler'],
  ['a response, by its parameter', 'export async function f(_input, res) { /*^*/x; }', 'yes: handler'],
  ['a listener', "emitter.on('change', async () => { /*^*/x; });", 'yes: handler'],
  ['what repeats', 'setInterval(async () => { /*^*/x; }, 1000);', 'yes: handler'],
  ['a decorated class', '@Injectable() class A { async f() { /*^*/x; } }', 'yes: handler'],
  ['a file that serves', "import express from 'express'; export async function f() { /*^*/x; }", 'yes: server'],
  ['a file that watches', "import { watch } from 'node:fs'; watch('.', g); async function f() { /*^*/x; } export { f };", 'yes: server'],
  ['a type is no server', "import type { Request } from 'express'; export async function f() { /*^*/x; }", 'unknown: nothing seen'],
  ['a shebang', '#!/usr/bin/env node\nexport async function f() { /*^*/x; }', 'no: shebang'],
  ['a server with a shebang', "#!/usr/bin/env node\nimport { Server } from '@modelcontextprotocol/sdk/server/index.js';\nexport async function f() { /*^*/x; }", 'yes: server'],
  ['a program that reads the command line', "import { Command } from 'commander'; export async function f() { /*^*/x; }", 'no: command'],
  ['one that does without a library', 'const [, , name] = process.argv; export async function f() { /*^*/x; }', 'no: command'],
  ['a function that ends the process', 'export async function f() { /*^*/x; process.exitCode = 1; }', 'no: command'],
  ['a function that asks a person', "import { confirm } from './prompt.js'; export async function f() { /*^*/x; await confirm('sure?'); }", 'no: command'],
  ['a file that asks elsewhere', "import { confirm } from './prompt.js'; export async function f() { /*^*/x; }", 'no: terminal'],
  ['an immediately run function', '(async () => { /*^*/x; })();', 'no: module level'],
  ['a function that only module level calls', 'async function work() { /*^*/x; } await work();', 'no: module level'],
  ['and what only that one calls', 'async function work() { await part(); } async function part() { /*^*/x; } await work();', 'no: module level'],
  ['what is also used elsewhere', 'async function work() { /*^*/x; } await work(); export const g = () => work();', 'unknown: nothing seen'],
  ['an exported function', 'export async function work() { /*^*/x; } await work();', 'unknown: nothing seen'],
  ['the end of a process', "process.on('exit', async () => { /*^*/x; });", 'no: module level'],
  ['a method that starts a service', 'export class A { async start() { /*^*/x; } }', 'no: startup'],
  ['a method that ends a service', 'export class A { async stop() { /*^*/x; } }', 'no: startup'],
  ['a method that connects a client', 'export class A { async connect() { /*^*/x; } }', 'no: startup'],
  ['a function that connects is any function', 'export async function connect() { /*^*/x; }', 'unknown: nothing seen'],
  ['a function that migrates', 'export async function migrateSettings() { /*^*/x; }', 'no: startup'],
  ['a function that runs migrations', 'export async function runMigrations() { /*^*/x; }', 'no: startup'],
  ['a function that tells of one', 'export async function migrationDone() { /*^*/x; }', 'unknown: nothing seen'],
  ['a detail of the start', 'export class A { async start() { await this.write(); } async write() { /*^*/x; } }', 'no: startup'],
  ['a method that is used later as well', 'export class A { async start() { await this.write(); } async save() { await this.write(); } async write() { /*^*/x; } }', 'unknown: nothing seen'],
  ['a function called start is any function', 'export async function start() { /*^*/x; }', 'unknown: nothing seen'],
  ['a function that loads code', 'export async function f(p) { /*^*/x; return await import(p); }', 'no: startup'],
  ['a function that loads code for each of several names', 'export async function f(ps) { /*^*/x; return await Promise.all(ps.map(async p => importOrRequireFile(p))); }', 'no: startup'],
  ['a function that imports something else', 'export async function f(ps) { /*^*/x; return await Promise.all(ps.map(async p => importUser(p))); }', 'unknown: nothing seen'],
  ['a function that makes a server', "import http from 'http'; export async function f() { /*^*/x; return http.createServer(g); }", 'no: module level'],
  ['a detail of making a server', "import http from 'http'; async function part() { /*^*/x; } export async function f() { await part(); return http.createServer(g); }", 'no: startup'],
  ['a handler of a server that is being made', "import http from 'http'; export async function f() { return http.createServer(async (a, b) => { /*^*/x; }); }", 'yes: handler'],
  ['a method of a literal that starts a service', 'export default { async init() { /*^*/x; } };', 'no: startup'],
  ['a function that loads what a program loads once', 'export async function loadPlugins(dir) { /*^*/x; }', 'no: startup'],
  ['a function that loads anything', 'export async function loadUser(id) { /*^*/x; }', 'unknown: nothing seen'],
  ['a function whose name makes a server', 'exports.expressCreateServer = async (hook, args) => { /*^*/x; };', 'no: startup'],
  ['a function that tells of routes', "export async function routes(app, o) { /*^*/x; app.get('/', answer); }", 'no: module level'],
  ['a function that asks something called app', 'export async function f(app) { /*^*/x; return app.get(key); }', 'unknown: nothing seen'],
  ['a known module is no sign of a start', "export async function f() { /*^*/x; return await import('./part.js'); }", 'unknown: nothing seen'],
  ['a test', "it('works', async () => { /*^*/x; });", 'no: test'],
  ['a test of a table', "test.each(rows)('works', async () => { /*^*/x; });", 'no: test'],
  ['a helper of tests', "import assert from 'x'; import { vi } from 'vitest'; export async function f() { /*^*/x; }", 'no: test'],
  ['a worker', "import { parentPort } from 'node:worker_threads'; parentPort.on('message', async () => { /*^*/x; });", 'no: worker'],
  ['handed to a pool', "import Piscina from 'piscina'; const pool = new Piscina(); export const f = () => pool.run(async () => { /*^*/x; });", 'no: worker'],
])('%s: %s → %s', (_, code, expected) => {
  expect(answer(code)).toBe(expected);
});

test.each([
  ['test/a.js', 'no: test'],
  ['src/a.test.ts', 'no: test'],
  ['lib/helper/Playwright.js', 'unknown: nothing seen'],
  ['playwright.config.ts', 'no: test'],
  ['packages/a/__tests__/b.js', 'no: test'],
  ['bin/a.js', 'no: command'],
  ['src/commands/a.ts', 'no: command'],
  ['scripts/a.mjs', 'no: command'],
  ['gulpfile.js', 'no: command'],
  ['vite.config.ts', 'no: command'],
  ['src/contest/latest.js', 'unknown: nothing seen'],
  ['.meta/src/a.ts', 'no: command'],
  ['../a/src/b.ts', 'unknown: nothing seen'],
  ['tools/release/a.ts', 'no: command'],
  ['packages/app/tools/a.ts', 'no: command'],
  ['src/tools/a.ts', 'unknown: nothing seen'],
  ['app/build/a.js', 'no: command'],
  ['packages/create-thing/src/a.ts', 'no: command'],
  ['src/create/a.ts', 'unknown: nothing seen'],
  ['src/orders/create-order/create-order.handler.ts', 'unknown: nothing seen'],
  ['packages/mcp/tools/a.ts', 'unknown: nothing seen'],
  ['packages/thing-cli/src/a.ts', 'no: command'],
  ['src/cli-utils.ts', 'no: command'],
  ['src/client.ts', 'unknown: nothing seen'],
  ['db/knex_migrations/2025-01-01.js', 'no: command'],
  ['src/blocksMigrator.ts', 'no: command'],
  ['src/migrated.ts', 'unknown: nothing seen'],
  ['src/endpoints/seed/index.ts', 'no: command'],
  ['src/seed-phrase.ts', 'unknown: nothing seen'],
  ['server/setup-database.js', 'no: startup'],
  ['server/sql_init.js', 'no: startup'],
  ['server/initial.js', 'unknown: nothing seen'],
])('a function of %s: %s', (path, expected) => {
  expect(answer('export async function f() { /*^*/x; }', path)).toBe(expected);
});

test('a script that repeats something serves nobody', () => {
  const code = 'setInterval(() => log(1), 1000); export async function f() { /*^*/x; }';
  expect(answer(code)).toBe('yes: server');
  expect(answer(code, 'app/build/a.js')).toBe('no: command');
  expect(answer(`import { watch } from 'node:fs'; watch('.', g); ${code}`, 'app/build/a.js')).toBe('yes: server');
});

test('a migration is one, whoever asks for it', () => {
  const code = 'export async function up(req) { /*^*/x; }';
  expect(answer(code)).toBe('yes: handler');
  expect(answer(code, 'src/migrations/a.ts')).toBe('no: command');
});

test.each<[string, Record<string, string>, string]>([
  ['only the start of the program', { 'main.js': "import { f } from './a.js'; await f();" }, 'no: startup'],
  ['a function that only module level runs', { 'main.js': "import { f } from './a.js'; async function work() { await f(); } work();" }, 'no: startup'],
  ['a function that starts a service', { 'main.js': "import { f } from './a.js'; export class A { async start() { await f(); } }" }, 'no: startup'],
  ['an export that only the start gets', { 'b.js': "import { f } from './a.js'; export async function g() { await f(); }", 'main.js': "import { g } from './b.js'; await g();" }, 'no: startup'],
  ['the start, and a handler', { 'main.js': "import { f } from './a.js'; await f(); app.get('/', async (req, res) => { await f(); });" }, 'unknown: nothing seen'],
  ['whoever gets it as a value', { 'main.js': "import { f } from './a.js'; await f(); export default { f };" }, 'unknown: nothing seen'],
  ['nobody that is in sight', { 'main.js': '' }, 'unknown: nothing seen'],
  ['whoever gets the module whole', { 'main.js': "import * as all from './a.js'; await all.f(); all[name](); " }, 'unknown: nothing seen'],
])('who calls an exported function is %s', (_, files, expected) => {
  const folder = temporaryFolder({ 'package.json': '{ "private": true }', 'a.js': 'export async function f() { /*^*/x; }', ...files });
  const file = parsedFile(join(folder, 'a.js'), DEFAULT_SETTINGS, otherFiles(DEFAULT_SETTINGS));
  if (file === null) throw new Error('The file is not there.');
  const fn = asyncContext(file, markedNode(file, 'Identifier'));
  if (fn === null) throw new Error('The marker is not in an async function.');
  const { answer, because } = sharesLoop(file, fn, 'a.js');
  expect(`${answer}: ${because}`).toBe(expected);
});

test('the settings name what runs on another thread', () => {
  const code = 'export const f = () => offload(async () => { /*^*/x; });';
  expect(answer(code)).toBe('unknown: nothing seen');
  expect(answer(code, 'a.js', { offloaders: ['offload'] })).toBe('no: worker');
});

test.each([
  ['metadata is never felt', yes<Sharing>('handler'), 'cheap', false],
  ['a short system call is felt by requests', yes<Sharing>('handler'), 'light', true],
  ['and by nobody that is seen', unknown<Sharing>('nothing seen'), 'light', false],
  ['work is felt by whoever may call', unknown<Sharing>('nothing seen'), 'normal', true],
  ['not by the start of a process', no<Sharing>('startup'), 'normal', false],
  ['which may wait for seconds without need, though', no<Sharing>('startup'), 'heavy', true],
  ['a script waits for nothing else', no<Sharing>('module level'), 'heavy', false],
] as const)('%s', (_, sharing, cost, expected) => {
  expect(isFelt(sharing, cost)).toBe(expected);
});

function answer(code: string, path = 'src/a.ts', settings: Partial<Settings> = {}): string {
  const file = sourceFile(code, { settings });
  const fn = asyncContext(file, markedNode(file, 'Identifier'));
  if (fn === null) throw new Error('The marker is not in an async function.');
  const verdict = sharesLoop(file, fn, path);
  return `${verdict.answer}: ${verdict.because}`;
}
