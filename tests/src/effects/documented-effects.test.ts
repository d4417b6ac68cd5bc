import { createRequire } from 'node:module';

import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';

import { documentedEffect } from '../../../src/effects/documented-effects.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** `name: access on, waits for waits, keyed by key` of the marked call. */
function effectOf(code: string): string | null {
  const file = sourceFile(code);
  const node = markedNode(file, code.includes('/*^*/new ') ? 'NewExpression' : 'CallExpression') as TSESTree.CallExpression;
  const effect = documentedEffect(file, node);
  return effect === null ? null : `${effect.name}: ${effect.access} ${effect.on}, ${effect.waits}, ${String(effect.key)}`;
}

describe('whatever the program calls it', () => {
  test.each([
    ['a named import', "import { readFile } from 'node:fs/promises'; /*^*/readFile(p);", 'readFile: read file system, io, 0'],
    ['a renamed import', "import { readFile as load } from 'fs/promises'; /*^*/load(p);", 'readFile: read file system, io, 0'],
    ['a default import', "import fs from 'node:fs/promises'; /*^*/fs.readFile(p);", 'readFile: read file system, io, 0'],
    ['a namespace', "import * as fs from 'fs/promises'; /*^*/fs.stat(p);", 'stat: read file system, io, 0'],
    ['the promises of fs', "import { promises } from 'node:fs'; /*^*/promises.readdir(p);", 'readdir: read file system, io, 0'],
    ['the promises of the default import of fs', "import fs from 'fs'; /*^*/fs.promises.unlink(p);", 'unlink: write file system, io, 0'],
    ['require', "const fs = require('fs').promises; /*^*/fs.writeFile(p, t);", 'writeFile: write file system, io, 0'],
    ['destructured require', "const { mkdir: make } = require('fs/promises'); /*^*/make(p);", 'mkdir: write file system, io, 0'],
    ['promisified', "import fs from 'fs'; import { promisify } from 'util'; const read = promisify(fs.readFile); /*^*/read(p);", 'readFile: read file system, io, 0'],
    ['a promisified process', "const { execFile } = require('child_process'); const run = require('util').promisify(execFile); /*^*/run('git');", 'execFile: write process, io, null'],
    ['a default export of a package', "import rimraf from 'rimraf'; /*^*/rimraf(p);", 'rimraf: write file system, io, 0'],
    ['a default export of a CommonJS package', "const fetch = require('node-fetch'); /*^*/fetch(u);", 'node-fetch: read network, io, 0'],
    ['a global', '/*^*/fetch(u);', 'fetch: read network, io, 0'],
    ['a global of globalThis', '/*^*/globalThis.fetch(u);', 'fetch: read network, io, 0'],
    ['what came with a request', "import { headers as read } from 'next/headers.js'; /*^*/read();", 'headers: read memory, settled, null'],
    ['what comes up in front of a person', "import open from 'open'; /*^*/open(u);", 'open: write terminal, io, null'],
    ['a member of a default import', "import inquirer from 'inquirer'; /*^*/inquirer.prompt(q);", 'prompt: write terminal, io, null'],
  ])('%s', (_, code, expected) => {
    expect(effectOf(code)).toBe(expected);
  });
});

describe('what it touches', () => {
  test.each([
    ['a file is told by the first argument', "import { writeFile } from 'fs/promises'; /*^*/writeFile(p, t);", 'writeFile: write file system, io, 0'],
    ['what is copied is told by the second', "import { copyFile } from 'fs/promises'; /*^*/copyFile(a, b);", 'copyFile: write file system, io, 1'],
    ['a walk over directories has no one file', "import { globby } from 'globby'; /*^*/globby('**');", 'globby: read file system, io, null'],
    ['a package of more file functions', "import fs from 'fs-extra'; /*^*/fs.ensureDir(p);", 'ensureDir: write file system, io, 0'],
    ['a lookup', "import { resolve4 } from 'dns/promises'; /*^*/resolve4(h);", 'resolve4: read network, io, 0'],
    ['a timer', "import { setTimeout as sleep } from 'timers/promises'; /*^*/sleep(5);", 'setTimeout: write timer, timer, null'],
    ['a timer of a scheduler', "import { scheduler } from 'timers/promises'; /*^*/scheduler.wait(5);", 'scheduler.wait: write timer, timer, null'],
    ['a process', "import { execa } from 'execa'; /*^*/execa('git');", 'execa: write process, io, null'],
    ['a person', "import { confirm } from '@inquirer/prompts'; /*^*/confirm(q);", 'confirm: write terminal, io, null'],
    ['a digest waits for nothing outside', "/*^*/crypto.subtle.digest('SHA-256', b);", 'crypto.subtle.digest: read memory, settled, null'],
    ['a promisified compression waits for nothing outside', "import zlib from 'zlib'; import util from 'util'; const gzip = util.promisify(zlib.gzip); /*^*/gzip(b);", 'gzip: read memory, settled, null'],
  ])('%s', (_, code, expected) => {
    expect(effectOf(code)).toBe(expected);
  });
});

describe('a request', () => {
  test.each([
    ['without options reads', '/*^*/fetch(u);', 'read'],
    ['with headers reads', '/*^*/fetch(u, { headers });', 'read'],
    ['with the method GET reads', "/*^*/fetch(u, { method: 'GET' });", 'read'],
    ['with the method head reads', "/*^*/fetch(u, { method: 'head' });", 'read'],
    ['with the method POST writes', "/*^*/fetch(u, { method: 'POST', body });", 'write'],
    ['with a method that is computed may write', '/*^*/fetch(u, { method });', 'write'],
    ['with options that are spread may write', '/*^*/fetch(u, { ...options });', 'write'],
    ['with arguments that are spread may write', '/*^*/fetch(...args);', 'write'],
    ['of a package with the method in the first argument writes', "import axios from 'axios'; /*^*/axios({ method: 'delete', url });", 'write'],
    ['by the name of a method reads', "import axios from 'axios'; /*^*/axios.get(u);", 'read'],
  ])('%s', (_, code, expected) => {
    expect(effectOf(code)).toMatch(new RegExp(`: ${expected} network`));
  });
});

describe('what the table does not hold is not documented', () => {
  test.each([
    ['a local function of the same name', 'const readFile = p => p; /*^*/readFile(p);'],
    ['a parameter of the same name', 'function f(fetch) { /*^*/fetch(u); }'],
    ['a callback function that is not promisified', "import { readFile } from 'fs'; /*^*/readFile(p, done);"],
    ['a synchronous function', "import { readFileSync } from 'fs'; /*^*/readFileSync(p);"],
    ['a relative import', "import { readFile } from './fs/promises.js'; /*^*/readFile(p);"],
    ['another package', "import { readFile } from 'files'; /*^*/readFile(p);"],
    ['a computed member', "import fs from 'fs/promises'; /*^*/fs[name](p);"],
    ['a method that every object has', "import fs from 'fs/promises'; /*^*/fs.toString();"],
    ['a variable that is assigned twice', "import fs from 'fs/promises'; let read = fs.readFile; read = other; /*^*/read(p);"],
    ['a request of a package by a method that writes', "import axios from 'axios'; /*^*/axios.post(u, body);"],
    ['a construction of something else', '/*^*/new Reader(p);'],
  ])('%s', (_, code) => {
    expect(effectOf(code)).toBeNull();
  });
});

describe('the running Node', () => {
  const require = createRequire(import.meta.url);

  /** Functions that only prepare something, or whose promise is for something else than an answer. */
  const leftOut: Readonly<Record<string, readonly string[]>> = {
    'fs/promises': ['lchmod', 'mkdtempDisposable', 'open', 'watch'],
    'dns/promises': ['Resolver', 'getDefaultResultOrder', 'getServers', 'resolveCaa', 'resolveNaptr', 'resolvePtr', 'resolveSoa', 'resolveTlsa', 'setDefaultResultOrder', 'setServers'],
    'timers/promises': ['setInterval'],
  };

  test.each(Object.entries(leftOut))('has no function in %s that is neither described nor left out', (module, names) => {
    const exports = require(`node:${module}`) as Record<string, unknown>;
    const functions = Object.keys(exports).filter(name => typeof exports[name] === 'function');
    const unknown = functions.filter(name => effectOf(`import { ${name} as it } from '${module}'; /*^*/it();`) === null);
    expect(unknown.filter(name => !names.includes(name))).toEqual([]);
  });
});
