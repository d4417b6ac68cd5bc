import { expect, test } from 'vitest';

import { originOf, type Origin } from '../../../src/names/origin.ts';
import { textOf, type SourceFile } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function describeOrigin(file: SourceFile, origin: Origin): string {
  const path = 'path' in origin ? origin.path.map(name => name ?? '?').join('.') : '';
  const behind = path === '' ? '' : ` . ${path}`;
  switch (origin.kind) {
    case 'module':
      return `module ${origin.specifier}${behind}${origin.promisified ? ' promisified' : ''}`;
    case 'global':
      return `global ${path}`;
    case 'function':
      return `function ${textOf(file, origin.node)}`;
    case 'class':
      return `class ${origin.node.id?.name ?? ''}${behind}`;
    case 'parameter':
    case 'variable':
      return `${origin.kind} ${origin.variable.name}${behind}`;
    case 'this':
      return `this${behind}`;
    case 'expression':
      return `expression ${textOf(file, origin.node)}${behind}`;
  }
}

test.each([
  ['a named import', "import { readFile } from 'fs'; x(/*^*/readFile);", 'module fs . readFile'],
  ['a renamed import', "import { readFile as r } from 'fs'; x(/*^*/r);", 'module fs . readFile'],
  ['a default import', "import fs from 'fs'; x(/*^*/fs.readFile);", 'module fs . default.readFile'],
  ['a namespace', "import * as fs from 'fs'; x(/*^*/fs.promises.readFile);", 'module fs . promises.readFile'],
  ['an import with a quoted name', "import { 'a-b' as c } from 'd'; x(/*^*/c);", 'module d . a-b'],
  ["TypeScript's import =", "import fs = require('fs'); x(/*^*/fs.readFile);", 'module fs . readFile'],
  ['require', "const fs = require('fs'); x(/*^*/fs.readFile);", 'module fs . readFile'],
  ['require, destructured', "const { promises: { readFile: r } } = require('fs'); x(/*^*/r);", 'module fs . promises.readFile'],
  ['require on the spot', "x(/*^*/require('fs').readFile);", 'module fs . readFile'],
  ['a require of the file itself', "const require = y; const fs = require('fs'); x(/*^*/fs);", "expression require('fs')"],
  ['a require of what is computed', 'const m = require(name); x(/*^*/m.a);', 'expression require(name) . a'],
  ['await import()', "const fs = await import('fs'); x(/*^*/fs.readFile);", 'module fs . readFile'],
  ['an interop helper', "const fs_1 = __importDefault(require('fs')); x(/*^*/fs_1.default.readFile);", 'module fs . default.readFile'],
  ['an interop helper of a library', "const fs = tslib_1.__importStar(require('fs')); x(/*^*/fs.readFile);", 'module fs . readFile'],
  ['promisify', "import { promisify } from 'node:util'; import { exec } from 'child_process'; const run = promisify(exec); x(/*^*/run);", 'module child_process . exec promisified'],
  ['another promisify', "import { exec } from 'child_process'; const run = promisify(exec); x(/*^*/run);", 'expression promisify(exec)'],
  ['a chain of constants', "import fs from 'fs'; const a = fs; const b = a.promises; x(/*^*/b.readFile);", 'module fs . default.promises.readFile'],
  ['a global', 'x(/*^*/Promise.all);', 'global Promise.all'],
  ['a constant for a global', 'const all = Promise.all; x(/*^*/all);', 'global Promise.all'],
  ['a global behind an optional chain', 'x(/*^*/globalThis?.fetch);', 'global globalThis.fetch'],
  ['a computed member', 'x(/*^*/Promise[name]);', 'global Promise.?'],
  ['a function', 'function f() {} x(/*^*/f);', 'function function f() {}'],
  ['a constant function', 'const f = () => 1; x(/*^*/f);', 'function () => 1'],
  ['a function that is assigned again', 'function f() {} f = g; x(/*^*/f);', 'variable f'],
  ['the name of a function inside it', 'y(function f() { x(/*^*/f); });', 'function function f() { x(/*^*/f); }'],
  ['a class and its static member', 'class C {} x(/*^*/C.m);', 'class C . m'],
  ['a parameter and its member', 'function f(db) { x(/*^*/db.users.find); }', 'parameter db . users.find'],
  ['a destructured parameter', 'function f({ db }) { x(/*^*/db.find); }', 'parameter db . find'],
  ['a parameter that is assigned', 'function f(a) { a = 1; x(/*^*/a); }', 'variable a'],
  ['this', 'class C { m() { x(/*^*/this.db.find); } }', 'this . db.find'],
  ['a variable with several values', 'let a = 1; a = 2; x(/*^*/a.b);', 'variable a . b'],
  ['a variable without a value', 'let a; x(/*^*/a);', 'variable a'],
  ['a loop variable', 'for (const a of b) x(/*^*/a.c);', 'variable a . c'],
  ['a default on the way', "const { a = 1 } = require('fs'); x(/*^*/a);", 'variable a'],
  ['the rest of a pattern', "const { a, ...b } = require('fs'); x(/*^*/b.c);", 'variable b . c'],
  ['an error that is caught', 'try {} catch (e) { x(/*^*/e.code); }', 'variable e . code'],
  ['a member of a literal', 'const o = { f: () => 1 }; x(/*^*/o.f);', 'function () => 1'],
  ['a member of a literal inside another', 'const o = { p: { f: fetch } }; x(/*^*/o.p.f);', 'global fetch'],
  ['a member of a literal that a spread may hide', 'const o = { f: () => 1, ...p }; x(/*^*/o.f);', 'expression { f: () => 1, ...p } . f'],
  ['a member of a literal that is assigned later', 'const o = { f: () => 1 }; o.f = g; x(/*^*/o.f);', 'variable o . f'],
  ['a member of a literal that is assigned elsewhere', 'const o = { f: () => 1 }; function g() { o[k] = h; } x(/*^*/o.f);', 'variable o . f'],
  ['a member of a literal that Object.assign changes', 'const o = { f: () => 1 }; Object.assign(o, p); x(/*^*/o.f);', 'variable o . f'],
  ['a member of a literal that is deleted', 'const o = { f: () => 1 }; delete o.f; x(/*^*/o.f);', 'variable o . f'],
  ['a getter of a literal', 'const o = { get f() { return 1; } }; x(/*^*/o.f);', 'expression { get f() { return 1; } } . f'],
  ['an element of a list', 'const [a] = require("fs"); x(/*^*/a);', 'module fs . 0'],
  ['a result', 'const a = f(); x(/*^*/a.b);', 'expression f() . b'],
  ['an awaited result', 'const a = await f(); x(/*^*/a.b);', 'expression await f() . b'],
  ['an assertion on the way', "import fs from 'fs'; x(/*^*/(fs as any).readFile);", 'module fs . default.readFile'],
])('%s', (_, code, expected) => {
  const file = sourceFile(code);
  const call = [...file.ast.body].map(statement => code.slice(...statement.range)).join('').includes('x(/*^*/');
  if (!call) throw new Error('The marker stands in a call of x.');
  expect(describeOrigin(file, originOf(file, argumentAtMarker(file)))).toBe(expected);
});

/** The whole argument that begins at the marker. */
function argumentAtMarker(file: SourceFile) {
  let node = markedNode(file);
  while (node.parent !== undefined && node.parent.range[0] === node.range[0]) node = node.parent;
  return node;
}

test('a circle of constants ends', () => {
  const file = sourceFile('const a = b.c; const b = a.d; x(/*^*/a);');
  expect(originOf(file, argumentAtMarker(file)).kind).toBe('expression');
});
