import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';

/** Which comments stand, wholly or in part, in this range of the text? */
export function commentsIn(file: SourceFile, [start, end]: readonly [number, number]): readonly TSESTree.Comment[] {
  return (file.ast.comments ?? []).filter(({ range }) => range[0] < end && range[1] > start);
}

/** Is there any comment in the range? A parser that keeps none leaves it to the text to say. */
export function hasComment(file: SourceFile, range: readonly [number, number]): boolean {
  return file.ast.comments === undefined ? /\/[/*]/.test(file.text.slice(...range)) : commentsIn(file, range).length > 0;
}
