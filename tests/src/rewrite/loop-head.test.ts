import { describe, expect, it } from 'vitest';

import { loopHead } from '../../../src/rewrite/loop-head.ts';
import { loopOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('what does the loop go over, and how does a callback receive an element?', () => {
  it.each<[why: string, code: string, head: readonly [collection: string, element: string, index: string | null, isArray: boolean, dropsFirst: boolean] | null]>([
    ['the elements of what may be no array', 'for (const x of xs) f(x);', ['xs', 'x', null, false, false]],
    ['a pattern', 'for (const [a, b] of map) f(a);', ['map', '[a, b]', null, false, false]],
    ['the keys of an object in sight', 'for (const k in { a: 1 }) f(k);', ['Object.keys({ a: 1 })', 'k', null, true, false]],
    ['keys that may be inherited', 'for (const k in o) f(k);', null],
    ['a counted loop that only reads the element', 'for (let i = 0; i < xs.length; i++) f(xs[i]);', ['xs', 'x', null, false, false]],
    ['a counted loop that speaks of its counter', 'for (let i = 0; i < xs.length; i++) f(i, xs[i]);', ['xs', 'x', 'i', false, false]],
    ['a count without a collection', 'for (let i = 0; i < 10; i++) f(i);', ['{ length: 10 }', '_', 'i', false, false]],
    ['a count that begins later', 'for (let i = 1; i < 10; i++) f(i);', null],
    ['a count in steps of two', 'for (let i = 0; i < n; i += 2) f(i);', null],
    ['an element that is declared elsewhere', 'for (x of xs) f(x);', null],
    ['a collection that needs parentheses', 'for (const x of a ? b : c) f(x);', ['(a ? b : c)', 'x', null, false, false]],
    ['a literal is an array', 'for (const x of [1, 2]) f(x);', ['[1, 2]', 'x', null, true, false]],
    ['a first statement that names the element', 'for (let i = 0; i < rows.length; i++) { const row = rows[i]; f(row); }', ['rows', 'row', null, false, true]],
  ])('%s: %s', (_why, code, expected) => {
    const file = sourceFile(`const n = 3; function run(xs, map, o, rows) { ${code} }`);
    const head = loopHead(file, loopOf(file));
    expect(head === null ? null : [head.collection, head.element, head.index, head.isArray, head.dropped !== null]).toEqual(expected);
  });
});
