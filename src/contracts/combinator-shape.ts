import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { awaitedWork, type Act } from '../effects/awaited-work.ts';
import { startedAs } from '../flow/started-as.ts';
import { isHeard } from '../flow/unheard-promise.ts';
import { isSurelyArray } from '../names/array-value.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { isNamedAsList } from '../names/list-name.ts';
import type { Combinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { mayBePromise } from './may-be-promise.ts';

/** What is wrong with what a combinator is given, or with what its results are called. */
export type ShapeFault =
  /** An element is an array of promises, which nobody waits for. */
  | { readonly kind: 'nested'; readonly node: TSESTree.Expression; readonly isUsed: boolean }
  /** An element is a function that nobody calls. */
  | { readonly kind: 'notCalled'; readonly node: TSESTree.Expression; readonly takes: number }
  /** Elements are awaited before the combinator sees them. */
  | { readonly kind: 'awaited'; readonly node: TSESTree.AwaitExpression; readonly all: readonly TSESTree.AwaitExpression[]; readonly others: number; readonly mayRunTogether: boolean }
  /** A name for which there is no promise. */
  | { readonly kind: 'nameless'; readonly node: TSESTree.Node; readonly count: number }
  /** Promises beside the list, which are not looked at. */
  | { readonly kind: 'beside'; readonly node: TSESTree.Node; readonly all: readonly TSESTree.Expression[] | null }
  /** No list at all. */
  | { readonly kind: 'noList'; readonly node: TSESTree.Expression; readonly isPromise: boolean };

/**
 * What is wrong with the list that this call of a combinator is given, or with the names that its
 * results are taken apart into?
 *
 * An array of promises is none where whoever takes the results apart waits for it; fewer names than
 * promises are right where the rest is waited for alone.
 */
export function combinatorShape(file: SourceFile, call: TSESTree.CallExpression, combinator: Combinator): readonly ShapeFault[] {
  const [first, ...others] = call.arguments;
  if (first === undefined || first.type === AST_NODE_TYPES.SpreadElement) return [];
  const [beside] = others;
  if (beside !== undefined) return isThenableish(file, first) || isThenableish(file, beside) ? [{ kind: 'beside', node: beside, all: listed(call.arguments) }] : [];
  const list = unwrap(first);
  if (list.type !== AST_NODE_TYPES.ArrayExpression) return noList(file, list);
  const results = combinator === 'all' || combinator === 'allSettled' ? resultsOf(call) : { pattern: null, isUsed: true };
  return [...awaited(file, list), ...list.elements.flatMap((element, index) => faultOf(file, element, list, results, index)), ...nameless(list, results.pattern)];
}

function listed(given: readonly TSESTree.CallExpressionArgument[]): readonly TSESTree.Expression[] | null {
  return given.every(argument => argument.type !== AST_NODE_TYPES.SpreadElement) ? (given as readonly TSESTree.Expression[]) : null;
}

function isThenableish(file: SourceFile, node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.CallExpression && mayBePromise(file, node).answer === 'yes';
}

function noList(file: SourceFile, list: TSESTree.Node): readonly ShapeFault[] {
  const node = list as TSESTree.Expression;
  if (list.type === AST_NODE_TYPES.ObjectExpression) return [{ kind: 'noList', node, isPromise: false }];
  if (list.type !== AST_NODE_TYPES.CallExpression) return [];
  const callee = unwrap(list.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'forEach') return isList(file, callee.object) && isFunction(list.arguments[0]) ? [{ kind: 'noList', node, isPromise: false }] : [];
  const called = calleeFunction(file, callee);
  return called?.node.async === true && !called.node.generator ? [{ kind: 'noList', node, isPromise: true }] : [];
}

interface Results {
  /** What the results are taken apart into. */
  readonly pattern: TSESTree.ArrayPattern | null;
  readonly isUsed: boolean;
}

/** What becomes of the results? */
function resultsOf(call: TSESTree.CallExpression): Results {
  const { parent } = call;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement) return { pattern: null, isUsed: false };
  if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === call && propertyName(parent) === 'then' && parent.parent.type === AST_NODE_TYPES.CallExpression) {
    const [then] = parent.parent.arguments;
    const [taken] = isFunction(then) ? then.params : [];
    return { pattern: taken?.type === AST_NODE_TYPES.ArrayPattern ? taken : null, isUsed: true };
  }
  if (parent.type !== AST_NODE_TYPES.AwaitExpression) return { pattern: null, isUsed: true };
  const user = parent.parent;
  if (user.type === AST_NODE_TYPES.VariableDeclarator) return { pattern: user.id.type === AST_NODE_TYPES.ArrayPattern ? user.id : null, isUsed: true };
  if (user.type === AST_NODE_TYPES.AssignmentExpression) return { pattern: user.left.type === AST_NODE_TYPES.ArrayPattern ? user.left : null, isUsed: true };
  return { pattern: null, isUsed: user.type !== AST_NODE_TYPES.ExpressionStatement };
}

/** What an element may do while the others go on: what changes, guards, asks or pauses was put in order on purpose. */
const BESIDE_OTHERS: ReadonlySet<Act> = new Set<Act>(['import', 'read', 'settled', 'stored', 'unknown']);

function awaited(file: SourceFile, { elements }: TSESTree.ArrayExpression): readonly ShapeFault[] {
  const all = elements.filter(element => element?.type === AST_NODE_TYPES.AwaitExpression);
  const [node] = all;
  if (node === undefined) return [];
  const others = elements.length - 1;
  return [{ kind: 'awaited', node, all, others, mayRunTogether: others === 0 || all.every(({ argument }) => BESIDE_OTHERS.has(awaitedWork(file, argument).act)) }];
}

function faultOf(file: SourceFile, element: TSESTree.ArrayExpression['elements'][number], list: TSESTree.ArrayExpression, { isUsed, pattern }: Results, index: number): readonly ShapeFault[] {
  if (element === null || element.type === AST_NODE_TYPES.SpreadElement || element.type === AST_NODE_TYPES.AwaitExpression) return [];
  const name = pattern?.elements[index];
  const taken = name?.type === AST_NODE_TYPES.Identifier && list.elements.slice(0, index).every(before => before?.type !== AST_NODE_TYPES.SpreadElement) ? name : null;
  const fn = functionBehind(file, element);
  if (fn !== null) return taken !== null && usesOf(file, taken).some(({ parent }) => parent?.type !== AST_NODE_TYPES.MemberExpression) ? [] : [{ kind: 'notCalled', node: element, takes: fn.params.length }];
  const holds = holdsPromises(file, element);
  if (holds === 'no' || (holds === 'unknown' && isUsed)) return [];
  return taken !== null && usesOf(file, taken).some(use => isHeard(file, use) || use.parent?.type === AST_NODE_TYPES.ForOfStatement) ? [] : [{ kind: 'nested', node: element, isUsed }];
}

/** The function that the element is, or names. */
function functionBehind(file: SourceFile, element: TSESTree.Expression): FunctionNode | null {
  const node = unwrap(element);
  if (isFunction(node)) return node;
  if (node.type !== AST_NODE_TYPES.Identifier && node.type !== AST_NODE_TYPES.MemberExpression) return null;
  return calleeFunction(file, node)?.node ?? null;
}

function usesOf(file: SourceFile, name: TSESTree.Identifier): readonly TSESTree.Node[] {
  return variableOf(file, name)?.references.filter(reference => reference.isRead()).map(({ identifier }) => identifier) ?? [];
}

/** Does the element hold promises, which `xs.map(load)` and `[load()]` give? */
function holdsPromises(file: SourceFile, element: TSESTree.Expression): 'no' | 'unknown' | 'yes' {
  // What is kept in a variable may be waited for by its name.
  if (element.type === AST_NODE_TYPES.Identifier && usesOf(file, element).length !== 1) return 'no';
  const node = startedAs(file, element);
  if (node.type === AST_NODE_TYPES.ArrayExpression) return node.elements.some(part => part !== null && part.type !== AST_NODE_TYPES.SpreadElement && mayBePromise(file, part).answer === 'yes') ? 'yes' : 'no';
  if (node.type !== AST_NODE_TYPES.CallExpression) return 'no';
  const callee = unwrap(node.callee);
  const [callback] = node.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'map' || callback === undefined || !isList(file, callee.object)) return 'no';
  const fn = isFunction(callback) ? callback : calleeFunction(file, callback)?.node;
  if (fn === undefined) return 'no';
  if (fn.async) return fn.generator ? 'no' : 'yes';
  if (!isFunction(callback) || callback.body.type === AST_NODE_TYPES.BlockStatement) return 'no';
  return callback.body.type === AST_NODE_TYPES.CallExpression ? mayBePromise(file, callback.body).answer : 'no';
}

function isList(file: SourceFile, node: TSESTree.Node): boolean {
  return isSurelyArray(file, node) || isNamedAsList(file, node);
}

/** The first name for which there is no promise; one with a default knows. */
function nameless({ elements }: TSESTree.ArrayExpression, pattern: TSESTree.ArrayPattern | null): readonly ShapeFault[] {
  if (pattern === null || elements.some(element => element?.type === AST_NODE_TYPES.SpreadElement)) return [];
  const node = pattern.elements.slice(elements.length).find(name => name !== null);
  if (node == null || node.type === AST_NODE_TYPES.RestElement || node.type === AST_NODE_TYPES.AssignmentPattern) return [];
  return [{ kind: 'nameless', node, count: elements.length }];
}
