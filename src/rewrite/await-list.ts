import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isShadowed } from '../names/shadowed.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { commentsIn } from './comments-in.ts';
import { named } from './own-parentheses.ts';

/**
 * How is a loop that awaits the promises of a list one after another written so that it goes over
 * their values?
 *
 * @param waits the `await` in its body, or the loop where it is a `for await`
 */
export function awaitList(file: SourceFile, loop: TSESTree.ForOfStatement, waits: TSESTree.Node): readonly Edit[] | null {
  if (isShadowed(file, loop, 'Promise')) return null;
  if (commentsIn(file, [loop.range[0], loop.left.range[0]]).length > 0) return null;
  const [start, end] = loop.right.range;
  const all: readonly Edit[] = [{ range: [start, start], text: 'await Promise.all(' }, { range: [end, end], text: ')' }];
  if (waits.type !== AST_NODE_TYPES.AwaitExpression) {
    const head = file.text.slice(loop.range[0], loop.left.range[0]);
    const word = /^for(\s+await)/.exec(head)?.[1];
    return word === undefined ? null : [{ range: [loop.range[0] + 3, loop.range[0] + 3 + word.length], text: '' }, ...all];
  }
  const { argument } = waits;
  if (argument.type !== AST_NODE_TYPES.Identifier || commentsIn(file, waits.range).length > 0) return null;
  return [...all, named(file, waits, argument.name)];
}
