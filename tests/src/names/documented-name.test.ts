import { expect, test } from 'vitest';

import { documentedName, isGlobalApi } from '../../../src/names/documented-name.ts';
import type { SourceFile } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The callee of the last call in the code. */
function callee(file: SourceFile) {
  const last = file.ast.body.at(-1);
  const expression = last?.type === 'ExpressionStatement' ? last.expression : null;
  const call = expression?.type === 'ChainExpression' ? expression.expression : expression;
  if (call?.type !== 'CallExpression') throw new Error('The code ends in a call.');
  return call.callee;
}

test.each([
  ['a named import', "import { readFileSync } from 'fs'; readFileSync();", 'fs readFileSync'],
  ['node: makes no difference', "import { readFileSync } from 'node:fs'; readFileSync();", 'fs readFileSync'],
  ['the default import of a module of Node', "import fs from 'fs'; fs.readFileSync();", 'fs readFileSync'],
  ['its namespace', "import * as fs from 'fs'; fs.readFileSync();", 'fs readFileSync'],
  ['the default inside its namespace', "import * as fs from 'fs'; fs.default.readFileSync();", 'fs readFileSync'],
  ['fs.promises is fs/promises', "import fs from 'fs'; fs.promises.readFile();", 'fs/promises readFile'],
  ['an imported promises is too', "import { promises as fs } from 'fs'; fs.readFile();", 'fs/promises readFile'],
  ['fs/promises itself', "import { readFile } from 'node:fs/promises'; readFile();", 'fs/promises readFile'],
  ['require', "const { execSync } = require('child_process'); execSync();", 'child_process execSync'],
  ['the default export of a package', "import glob from 'fast-glob'; glob();", 'fast-glob default'],
  ['a member of the default export', "import glob from 'fast-glob'; glob.sync();", 'fast-glob sync'],
  ['a required package that is called', "const glob = require('fast-glob'); glob();", 'fast-glob default'],
  ['a package with a scope', "import { a } from '@b/c'; a();", '@b/c a'],
  ['a promisified function', "const { promisify } = require('util'); const { exec } = require('child_process'); const run = promisify(exec); run();", 'child_process exec promisified'],
  ['a global', 'fetch();', 'global fetch'],
  ['a member of a global', 'Promise.all();', 'global Promise.all'],
  ['a member behind globalThis', 'globalThis.Promise.all();', 'global Promise.all'],
  ['window', 'window.fetch();', 'global fetch'],
  ['an optional member', 'Promise?.all();', 'global Promise.all'],
  ['a global that the file shadows', 'function fetch() {} fetch();', null],
  ['a relative import', "import { a } from './b.js'; a();", null],
  ['an absolute one', "import { a } from '/b.js'; a();", null],
  ['a computed member', "import fs from 'fs'; fs[name]();", null],
  ['a function of the file', 'const readFileSync = () => 1; readFileSync();', null],
  ['a member of a parameter', 'function f(fs) { fs.readFileSync(); } f();', null],
  ['a result', 'f().g();', null],
])('%s', (_, code, expected) => {
  const file = sourceFile(code);
  const found = documentedName(file, callee(file));
  expect(found === null ? null : `${found.module} ${found.name}${found.promisified ? ' promisified' : ''}`).toBe(expected);
});

test.each([
  ['the global', 'Promise.all();', true],
  ['a constant for it', 'const all = Promise.all; all();', true],
  ['another function of it', 'Promise.race();', false],
  ['a class of the same name', 'class Promise {} Promise.all();', false],
  ['an import of the same name', "import { Promise } from 'bluebird'; Promise.all();", false],
])('isGlobalApi: %s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(isGlobalApi(file, callee(file), 'Promise.all')).toBe(expected);
});
