import { expect, test } from 'vitest';

import { callThatShouldBeAwaited } from '../../../src/blocking/holds-thread.ts';
import { isFunction, textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const FS = "import fs from 'node:fs'; ";

test.each([
  ['a call of its own', `${FS}export const f = /*^*/async p => fs.readFileSync(p);`, 'fs.readFileSync(p)'],
  ['a call behind a helper', `${FS}const read = p => fs.readFileSync(p); export const f = /*^*/async p => read(p);`, 'read(p)'],
  ['in a callback that runs at once', `${FS}export const f = /*^*/async ps => ps.map(p => fs.readFileSync(p));`, 'fs.readFileSync(p)'],
  ['in a function that runs later', `${FS}export const f = /*^*/async on => on(p => fs.readFileSync(p));`, null],
  ['a look at metadata', `${FS}export const f = /*^*/async p => fs.existsSync(p);`, null],
  ['where nothing else runs', `#!/usr/bin/env node\n${FS}export const f = /*^*/async p => fs.readFileSync(p);`, null],
  ['what is read once and kept', `${FS}let a; export const f = /*^*/async p => (a ??= fs.readFileSync(p));`, null],
  ['nothing', 'export const f = /*^*/async p => p;', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const fn = markedNode(file, 'ArrowFunctionExpression');
  if (!isFunction(fn)) throw new Error('The marker is no function.');
  const call = callThatShouldBeAwaited(file, fn, 'src/a.ts');
  expect(call === null ? null : textOf(file, call)).toBe(expected);
});
