import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { perNode } from '../memo.ts';
import { isGlobalApi } from '../names/documented-name.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';

/**
 * Is the thread held here on purpose, or for the only or the last time in the life of the process?
 *
 * @param twins names of the forms that do not hold the thread
 */
export function heldOnPurpose(file: SourceFile, node: TSESTree.Node, twins: readonly string[]): boolean {
  return isKeptForGood(file, node) || isDoneOnce(file, node) || endsProcess(file, node) || hasAsyncBranch(file, node, twins);
}

/**
 * The result is kept outside of the function and asked for first: `if (cache) return cache; cache =
 * read();`, `cache ??= read()`. A memo with keys does not count: it reads as often as there are keys.
 */
function isKeptForGood(file: SourceFile, node: TSESTree.Node): boolean {
  const assignment = assignmentAround(node);
  if (assignment === null) return false;
  if (!outlivesCall(file, assignment.left, node)) return false;
  if (assignment.operator === '??=' || assignment.operator === '||=') return true;
  const fn = enclosingFunction(node);
  if (fn === null) return false;
  const kept = file.text.slice(...assignment.left.range);
  for (const statement of descendants(file, fn.body, 'stop')) {
    if (statement.type !== AST_NODE_TYPES.IfStatement || statement.range[0] > node.range[0]) continue;
    if (mentions(file, statement.test, kept)) return true;
  }
  return false;
}

/** A flag that outlives the call says that it is done: `if (ready) return; …; ready = true;`, `if (!ready) { …; ready = true; }`. */
function isDoneOnce(file: SourceFile, node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  if (fn === null) return false;
  const { raised, branches } = flagsOf(file, fn);
  if (raised.length === 0) return false;
  const tests = branches.filter(part => part.range[0] < node.range[0] && (contains(part, node) || leaves(part.consequent)));
  return tests.some(({ test }) => raised.some(flag => mentions(file, test, flag)));
}

interface Flags {
  /** What the function sets to `true` and outlives its call. */
  readonly raised: readonly string[];
  readonly branches: readonly TSESTree.IfStatement[];
}

const flagsOf = perNode<FunctionNode, Flags>(
  (file, fn) => {
    const raised: string[] = [];
    const branches: TSESTree.IfStatement[] = [];
    for (const part of descendants(file, fn.body, 'stop')) {
      if (part.type === AST_NODE_TYPES.AssignmentExpression && part.operator === '=' && isTrue(part.right) && outlivesCall(file, part.left, fn.body) && !isOfInstance(part.left)) raised.push(file.text.slice(...part.left.range));
      else if (part.type === AST_NODE_TYPES.IfStatement) branches.push(part);
    }
    return { raised, branches };
  },
  { raised: [], branches: [] },
);

function isTrue(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && node.value === true;
}

/** Is it a field of an instance, of which there can be many? */
function isOfInstance(target: TSESTree.Node): boolean {
  if (target.type !== AST_NODE_TYPES.MemberExpression) return false;
  for (let current: TSESTree.Node | null | undefined = target; current; current = current.parent) {
    if (current.type === AST_NODE_TYPES.MethodDefinition || current.type === AST_NODE_TYPES.PropertyDefinition) return !current.static;
  }
  return false;
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === AST_NODE_TYPES.BlockStatement ? statement.body.at(-1) : statement;
  return last?.type === AST_NODE_TYPES.ReturnStatement;
}

function assignmentAround(node: TSESTree.Node): TSESTree.AssignmentExpression | null {
  for (let current: TSESTree.Node | undefined = node; current && !isFunction(current); current = current.parent) {
    if (current.type === AST_NODE_TYPES.AssignmentExpression) return current;
  }
  return null;
}

function outlivesCall(file: SourceFile, target: TSESTree.Node, node: TSESTree.Node): boolean {
  if (target.type === AST_NODE_TYPES.MemberExpression) return target.object.type === AST_NODE_TYPES.ThisExpression && propertyName(target) !== null;
  if (target.type !== AST_NODE_TYPES.Identifier) return false;
  const fn = enclosingFunction(node);
  const [definition] = variableOf(file, target)?.defs ?? [];
  return definition !== undefined && fn !== null && !contains(fn, definition.name);
}

function mentions(file: SourceFile, test: TSESTree.Node, text: string): boolean {
  return [...descendants(file, test, 'stop')].some(part => file.text.slice(...part.range) === text);
}

/**
 * Is what the call gives kept by a key outside of its function, and asked for there first, so that a
 * second call with the same key does not come here: `if (memo.has(k)) return memo.get(k); …; memo.set(k, read(k));`?
 */
export function isKeptByKey(file: SourceFile, node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  if (fn === null) return false;
  const asked = new Set<string>();
  const filled = new Set<string>();
  for (const part of descendants(file, fn.body, 'stop')) {
    if (part.type !== AST_NODE_TYPES.CallExpression || part.callee.type !== AST_NODE_TYPES.MemberExpression || part.callee.object.type !== AST_NODE_TYPES.Identifier) continue;
    if (!outlivesCall(file, part.callee.object, node)) continue;
    const { name } = part.callee.object;
    const method = propertyName(part.callee);
    if ((method === 'get' || method === 'has') && part.range[1] <= node.range[0]) asked.add(name);
    if (method === 'set' && part.range[1] > node.range[0]) filled.add(name);
  }
  return [...filled].some(name => asked.has(name));
}

/** The same branch goes on to `process.exit()`. */
function endsProcess(file: SourceFile, node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && !isFunction(current); current = current.parent) {
    const { parent }: TSESTree.Node = current;
    if (parent?.type !== AST_NODE_TYPES.BlockStatement && parent?.type !== AST_NODE_TYPES.SwitchCase) continue;
    const statements: readonly TSESTree.Node[] = parent.type === AST_NODE_TYPES.BlockStatement ? parent.body : parent.consequent;
    const following = statements.slice(statements.indexOf(current) + 1);
    if (following.some(statement => statement.type === AST_NODE_TYPES.ExpressionStatement && isExit(file, statement.expression))) return true;
  }
  return false;
}

/** Is it a call of `process.exit`? */
export function isExit(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  if (isGlobalApi(file, node.callee, 'process.exit')) return true;
  const origin = originOf(file, node.callee);
  return origin.kind === 'module' && /^(?:node:)?process$/.test(origin.specifier) && origin.path.at(-1) === 'exit';
}

/** The other branch of a condition around it calls, for the same thing, the form that does not hold the thread. */
function hasAsyncBranch(file: SourceFile, node: TSESTree.Node, twins: readonly string[]): boolean {
  let child = node;
  for (let current = node.parent; current && !isFunction(current); child = current, current = current.parent) {
    if (current.type !== AST_NODE_TYPES.IfStatement && current.type !== AST_NODE_TYPES.ConditionalExpression) continue;
    const other = child === current.consequent ? current.alternate : child === current.alternate ? current.consequent : null;
    if (other === null) continue;
    for (const part of descendants(file, other, 'stop')) {
      if (part.type === AST_NODE_TYPES.CallExpression && twins.includes(calledName(part.callee) ?? '') && firstArgument(file, part) === firstArgument(file, node)) return true;
    }
  }
  return false;
}

function firstArgument(file: SourceFile, node: TSESTree.Node): string | null {
  const [first] = node.type === AST_NODE_TYPES.CallExpression ? node.arguments : [];
  return first === undefined ? null : file.text.slice(...first.range);
}

function calledName(wrapped: TSESTree.Node): string | null {
  const callee = unwrap(wrapped);
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  return callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
}
