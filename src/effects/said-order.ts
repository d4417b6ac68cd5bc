import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

/** Words by which people say in a comment that one step waits for another on purpose. */
const ORDER = /\bsequential(?:ly)?\b|\bserially\b|\bin series\b|\bone (?:(?:\w+ )?at a time|by one|after (?:another|the other))\b|\brate[- ]?limit|\b(?:not?|never|don'?t|without|avoid\w*|instead of|rather than|prevent\w*)\b[^.;]{0,40}\b(?:parallel\w*|concurren\w*|Promise\.all\b|all at once|at the same time|simultaneous\w*)/i;

/** Words by which they say that it should be otherwise. */
const REGRET = /\b(?:todo|fixme|hack|xxx|could|slow)\b/i;

/**
 * Does a comment right above the code, or in it, say that its steps are meant one after another?
 *
 * The comment is the witness; `null` when none says so.
 */
export function saidOrder(file: SourceFile, node: TSESTree.Node): TSESTree.Comment | null {
  for (const comment of ordering(file)) {
    if (comment.range[1] > node.range[1]) continue;
    if (comment.range[0] >= node.range[0] || isRightAbove(file, comment, collectorAbove(node) ?? node)) return comment;
  }
  return null;
}

/** The statement right above that makes the empty collection which a loop fills: `const out = [];`. */
function collectorAbove(node: TSESTree.Node): TSESTree.Node | null {
  const block = node.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement && block?.type !== AST_NODE_TYPES.Program) return null;
  const above = block.body[block.body.indexOf(node as TSESTree.Statement) - 1];
  if (above?.type !== AST_NODE_TYPES.VariableDeclaration) return null;
  return above.declarations.every(({ init }) => init !== null && isEmptyCollection(init)) ? above : null;
}

function isEmptyCollection(init: TSESTree.Expression): boolean {
  switch (init.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return init.elements.length === 0;
    case AST_NODE_TYPES.ObjectExpression:
      return init.properties.length === 0;
    case AST_NODE_TYPES.NewExpression:
      return init.arguments.length === 0;
    default:
      return false;
  }
}

const ordering = perFile<readonly TSESTree.Comment[]>(file => (ORDER.test(file.text) ? (file.ast.comments ?? []).filter(({ value }) => ORDER.test(value) && !REGRET.test(value)) : []));

/** Do only comments stand between the comment and the code below it, and no empty line? */
export function isRightAbove(file: SourceFile, comment: TSESTree.Comment, node: TSESTree.Node): boolean {
  // Lines of one comment stand below each other.
  const between = file.text.slice(comment.range[1], node.range[0]);
  return between.replace(/\/\/[^\n]*|\/\*[^]*?\*\//g, '').trim() === '' && !/\n[^\S\n]*\n/.test(between);
}
