import { expect, test } from 'vitest';

import { keptAsync, keptInLoop } from '../../../src/effects/kept-by-directive.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const LOOP = '/*^*/for (const x of xs) { await f(x); }';

test.each([
  ['above the await', '/*^*/for (const x of xs) {\n  // eslint-disable-next-line no-await-in-loop\n  await f(x);\n}', true],
  ['beside it, with a reason', '/*^*/for (const x of xs) {\n  await f(x); // eslint-disable-line no-console, no-await-in-loop -- they share a folder\n}', true],
  ['for another rule', '/*^*/for (const x of xs) {\n  // eslint-disable-next-line no-console\n  await f(x);\n}', false],
  ['for oxlint', '/*^*/for (const x of xs) {\n  // oxlint-disable-next-line eslint/no-await-in-loop\n  await f(x);\n}', true],
  ['that only mentions it', '/*^*/for (const x of xs) {\n  // eslint-disable-next-line no-console -- as no-await-in-loop says\n  await f(x);\n}', false],
  ['for the rule of a plugin', '/*^*/for (const x of xs) {\n  // eslint-disable-next-line async-smells/no-await-in-loop\n  await f(x);\n}', false],
  ['for the whole file', `/* eslint-disable no-await-in-loop */\n${LOOP}`, false],
  ['in another loop', `for (const y of ys) {\n  // eslint-disable-next-line no-await-in-loop\n  await f(y);\n}\n${LOOP}`, false],
])('a directive %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(keptInLoop(file, markedNode(file, 'ForOfStatement')) !== null).toBe(expected);
});

test.each([
  ['on the line above', '// eslint-disable-next-line require-await\nasync function f() {}', true],
  ['of typescript-eslint', '// eslint-disable-next-line @typescript-eslint/require-await\nexport async function f() {}', true],
  ['of oxlint', '// oxlint-disable-next-line typescript/require-await\nasync function f() {}', true],
  ['on its line', 'async function f() { // eslint-disable-line require-await\n}', true],
  ['further up', '// eslint-disable-next-line require-await\n\nasync function f() {}', false],
  ['below', 'async function f() {\n  // eslint-disable-next-line require-await\n}', false],
  ['for another rule', '// eslint-disable-next-line no-empty-function\nasync function f() {}', false],
  ['for the whole file', '/* eslint-disable require-await */\nasync function f() {}', false],
])('a directive %s keeps async → %s', (_, code, expected) => {
  const start = code.indexOf('async function');
  expect(keptAsync(sourceFile(code), [start, start + 5]) !== null).toBe(expected);
});
