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

const FOR_TOOLS = /^[\s*]*(?:@ts-|(?:es|ox|ts|deno-)lint\b|(?:biome|prettier|dprint|deno-fmt|deno-coverage|istanbul|v8|c8|vitest|webpack\w*)\b[- ]?(?:ignore|disable)|node:coverage|#(?:end)?region\b)/;

/** Does the comment tell a tool how to take the line or the lines around it, so that neither may move alone? */
export function isForTool({ value }: TSESTree.Comment): boolean {
  return FOR_TOOLS.test(value);
}
