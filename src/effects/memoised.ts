import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { perFile, perNode } from '../memo.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { valueOf } from '../names/value.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { isDeclaredIn, rootOf } from './roots.ts';

/**
 * Does this function find its answer waiting when it is called again: kept in a variable, a property or
 * a map that it looks at first and fills where it is empty?
 *
 * Only where nothing is waited for once the cell is full. The answer is the cell's text, or `null`.
 */
export const memoisedIn = perNode<FunctionNode, string | null>((file, fn) => {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) return filledOnTheWay(file, fn, unwrap(fn.body));
  const statements = fn.body.body;
  for (const [index, statement] of statements.entries()) {
    if (statement.type === AST_NODE_TYPES.IfStatement) {
      const cell = cellOfGuard(file, fn, statement, statements.slice(index + 1));
      if (cell !== null) return cell;
    }
    const value = statement.type === AST_NODE_TYPES.ReturnStatement ? statement.argument : statement.type === AST_NODE_TYPES.ExpressionStatement ? statement.expression : null;
    const filled = value === null ? null : filledOnTheWay(file, fn, unwrap(value));
    // What is after it waits for the kept promise at most.
    if (filled !== null) return statements.slice(index + 1).every(later => waitsOnlyFor(file, later, filled)) ? filled : null;
    if (!awaitPoints(file, statement).next().done) return null;
  }
  return null;
}, null);

/** `if (cell) return cell; … cell = …`, or `if (!cell) { … cell = … } return cell`. */
function cellOfGuard(file: SourceFile, fn: FunctionNode, guard: TSESTree.IfStatement, after: readonly TSESTree.Statement[]): string | null {
  const cells = cellsOf(file, fn, guard.test);
  if (cells.length === 0 || !awaitPoints(file, guard.test).next().done) return null;
  if (returnsAtOnce(file, guard.consequent) && guard.alternate === null) {
    return cells.find(cell => after.some(statement => fills(file, statement, cell))) ?? null;
  }
  return cells.find(cell => fills(file, guard.consequent, cell) && after.every(statement => waitsOnlyFor(file, statement, cell))) ?? null;
}

/** Does the branch leave the function without waiting for anything but what is kept? */
function returnsAtOnce(file: SourceFile, branch: TSESTree.Statement): boolean {
  const last = branch.type === AST_NODE_TYPES.BlockStatement ? branch.body.at(-1) : branch;
  if (last?.type !== AST_NODE_TYPES.ReturnStatement) return false;
  if (last.argument === null) return true;
  for (const node of descendants(file, branch, 'stop')) {
    if (node.type === AST_NODE_TYPES.AwaitExpression && unwrap(node.argument).type === AST_NODE_TYPES.CallExpression) return false;
  }
  const value = unwrap(last.argument);
  const callee = value.type === AST_NODE_TYPES.CallExpression ? unwrap(value.callee) : null;
  return callee === null || (callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'get');
}

/** `cell ??= load()`, `cell = cell ?? load()`, `cell || (cell = load())`, awaited or not. */
function filledOnTheWay(file: SourceFile, fn: FunctionNode, wrapped: TSESTree.Node): string | null {
  const node = wrapped.type === AST_NODE_TYPES.AwaitExpression ? unwrap(wrapped.argument) : wrapped;
  const inLogical = node.type === AST_NODE_TYPES.LogicalExpression && node.operator !== '&&' ? unwrap(node.right) : null;
  if (inLogical?.type === AST_NODE_TYPES.AssignmentExpression && node.type === AST_NODE_TYPES.LogicalExpression && textOf(file, node.left) === textOf(file, inLogical.left)) return outliving(file, fn, inLogical.left);
  if (node.type !== AST_NODE_TYPES.AssignmentExpression) return null;
  if (node.operator === '??=' || node.operator === '||=') return outliving(file, fn, node.left);
  const value = unwrap(node.right);
  return value.type === AST_NODE_TYPES.LogicalExpression && value.operator !== '&&' && textOf(file, value.left) === textOf(file, node.left) ? outliving(file, fn, node.left) : null;
}

/** The text of the cell, where it outlives the call. */
function outliving(file: SourceFile, fn: FunctionNode, node: TSESTree.Node): string | null {
  const root = rootOf(file, node);
  const outlives = root.kind === 'this' || (root.variable !== null && (!isDeclaredIn(root.variable, fn) || (root.path.length > 0 && root.variable.defs[0]?.type === 'Parameter')));
  return outlives ? textOf(file, node) : null;
}

/** The cells that a test looks at: `x`, `!this.x`, `x === undefined`, `map.has(key)`, and a constant that holds `map.get(key)`. */
function cellsOf(file: SourceFile, fn: FunctionNode, test: TSESTree.Node): readonly string[] {
  const cells: string[] = [];
  for (const node of descendants(file, test, 'stop')) {
    if (node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node) continue;
    if (node.type !== AST_NODE_TYPES.Identifier && node.type !== AST_NODE_TYPES.MemberExpression) continue;
    const cell = collectionOf(file, fn, node) ?? outliving(file, fn, node);
    if (cell !== null) cells.push(cell);
  }
  return cells;
}

/** The map, or the record, that is asked for a key: here, or where the constant was made. */
function collectionOf(file: SourceFile, fn: FunctionNode, node: TSESTree.Node): string | null {
  if (node.type === AST_NODE_TYPES.MemberExpression) {
    const isCalled = node.parent.type === AST_NODE_TYPES.CallExpression && node.parent.callee === node;
    if (isCalled) return propertyName(node) === 'has' || propertyName(node) === 'get' ? outliving(file, fn, node.object) : null;
    return node.computed ? outliving(file, fn, node.object) : null;
  }
  const definition = rootOf(file, node).variable?.defs[0]?.node;
  if (definition?.type !== AST_NODE_TYPES.VariableDeclarator || definition.init === null) return null;
  const init = unwrap(definition.init);
  if (init.type === AST_NODE_TYPES.CallExpression && init.callee.type === AST_NODE_TYPES.MemberExpression) return collectionOf(file, fn, init.callee);
  return init.type === AST_NODE_TYPES.MemberExpression ? (collectionOf(file, fn, init) ?? outliving(file, fn, init)) : null;
}

/** Does the code put something into the cell: `cell = …`, `cell[key] = …`, `cell.set(key, …)`? */
function fills(file: SourceFile, code: TSESTree.Node, cell: string): boolean {
  for (const node of descendants(file, code, 'enter')) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression) {
      const target = node.left.type === AST_NODE_TYPES.MemberExpression && node.left.computed && textOf(file, node.left) !== cell ? node.left.object : node.left;
      if (textOf(file, target) === cell) return true;
    }
    if (node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression && propertyName(node.callee) === 'set' && textOf(file, node.callee.object) === cell) return true;
  }
  return false;
}

/** Does the statement wait for nothing but the promise that the cell holds? */
function waitsOnlyFor(file: SourceFile, statement: TSESTree.Statement, cell: string): boolean {
  for (const node of awaitPoints(file, statement)) {
    if (node.type !== AST_NODE_TYPES.AwaitExpression || !isKeptPromise(file, node.argument, cell)) return false;
  }
  const value = statement.type === AST_NODE_TYPES.ReturnStatement && statement.argument !== null ? unwrap(statement.argument) : null;
  return value?.type !== AST_NODE_TYPES.CallExpression || isKeptPromise(file, value, cell);
}

/** `cell`, `cell[key]` and `cell.get(key)`; other methods of what is kept do work of their own. */
function isKeptPromise(file: SourceFile, wrapped: TSESTree.Node, cell: string): boolean {
  const node = unwrap(wrapped);
  if (textOf(file, node) === cell) return true;
  if (node.type === AST_NODE_TYPES.MemberExpression) return isKeptPromise(file, node.object, cell);
  return node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression && propertyName(node.callee) === 'get' && isKeptPromise(file, node.callee.object, cell);
}

/** Words of a thing that keeps what was made for a key. */
const KEEPERS = new Set(['cache', 'caches', 'cached', 'memo', 'memoizer']);

/**
 * Is a keeper asked for a key, and handed the function that makes what is not there yet:
 * `cache.get(key, () => load(key))`, `getCached(key, load)`?
 */
export function asksKeeper(call: TSESTree.CallExpression): boolean {
  if (!call.arguments.some(argument => isFunction(unwrap(argument)))) return false;
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return wordsOf(callee.name).some(word => word === 'cached' || word === 'memo');
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !ASKS.has(wordsOf(propertyName(callee) ?? '')[0] ?? '')) return false;
  const object = unwrap(callee.object);
  const name = object.type === AST_NODE_TYPES.Identifier ? object.name : object.type === AST_NODE_TYPES.MemberExpression ? (propertyName(object) ?? '') : '';
  return KEEPERS.has(wordsOf(name).at(-1) ?? '');
}

const ASKS = new Set(['get', 'fetch', 'wrap', 'remember', 'memoize', 'ensure', 'compute', 'resolve', 'load']);

/** Words of functions that keep what the function which they are handed gave: lodash, p-memoize, mem, moize. */
const KEEPING = /^(?:once|lazy|mem|moize|(?:p|micro|async)?[mM]emoize\w*|memo[A-Z]\w*)$/;

/** Asked once a file, since each of its calls asks. */
const speaksOfKeeping = perFile<boolean>(file => /(?:once|lazy|mem|moize)/i.test(file.text));

/** Is the callee made by a function that keeps its answers: `const load = memoize(async () => …)`? */
export function isKeptFunction(file: SourceFile, callee: TSESTree.Node): boolean {
  if (!speaksOfKeeping(file) && !file.settings.crossFile) return false;
  const value = valueOf(file, callee);
  if (value?.kind !== 'node' || value.node.type !== AST_NODE_TYPES.CallExpression) return false;
  const maker = unwrap(value.node.callee);
  const name = maker.type === AST_NODE_TYPES.Identifier ? maker.name : maker.type === AST_NODE_TYPES.MemberExpression ? (propertyName(maker) ?? '') : '';
  return KEEPING.test(name) && value.node.arguments.length > 0;
}
