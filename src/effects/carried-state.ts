import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites } from '../names/variables.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import { no, unknown, type Verdict } from '../verdict.ts';
import type { Accumulator, CollectingLoop } from './accumulators.ts';
import { callWords, isOutput, isPrompt } from './call-words.ts';
import { functionFacts } from './function-facts.ts';
import { MUTATORS, PURE_METHODS } from './mutators.ts';
import { sourceOf } from './parameter-behind.ts';
import { holdsFreshValue, isDeclaredIn, rootOf } from './roots.ts';

type Variable = TSESLint.Scope.Variable;

/** What decided, and in a few words why. */
export interface Reason {
  readonly node: TSESTree.Node;
  readonly text: string;
  /** Whether the evidence is too thin for a rewrite, though a person would look at the loop. */
  readonly thin?: true;
}

/**
 * What is carried from one iteration of the loop to the next?
 *
 * @param element the variables that stand for the element
 * @param accumulators what only collects, which is not carried
 * @returns `no` (they are not independent) when something is, `unknown` when a call may carry
 *   something, `null` when nothing is
 */
export function carriedState(file: SourceFile, loop: CollectingLoop, element: readonly Variable[], accumulators: readonly Accumulator[]): Verdict<Reason> | null {
  const iteration = { file, loop, element };
  const kept = new Set<TSESTree.Node>(accumulators.map(({ node }) => node));
  const calls: TSESTree.CallExpression[] = [];
  for (const node of descendants(file, loop.body, 'enter')) {
    if (kept.has(node)) continue;
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const verdict = callItselfCarries(iteration, node);
      if (verdict?.answer === 'no') return verdict;
      if (verdict !== null) calls.push(node);
      continue;
    }
    const target = writtenBy(node);
    const carried = target === null ? null : carriedBy(iteration, target);
    if (carried !== null) return no({ node, text: `'${carried}' is carried from one iteration to the next` });
  }
  // What is called is looked at last: it may stand in another file.
  let doubt: Reason | null = null;
  for (const call of calls) {
    const verdict = calledCarries(iteration, call);
    if (verdict?.answer === 'no') return verdict;
    if (verdict !== null) doubt ??= verdict.because;
  }
  return doubt === null ? null : unknown(doubt);
}

/** What the node assigns, counts up or deletes; `null` for one that does not. */
function writtenBy(node: TSESTree.Node): TSESTree.Node | null {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return node.left;
    case AST_NODE_TYPES.UpdateExpression:
      return node.argument;
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === 'delete' ? node.argument : null;
    default:
      return null;
  }
}

interface Iteration {
  readonly file: SourceFile;
  readonly loop: CollectingLoop;
  readonly element: readonly Variable[];
}

/** The text of what is written, when it outlives the iteration and is no part of the element. */
function carriedBy(iteration: Iteration, target: TSESTree.Node): string | null {
  if (target.type === AST_NODE_TYPES.ObjectPattern || target.type === AST_NODE_TYPES.ArrayPattern) return textOf(iteration.file, target);
  const root = rootOf(iteration.file, target);
  if (root.path.length === 0 && root.variable !== null && isDeclaredIn(root.variable, iteration.loop)) return null;
  return outliving(iteration, target);
}

/** The text of what the node denotes, when that outlives the iteration and is no part of the element. */
function outliving(iteration: Iteration, node: TSESTree.Node): string | null {
  const root = rootOf(iteration.file, node);
  if (root.kind === 'value') return null;
  const isOwn = root.variable !== null && isDeclaredIn(root.variable, iteration.loop) && !isOtherName(iteration, root.variable, 6);
  return isOwn ? null : root.text;
}

/** Methods that give what a collection holds, not something new. */
const GIVES_HELD = new Set(['at', 'find', 'findLast', 'get']);

/** Is the variable of the iteration another name for something that outlives it: `const stats = this.stats`? */
function isOtherName(iteration: Iteration, variable: Variable, depth: number): boolean {
  if (depth === 0) return true;
  if (iteration.element.includes(variable)) return false;
  const values = [sourceOf(variable), ...laterWrites(variable).map(({ writeExpr }) => writeExpr ?? null)];
  return values.some(value => value !== null && isKnownElsewhere(iteration, value, depth - 1));
}

function isKnownElsewhere(iteration: Iteration, wrapped: TSESTree.Node, depth: number): boolean {
  const node = unwrap(wrapped);
  // What is found by the element is taken for the element's own.
  if (uses(iteration.element, node)) return false;
  switch (node.type) {
    case AST_NODE_TYPES.ConditionalExpression:
      return isKnownElsewhere(iteration, node.consequent, depth) || isKnownElsewhere(iteration, node.alternate, depth);
    case AST_NODE_TYPES.LogicalExpression:
      return isKnownElsewhere(iteration, node.left, depth) || isKnownElsewhere(iteration, node.right, depth);
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(node.callee);
      return callee.type === AST_NODE_TYPES.MemberExpression && GIVES_HELD.has(propertyName(callee) ?? '') && isKnownElsewhere(iteration, callee.object, depth);
    }
    default: {
      const root = rootOf(iteration.file, node);
      if (root.kind === 'value') return false;
      return root.variable === null || !isDeclaredIn(root.variable, iteration.loop) || isOtherName(iteration, root.variable, depth);
    }
  }
}

/**
 * Does a call carry something over, as far as the call itself shows: a mutator, a prompt, a print?
 *
 * @returns `unknown` when what is called must be looked at, `null` when nothing is carried
 */
function callItselfCarries(iteration: Iteration, node: TSESTree.CallExpression): Verdict<Reason> | null {
  const { file, loop } = iteration;
  const callee = unwrap(node.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  const awaited = isAwaited(node);
  if (method !== null && MUTATORS.has(method) && !awaited) {
    const outer = callee.type === AST_NODE_TYPES.MemberExpression ? outliving(iteration, callee.object) : null;
    if (outer !== null) return no({ node, text: `'${outer}' is carried from one iteration to the next` });
    if (isOwnValue(iteration, callee)) return null;
  }
  if (isPrompt(node)) return no({ node, text: 'a person is asked, one thing at a time' });
  if (!awaited && !isInCatch(node, loop) && isOutput(file, node)) return no({ node, text: 'it prints in order' });
  return method !== null && PURE_METHODS.has(method) ? null : unknown({ node, text: `what '${textOf(file, node.callee)}' does` });
}

/** Does what is called carry something over: a helper that writes, one that prints, or one that is not in sight? */
function calledCarries(iteration: Iteration, node: TSESTree.CallExpression): Verdict<Reason> | null {
  const { file, loop } = iteration;
  const awaited = isAwaited(node);
  const target = calleeFunction(file, node.callee);
  if (target !== null) {
    const { facts } = functionFacts(target);
    if (awaited) {
      const changed = facts.find(({ kind, parameter, depth }) => kind === 'writes' && parameter !== null && depth <= 2 && isOuterArgument(iteration, node, parameter));
      return changed === undefined ? null : no({ node, text: `'${textOf(file, node.callee)}' changes '${changed.detail}'` });
    }
    const written = facts.find(({ kind, parameter, depth }) => kind === 'writes' && depth <= 2 && (parameter === null || isOuterArgument(iteration, node, parameter)));
    if (written !== undefined) return no({ node, text: `'${textOf(file, node.callee)}' writes '${written.detail}'` });
    const shown = facts.find(({ kind, depth }) => (kind === 'asks' || kind === 'prints') && depth <= 1);
    if (shown !== undefined && !isInCatch(node, loop)) return no({ node, text: `'${textOf(file, node.callee)}' ${shown.kind} in order` });
    const changed = facts.find(({ kind, depth }) => kind === 'changes' && depth <= 1);
    if (changed !== undefined && node.parent.type === AST_NODE_TYPES.ExpressionStatement) return unknown({ node, text: `'${textOf(file, node.callee)}' changes something with '${changed.detail}'` });
    return null;
  }
  if (awaited || isInCatch(node, loop)) return null;
  const unused = node.parent.type === AST_NODE_TYPES.ExpressionStatement;
  const { role } = callWords(file, node);
  if (unused && !isQuietLog(node)) return unknown({ node, text: `what '${textOf(file, node.callee)}' changes is not in sight` });
  const callee = unwrap(node.callee);
  if (role === 'timer' || (callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'next')) return no({ node, text: `'${textOf(file, node.callee)}' draws from what others draw from too` });
  return null;
}

/** Is it a method of a value that the iteration made? */
function isOwnValue({ file, loop }: Iteration, callee: TSESTree.Node): boolean {
  const root = callee.type === AST_NODE_TYPES.MemberExpression ? rootOf(file, callee.object) : null;
  return root !== null && root.variable !== null && root.path.length === 0 && holdsFreshValue(file, root.variable, loop.body);
}

function isOuterArgument(iteration: Iteration, call: TSESTree.CallExpression, parameter: number): boolean {
  const argument = call.arguments[parameter];
  return argument === undefined || outliving(iteration, argument) !== null;
}

const QUIET_LOG = /(?:^|\.)(?:debug|trace|verbose|silly|warn|error)$|^(?:debug|warn)$/;

function isQuietLog(node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  return name !== null && QUIET_LOG.test(name);
}

function isAwaited(node: TSESTree.Node): boolean {
  let current = node;
  for (let parent = node.parent; parent !== undefined; current = parent, parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.AwaitExpression) return true;
    if (parent.type === AST_NODE_TYPES.MemberExpression ? parent.object !== current : parent.type === AST_NODE_TYPES.CallExpression ? parent.callee !== current : parent.type !== AST_NODE_TYPES.ChainExpression) return false;
  }
  return false;
}

function isInCatch(node: TSESTree.Node, loop: TSESTree.Node): boolean {
  let current = node;
  for (let parent = node.parent; parent !== undefined && current !== loop; current = parent, parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.CatchClause) return true;
    if (isFunction(current) && parent.type === AST_NODE_TYPES.CallExpression && parent.callee.type === AST_NODE_TYPES.MemberExpression && propertyName(parent.callee) === 'catch') return true;
  }
  return false;
}

/** Does a reference to one of the variables stand inside the node? */
export function uses(variables: readonly Variable[], node: TSESTree.Node): boolean {
  return variables.some(({ references }) => references.some(({ identifier }) => contains(node, identifier)));
}
