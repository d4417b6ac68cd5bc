import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import type { Edit } from '../../../src/report.ts';
import { editedText } from '../../../src/rewrite/edited-text.ts';
import { flattenedAfter, gathered, gatheredAnswers, gatheredChoice, gatheredFirst } from '../../../src/rewrite/gathered.ts';
import type { SourceFile } from '../../../src/source-file.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

/** The program once the call of `xs` is rewritten. */
function rewritten(code: string, rewrite: (file: SourceFile, call: TSESTree.CallExpression) => readonly Edit[] | null): string | null {
  const file = sourceFile(code);
  const call = nodesOf(file, 'CallExpression').find(({ callee }) => callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'xs');
  const edits = call === undefined ? null : rewrite(file, call);
  return edits === null ? null : editedText(file, [0, code.length], edits);
}

test.each([
  ['forEach', 'xs.forEach(async x => f(x));', 'await Promise.all(xs.map(async x => f(x)));'],
  ['map', 'const a = xs.map(f);', 'const a = await Promise.all(xs.map(f));'],
  ['an optional call', 'xs?.map(f);', null],
  ['a second argument', 'xs.map(f, that);', null],
  ['where nothing may be awaited', 'function g() { xs.map(f); }', null],
  ['another Promise', 'const Promise = g(); xs.map(f);', null],
])('together, %s: %s → %s', (_, code, expected) => {
  expect(rewritten(code, gathered)).toBe(expected);
});

test.each([
  ['a test', 'if (xs.some(f)) g();', 'if ((await Promise.all(xs.map(f))).some(Boolean)) g();'],
  ['one that is awaited', 'const a = await xs.some(f);', 'const a = (await Promise.all(xs.map(f))).some(Boolean);'],
  ['at the start of a line', 'g()\nxs.some(f)', null],
  ['another Boolean', 'const Boolean = g(); h(xs.some(f));', null],
])('the answers, %s: %s → %s', (_, code, expected) => {
  expect(rewritten(code, (file, call) => gatheredAnswers(file, call, 'some'))).toBe(expected);
});

test.each([
  ['a declaration', 'const a = xs.filter(async x => f(x));', 'const answers = await Promise.all(xs.map(async x => f(x)));\nconst a = xs.filter((_, index) => answers[index]);'],
  ['an assignment', 'a = xs.find(f);', 'const answers = await Promise.all(xs.map(f));\na = xs.find((_, index) => answers[index]);'],
  ['amid an expression', 'const a = g(xs.filter(f));', null],
  ['two declarations', 'const a = g(), b = xs.filter(f);', null],
  ['a lone body', 'if (a) b = xs.filter(f);', null],
])('the elements, %s: %s → %s', (_, code, expected) => {
  expect(rewritten(code, gatheredChoice)).toBe(expected);
});

test.each([
  ['a value', "const a = xs.map(f).join(',');", "const a = (await Promise.all(xs.map(f))).join(',');"],
  ['in an awaited Promise.all', 'const a = await Promise.all(xs.map(f).filter(Boolean));', 'const a = (await Promise.all(xs.map(f))).filter(Boolean);'],
  ['in a Promise.all that is handed on', 'const a = () => Promise.all(xs.map(f).filter(Boolean));', null],
  ['in another combinator', 'const a = await Promise.race(xs.map(f).filter(Boolean));', null],
])('before it is read, %s: %s → %s', (_, code, expected) => {
  expect(rewritten(code, (file, map) => (map.parent.parent?.type === 'CallExpression' ? gatheredFirst(file, map, map.parent.parent) : null))).toBe(expected);
});

test.each([
  ['awaited', 'const a = await Promise.all(xs.flatMap(f));', 'const a = (await Promise.all(xs.map(f))).flat();'],
  ['not awaited', 'const a = Promise.all(xs.flatMap(f));', null],
  ['alone', 'const a = xs.flatMap(f);', null],
])('flattened, %s: %s → %s', (_, code, expected) => {
  expect(rewritten(code, flattenedAfter)).toBe(expected);
});
