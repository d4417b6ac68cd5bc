import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../report.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import { addAwait } from './add-await.ts';
import { hasComment } from './comments-in.ts';

/**
 * How is the value of this `await` written without waiting for it?
 *
 * @param value what is left: the argument of the `await`, or a part of it
 * @returns `null` where the rest would mean something else: it would begin a statement as a block, a
 *   declaration or the end of the line before, run into an operator, or a comment would be lost
 */
export function removeAwait(file: SourceFile, node: TSESTree.AwaitExpression, value: TSESTree.Expression = node.argument): readonly Edit[] | null {
  const [start, end] = node.range;
  const { parent } = node;
  if (hasComment(file, [start, value.range[0]]) || hasComment(file, [value.range[1], end])) return null;
  const text = textOf(file, value);
  const isBody = isFunction(parent) && parent.body === node;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement && /^(?:[{([`/+<-]|function\b|class\b|async\b|let\b)/.test(text)) return null;
  if (/^[+-]/.test(text)) return null;
  // Parentheses between the `await` and what is left go with it, and come back where they are needed.
  const wrapped = needsParentheses(value) || (isBody && text.startsWith('{')) || (parent.type === AST_NODE_TYPES.NewExpression && parent.callee === node);
  return [{ range: [start, value.range[0]], text: wrapped ? '(' : '' }, { range: [value.range[1], end], text: wrapped ? ')' : '' }];

  function needsParentheses({ type }: TSESTree.Expression): boolean {
    const binds = parent.type !== AST_NODE_TYPES.ReturnStatement && parent.type !== AST_NODE_TYPES.VariableDeclarator && !isBody;
    return type === AST_NODE_TYPES.SequenceExpression || (binds && LOOSE.has(type)) || (type === AST_NODE_TYPES.Literal && parent.type === AST_NODE_TYPES.MemberExpression);
  }
}

/** Expressions that bind looser than `await`, and those that must not begin what follows them. */
const LOOSE: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.ArrowFunctionExpression, AST_NODE_TYPES.AssignmentExpression, AST_NODE_TYPES.BinaryExpression, AST_NODE_TYPES.ClassExpression, AST_NODE_TYPES.ConditionalExpression, AST_NODE_TYPES.FunctionExpression,
  AST_NODE_TYPES.LogicalExpression, AST_NODE_TYPES.ObjectExpression, AST_NODE_TYPES.TSAsExpression, AST_NODE_TYPES.TSSatisfiesExpression, AST_NODE_TYPES.UnaryExpression, AST_NODE_TYPES.YieldExpression,
]);

/** How is `await Promise.resolve(value)` written as an `await` of the value itself? `null` where a comment would be lost. */
export function awaitItself(file: SourceFile, node: TSESTree.AwaitExpression, value: TSESTree.Expression): readonly Edit[] | null {
  const [start, end] = node.range;
  if (hasComment(file, [start, value.range[0]]) || hasComment(file, [value.range[1], end])) return null;
  const added = addAwait(value);
  return [{ range: [start, value.range[0]], text: added[0]?.text ?? 'await ' }, { range: [value.range[1], end], text: added[1]?.text ?? '' }];
}

/** How is `await [a(), b()]` written so that it waits for the elements? */
export function awaitElements({ argument }: TSESTree.AwaitExpression): readonly Edit[] {
  const [start, end] = argument.range;
  return [{ range: [start, start], text: 'Promise.all(' }, { range: [end, end], text: ')' }];
}
