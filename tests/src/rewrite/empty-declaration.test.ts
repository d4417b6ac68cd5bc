import { describe, expect, it } from 'vitest';

import { emptyDeclaration } from '../../../src/rewrite/empty-declaration.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('which declaration could the last statement take the place of?', () => {
  it.each<[why: string, code: string, found: readonly [holds: string, adjacent: boolean] | null]>([
    ['an empty list right before', 'const out = []; fill(out);', ['array', true]],
    ['a list that holds something', 'const out = [1]; fill(out);', null],
    ['an empty object', 'let out = {}; fill(out);', ['object', true]],
    ['an empty map', 'const out = new Map(); fill(out);', ['map', true]],
    ['something looks at it before', 'const out = []; use(out); fill(out);', null],
    ['a declaration of two variables', 'const out = [], b = 1; fill(out);', null],
    ['a statement between on the same line', 'const out = []; g(); fill(out);', null],
    ['a statement between on lines of their own', 'const out = [];\ng();\nfill(out);', ['array', false]],
    ['a comment would be lost', 'const out = []; // kept\nfill(out);', null],
    ['var is seen outside of its block', 'var out = []; fill(out);', null],
  ])('%s: %s', (_why, code, found) => {
    const file = sourceFile(code);
    const out = file.scopeManager.scopes.flatMap(({ variables }) => variables).find(({ name }) => name === 'out');
    const filling = file.ast.body.at(-1);
    if (out === undefined || filling === undefined) throw new Error('The program fills out.');
    const declaration = emptyDeclaration(file, out, filling);
    expect(declaration === null ? null : [declaration.holds, declaration.adjacent]).toEqual(found);
  });
});
