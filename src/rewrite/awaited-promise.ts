import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { throwsAtOnce } from '../effects/throws-at-once.ts';
import { descendants } from '../flow/descendants.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { isGlobalApi } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { arrowParameters } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { freshName } from './fresh-name.ts';

/**
 * How is the promise written that this `await` waits for, so that it can wait beside others?
 *
 * What waits itself becomes a chain or an async function that is called at once. `null` when it can't
 * stand in a list: a comment would be lost, or something in it is seen to throw before it gives a
 * promise, which would leave the promises before it without anybody to handle their failure.
 *
 * @param edits changes of layout to make on the way
 */
export function awaitedPromise(file: SourceFile, { range, argument }: TSESTree.AwaitExpression, isFirst: boolean, edits: readonly Edit[] = []): string | null {
  if (hasComment(file, [range[0], argument.range[0]]) || hasComment(file, [argument.range[1], range[1]])) return null;
  for (const node of descendants(file, argument, 'stop')) if (node.type === AST_NODE_TYPES.YieldExpression) return null;
  const text = editedText(file, argument.range, edits);
  if (awaitPoints(file, argument).next().done !== true) return chained(file, argument, edits) ?? `(async () => ${text.startsWith('{') ? `(${text})` : text})()`;
  if (!isFirst && throwsAtOnce(file, argument) !== null) return null;
  return argument.type === AST_NODE_TYPES.SequenceExpression ? `(${text})` : text;
}

/** `(await fetch(url)).json()` as `fetch(url).then((response) => response.json())`. */
function chained(file: SourceFile, node: TSESTree.Node, edits: readonly Edit[]): string | null {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.optional || node.callee.type !== AST_NODE_TYPES.MemberExpression) return null;
  const { object, property, computed, optional } = node.callee;
  if (computed || optional || object.type !== AST_NODE_TYPES.AwaitExpression || propertyName(node.callee) === null) return null;
  const { argument } = object;
  const outer: readonly TSESTree.Node[] = [...node.arguments, argument];
  if (outer.some(part => awaitPoints(file, part).next().done !== true) || hasComment(file, [node.range[0], argument.range[0]]) || hasComment(file, [argument.range[1], property.range[0]])) return null;
  if (!isSurelyPromise(file, argument)) return null;
  const name = freshName(file, node, [isFetch(file, argument) ? 'response' : 'value', 'result']);
  return `${editedText(file, argument.range, edits)}.then(${arrowParameters(file, name)} => ${name}.${editedText(file, [property.range[0], node.range[1]], edits)})`;
}

function isFetch(file: SourceFile, node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.CallExpression && isGlobalApi(file, node.callee, 'fetch');
}

function isSurelyPromise(file: SourceFile, node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.optional) return false;
  return isFetch(file, node) || calleeFunction(file, node.callee)?.node.async === true;
}
