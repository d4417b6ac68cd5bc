import { describe, expect, it } from 'vitest';

import { originParameter, parameterIndex } from '../../../src/effects/parameter-behind.ts';
import { rootOf } from '../../../src/effects/roots.ts';
import { enclosingFunction } from '../../../src/flow/enclosing-function.ts';
import { isFunction } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

describe('which parameter is it, or was it read from?', () => {
  it.each<[why: string, code: string, itself: number | null, behind: number | null]>([
    ['the parameter itself', 'function f(a, b) { /*^*/b.x = 1; }', 1, null],
    ['a part of a destructured parameter', 'function f({ a }, b) { /*^*/a.x = 1; }', 0, null],
    ['a local that was read from one', 'function f(options) { const { row } = options; /*^*/row.x = 1; }', null, 0],
    ['the element of a loop over one', 'function f(a, rows) { for (const row of rows) /*^*/row.x = 1; }', null, 1],
    ['an element of a list inside one', 'function f(spec) { for (const part of spec.parts) /*^*/part.x = 1; }', null, 0],
    ['through two locals', 'function f(a) { const b = a.b; const c = b.c; /*^*/c.x = 1; }', null, 0],
    ['a local of its own', 'function f(a) { const made = {}; /*^*/made.x = 1; }', null, null],
  ])('%s', (_why, code, itself, behind) => {
    const file = sourceFile(code);
    const node = markedNode(file, 'AssignmentExpression');
    if (node.type !== 'AssignmentExpression') throw new Error('The marker stands before an assignment.');
    const fn = enclosingFunction(node);
    if (!isFunction(fn)) throw new Error('The marker stands in a function.');
    const root = rootOf(file, node.left);
    expect(parameterIndex(fn, root)).toBe(itself);
    if (itself === null) expect(originParameter(file, fn, root)).toBe(behind);
  });

  it('an element that a callback of the parameter’s own method gets comes from it', () => {
    const file = sourceFile('function f(rows) { rows.forEach(row => { /*^*/row.x = 1; }); }');
    const node = markedNode(file, 'AssignmentExpression');
    const outer = file.ast.body[0];
    if (node.type !== 'AssignmentExpression' || !isFunction(outer)) throw new Error('The case is a function with an assignment.');
    expect(originParameter(file, outer, rootOf(file, node.left))).toBe(0);
  });
});
