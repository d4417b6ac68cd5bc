import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { promiseCombinator } from '../names/promise-combinator.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { codeStyle } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { indentationAt, moved } from './indentation.ts';
import type { Joined, Member } from './joined-text.ts';

/**
 * Which promises does the await wait for, if it takes the results of a `Promise.all` of its own apart?
 *
 * They can be joined with others one by one, where a `Promise.all` in a `Promise.all` would say the
 * same in more words. `null` when the names and the promises do not stand in two plain lists of one
 * length, or a comment stands among them.
 */
export function nestedAll(file: SourceFile, { node, statement, absorbed, promise, annotation, above, behind }: Member): readonly Joined[] | null {
  const { argument, parent } = node;
  if (!absorbed || annotation !== null || parent.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.ArrayPattern) return null;
  // A promise that is not written as it was stays in one piece.
  if (promise !== textOf(file, argument) || hasComment(file, parent.range)) return null;
  const names = parent.id.elements;
  const promises = listOfAll(file, argument);
  if (promises?.length !== names.length || !names.every(isPlainName)) return null;
  const inRow = indentationAt(file, statement.range[0]) + codeStyle(file).indent;
  return promises.map((element, index) => ({
    pattern: textOf(file, names[index] ?? element),
    annotation: null,
    promise: textOf(file, element),
    row: editedText(file, element.range, moved(file, element.range, indentationAt(file, element.range[0]), inRow)),
    above: index === 0 ? above : [],
    behind: index === promises.length - 1 ? behind : [],
  }));
}

/** The elements of `Promise.all([…])`, where each is written out. */
function listOfAll(file: SourceFile, node: TSESTree.Node): readonly TSESTree.Expression[] | null {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.optional || node.typeArguments != null || promiseCombinator(file, node) !== 'all') return null;
  const [list, ...others] = node.arguments;
  if (list?.type !== AST_NODE_TYPES.ArrayExpression || others.length > 0 || list.elements.length === 0) return null;
  return list.elements.every(isPlainElement) ? list.elements : null;
}

function isPlainElement(element: TSESTree.Expression | TSESTree.SpreadElement | null): element is TSESTree.Expression {
  // A sequence would need parentheses, which its range does not hold.
  return element !== null && element.type !== AST_NODE_TYPES.SpreadElement && element.type !== AST_NODE_TYPES.SequenceExpression;
}

function isPlainName(element: TSESTree.DestructuringPattern | null): boolean {
  return element !== null && element.type !== AST_NODE_TYPES.RestElement;
}
