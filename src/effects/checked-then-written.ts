import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { nodesOver } from '../flow/nodes-over.ts';
import { ownAwaits, type AwaitPoint } from '../flow/own-awaits.ts';
import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { namesOfCallee } from './call-words.ts';
import { asksKeeper, isKeptFunction, memoisedIn } from './memoised.ts';
import { isDeclaredIn, rootOf } from './roots.ts';

/** A place that outlives the call: a variable, a field, or the entry of a collection. */
export interface Cell {
  /** The variable or field, or the collection: `this.client`, `cache`. */
  readonly place: TSESTree.Node;
  readonly text: string;
  /** The key of the entry; `null` for the place itself. */
  readonly key: string | null;
}

/** How the cell reads where it is asked: `cache.get(key)`, `table[key]`, `this.client`. */
export function cellText({ key, text }: Cell, write: CheckedThenWritten['write']): string {
  if (key === null) return text;
  return write.type === AST_NODE_TYPES.CallExpression ? `${text}.get(${key})` : `${text}[${key}]`;
}

/** A cell that is looked at, and written behind an await for what was seen there. */
export interface CheckedThenWritten {
  /** Whether the function gives what the cell then holds, or was to do something once. */
  readonly kind: 'kept' | 'once';
  readonly cell: Cell;
  /** What looks at the cell. */
  readonly test: TSESTree.Node;
  /** Where others run between the test and the write. */
  readonly waits: readonly [AwaitPoint, ...AwaitPoint[]];
  readonly write: TSESTree.AssignmentExpression | TSESTree.CallExpression;
  /** What is put there. */
  readonly value: TSESTree.Node;
}

/**
 * Which cells does this function find empty, and fill only behind an await, so that another caller finds
 * them empty too?
 *
 * Silent where the cell, or another one that the function looks at, is written between the test and the
 * await (a claim), where it is looked at again behind the await, and where what is awaited is there
 * already or kept by whoever gives it. To empty a cell is no filling, and a test that throws is no memo.
 */
export const checkedThenWritten = perNode<FunctionNode, readonly CheckedThenWritten[]>((file, fn) => {
  const waits = ownAwaits(file, fn);
  const [first] = waits;
  if (first === undefined || waits.some(isLock)) return [];
  const found: CheckedThenWritten[] = [];
  const writes = writesIn(file, fn);
  for (const write of writes) {
    if (write.node.range[1] < first.range[0] || isEmptyValue(write.value) || found.some(({ cell }) => isSame(cell, write.cell))) continue;
    const test = testOf(file, fn, write);
    const [wait, ...more] = test === null ? [] : waits.filter(point => isBetween(point, test, write));
    if (test === null || wait === undefined || ![wait, ...more].some(point => isWork(file, point)) || [wait, ...more].some(isInTurn)) continue;
    if (isClaimed(file, fn, writes, write.cell, wait) || isLookedAtAgain(file, fn, write, waits)) continue;
    const kind = isMadeOf(file, write.value, [wait, ...more]) && givesCell(file, fn, write) ? 'kept' : 'once';
    found.push({ kind, cell: write.cell, test, waits: [wait, ...more], write: write.node, value: write.value });
  }
  return found;
}, []);

interface Write {
  readonly node: TSESTree.AssignmentExpression | TSESTree.CallExpression;
  readonly cell: Cell;
  readonly value: TSESTree.Node;
}

/** Is it a call that does its work each time: neither a module, which is loaded once, nor a function that keeps what it gave? */
function isWork(file: SourceFile, wait: AwaitPoint): boolean {
  const node = wait.type === AST_NODE_TYPES.AwaitExpression ? unwrap(wait.argument) : null;
  if (node?.type !== AST_NODE_TYPES.CallExpression) return false;
  const called = calleeFunction(file, node.callee);
  return !isKeptFunction(file, node.callee) && !asksKeeper(node) && (called === null || memoisedIn(called.file, called.node) === null);
}

/** `await mutex.acquire()`: callers get in one at a time. */
function isLock(wait: AwaitPoint): boolean {
  return /^(?:acquire|lock|obtain)/.test(calledIn(wait) ?? '');
}

/** `await iterator.next()`, `for await`: whoever asks gets another of a row, and asks one at a time. */
function isInTurn(wait: AwaitPoint): boolean {
  return wait.type === AST_NODE_TYPES.ForOfStatement || /^(?:next|pop|shift|take)/.test(calledIn(wait) ?? '');
}

function calledIn(wait: AwaitPoint): string | null {
  const call = wait.type === AST_NODE_TYPES.AwaitExpression ? unwrap(wait.argument) : null;
  return call?.type === AST_NODE_TYPES.CallExpression ? namesOfCallee(call.callee).name : null;
}

/** Is the value made of something that one of the awaits gave? */
function isMadeOf(file: SourceFile, value: TSESTree.Node, waits: readonly AwaitPoint[], steps = 3): boolean {
  if (waits.some(wait => contains(value, wait) && isWork(file, wait))) return true;
  for (const node of descendants(file, value, 'enter')) {
    const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
    if (variable === null || steps === 0) continue;
    const made = [...variable.defs.map(({ node: definition }) => (definition.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : null)), ...laterWrites(variable).map(({ writeExpr }) => writeExpr ?? null)];
    if (made.some(each => each !== null && isMadeOf(file, each, waits, steps - 1))) return true;
  }
  return false;
}

/** Does the function give what the cell holds? */
function givesCell(file: SourceFile, fn: FunctionNode, { cell, node: write, value }: Write): boolean {
  if (fn.body.type !== AST_NODE_TYPES.BlockStatement) return true;
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.ReturnStatement || node.argument === null) continue;
    for (const inner of descendants(file, node.argument, 'stop')) {
      if (looksAt(file, inner, cell) || inner === write || (inner.type === AST_NODE_TYPES.Identifier && textOf(file, inner) === textOf(file, value))) return true;
    }
  }
  return false;
}

/** What stands in every write: a single `=`, or one of the two methods. */
const WRITING = /(?<![=!<>])=(?![=>])|\b(?:add|set)\b/g;

function writesIn(file: SourceFile, fn: FunctionNode): readonly Write[] {
  const writes: Write[] = [];
  for (const node of nodesOver(file, fn, WRITING, 'stop')) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression && /^(?:=|\?\?=|\|\|=)$/.test(node.operator)) {
      const cell = cellOfTarget(file, fn, node.left);
      if (cell !== null) writes.push({ node, cell, value: unwrap(node.right) });
    } else if (node.type === AST_NODE_TYPES.CallExpression && node.callee.type === AST_NODE_TYPES.MemberExpression) {
      const method = propertyName(node.callee);
      const [key, value] = node.arguments;
      if (key === undefined || !(method === 'add' ? node.arguments.length === 1 : method === 'set' && value !== undefined)) continue;
      const text = outliving(file, fn, node.callee.object);
      if (text !== null) writes.push({ node, cell: { place: node.callee.object, text, key: textOf(file, key) }, value: unwrap(value ?? key) });
    }
  }
  return writes;
}

function cellOfTarget(file: SourceFile, fn: FunctionNode, target: TSESTree.Node): Cell | null {
  if (target.type === AST_NODE_TYPES.MemberExpression && target.computed) {
    const text = outliving(file, fn, target.object);
    return text === null ? null : { place: target.object, text, key: textOf(file, target.property) };
  }
  const text = outliving(file, fn, target);
  return text === null ? null : { place: target, text, key: null };
}

/** The text of a variable or field that outlives the call, whoever makes it: one of a parameter may be the caller's own. */
function outliving(file: SourceFile, fn: FunctionNode, wrapped: TSESTree.Node): string | null {
  const node = unwrap(wrapped);
  if (node.type !== AST_NODE_TYPES.Identifier && node.type !== AST_NODE_TYPES.MemberExpression) return null;
  const { kind, path, text, variable } = rootOf(file, node);
  if (path.includes(null)) return null;
  if (kind === 'this') return path.length > 0 && path.length < 3 ? text : null;
  if (variable === null || isDeclaredIn(variable, fn) || variable.defs[0]?.type === 'Parameter' || path.length > 1) return null;
  return text;
}

/** `null`, `undefined`, `false` and their like: whoever writes that gives the cell up. */
function isEmptyValue(value: TSESTree.Node): boolean {
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      return value.value === null || value.value === false || value.value === '' || value.value === 0;
    case AST_NODE_TYPES.Identifier:
      return value.name === 'undefined';
    case AST_NODE_TYPES.UnaryExpression:
      return value.operator === 'void';
    case AST_NODE_TYPES.ArrayExpression:
      return value.elements.length === 0;
    case AST_NODE_TYPES.ObjectExpression:
      return value.properties.length === 0;
    default:
      return false;
  }
}

/** What found the cell empty, so that it is written? */
function testOf(file: SourceFile, fn: FunctionNode, { node, cell }: Write): TSESTree.Node | null {
  if (node.type === AST_NODE_TYPES.AssignmentExpression) {
    if (node.operator !== '=') return node.left;
    const value = unwrap(node.right);
    if (value.type === AST_NODE_TYPES.LogicalExpression && value.operator !== '&&' && looksAt(file, value.left, cell)) return value.left;
  }
  for (let current: TSESTree.Node = node; current !== fn && current.parent; current = current.parent) {
    const parent: TSESTree.Node = current.parent;
    switch (parent.type) {
      case AST_NODE_TYPES.LogicalExpression:
        if (parent.right === current && parent.operator !== '&&' && looksAt(file, parent.left, cell)) return parent.left;
        break;
      case AST_NODE_TYPES.IfStatement:
        if (current !== parent.test && emptiness(file, parent.test, cell) === (current === parent.consequent ? 'empty' : 'full')) return parent.test;
        break;
      case AST_NODE_TYPES.BlockStatement:
      case AST_NODE_TYPES.SwitchCase: {
        const list: readonly TSESTree.Node[] = parent.type === AST_NODE_TYPES.BlockStatement ? parent.body : parent.consequent;
        for (const before of list.slice(0, list.indexOf(current)).reverse()) {
          if (before.type === AST_NODE_TYPES.IfStatement && before.alternate === null && returns(before.consequent) && emptiness(file, before.test, cell) === 'full') return before.test;
        }
        break;
      }
      default:
        break;
    }
  }
  return null;
}

/** Does the branch end by leaving? */
function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === AST_NODE_TYPES.BlockStatement ? branch.body.at(-1) : branch;
  return last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement || last?.type === AST_NODE_TYPES.ContinueStatement || last?.type === AST_NODE_TYPES.BreakStatement;
}

/** Does the branch end by returning? One that throws says that nobody may call twice. */
function returns(branch: TSESTree.Statement): boolean {
  return leaves(branch) && (branch.type === AST_NODE_TYPES.BlockStatement ? branch.body.at(-1) : branch)?.type !== AST_NODE_TYPES.ThrowStatement;
}

const OPPOSITE = { empty: 'full', full: 'empty' } as const;

/** What does the test, where it holds, say of the cell? */
function emptiness(file: SourceFile, wrapped: TSESTree.Node, cell: Cell): 'empty' | 'full' | null {
  const test = unwrap(wrapped);
  if (looksAt(file, test, cell)) return 'full';
  switch (test.type) {
    case AST_NODE_TYPES.UnaryExpression: {
      const inner = test.operator === '!' ? emptiness(file, test.argument, cell) : null;
      return inner === null ? null : OPPOSITE[inner];
    }
    case AST_NODE_TYPES.LogicalExpression:
      return test.operator === '??' ? null : (emptiness(file, test.left, cell) ?? emptiness(file, test.right, cell));
    case AST_NODE_TYPES.BinaryExpression: {
      const [left, right] = [unwrap(test.left), unwrap(test.right)];
      if (test.operator === 'in') return cell.key !== null && textOf(file, right) === cell.text && textOf(file, left) === cell.key ? 'full' : null;
      const typed = left.type === AST_NODE_TYPES.UnaryExpression && left.operator === 'typeof' ? unwrap(left.argument) : left;
      if (!looksAt(file, typed, cell) || !(isEmptyValue(right) || (right.type === AST_NODE_TYPES.Literal && right.value === 'undefined'))) return null;
      if (test.operator === '===' || test.operator === '==') return 'empty';
      return test.operator === '!==' || test.operator === '!=' ? 'full' : null;
    }
    default:
      return null;
  }
}

/** Is it the value of the cell (or whether it has one), now or where a constant of the function was made of it? */
export function looksAt(file: SourceFile, wrapped: TSESTree.Node, cell: Cell, steps = 2): boolean {
  const node = unwrap(wrapped);
  if (cell.key === null && textOf(file, node) === cell.text) return true;
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = steps === 0 ? null : variableOf(file, node);
      const init = variable === null ? null : constantOf(variable);
      return init !== null && looksAt(file, init, cell, steps - 1);
    }
    case AST_NODE_TYPES.MemberExpression:
      return node.computed && cell.key !== null && textOf(file, node.object) === cell.text && textOf(file, node.property) === cell.key;
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(node.callee);
      const [first] = node.arguments;
      if (cell.key === null || callee.type !== AST_NODE_TYPES.MemberExpression || first === undefined) return false;
      const method = propertyName(callee);
      return (method === 'get' || method === 'has') && textOf(file, callee.object) === cell.text && textOf(file, first) === cell.key;
    }
    default:
      return false;
  }
}

function constantOf(variable: TSESLint.Scope.Variable): TSESTree.Node | null {
  const definition = variable.defs[0]?.node;
  if (definition?.type !== AST_NODE_TYPES.VariableDeclarator || definition.id.type !== AST_NODE_TYPES.Identifier || laterWrites(variable).length > 0) return null;
  return definition.init;
}

/** Is the await behind the test and before the write, or in what is written, on the way from the one to the other? */
function isBetween(wait: AwaitPoint, test: TSESTree.Node, { node, value }: Write): boolean {
  if (wait.range[0] < test.range[1] || wait.range[0] >= node.range[1]) return false;
  if (contains(node, wait)) return contains(value, wait);
  for (let current: TSESTree.Node = wait; current.parent && !contains(current.parent, node); current = current.parent) {
    if (current.parent.type === AST_NODE_TYPES.IfStatement && current !== current.parent.test && leaves(current as TSESTree.Statement)) return false;
    if (current.type === AST_NODE_TYPES.CatchClause) return false;
  }
  return !isInOtherBranch(wait, node);
}

function isInOtherBranch(wait: TSESTree.Node, write: TSESTree.Node): boolean {
  let child = wait;
  for (let parent = child.parent as TSESTree.Node | undefined; parent; child = parent, parent = parent.parent) {
    if (!contains(parent, write)) continue;
    return parent.type === AST_NODE_TYPES.IfStatement || parent.type === AST_NODE_TYPES.ConditionalExpression || parent.type === AST_NODE_TYPES.SwitchStatement ? child !== (parent as { test?: TSESTree.Node }).test && child !== (parent as { discriminant?: TSESTree.Node }).discriminant : false;
  }
  return false;
}

/** Is the cell, or another that the function looks at, written before the await, so that others can see that somebody is at it? */
function isClaimed(file: SourceFile, fn: FunctionNode, writes: readonly Write[], cell: Cell, wait: AwaitPoint): boolean {
  const before = writes.filter(({ node, value }) => node.range[1] <= wait.range[0] && !isEmptyValue(value));
  return before.some(write => isSame(write.cell, cell) || isTested(file, fn, write.cell, wait));
}

function isTested(file: SourceFile, fn: FunctionNode, cell: Cell, wait: AwaitPoint): boolean {
  for (const node of descendants(file, fn, 'stop')) {
    if (node.range[0] >= wait.range[0]) return false;
    if ((node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.ConditionalExpression || node.type === AST_NODE_TYPES.WhileStatement) && emptiness(file, node.test, cell) !== null) return true;
  }
  return false;
}

function isSame(one: Cell, other: Cell): boolean {
  return one.text === other.text && one.key === other.key;
}

/** Is the cell looked at between the last await before the write and the write? */
function isLookedAtAgain(file: SourceFile, fn: FunctionNode, { node, cell, value }: Write, waits: readonly AwaitPoint[]): boolean {
  const last = waits.filter(point => point.range[1] <= node.range[0]).at(-1);
  if (last === undefined || [...waits].some(point => contains(value, point))) return false;
  for (const inner of descendants(file, fn, 'stop')) {
    if (inner.range[0] >= last.range[1] && inner.range[1] <= node.range[0] && (looksAt(file, inner, cell, 0) || (inner.type === AST_NODE_TYPES.Identifier && inner.name === cell.text))) return true;
  }
  return false;
}
