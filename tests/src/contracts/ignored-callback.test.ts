import { expect, test } from 'vitest';

import { ignoresResult } from '../../../src/contracts/ignored-callback.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a timer', 'setTimeout(/*^*/f, 1);', true],
  ['a timer under its global', 'globalThis.setTimeout(/*^*/f, 1);', true],
  ['the next tick', 'process.nextTick(/*^*/f);', true],
  ['an event target', "a.addEventListener('x', /*^*/f);", true],
  ['an emitter', "a.on('x', /*^*/f);", true],
  ['an emitter without an event', 'a.on(/*^*/f);', false],
  ['a timer of its own', 'const setTimeout = g; setTimeout(/*^*/f);', false],
  ['a delay', 'setTimeout(g, /*^*/f);', false],
  ['a route', "app.get('/', /*^*/f);", false],
  ['any other call', 'g(/*^*/f);', false],
  ['no call', '[/*^*/f];', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(ignoresResult(file, markedNode(file, 'Identifier'))).toBe(expected);
});
