import { expect, test } from 'vitest';

import { blockingCalls, type Call } from '../../../src/blocking/blocking-calls.ts';
import { awaitInstead } from '../../../src/rewrite/await-instead.ts';
import type { Edit } from '../../../src/report.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const FS = "import fs from 'node:fs'; ";

test.each([
  ['a statement', `${FS}async function f(p) { /*^*/fs.writeFileSync(p, 'a'); }`, `${FS}async function f(p) { /*^*/await fs.promises.writeFile(p, 'a'); }`],
  ['a value', `${FS}async function f(p) { return JSON.parse(/*^*/fs.readFileSync(p, 'utf8')); }`, `${FS}async function f(p) { return JSON.parse(/*^*/await fs.promises.readFile(p, 'utf8')); }`],
  ['a receiver', `${FS}async function f(p) { return /*^*/fs.readFileSync(p).toString(); }`, `${FS}async function f(p) { return /*^*/(await fs.promises.readFile(p)).toString(); }`],
  ['an optional receiver', `${FS}async function f(p) { return /*^*/fs.readFileSync(p)?.length; }`, `${FS}async function f(p) { return /*^*/(await fs.promises.readFile(p))?.length; }`],
  ['an operand', `${FS}async function f(p) { return /*^*/fs.readFileSync(p) + 1; }`, `${FS}async function f(p) { return /*^*/await fs.promises.readFile(p) + 1; }`],
  ['the base of a power', `${FS}async function f(p) { return /*^*/fs.readFileSync(p) ** 2; }`, `${FS}async function f(p) { return /*^*/(await fs.promises.readFile(p)) ** 2; }`],
  ['a non-null assertion', `${FS}async function f(p) { return /*^*/fs.readFileSync(p)!; }`, `${FS}async function f(p) { return /*^*/(await fs.promises.readFile(p))!; }`],
  ['awaited without need', `${FS}async function f(p) { return await /*^*/fs.readFileSync(p); }`, `${FS}async function f(p) { return await /*^*/fs.promises.readFile(p); }`],
  ['a statement after one without semicolon', `${FS}async function f(p) {\n  a()\n  /*^*/fs.readFileSync(p).toString()\n}`, `${FS}async function f(p) {\n  a()\n  /*^*/;(await fs.promises.readFile(p)).toString()\n}`],
  ['the native member', `${FS}async function f(p) { /*^*/fs.realpathSync.native(p); }`, `${FS}async function f(p) { /*^*/await fs.promises.realpath(p); }`],
  ['a namespace', "import * as fs from 'fs'; async function f(p) { /*^*/fs.readdirSync(p); }", "import * as fs from 'fs'; async function f(p) { /*^*/await fs.promises.readdir(p); }"],
  ['a namespace of another library', "import fs from 'fs-extra'; async function f(p) { /*^*/fs.removeSync(p); }", "import fs from 'fs-extra'; async function f(p) { /*^*/await fs.remove(p); }"],
  ['a drop-in for fs', "import fs from 'graceful-fs'; async function f(p) { /*^*/fs.readdirSync(p); }", "import fs from 'graceful-fs'; async function f(p) { /*^*/await fs.promises.readdir(p); }"],
  ['an assertion', `${FS}async function f(p) { /*^*/(fs as any).readdirSync(p); }`, `${FS}async function f(p) { /*^*/await (fs as any).promises.readdir(p); }`],
  ['an import on the spot', "async function f(p) { /*^*/(await import('fs')).readdirSync(p); }", "async function f(p) { /*^*/await (await import('fs')).promises.readdir(p); }"],
  ['require on the spot', "async function f(p) { /*^*/require('fs').readdirSync(p); }", "async function f(p) { /*^*/await require('fs').promises.readdir(p); }"],
  ['compiled TypeScript', 'const fs_1 = require("fs"); async function f(p) { /*^*/(0, fs_1.readdirSync)(p); }', 'const fs_1 = require("fs"); async function f(p) { /*^*/await fs_1.promises.readdir(p); }'],
  ['a named import', "import { readFileSync } from 'fs';\nasync function f(p) { /*^*/readFileSync(p); }", "import { readFile } from 'fs/promises';\nasync function f(p) { /*^*/await readFile(p); }"],
  ['a named import that is needed elsewhere', "import { readFileSync } from 'fs';\nreadFileSync(q);\nasync function f(p) { /*^*/readFileSync(p); }", "import { readFileSync } from 'fs';\nimport { readFile } from 'fs/promises';\nreadFileSync(q);\nasync function f(p) { /*^*/await readFile(p); }"],
  ['a destructured require', "const { readFileSync } = require('node:fs');\nasync function f(p) { /*^*/readFileSync(p); }", "const { readFile } = require('node:fs/promises');\nasync function f(p) { /*^*/await readFile(p); }"],
  ['a named import with a comment behind it', "import { readFileSync } from 'fs'; // why\nimport { rmSync } from 'node:fs';\nasync function f(p) { /*^*/readFileSync(p); }", "import { readFile } from 'fs/promises'; // why\nimport { rmSync } from 'node:fs';\nasync function f(p) { /*^*/await readFile(p); }"],
  ['a named import with a comment in it', "import { /* why */ readFileSync } from 'fs';\nasync function f(p) { /*^*/readFileSync(p); }", "import { /* why */ readFileSync } from 'fs';\nimport { readFile } from 'fs/promises';\nasync function f(p) { /*^*/await readFile(p); }"],
  ['a named import with a comment behind it, whose module is imported', "import { readFileSync } from 'fs'; // why\nimport { rm } from 'fs/promises';\nasync function f(p) { /*^*/readFileSync(p); }", "import { readFileSync } from 'fs'; // why\nimport { rm, readFile } from 'fs/promises';\nasync function f(p) { /*^*/await readFile(p); }"],
  ['a name of the same import', "import { globSync } from 'glob';\nasync function f(p) { /*^*/globSync(p); }", "import { glob } from 'glob';\nasync function f(p) { /*^*/await glob(p); }"],
  ['a callback form of a namespace', "import crypto from 'node:crypto';\nasync function f(p) { /*^*/crypto.pbkdf2Sync(p, s, 1, 2, h); }", "import crypto from 'node:crypto';\nimport { promisify } from 'node:util';\nasync function f(p) { /*^*/await promisify(crypto.pbkdf2)(p, s, 1, 2, h); }"],
  ['a callback form by name', "import { gunzipSync } from 'zlib';\nasync function f(p) { /*^*/gunzipSync(p); }", "import { gunzip } from 'zlib';\nimport { promisify } from 'util';\nasync function f(p) { /*^*/await promisify(gunzip)(p); }"],
  ['a method of a runtime', 'async function f(p) { /*^*/Deno.readTextFileSync(p); }', 'async function f(p) { /*^*/await Deno.readTextFile(p); }'],
  ['the list of a loop', `${FS}async function f(d) { for (const p of /*^*/fs.readdirSync(d)) g(p); }`, `${FS}async function f(d) { for (const p of /*^*/await fs.promises.readdir(d)) g(p); }`],
  ['in a loop that waits anyway', `${FS}async function f(ps) { for (const p of ps) { await g(p); /*^*/fs.rmSync(p); } }`, `${FS}async function f(ps) { for (const p of ps) { await g(p); /*^*/await fs.promises.rm(p); } }`],
  ['module level of a module', `${FS}/*^*/fs.readFileSync(p);`, `${FS}/*^*/await fs.promises.readFile(p);`],
])('%s', (_, code, expected) => {
  expect(rewritten(code)).toBe(expected);
});

test.each([
  ['in a function that is not async', `${FS}function f(p) { /*^*/fs.readFileSync(p); }`],
  ['in the parameters of an async one', `${FS}async function f(p = /*^*/fs.readFileSync(q)) {}`],
  ['in a callback that runs at once', `${FS}async function f(ps) { return ps.map(p => /*^*/fs.readFileSync(p)); }`],
  ['in a promise executor', `${FS}function f(p) { return new Promise(r => r(/*^*/fs.readFileSync(p))); }`],
  ['of a number for a path', `${FS}async function f() { /*^*/fs.readFileSync(0); }`],
  ['of a name for a descriptor', `${FS}async function f(fd) { /*^*/fs.readFileSync(fd); }`],
  ['of a descriptor that was opened', `${FS}async function f(p) { const a = fs.openSync(p); /*^*/fs.readFileSync(a); }`],
  ['of a number by its type', `${FS}async function f(p: string | number) { /*^*/fs.readFileSync(p); }`],
  ['of arguments that are spread', `${FS}async function f(...a) { /*^*/fs.readFileSync(...a); }`],
  ['with an option that older versions ignore', `${FS}async function f(p) { /*^*/fs.statSync(p, { throwIfNoEntry: false }); }`],
  ['where the result is another one', "import { execSync } from 'child_process'; async function f() { /*^*/execSync('a'); }"],
  ['where a check has no asynchronous form', `${FS}async function f(p) { /*^*/fs.existsSync(p); }`],
  ['where the form depends on the version', "import glob from 'glob'; async function f(p) { /*^*/glob.sync(p); }"],
  ['where the program gave it a name of its own', "const { readFileSync: slurp } = require('node:fs'); async function f(p) { /*^*/slurp(p); }"],
  ['where many are started together', `${FS}async function f(ps) { await Promise.all(ps.map(async p => /*^*/fs.readFileSync(p))); }`],
  ['in a loop that never waits', `${FS}async function f(ps) { for (const p of ps) /*^*/fs.rmSync(p); }`],
  ['of an optional call', `${FS}async function f(p) { /*^*/fs?.readFileSync(p); }`],
  ['with a comment before the name', `${FS}async function f(p) { /*^*/fs./* why */readFileSync(p); }`],
  ['with a comment behind the object', `${FS}async function f(p) { /*^*/fs /* why */.readFileSync(p); }`],
  ['with a comment before the arguments', `${FS}async function f(p) { /*^*/fs.readFileSync /* why */ (p); }`],
  ['where it is only handed on', `${FS}async function f(ps) { /*^*/ps.map(fs.readFileSync); }`],
])('nothing is offered %s', (_, code) => {
  expect(rewritten(code)).toBe(null);
});

function rewritten(code: string): string | null {
  const file = sourceFile(code);
  const [blocking] = blockingCalls(file, markedNode(file, 'CallExpression') as Call);
  const outer = blocking ?? inner(code);
  if (outer === null) throw new Error('Nothing blocks at the marker.');
  const edits = awaitInstead(file, outer);
  return edits === null ? null : applied(code, edits);
}

/** The marker may stand before a longer call, such as `readFileSync(p).toString()`. */
function inner(code: string): ReturnType<typeof blockingCalls>[number] | null {
  const file = sourceFile(code);
  for (let node = markedNode(file); node !== undefined && node.type !== 'Program'; node = node.parent as typeof node) {
    const found = node.type === 'CallExpression' ? blockingCalls(file, node)[0] : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

function applied(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((result, { range, text: inserted }) => result.slice(0, range[0]) + inserted + result.slice(range[1]), text);
}
