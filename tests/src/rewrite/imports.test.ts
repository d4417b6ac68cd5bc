import { expect, test } from 'vitest';

import { dropImport, joinEdits, makeAvailable } from '../../../src/rewrite/imports.ts';
import type { Edit } from '../../../src/report.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const READ_FILE = { specifier: 'node:fs/promises', name: 'readFile' };

test.each([
  ['a default import of fs', "import fs from 'node:fs';\n/*^*/x;", 'fs.promises.readFile'],
  ['a namespace of fs', "import * as fs from 'fs';\n/*^*/x;", 'fs.promises.readFile'],
  ['a required fs', "const fs = require('fs');\n/*^*/x;", 'fs.promises.readFile'],
  ['the promises of fs', "import { promises as fsp } from 'node:fs';\n/*^*/x;", 'fsp.readFile'],
  ['a default import of fs/promises', "import fs from 'fs/promises';\n/*^*/x;", 'fs.readFile'],
  ['the function by its name', "import { readFile } from 'fs/promises';\n/*^*/x;", 'readFile'],
  ['the function by another name', "import { readFile as slurp } from 'fs/promises';\n/*^*/x;", 'slurp'],
  ['the name before the namespace', "import fs from 'fs';\nimport { readFile } from 'fs/promises';\n/*^*/x;", 'readFile'],
])('%s is used as it is', (_, code, expected) => {
  const file = sourceFile(code);
  expect(makeAvailable(file, markedNode(file), READ_FILE)).toEqual({ expression: expected, edits: [] });
});

test.each([
  ['added beside its family', "import { readFileSync } from 'node:fs';\nimport path from 'node:path';\n/*^*/x;", "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nimport path from 'node:path';\n/*^*/x;"],
  ['added after the last', 'import a from "a";\nimport b from "b";\n/*^*/x;', 'import a from "a";\nimport b from "b";\nimport { readFile } from "node:fs/promises";\n/*^*/x;'],
  ['added without semicolons', "import a from 'a'\n/*^*/x", "import a from 'a'\nimport { readFile } from 'node:fs/promises'\n/*^*/x"],
  ['added with the line breaks of the file', "import a from 'a';\r\n/*^*/x;", "import a from 'a';\r\nimport { readFile } from 'node:fs/promises';\r\n/*^*/x;"],
  ['extended', "import { writeFile } from 'node:fs/promises';\n/*^*/x;", "import { writeFile, readFile } from 'node:fs/promises';\n/*^*/x;"],
  ['extended, however it is written', "import { writeFile } from 'fs/promises';\n/*^*/x;", "import { writeFile, readFile } from 'fs/promises';\n/*^*/x;"],
  ['not extended where only types are imported', "import type { FileHandle } from 'node:fs/promises';\n/*^*/x;", "import type { FileHandle } from 'node:fs/promises';\nimport { readFile } from 'node:fs/promises';\n/*^*/x;"],
  ['a require added', "const { readFileSync } = require('fs');\n/*^*/x;", "const { readFileSync } = require('fs');\nconst { readFile } = require('node:fs/promises');\n/*^*/x;"],
  ['a require extended', "const { writeFile } = require('fs/promises');\n/*^*/x;", "const { writeFile, readFile } = require('fs/promises');\n/*^*/x;"],
  ['the first of the file', "'use strict';\nexport const a = 1;\n/*^*/x;", "'use strict';\nimport { readFile } from 'node:fs/promises';\nexport const a = 1;\n/*^*/x;"],
  ['behind a shebang', '#!/usr/bin/env node\nexport const a = 1;\n/*^*/x;', "#!/usr/bin/env node\nimport { readFile } from 'node:fs/promises';\nexport const a = 1;\n/*^*/x;"],
])('an import is %s', (_, code, expected) => {
  const file = sourceFile(code);
  const available = makeAvailable(file, markedNode(file), READ_FILE);
  expect(available?.expression).toBe('readFile');
  expect(applied(code, available?.edits ?? [])).toBe(expected);
});

test.each([
  ['a local of the same name', "import a from 'a';\nfunction f() { const readFile = 1; /*^*/x; }", 'readFileAsync'],
  ['another import of the same name', "import { readFile } from './own.js';\n/*^*/x;", 'readFileAsync'],
  ['a global of the same name', "import a from 'a';\nreadFile(a); /*^*/x;", 'readFileAsync'],
  ['both', "import a from 'a';\nlet readFile, readFileAsync; /*^*/x;", 'readFilePromise'],
  ['all of them', "import a from 'a';\nlet readFile, readFileAsync, readFilePromise; /*^*/x;", null],
])('%s is not met', (_, code, expected) => {
  const file = sourceFile(code);
  expect(makeAvailable(file, markedNode(file), READ_FILE)?.expression ?? null).toBe(expected);
});

test('a namespace that is hidden where the call stands is not used', () => {
  const file = sourceFile("import fs from 'fs';\nfunction f(fs) { /*^*/x; }");
  expect(makeAvailable(file, markedNode(file), READ_FILE)?.expression).toBe('readFile');
});

test.each([
  ['one of several', "import { a, readFileSync, b } from 'fs';\n/*^*/readFileSync(p);", "import { a, b } from 'fs';\n/*^*/readFileSync(p);"],
  ['the last of several', "import { a, readFileSync } from 'fs';\n/*^*/readFileSync(p);", "import { a } from 'fs';\n/*^*/readFileSync(p);"],
  ['the only one', "import { readFileSync } from 'fs';\nimport b from 'b';\n/*^*/readFileSync(p);", "import b from 'b';\n/*^*/readFileSync(p);"],
  ['the only one of a require', "const { readFileSync } = require('fs');\n/*^*/readFileSync(p);", '/*^*/readFileSync(p);'],
  ['the only one, with a comment in it', "import { /* why */ readFileSync } from 'fs';\n/*^*/readFileSync(p);", null],
  ['the only one, with a comment behind it', "import { readFileSync } from 'fs'; // why\n/*^*/readFileSync(p);", null],
  ['the only one, with code behind it', "import { readFileSync } from 'fs'; b();\n/*^*/readFileSync(p);", null],
  ['one that is needed elsewhere', "import { readFileSync } from 'fs';\n/*^*/readFileSync(p);\nreadFileSync(q);", null],
  ['one beside a default import', "import fs, { readFileSync } from 'fs';\n/*^*/readFileSync(p);", null],
  ['one that is exported as well', "import { readFileSync } from 'fs';\n/*^*/readFileSync(p);\nexport { readFileSync };", null],
])('a name that only one call needs is taken away: %s', (_, code, expected) => {
  const file = sourceFile(code);
  const edits = dropImport(file, markedNode(file, 'Identifier') as TSESTree.Identifier, null);
  expect(edits === null ? null : applied(code, edits)).toBe(expected);
});

test('what is inserted at one place is joined, and the same is said once', () => {
  const edits: Edit[] = [{ range: [1, 1], text: 'a' }, { range: [1, 1], text: 'b' }, { range: [2, 2], text: 'c' }, { range: [2, 2], text: 'c' }];
  expect(joinEdits(edits)).toEqual([{ range: [1, 1], text: 'ab' }, { range: [2, 2], text: 'c' }]);
});

function applied(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((result, { range, text: inserted }) => result.slice(0, range[0]) + inserted + result.slice(range[1]), text);
}
