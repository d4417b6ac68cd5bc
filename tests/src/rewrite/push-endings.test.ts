import { describe, expect, it } from 'vitest';

import { endingsOf } from '../../../src/rewrite/push-endings.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('which pushes are the last thing done, and does every path end in one?', () => {
  it.each<[why: string, code: string, last: number, always: boolean]>([
    ['the only statement', '{ out.push(1); }', 1, true],
    ['one in each branch', 'if (a) out.push(1); else out.push(2);', 2, true],
    ['one branch pushes nothing', 'if (a) out.push(1);', 1, false],
    ['a failure before it is no path to the end', 'if (a) throw 1; out.push(1);', 1, true],
    ['something is done after it', 'out.push(1); done();', 0, false],
    ['one in the block, one in the handler', 'try { out.push(1); } catch { out.push(2); }', 2, true],
    ['the other branch throws', 'if (a) { out.push(1); } else { throw e; }', 1, true],
  ])('%s: %s', (_why, code, last, always) => {
    const file = sourceFile(code);
    const endings = endingsOf(file.ast.body, new Set(nodesOf(file, 'CallExpression').filter(({ callee }) => callee.type === 'MemberExpression')));
    expect([endings.last.length, endings.always]).toEqual([last, always]);
  });
});
