import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { exitsOf } from '../flow/exits.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { ownerOfThis } from '../names/value.ts';
import { variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import type { Located, SourceFile } from '../source-file.ts';
import { isOutput } from './call-words.ts';
import { functionGives } from './function-gives.ts';
import { MUTATORS } from './mutators.ts';
import { isPause } from './pause.ts';

/** A loop that goes on until something is so. */
export type WaitingLoop = TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.WhileStatement;

/** What a loop waits for by looking at it again and again. */
export interface PolledState {
  /** What it looks at. */
  readonly condition: TSESTree.Expression;
  /** What changes it; `null` where nothing in the file is seen to. */
  readonly change: TSESTree.Node | null;
  /** Whether it waits for room (less of something) and not for something to be done. */
  readonly room: boolean;
}

/**
 * Which state of the program itself does this loop wait for, by looking at it and sleeping in between
 * with nothing that ends it?
 *
 * The loop does nothing but look and sleep: it asks nobody, counts nothing, reads no clock and no
 * signal. What it looks at is changed by another function, or by another call of this one, and the file
 * shows where.
 */
export function polledState(file: SourceFile, loop: WaitingLoop): PolledState | null {
  const condition = onlySleeps(file, loop.body) ? conditionOf(file, loop) : null;
  const looks = condition === null ? null : looksIn(file, condition, 2);
  if (condition === null || looks === null || looks.length === 0 || hasEnd(looks)) return null;
  const changes = looks.map(look => changeOf(look, loop));
  if (changes.includes('itself')) return null;
  const change = changes.find(each => each !== null && each !== 'itself') ?? null;
  return { condition, change: typeof change === 'string' ? null : change, room: looks.some(({ room }) => room) };
}

/** Does the body do nothing but let time pass, and say so? */
function onlySleeps(file: SourceFile, body: TSESTree.Statement): boolean {
  let sleeps = false;
  let pause: TSESTree.Node | null = null;
  for (const node of descendants(file, body, 'stop')) {
    if (pause !== null && contains(pause, node)) continue;
    switch (node.type) {
      case AST_NODE_TYPES.AwaitExpression:
        if (!isPause(file, node.argument)) return false;
        sleeps = true;
        pause = node;
        break;
      case AST_NODE_TYPES.CallExpression:
        if (!isOutput(file, node) && !isLookOfExit(node, body)) return false;
        break;
      case AST_NODE_TYPES.AssignmentExpression:
      case AST_NODE_TYPES.ForInStatement:
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.ForStatement:
      case AST_NODE_TYPES.NewExpression:
      case AST_NODE_TYPES.ThrowStatement:
      case AST_NODE_TYPES.UpdateExpression:
      case AST_NODE_TYPES.YieldExpression:
        return false;
      default:
        break;
    }
  }
  return sleeps;
}

/** A call in the test of an `if` is looked at as a part of the condition. */
function isLookOfExit(call: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let current = call; current !== body && current.parent; current = current.parent) {
    if (current.parent.type === AST_NODE_TYPES.IfStatement) return current.parent.test === current;
  }
  return false;
}

/** The test of the loop, or that of the only `if` that leaves one without a test. */
function conditionOf(file: SourceFile, { body, test }: WaitingLoop): TSESTree.Expression | null {
  const exits = [...exitsOf(file, body)].filter(({ type }) => type !== AST_NODE_TYPES.ContinueStatement);
  if (test !== null && !(test.type === AST_NODE_TYPES.Literal && test.value === true)) return exits.length === 0 ? test : null;
  const [exit, ...others] = exits;
  if (exit === undefined || others.length > 0) return null;
  const branch = exit.parent.type === AST_NODE_TYPES.BlockStatement ? exit.parent : exit;
  const { parent } = branch;
  return parent?.type === AST_NODE_TYPES.IfStatement && parent.consequent === branch && parent.alternate === null && parent.parent === body ? parent.test : null;
}

/** One thing that a condition looks at: a variable, or a member of `this` or of a variable. */
interface Look extends Located<TSESTree.Identifier | TSESTree.MemberExpression> {
  readonly room: boolean;
}

const isZero = (node: TSESTree.Node): boolean => node.type === AST_NODE_TYPES.Literal && node.value === 0;
const SIZES = new Set(['length', 'size']);

/** What a condition looks at; `null` where it does anything else, such as to ask somebody. */
function looksIn(file: SourceFile, wrapped: TSESTree.Node, calls: number): readonly Look[] | null {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return [];
    case AST_NODE_TYPES.Identifier:
      return node.name === 'undefined' ? [] : variableOf(file, node) === null ? null : [{ file, node, room: false }];
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!' || node.operator === 'typeof' ? looksIn(file, node.argument, calls) : null;
    case AST_NODE_TYPES.LogicalExpression:
      return both(looksIn(file, node.left, calls), looksIn(file, node.right, calls));
    case AST_NODE_TYPES.BinaryExpression: {
      const looks = both(looksIn(file, node.left, calls), looksIn(file, node.right, calls));
      const toZero = isZero(node.left) || isZero(node.right);
      return looks?.map(look => ({ ...look, room: /^[<>]/.test(node.operator) && !toZero })) ?? null;
    }
    case AST_NODE_TYPES.MemberExpression: {
      const name = propertyName(node);
      const object = unwrap(node.object);
      if (name === null) return null;
      if (SIZES.has(name)) return looksIn(file, object, calls);
      const isOwn = object.type === AST_NODE_TYPES.ThisExpression || (object.type === AST_NODE_TYPES.Identifier && variableOf(file, object) !== null);
      return isOwn ? [{ file, node, room: false }] : null;
    }
    case AST_NODE_TYPES.CallExpression:
      return looksOfCall(file, node, calls);
    default:
      return null;
  }
}

const both = (one: readonly Look[] | null, other: readonly Look[] | null): readonly Look[] | null => (one === null || other === null ? null : [...one, ...other]);

/** `held.has(key)`, and a function of the project that only looks itself. */
function looksOfCall(file: SourceFile, node: TSESTree.CallExpression, calls: number): readonly Look[] | null {
  const callee = unwrap(node.callee);
  const called = calleeFunction(file, callee);
  if (called !== null) {
    const [given, ...more] = functionGives(called);
    const { body } = called.node;
    const isOne = body.type !== AST_NODE_TYPES.BlockStatement || body.body.length === 1;
    // Another file's state is changed there, or by whoever imports it.
    return calls === 0 || called.file !== file || called.node.async || !isOne || given == null || more.length > 0 ? null : looksIn(file, given, calls - 1);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !/^(?:has|includes)$/.test(propertyName(callee) ?? '')) return null;
  return looksIn(file, callee.object, calls);
}

/** Words for what ends a wait whatever becomes of the rest: a clock, a count, a signal. */
const END = /^(?:abort|aborted|attempts?|cancel|canceled|cancelled|deadline|elapsed|expired|expires|retries|signal|timeout|timed|tries)$/;

/** Words for the end of the whole, which ends a wait for something else. */
const OVER = /^(?:closed|closing|destroyed|disposed|exit|exiting|exited|shutdown|stop|stopped|stopping|terminated)$/;

function hasEnd(looks: readonly Look[]): boolean {
  return looks.some(({ node }) => {
    const name = node.type === AST_NODE_TYPES.Identifier ? node.name : (propertyName(node) ?? '');
    const words = [...wordsOf(name), ...(node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.Identifier ? wordsOf(node.object.name) : [])];
    return words.some(word => END.test(word) || (looks.length > 1 && OVER.test(word)));
  });
}

/**
 * What changes that which is looked at, while the loop sleeps: another function, or this one behind the
 * loop, where what it looks at outlives the call. `'itself'` where the loop does.
 */
function changeOf({ file, node }: Look, loop: TSESTree.Node): TSESTree.Node | 'itself' | null {
  const fn = enclosingFunction(loop);
  let byAnother: TSESTree.Node | null = null;
  let bySame: TSESTree.Node | null = null;
  for (const same of namesOf(file, node)) {
    const change = changingNode(same);
    if (change === null) continue;
    if (contains(loop, change)) return 'itself';
    if (enclosingFunction(change) !== fn) byAnother ??= isConstructor(change) ? null : change;
    else if (fn !== null && change.range[0] > loop.range[1] && outlives(file, node, fn)) bySame = change;
  }
  return byAnother ?? bySame;
}

function outlives(file: SourceFile, node: TSESTree.Identifier | TSESTree.MemberExpression, fn: TSESTree.Node): boolean {
  const root = node.type === AST_NODE_TYPES.Identifier ? node : node.object;
  if (root.type !== AST_NODE_TYPES.Identifier) return true;
  const declared = variableOf(file, root)?.identifiers[0];
  return declared !== undefined && !contains(fn, declared);
}

/** Where the file speaks of the same variable or member. */
function namesOf(file: SourceFile, node: TSESTree.Identifier | TSESTree.MemberExpression): readonly TSESTree.Node[] {
  if (node.type === AST_NODE_TYPES.Identifier) return referencesOf(variableOf(file, node));
  const name = propertyName(node);
  if (node.object.type === AST_NODE_TYPES.Identifier) {
    return referencesOf(variableOf(file, node.object)).flatMap(({ parent }) => (parent?.type === AST_NODE_TYPES.MemberExpression && propertyName(parent) === name ? [parent] : []));
  }
  const owner = ownerOfThis(node);
  if (owner === null) return [];
  return [...descendants(file, owner, 'enter')].filter(other => other.type === AST_NODE_TYPES.MemberExpression && other.object.type === AST_NODE_TYPES.ThisExpression && propertyName(other) === name);
}

function referencesOf(variable: TSESLint.Scope.Variable | null): readonly TSESTree.Node[] {
  return variable?.references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier])) ?? [];
}

/** The assignment, update or call of a mutating method that changes what the node names; also that of its length. */
function changingNode(node: TSESTree.Node): TSESTree.Node | null {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node ? parent : null;
    case AST_NODE_TYPES.UpdateExpression:
      return parent;
    case AST_NODE_TYPES.MemberExpression: {
      if (parent.object !== node) return null;
      const { parent: use } = parent;
      if (use.type === AST_NODE_TYPES.AssignmentExpression && use.left === parent) return use;
      return use.type === AST_NODE_TYPES.CallExpression && use.callee === parent && MUTATORS.has(propertyName(parent) ?? '') ? use : null;
    }
    default:
      return null;
  }
}

function isConstructor(node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  return fn?.parent.type === AST_NODE_TYPES.MethodDefinition && fn.parent.kind === 'constructor';
}
