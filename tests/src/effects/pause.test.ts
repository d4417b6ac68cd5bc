import { expect, test } from 'vitest';

import { isPause } from '../../../src/effects/pause.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a timer of Node', "import { setTimeout as sleep } from 'node:timers/promises'; await sleep(1);", true],
  ['by its module', "import timers from 'node:timers/promises'; await timers.setTimeout(1);", true],
  ['a timer made a promise', "import { promisify } from 'node:util'; import { setTimeout } from 'node:timers'; const wait = promisify(setTimeout); await wait(1);", true],
  ['a new promise', 'await new Promise(done => setTimeout(done, 1));', true],
  ['a new promise in braces', 'await new Promise(done => { setTimeout(done, 1); });', true],
  ['a new promise of something else', 'await new Promise(done => socket.once("open", done));', false],
  ['a new promise that does more', 'await new Promise(done => { start(); setTimeout(done, 1); });', false],
  ['a function of the file', 'const nap = ms => new Promise(done => setTimeout(done, ms)); await nap(1);', true],
  ['an async function of the file', 'async function nap(ms) { await new Promise(done => setTimeout(done, ms)); } await nap(1);', true],
  ['a function with the name that does more', 'async function sleep(ms) { await save(); } await sleep(1);', false],
  ['a function out of sight, by its name', 'await sleep(1);', true],
  ['a method out of sight, by its name', 'await this.clock.delay(1);', true],
  ['one that is handed work', 'await delay(() => save());', false],
  ['another name', 'await wait(1);', false],
  ['no call', 'await a;', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = nodesOf(file, 'AwaitExpression').at(-1);
  expect(node !== undefined && isPause(file, node.argument)).toBe(expected);
});
