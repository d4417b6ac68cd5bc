import type { TSESTree } from '@typescript-eslint/utils';

import { isRightAbove } from '../effects/said-order.ts';
import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

/** Words by which people say in a comment that nobody waits on purpose. */
const UNAWAITED =
  /\bforget\b|\bbackground\b|\bfloating\b|\bintentional|\bdeliberate|\bon purpose\b|\bbest[- ]effort\b|\bnon-?blocking\b|\basynchronously\b|\b(?:no|not|never|don'?t|doesn'?t|without|rather than|instead of)\b[^.;]{0,30}\b(?:await|block|wait)|\bawait(?:ed)? (?:below|elsewhere|later)\b|\buntil (?:it|that|this) (?:completes|ends|finishes|is)\b/i;

/** Words by which they say that it should be otherwise. */
const REGRET = /\b(?:todo|fixme|hack|xxx)\b/i;

/**
 * Does a comment beside the statement, right above or at the end of its line, say that nobody is meant
 * to wait for it?
 */
export function isSaidUnawaited(file: SourceFile, statement: TSESTree.Node): boolean {
  return saying(file).some(comment => (comment.range[1] <= statement.range[0] ? isRightAbove(file, comment, statement) : isBeside(file, comment, statement)));
}

const saying = perFile<readonly TSESTree.Comment[]>(file => (UNAWAITED.test(file.text) ? (file.ast.comments ?? []).filter(({ value }) => UNAWAITED.test(value) && !REGRET.test(value)) : []));

/** In the statement, or behind it on its last line. */
function isBeside({ text }: SourceFile, { range: [start] }: TSESTree.Comment, { range }: TSESTree.Node): boolean {
  return start < range[1] ? start >= range[0] : /^[^\S\n]*(?:;|\})?[^\S\n]*$/.test(text.slice(range[1], start));
}
