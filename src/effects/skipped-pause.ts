import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { jumpTarget } from '../flow/exits.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import type { WaitingLoop } from './polled-state.ts';
import { isPause } from './pause.ts';

/** A way back to the start of a loop that asks somebody, past the pause between two questions. */
export interface SkippedPause {
  readonly jump: TSESTree.ContinueStatement;
  readonly pause: TSESTree.AwaitExpression;
  /** The question that is then asked again at once. */
  readonly question: TSESTree.AwaitExpression;
}

/**
 * Which `continue` leads this loop to ask again at once, since there was nothing, though it means to
 * pause between two questions?
 *
 * To go on at once where there was something is right: there may be more. So it is where the question
 * itself waits until there is something, by its words. `null` when there is none.
 */
export function skippedPause(file: SourceFile, loop: WaitingLoop): SkippedPause | null {
  if (loop.body.type !== AST_NODE_TYPES.BlockStatement) return null;
  let question: { readonly node: TSESTree.AwaitExpression; readonly name: TSESTree.Identifier } | null = null;
  let jump: TSESTree.ContinueStatement | null = null;
  for (const statement of loop.body.body) {
    const pause = pauseIn(file, statement);
    if (pause !== null) return jump === null || question === null || !pauseIsFor(statement, pause) ? null : { jump, pause, question: question.node };
    const asked = questionOf(statement);
    if (asked !== null && jump === null) question = WAITS.test(textOf(file, asked.node.argument)) ? null : asked;
    else if (question !== null && jump === null) jump = jumpForNothing(file, loop, statement, question.name);
  }
  return null;
}

/** Words of a question that is answered when there is something. */
const WAITS = /block|b[lr]pop|receive|subscribe|timeout|wait/i;

function pauseIn(file: SourceFile, statement: TSESTree.Statement): TSESTree.AwaitExpression | null {
  for (const node of descendants(file, statement, 'stop')) if (node.type === AST_NODE_TYPES.AwaitExpression && isPause(file, node.argument)) return node;
  return null;
}

/** Does every round that comes to the statement pause there? */
function pauseIsFor(statement: TSESTree.Statement, pause: TSESTree.AwaitExpression): boolean {
  return statement.type === AST_NODE_TYPES.ExpressionStatement && statement.expression === pause;
}

/** `const batch = await feed.pull();` */
function questionOf(statement: TSESTree.Statement): { readonly node: TSESTree.AwaitExpression; readonly name: TSESTree.Identifier } | null {
  if (statement.type === AST_NODE_TYPES.VariableDeclaration) {
    const [declarator] = statement.declarations;
    return declarator?.init?.type === AST_NODE_TYPES.AwaitExpression && declarator.id.type === AST_NODE_TYPES.Identifier ? { node: declarator.init, name: declarator.id } : null;
  }
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || statement.expression.type !== AST_NODE_TYPES.AssignmentExpression) return null;
  const { left, right } = statement.expression;
  return right.type === AST_NODE_TYPES.AwaitExpression && left.type === AST_NODE_TYPES.Identifier ? { node: right, name: left } : null;
}

/** `if (batch === null) continue;` */
function jumpForNothing(file: SourceFile, loop: WaitingLoop, statement: TSESTree.Statement, name: TSESTree.Identifier): TSESTree.ContinueStatement | null {
  if (statement.type !== AST_NODE_TYPES.IfStatement || !saysNothing(file, statement.test, name)) return null;
  const last = statement.consequent.type === AST_NODE_TYPES.BlockStatement ? statement.consequent.body.at(-1) : statement.consequent;
  if (last?.type !== AST_NODE_TYPES.ContinueStatement || jumpTarget(last) !== loop) return null;
  // Whatever else is waited for there may be a pause of its own.
  for (const node of descendants(file, statement.consequent, 'stop')) if (node.type === AST_NODE_TYPES.AwaitExpression) return null;
  return contains(loop, last) ? last : null;
}

function saysNothing(file: SourceFile, wrapped: TSESTree.Node, name: TSESTree.Identifier): boolean {
  const test = unwrap(wrapped);
  if (test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!') return isNameOrLength(file, test.argument, name);
  if (test.type !== AST_NODE_TYPES.BinaryExpression || !/^===?$/.test(test.operator)) return false;
  const right = textOf(file, test.right);
  return (right === 'null' || right === 'undefined' || right === '0') && isNameOrLength(file, test.left, name);
}

function isNameOrLength(file: SourceFile, wrapped: TSESTree.Node, name: TSESTree.Identifier): boolean {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.MemberExpression) return !node.computed && node.property.type === AST_NODE_TYPES.Identifier && /^(?:length|size)$/.test(node.property.name) && isNameOrLength(file, node.object, name);
  return node.type === AST_NODE_TYPES.Identifier && variableOf(file, node) !== null && variableOf(file, node) === variableOf(file, name);
}
