import { describe, expect, it } from 'vitest';

import { editedText, overlap } from '../../../src/rewrite/edited-text.ts';
import { sourceFile } from '../../support/source-file.ts';

const file = sourceFile('one(two, three);');

describe('how does a part of the file read once it is edited?', () => {
  it.each<[why: string, edits: readonly (readonly [start: number, end: number, text: string])[], text: string]>([
    ['as it is without edits', [], 'two, three'],
    ['with what replaces a part', [[4, 7, '2']], '2, three'],
    ['with edits in the order of the text', [[9, 14, '3'], [4, 7, '2']], '2, 3'],
    ['without edits outside of it', [[0, 3, 'f']], 'two, three'],
    ['without an edit inside of what another replaces', [[4, 14, 'all'], [9, 14, '3']], 'all'],
    ['with an insertion', [[7, 7, '!']], 'two!, three'],
  ])('%s', (_why, edits, text) => {
    expect(editedText(file, [4, 14], edits.map(([start, end, replacement]) => ({ range: [start, end], text: replacement })))).toBe(text);
  });
});

describe('do two edits touch the same text?', () => {
  it.each<[why: string, edits: readonly (readonly [start: number, end: number])[], touch: boolean]>([
    ['neighbours do not', [[0, 3], [3, 5]], false],
    ['one inside of the other does', [[0, 9], [3, 5]], true],
    ['one that begins in the other does, in any order', [[3, 8], [0, 4]], true],
    ['one alone does not', [[0, 3]], false],
  ])('%s', (_why, edits, touch) => {
    expect(overlap(edits.map(range => ({ range, text: '' })))).toBe(touch);
  });
});
