import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { throwsAtOnce } from '../effects/throws-at-once.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import type { SourceFile } from '../source-file.ts';
import { arrowParameters } from './code-style.ts';
import { editedText } from './edited-text.ts';
import { indentationAt, moved } from './indentation.ts';
import type { LoopHead } from './loop-head.ts';

/** A callback in its parts, so that it can be handed to a limiter as well. */
export interface Callback {
  readonly isAsync: boolean;
  readonly parameters: string;
  /** A block, or the expression that is given. */
  readonly body: string;
}

/** `async (x) => f(x)` */
export function callbackText({ isAsync, parameters, body }: Callback): string {
  return `${isAsync ? 'async ' : ''}${parameters} => ${body}`;
}

/** `(x) => limit(() => f(x))` */
export function limitedCallback({ isAsync, parameters, body }: Callback, call: string): string {
  return `${parameters} => ${call}(${isAsync ? 'async ' : ''}() => ${body})`;
}

/**
 * The callback that gives what an expression of the loop's body gives.
 *
 * @param indent the white space of the line that the callback will stand on
 */
export function conciseCallback(file: SourceFile, head: LoopHead, node: TSESTree.Node, indent: string): Callback {
  const edits = [...head.edits, ...moved(file, node.range, indentationAt(file, node.range[0]), indent)];
  const parameters = callbackParameters(file, head);
  if (node.type === AST_NODE_TYPES.AwaitExpression && standsBare(file, node)) {
    const { argument } = node;
    const waits = awaitPoints(file, argument).next().done !== true;
    // An async callback turns what is thrown at once into a rejection like any other.
    return { isAsync: waits || throwsAtOnce(file, argument) !== null || !isPlain(argument), parameters, body: asBody(argument, editedText(file, argument.range, edits)) };
  }
  return { isAsync: awaitPoints(file, node).next().done !== true, parameters, body: asBody(node, editedText(file, node.range, edits)) };
}

/** The parameters of the callback, parenthesised as the file does it. */
export function callbackParameters(file: SourceFile, head: LoopHead): string {
  return arrowParameters(file, head.index === null ? head.element : `${head.element}, ${head.index}`);
}

/** An arrow's body that is no block. */
export function asBody(node: TSESTree.Node, text: string): string {
  return text.startsWith('{') || node.type === AST_NODE_TYPES.SequenceExpression || node.type === AST_NODE_TYPES.ConditionalExpression ? `(${text})` : text;
}

/** Is `await` followed by its argument at once, without parentheses, comments or a line break between? */
export function standsBare(file: SourceFile, { range, argument }: TSESTree.AwaitExpression): boolean {
  return /^await[ \t]+$/.test(file.text.slice(range[0], argument.range[0])) && range[1] === argument.range[1];
}

/** Calls whose arguments are names, literals and single members: evaluating them is not seen to fail. */
function isPlain(node: TSESTree.Node, depth = 4): boolean {
  if (depth === 0) return false;
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.Super:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.PrivateIdentifier:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      return true;
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.ChainExpression:
      return isPlain(node.expression, depth);
    case AST_NODE_TYPES.MemberExpression:
      return isPlain(node.object, depth - 1) && (!node.computed || isPlain(node.property, depth - 1));
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.every(expression => isPlain(expression, depth - 1));
    case AST_NODE_TYPES.BinaryExpression:
      return isPlain(node.left, depth - 1) && isPlain(node.right, depth - 1);
    case AST_NODE_TYPES.SequenceExpression:
      return node.expressions.every(expression => isPlain(expression, depth - 1));
    case AST_NODE_TYPES.CallExpression:
      return isPlain(node.callee, depth) && node.arguments.every(argument => isPlain(argument, depth - 1));
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.every(property => property.type === AST_NODE_TYPES.Property && isPlain(property.value, depth - 1));
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every(element => element !== null && isPlain(element, depth - 1));
    default:
      return false;
  }
}
