import { describe, expect, it } from 'vitest';

import { commentsIn, hasComment, isForTool } from '../../../src/rewrite/comments-in.ts';
import { sourceFile } from '../../support/source-file.ts';

const file = sourceFile('a(); /* one */ b(); // two\nc();');

describe('which comments stand in a range?', () => {
  it.each<[why: string, range: readonly [number, number], comments: readonly string[]]>([
    ['those inside of it', [0, file.text.length], [' one ', ' two']],
    ['one that reaches into it', [8, 20], [' one ']],
    ['none that only touches it', [14, 19], []],
    ['none of other lines', [27, 31], []],
  ])('%s', (_why, range, comments) => {
    expect(commentsIn(file, range).map(({ value }) => value)).toEqual(comments);
    expect(hasComment(file, range)).toBe(comments.length > 0);
  });

  it('the text decides where a parser keeps no comments', () => {
    const { comments: _none, ...ast } = file.ast;
    const bare = { ...file, ast: ast as typeof file.ast };
    expect(hasComment(bare, [0, 15])).toBe(true);
    expect(hasComment(bare, [0, 4])).toBe(false);
  });
});

describe('does the comment speak to a tool?', () => {
  it.each([
    [true, '// eslint-disable-next-line no-undef'],
    [true, '/* eslint-enable */'],
    [true, '// oxlint-disable-line'],
    [true, '// @ts-expect-error: no types'],
    [true, '/* @ts-ignore */'],
    [true, '// prettier-ignore'],
    [true, '/* istanbul ignore next */'],
    [true, '/* v8 ignore start */'],
    [true, '// biome-ignore lint/x: y'],
    [true, '//#region loading'],
    [false, '// disable the next line'],
    [false, '// ignore what fails'],
    [false, '// the issue is #region 3'],
    [false, '/** @type {User} */'],
  ])('%s: %s', (expected, comment) => {
    const [only] = commentsIn(sourceFile(`${comment}\na();`), [0, comment.length]);
    expect(only && isForTool(only)).toBe(expected);
  });
});
