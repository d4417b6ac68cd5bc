import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { acquiredBy, type Acquired } from '../effects/acquired.ts';
import { callWords } from '../effects/call-words.ts';
import { documentedEffect } from '../effects/documented-effects.ts';
import { MUTATORS } from '../effects/mutators.ts';
import { throwsAtOnce } from '../effects/throws-at-once.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { exitsOf, jumpTarget, type Exit } from '../flow/exits.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import { textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { needlessAwait } from './needless-await.ts';
import { runsOnce } from './runs-once.ts';
import { handlesItself } from './unseen-rejection.ts';

/** Something acquired whose release is skipped when what comes before it fails or leaves. */
export interface Unreleased {
  readonly acquired: Acquired;
  /** The statement that releases it, in the list of the one that acquires it. */
  readonly release: TSESTree.ExpressionStatement;
  /** What stands between, from the one to the other. */
  readonly between: readonly TSESTree.Node[];
  /** What skips the release, and how. */
  readonly skippedBy: { readonly kind: 'fails' | 'leaves'; readonly node: TSESTree.Node };
  /** Whether nothing else in the function releases it. */
  readonly releasedHereOnly: boolean;
}

/**
 * Is what this `await` acquires released further down in the same list of statements, and can what comes
 * between fail or leave, so that the release is skipped?
 *
 * Silent where a `catch`, a `finally` or a callback releases it, where it is handed on or kept, and where
 * the function runs once in the life of the process, whose end releases it.
 */
export function unreleased(file: SourceFile, node: TSESTree.AwaitExpression): Unreleased | null {
  const acquired = acquiredBy(file, node);
  const fn = acquired === null ? null : enclosingFunction(node);
  const list = acquired === null ? null : listOf(acquired.statement);
  if (acquired === null || fn === null || list === null || fn.generator) return null;
  const releases = [...descendants(file, fn, 'enter')].filter((each): each is TSESTree.CallExpression => each.type === AST_NODE_TYPES.CallExpression && acquired.isReleasedBy(each));
  if (releases.length === 0 || releases.some(release => enclosingFunction(release) !== fn || isInHandler(release, fn))) return null;
  const after = list.slice(list.indexOf(acquired.statement) + 1);
  const release = after.find((statement): statement is TSESTree.ExpressionStatement => statement.type === AST_NODE_TYPES.ExpressionStatement && releases.some(call => call === calledIn(statement)));
  if (release === undefined || isHandedOn(acquired, releases) || isCleanedUpAround(file, acquired.statement, fn) || runsOnce(file, fn)) return null;
  const between = after.slice(0, after.indexOf(release));
  const skippedBy = between.map(statement => skipping(file, fn, statement, acquired, releases)).find(found => found !== null);
  return skippedBy == null ? null : { acquired, release, between, skippedBy, releasedHereOnly: releases.length === 1 };
}

function listOf({ parent }: TSESTree.Node): readonly TSESTree.Node[] | null {
  if (parent?.type === AST_NODE_TYPES.BlockStatement) return parent.body;
  return parent?.type === AST_NODE_TYPES.SwitchCase ? parent.consequent : null;
}

function calledIn({ expression }: TSESTree.ExpressionStatement): TSESTree.Node {
  const node = unwrap(expression);
  return node.type === AST_NODE_TYPES.AwaitExpression || (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'void') ? unwrap(node.argument) : node;
}

/** Does it stand in a `catch` or `finally` of the function? */
function isInHandler(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = node; current !== fn && current.parent; current = current.parent) {
    if (current.type === AST_NODE_TYPES.CatchClause || (current.parent.type === AST_NODE_TYPES.TryStatement && current.parent.finalizer === current)) return true;
  }
  return false;
}

/** Does somebody else get it who may release it: is it returned, kept, or handed to a callback or an instance? */
function isHandedOn({ isReleasedBy, statement, variable }: Acquired, releases: readonly TSESTree.CallExpression[]): boolean {
  if (variable === null) return false;
  return variable.references.some(({ identifier, init }) => {
    if (init === true || contains(statement, identifier) || releases.some(release => contains(release, identifier))) return false;
    let child: TSESTree.Node = identifier;
    for (let { parent } = child; parent; child = parent, { parent } = parent) {
      switch (parent.type) {
        case AST_NODE_TYPES.MemberExpression:
          return parent.object !== child;
        case AST_NODE_TYPES.CallExpression:
          return parent.callee === child ? !isReleasedBy(parent) : keepsArguments(parent);
        case AST_NODE_TYPES.AssignmentExpression:
          return parent.right === child;
        case AST_NODE_TYPES.ChainExpression:
        case AST_NODE_TYPES.ObjectExpression:
        case AST_NODE_TYPES.Property:
        case AST_NODE_TYPES.TSAsExpression:
        case AST_NODE_TYPES.TSNonNullExpression:
          continue;
        case AST_NODE_TYPES.BinaryExpression:
        case AST_NODE_TYPES.IfStatement:
        case AST_NODE_TYPES.LogicalExpression:
        case AST_NODE_TYPES.TemplateLiteral:
        case AST_NODE_TYPES.UnaryExpression:
          return false;
        default:
          return true;
      }
    }
    return true;
  });
}

/** `held.push(client)`, `register(client)`: what is not waited for may keep it. */
function keepsArguments(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return call.parent.type !== AST_NODE_TYPES.AwaitExpression || (callee.type === AST_NODE_TYPES.MemberExpression && MUTATORS.has(propertyName(callee) ?? ''));
}

/** First words of functions that release whatever there is. */
const CLEANS_UP = new Set(['abort', 'cleanup', 'close', 'destroy', 'disconnect', 'dispose', 'end', 'exit', 'free', 'kill', 'release', 'shutdown', 'stop', 'teardown', 'terminate', 'unlock']);

/** Does a handler around clean up in a way that may well release it, or end the process? */
function isCleanedUpAround(file: SourceFile, node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = node; current !== fn && current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type !== AST_NODE_TYPES.TryStatement || parent.block !== current) continue;
    for (const handler of [parent.handler, parent.finalizer]) {
      if (handler !== null && [...descendants(file, handler, 'enter')].some(each => each.type === AST_NODE_TYPES.CallExpression && CLEANS_UP.has(wordsOf(callWords(file, each).name ?? '')[0] ?? ''))) return true;
    }
  }
  return false;
}

/** What in the statement fails, uncaught, or leaves before the release? */
function skipping(file: SourceFile, fn: FunctionNode, statement: TSESTree.Node, acquired: Acquired, releases: readonly TSESTree.CallExpression[]): Unreleased['skippedBy'] | null {
  for (const point of awaitPoints(file, statement)) {
    if (isCaughtIn(statement, point) || hasReleased(point, statement, releases)) continue;
    if (point.type !== AST_NODE_TYPES.AwaitExpression || mayFail(file, fn, point)) return { kind: 'fails', node: point };
  }
  for (const exit of exitsOf(file, statement)) {
    if (staysIn(statement, exit) || hasReleased(exit, statement, releases) || isWithoutIt(file, exit, statement, acquired) || (exit.type === AST_NODE_TYPES.ThrowStatement && isCaughtIn(statement, exit))) continue;
    return { kind: 'leaves', node: exit };
  }
  const thrown = throwsAtOnce(file, statement);
  return thrown?.type === AST_NODE_TYPES.CallExpression && !isCaughtIn(statement, thrown) && !hasReleased(thrown, statement, releases) ? { kind: 'fails', node: thrown } : null;
}

/** Does it only go to the end, or the next turn, of the loop that the statement is? */
function staysIn(statement: TSESTree.Node, exit: Exit): boolean {
  return (exit.type === AST_NODE_TYPES.BreakStatement || exit.type === AST_NODE_TYPES.ContinueStatement) && jumpTarget(exit) === statement;
}

function isCaughtIn(statement: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let current = node; current !== statement && current.parent; current = current.parent) {
    if (current.parent.type === AST_NODE_TYPES.TryStatement && current.parent.handler !== null && current.parent.block === current) return true;
  }
  return false;
}

/** Is it released before this node, in one of the lists of statements around it, or by the node itself? */
function hasReleased(node: TSESTree.Node, end: TSESTree.Node, releases: readonly TSESTree.CallExpression[]): boolean {
  if (releases.some(release => contains(node, release))) return true;
  for (let current = node; current !== end && current.parent; current = current.parent) {
    const list = listOf(current) ?? [];
    if (list.slice(0, list.indexOf(current)).some(before => releases.some(release => contains(before, release)))) return true;
  }
  return false;
}

/** Does it stand in a branch that is taken where there is nothing to release: `if (!lock) return;`? */
function isWithoutIt(file: SourceFile, node: TSESTree.Node, end: TSESTree.Node, { held, variable }: Acquired): boolean {
  for (let current = node; current !== end.parent && current.parent; current = current.parent) {
    if (current.type !== AST_NODE_TYPES.IfStatement) continue;
    const { test } = current;
    if (variable === null ? textOf(file, test).includes(textOf(file, held)) : variable.references.some(({ identifier }) => contains(test, identifier))) return true;
  }
  return false;
}

/** Can what is awaited fail? A plain value, a pause, what takes in its own errors and what waits for another lock can't, or hardly. */
function mayFail(file: SourceFile, fn: FunctionNode, point: TSESTree.AwaitExpression): boolean {
  if (needlessAwait(file, point)?.kind === 'plain') return false;
  const node = unwrap(point.argument);
  if (node.type !== AST_NODE_TYPES.CallExpression) return true;
  if (documentedEffect(file, node)?.on === 'timer' || promiseCombinator(file, node) === 'allSettled') return false;
  const { name, role } = callWords(file, node);
  return role !== 'timer' && !/^(?:acquire|lock)/.test(name ?? '') && !handlesItself(file, fn, node);
}
