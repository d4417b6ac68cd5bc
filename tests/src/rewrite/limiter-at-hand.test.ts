import { expect, test } from 'vitest';

import { limiterAtHand } from '../../../src/rewrite/limiter-at-hand.ts';
import type { Limiter } from '../../../src/settings.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function atHand(code: string, limiter: Limiter | null = null, path = '/project/case.ts'): string {
  const file = sourceFile(code, { settings: { limiter }, path });
  const found = limiterAtHand(file, markedNode(file));
  if (found.kind === 'chunks') return 'chunks';
  const edits = found.kind === 'wrap' ? [] : found.edits.map(({ text }) => text.trim());
  return [found.kind, found.call, ...edits].join(' | ');
}

test.each([
  ['nothing', '/*^*/all();', 'chunks'],
  ['an instance of p-limit', 'import pLimit from "p-limit"; const three = pLimit(3); /*^*/all();', 'wrap | three'],
  ['an instance of p-queue', 'import PQueue from "p-queue"; const queue = new PQueue({ concurrency: 3 }); /*^*/all();', 'wrap | queue.add'],
  ['an instance of bottleneck', 'import Bottleneck from "bottleneck"; const slow = new Bottleneck({ maxConcurrent: 3 }); /*^*/all();', 'wrap | slow.schedule'],
  ['an instance that is made later', 'import pLimit from "p-limit"; /*^*/all(); const three = pLimit(3);', 'factory | pLimit'],
  ['the package alone', 'import pLimit from "p-limit"; /*^*/all();', 'factory | pLimit'],
  ['the package under another name', 'import limited from "p-limit"; /*^*/all();', 'factory | limited'],
  ['p-map', 'import pMap from "p-map"; /*^*/all();', 'map | pMap'],
  ['a function of that name', 'function pLimit() {} /*^*/all();', 'chunks'],
  ['an instance that is shadowed', 'import pLimit from "p-limit"; const three = pLimit(3); function f(three) { /*^*/all(); }', 'factory | pLimit'],
])('%s', (_name, code, expected) => {
  expect(atHand(code)).toBe(expected);
});

test.each([
  ['in what the limiter runs itself', 'three(() => { /*^*/all(); });'],
  ['in a function that the limiter runs', 'function f() { /*^*/all(); } three(() => f());'],
  ['in a function that is called by one which the limiter runs', 'function f() { /*^*/all(); } function g() { f(); } xs.map(x => three(() => g()));'],
])('an instance is not used where waiting for it may wait for ever: %s', (_name, code) => {
  expect(atHand(`import pLimit from "p-limit"; const three = pLimit(3); ${code}`)).toBe('factory | pLimit');
});

test('settings name the limiter, which is then imported', () => {
  expect(atHand('/*^*/all();', 'p-limit')).toBe("factory | pLimit | import pLimit from 'p-limit';");
  expect(atHand('import a from "a"; /*^*/all();', 'p-map')).toBe('map | pMap | import pMap from "p-map";');
});

test('what the file imports comes before what settings name', () => {
  expect(atHand('import pMap from "p-map"; /*^*/all();', 'p-limit')).toBe('map | pMap');
});

test('where its name is taken, or files are required, elements are taken in chunks', () => {
  expect(atHand('const pLimit = 1; /*^*/all();', 'p-limit')).toBe('chunks');
  expect(atHand('const a = require("a"); /*^*/all();', 'p-limit', '/project/case.cjs')).toBe('chunks');
});
