import { expect, test } from 'vitest';

import { isFelt, sharesLoop, type Sharing } from '../../../src/blocking/loop-sharing.ts';
import { asyncContext } from '../../../src/flow/async-context.ts';
import type { Settings } from '../../../src/settings.ts';
import { no, unknown, yes } from '../../../src/verdict.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

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
  ['a detail of the start', 'export class A { async start() { await this.write(); } async write() { /*^*/x; } }', 'no: startup'],
  ['a method that is used later as well', 'export class A { async start() { await this.write(); } async save() { await this.write(); } async write() { /*^*/x; } }', 'unknown: nothing seen'],
  ['a function called start is any function', 'export async function start() { /*^*/x; }', 'unknown: nothing seen'],
  ['a function that loads code', 'export async function f(p) { /*^*/x; return await import(p); }', 'no: startup'],
  ['a function that makes a server', "import http from 'http'; export async function f() { /*^*/x; return http.createServer(g); }", 'no: startup'],
  ['a method of a literal that starts a service', 'export default { async init() { /*^*/x; } };', 'no: startup'],
  ['a function that loads what a program loads once', 'export async function loadPlugins(dir) { /*^*/x; }', 'no: startup'],
  ['a function that loads anything', 'export async function loadUser(id) { /*^*/x; }', 'unknown: nothing seen'],
  ['a function whose name makes a server', 'exports.expressCreateServer = async (hook, args) => { /*^*/x; };', 'no: startup'],
  ['a function that tells of routes', "export async function routes(app, o) { /*^*/x; app.get('/', answer); }", 'no: startup'],
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
])('a function of %s: %s', (path, expected) => {
  expect(answer('export async function f() { /*^*/x; }', path)).toBe(expected);
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
