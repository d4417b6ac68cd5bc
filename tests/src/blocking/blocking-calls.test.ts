import { expect, test } from 'vitest';

import { blockingCalls, type Call } from '../../../src/blocking/blocking-calls.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import type { Settings } from '../../../src/settings.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a named import', "import { readFileSync } from 'node:fs'; readFileSync(p);", ['fs.readFileSync']],
  ['a renamed import', "import { readFileSync as slurp } from 'fs'; slurp(p);", ['fs.readFileSync']],
  ['a default import', "import fs from 'fs'; fs.readFileSync(p);", ['fs.readFileSync']],
  ['a namespace', "import * as fs from 'fs'; fs.readFileSync(p);", ['fs.readFileSync']],
  ['require', "const fs = require('fs'); fs.readFileSync(p);", ['fs.readFileSync']],
  ['require on the spot', "require('fs').readFileSync(p);", ['fs.readFileSync']],
  ['destructured require', "const { execSync } = require('child_process'); execSync(c);", ['child_process.execSync']],
  ['compiled TypeScript', 'const fs_1 = require("fs"); (0, fs_1.readFileSync)(p);', ['fs.readFileSync']],
  ['an interop helper', 'const fs = __importStar(require("fs")); fs.readFileSync(p);', ['fs.readFileSync']],
  ['the native member', "import fs from 'fs'; fs.realpathSync.native(p);", ['fs.realpathSync.native']],
  ['a drop-in for fs', "import fs from 'graceful-fs'; fs.readFileSync(p);", ['graceful-fs.readFileSync']],
  ['a global', 'Atomics.wait(cell, 0, 0, 1000);', ['Atomics.wait']],
  ['a global of another runtime', "Deno.readTextFileSync('a');", ['Deno.readTextFileSync']],
  ['the `sync` of a package', "import spawn from 'cross-spawn'; spawn.sync('npm');", ['cross-spawn.sync']],
  ['the `sync` of an old glob', "const glob = require('glob'); glob.sync('**');", ['glob.sync']],
  ['a synchronous request', "const x = new XMLHttpRequest(); x.open('GET', u, false);", ['XMLHttpRequest.open']],
  ['an asynchronous request', "const x = new XMLHttpRequest(); x.open('GET', u, true);", []],
  ['a method of a directory', "const dir = await fs.promises.opendir(p); dir.readSync(); import fs from 'fs';", ['fs.Dir.readSync']],
  ['an RSA signature without a callback', "import jwt from 'jsonwebtoken'; jwt.sign(claims, key, { algorithm: 'RS256' });", ['jsonwebtoken.sign']],
  ['an RSA signature with a callback', "import jwt from 'jsonwebtoken'; jwt.sign(claims, key, { algorithm: 'RS256' }, callback);", []],
  ['a cheap signature', "import jwt from 'jsonwebtoken'; jwt.sign(claims, secret);", []],
  ['a shell command', "import shell from 'shelljs'; shell.exec('make');", ['shelljs.exec']],
  ['a shell command that does not wait', "import shell from 'shelljs'; shell.exec('make', { async: true });", []],
  ['a prime that is searched for', "import { createDiffieHellman } from 'crypto'; createDiffieHellman(2048);", ['crypto.createDiffieHellman']],
  ['a prime that is given', "import { createDiffieHellman } from 'crypto'; createDiffieHellman(prime);", []],
  ['a function that a worker stands behind', "import { createSyncFn } from 'synckit'; const format = createSyncFn(path); format(text);", ['synckit.createSyncFn']],
  ['handed to an array method', "import fs from 'fs'; names.map(fs.readFileSync);", ['fs.readFileSync']],
  ['handed to something else', "import fs from 'fs'; spyOn(fs, fs.readFileSync);", []],
  ['a file that the kernel makes up', "import fs from 'fs'; fs.readFileSync('/proc/meminfo', 'utf8');", []],
  ['and one of several', "import fs from 'fs'; fs.readFileSync('/sys/class/net/' + name); fs.readFileSync(`/proc/${pid}/stat`);", []],
  ['a file of a disk', "import fs from 'fs'; fs.readFileSync('/etc/proc/meminfo');", ['fs.readFileSync']],
  ['a mention is no call', "import fs from 'fs'; typeof fs.readFileSync;", []],
  ['a local function of the same name', 'function readFileSync() {} readFileSync(p);', []],
  ['a local object of the same name', 'const fs = { readFileSync() {} }; fs.readFileSync(p);', []],
  ['a name that ends in Sync', "import { flushSync } from 'react-dom'; flushSync(run);", []],
  ['a method that ends in Sync', 'store.persistSync(x); Effect.runSync(y);', []],
  ['a relative import of the same name', "import { readFileSync } from './fs.js'; readFileSync(p);", []],
  ['an API that waits by design', "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(p);", []],
])('%s', (_, code, expected) => {
  expect(namesIn(code)).toEqual(expected);
});

test.each([
  ['by its last name', { blocking: ['renderPage'] }, ['templates.renderPage']],
  ['by a glob', { blocking: ['templates.*'] }, ['templates.renderPage', 'templates.warm']],
  ['not at all', { blocking: ['other'] }, []],
])('the settings name a call %s', (_, settings, expected) => {
  expect(namesIn('templates.renderPage(x); templates.warm();', settings)).toEqual(expected);
});

test('the settings turn on a row that is off', () => {
  expect(namesIn("import { randomBytes } from 'crypto'; randomBytes(64);")).toEqual([]);
  expect(namesIn("import { randomBytes } from 'crypto'; randomBytes(64);", { blocking: ['crypto.randomBytes'] })).toEqual(['crypto.randomBytes']);
});

function namesIn(code: string, settings: Partial<Settings> = {}): string[] {
  const file = sourceFile(code, { settings });
  const calls = [...descendants(file, file.ast, 'enter')].filter((node): node is Call => node.type === 'CallExpression' || node.type === 'NewExpression');
  return calls.flatMap(call => blockingCalls(file, call)).map(({ name }) => name);
}
