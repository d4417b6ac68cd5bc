import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';
import { startsLine } from './indentation.ts';
import { statementEnd } from './statement-list.ts';

/** Which comments stand, wholly or in part, in this range of the text? */
export function commentsIn(file: SourceFile, [start, end]: readonly [number, number]): readonly TSESTree.Comment[] {
  return (file.ast.comments ?? []).filter(({ range }) => range[0] < end && range[1] > start);
}

/** Is there any comment in the range? A parser that keeps none leaves it to the text to say. */
export function hasComment(file: SourceFile, range: readonly [number, number]): boolean {
  return file.ast.comments === undefined ? /\/[/*]/.test(file.text.slice(...range)) : commentsIn(file, range).length > 0;
}

/** The comments that belong to a statement and stand outside of it. */
export interface CommentsAround {
  readonly above: readonly TSESTree.Comment[];
  readonly behind: readonly TSESTree.Comment[];
}

/** The comments right above a statement, and the one behind it on its line. */
export function commentsAround(file: SourceFile, statement: TSESTree.Node, list: readonly TSESTree.Node[]): CommentsAround {
  const previous = list[list.indexOf(statement) - 1];
  const [start, end] = [statement.range[0], statementEnd(file, statement)];
  const above: TSESTree.Comment[] = [];
  if (startsLine(file, start)) {
    let line = statement.loc.start.line;
    for (const comment of [...commentsIn(file, [previous?.range[1] ?? statement.parent?.range[0] ?? 0, start])].reverse()) {
      if (comment.loc.end.line !== line - 1 || !startsLine(file, comment.range[0])) break;
      above.unshift(comment);
      line = comment.loc.start.line;
    }
  }
  const lineEnd = file.text.indexOf('\n', end);
  const next = list[list.indexOf(statement) + 1];
  const behind = commentsIn(file, [end, lineEnd === -1 ? file.text.length : lineEnd]).filter(({ range }) => next === undefined || range[1] <= next.range[0]);
  return { above, behind };
}

const FOR_TOOLS = /^[\s*]*(?:@ts-|(?:es|ox|ts|deno-)lint\b|(?:biome|prettier|dprint|deno-fmt|deno-coverage|istanbul|v8|c8|vitest|webpack\w*)\b[- ]?(?:ignore|disable)|node:coverage|#(?:end)?region\b)/;

/** Does the comment tell a tool how to take the line or the lines around it, so that neither may move alone? */
export function isForTool({ value }: TSESTree.Comment): boolean {
  return FOR_TOOLS.test(value);
}
