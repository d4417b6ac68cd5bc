import { expect, test } from 'vitest';

import { BLOCKING_APIS } from '../../../src/blocking/blocking-apis.ts';
import { mayHoldThread, speaksOfBlocking } from '../../../src/blocking/blocking-words.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['the name of an API', "import { readFileSync as read } from 'fs';", true],
  ['a member that is named sync', "require('glob').sync('*');", true],
  ['a package whose main function blocks', "import request from 'sync-request';", true],
  ['a global', "if (confirm('?')) go();", true],
  ['a global by its object', "window.confirm('?');", true],
  ['a method of that name', "prompts.confirm('?');", false],
  ['a word of a sentence', '// Keep both in sync. Ask for a prompt answer.', false],
  ['async is another word', 'async function f() { await g(); }', false],
  ['a name that is common says nothing without its package', "import { find, rm } from './own.js';", false],
])('speaksOfBlocking: %s', (_, code, expected) => {
  expect(speaksOfBlocking(code)).toBe(expected);
});

test('speaksOfBlocking: no API that is on can be called without one of the words', () => {
  const written = BLOCKING_APIS.filter(({ on }) => on).map(({ module, name }) => (module === 'global' ? `${name}();` : `import x from '${module}'; x.${name}();`));
  expect(written.filter(code => !speaksOfBlocking(code))).toEqual([]);
});

test('mayHoldThread: what the settings name may be called anything', () => {
  const file = sourceFile('work();');
  expect([mayHoldThread(file), mayHoldThread({ ...sourceFile('work();'), settings: { ...DEFAULT_SETTINGS, blocking: ['work'] } })]).toEqual([false, true]);
});
