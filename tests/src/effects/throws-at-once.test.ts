import { describe, expect, test } from 'vitest';

import { throwsAtOnce } from '../../../src/effects/throws-at-once.ts';
import { textOf, type OtherFiles } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** What in the marked call can throw before its promise is there. */
function thrown(code: string, others?: OtherFiles): string | null {
  const file = sourceFile(code, others === undefined ? {} : { others });
  const node = markedNode(file, 'CallExpression');
  const found = throwsAtOnce(file, node);
  return found === null ? null : textOf(file, found);
}

describe('throws before its promise is there', () => {
  test.each([
    ['a parser in an argument', '/*^*/fetch(JSON.parse(text));', 'JSON.parse(text)'],
    ['a call that holds the thread', "import { readFileSync } from 'node:fs'; /*^*/fetch(readFileSync(path, 'utf8'));", "readFileSync(path, 'utf8')"],
    ['a function in sight that makes one', "import * as fs from 'fs'; function config(x) { return fs.readFileSync(x, 'utf8'); } /*^*/fetch(config(path));", 'config(path)'],
    ['a decoder', '/*^*/fetch(decodeURIComponent(text));', 'decodeURIComponent(text)'],
    ['a constructor that checks', '/*^*/fetch(new URL(text));', 'new URL(text)'],
    ['a constructor that is not known', '/*^*/load(new Query(text));', 'new Query(text)'],
    ['a function in sight that throws', 'function check(x) { if (!x) throw x; return x; } /*^*/fetch(check(text));', 'check(text)'],
    ['a function in sight that calls one', 'function check(x) { return strict(x); } function strict(x) { if (!x) throw x; } /*^*/fetch(check(text));', 'check(text)'],
    ['the called function itself, which is not async', 'function load(x) { if (!x) throw x; return fetch(x); } /*^*/load(text);', 'load(text)'],
  ])('%s', (_, code, expected) => {
    expect(thrown(code)).toBe(expected);
  });
});

describe('does not, as far as the code in sight shows', () => {
  test.each([
    ['a plain call', '/*^*/fetch(url);'],
    ['an unknown call in an argument', '/*^*/fetch(makeUrl(id));'],
    ['a look whether a file is there', "import { existsSync } from 'node:fs'; /*^*/fetch(url, { cached: existsSync(path) });"],
    ['a function that only has such a name', 'import { readSync } from "./device.js"; /*^*/fetch(readSync(url));'],
    ['a plain construction', '/*^*/fetch(url, { headers: new Headers(), signal: new AbortController().signal });'],
    ['an async function that throws, which rejects', 'async function load(x) { if (!x) throw x; } /*^*/load(text);'],
    ['a throw that is caught', 'function check(x) { try { throw x; } catch { return null; } } /*^*/fetch(check(text));'],
    ['a parser that is caught', 'function parse(x) { try { return JSON.parse(x); } catch { return null; } } /*^*/fetch(parse(text));'],
    ['a throw in a callback', '/*^*/load(() => { throw x; });'],
    ['a parser in a callback', '/*^*/fetch(url).then(text => JSON.parse(text));'],
    ['a local function that is called like a parser', 'const JSON = { parse: x => x }; /*^*/fetch(JSON.parse(text));'],
    ['functions that call each other', 'function a(x) { return b(x); } function b(x) { return a(x); } /*^*/fetch(a(text));'],
    ['a generator, which has not begun', 'function* all(x) { throw x; } /*^*/load(all(text));'],
  ])('%s', (_, code) => {
    expect(thrown(code)).toBeNull();
  });
});
