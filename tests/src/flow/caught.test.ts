import { describe, expect, it } from 'vitest';

import { isCaught } from '../../../src/flow/caught.ts';
import { enclosingFunction } from '../../../src/flow/enclosing-function.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

describe('does a try with a catch stand around the node?', () => {
  it.each<[why: string, code: string, caught: boolean]>([
    ['in the block of a try with a catch', 'function f() { try { /*^*/g(); } catch {} }', true],
    ['not in the handler itself', 'function f() { try { h(); } catch { /*^*/g(); } }', false],
    ['not with only a finally', 'function f() { try { /*^*/g(); } finally { h(); } }', false],
    ['an outer try counts', 'function f() { try { try { /*^*/g(); } finally { h(); } } catch {} }', true],
    ['a try around the function does not', 'try { f(); function f() { /*^*/g(); } } catch {}', false],
    ['nothing around it', 'function f() { /*^*/g(); }', false],
  ])('%s', (_why, code, caught) => {
    const node = markedNode(sourceFile(code), 'ExpressionStatement');
    const fn = enclosingFunction(node);
    expect(fn).not.toBeNull();
    expect(fn !== null && isCaught(node, fn)).toBe(caught);
  });
});
