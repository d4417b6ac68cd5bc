import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { isCaught } from '../flow/caught.ts';
import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, isGlobalApi } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { isFunction, textOf, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { callWords, isDelivery, isOutput, isPrompt, sessionOfTag, sessionWord } from './call-words.ts';
import { callbackEffect, documentedEffect } from './documented-effects.ts';
import { asksKeeper } from './memoised.ts';
import { MUTATORS, PURE_METHODS } from './mutators.ts';
import { originParameter, parameterIndex } from './parameter-behind.ts';
import { readsResponseBody } from './response-body.ts';
import { accessOfTag } from './statement-text.ts';
import { holdsFreshValue, isDeclaredIn, rootOf, type Root } from './roots.ts';
import { isWaitedFor, isWaitedForLater } from './waited-for.ts';

type Variable = TSESLint.Scope.Variable;

/** What running a function may do that others can notice. */
export type FactKind =
  /** It waits for something real: a file, the network, a process. */
  | 'waits'
  /** It waits for a call that nothing is known of. */
  | 'waits for the unknown'
  /** It lets time pass. */
  | 'pauses'
  /** It throws on purpose, or ends the process. */
  | 'stops'
  /** It changes state that outlives the call. */
  | 'writes'
  /** It fills a cell that it looks at first: a memo, a stored promise, a lazy start. */
  | 'remembers'
  /** It changes files, processes or things behind a call whose name says so. */
  | 'changes'
  /** It sends something to one receiver. */
  | 'delivers'
  /** It prints for a person. */
  | 'prints'
  /** It asks a person. */
  | 'asks'
  /** It talks over one connection or session. */
  | 'converses';

/** One such thing, and the place that shows it. */
export interface OwnFact {
  readonly kind: FactKind;
  readonly node: TSESTree.Node;
  readonly detail: string;
  readonly parameter: number | null;
  /** The variable that is written, or whose value is changed. */
  readonly variable: Variable | null;
  /** Whether it is only as true as what the called function, which is in sight, turns out to do. */
  readonly hinges: boolean;
}

/** A call of a function that is in sight. */
export interface OwnCall {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly target: Located<FunctionNode>;
  /** Whether the function waits for the call, or hands its promise on. */
  readonly awaited: boolean;
  /** Whether a `try` with a `catch` stands around it. */
  readonly caught: boolean;
}

/** Everything that the function does and calls itself. */
export interface OwnFacts {
  readonly facts: readonly OwnFact[];
  readonly calls: readonly OwnCall[];
}

/** What does the function itself do, and whom does it call? Functions that it hands to calls are taken as run. */
export const ownFacts = perNode<FunctionNode, OwnFacts>((file, fn) => {
  const facts: OwnFact[] = [];
  const calls: OwnCall[] = [];
  const add: Add = (kind, node, detail, { parameter = null, variable = null, hinges = false } = {}) => {
    facts.push({ kind, node, detail, parameter, variable, hinges });
  };
  for (const node of runNodes(file, fn)) {
    switch (node.type) {
      case AST_NODE_TYPES.AssignmentExpression:
        addWrite(file, fn, node, node.left, add);
        break;
      case AST_NODE_TYPES.UpdateExpression:
        addWrite(file, fn, node, node.argument, add);
        break;
      case AST_NODE_TYPES.UnaryExpression:
        if (node.operator === 'delete') addWrite(file, fn, node, node.argument, add);
        break;
      case AST_NODE_TYPES.ThrowStatement:
        if (!isCaught(node, fn)) add('stops', node, 'throws');
        break;
      case AST_NODE_TYPES.ForOfStatement:
        if (node.await) add('waits for the unknown', node, 'for await');
        break;
      case AST_NODE_TYPES.AwaitExpression: {
        const argument = unwrap(node.argument);
        if (argument.type === AST_NODE_TYPES.TaggedTemplateExpression) addStatement(file, argument, add);
        else if (argument.type !== AST_NODE_TYPES.CallExpression && argument.type !== AST_NODE_TYPES.ImportExpression) add('waits for the unknown', node, textOf(file, argument));
        break;
      }
      case AST_NODE_TYPES.NewExpression:
        if (isGlobalApi(file, node.callee, 'Promise') && isWaitedFor(node, fn)) addPromise(file, node, add);
        break;
      case AST_NODE_TYPES.CallExpression:
        addCall(file, fn, node, calls, add);
        break;
      default:
        break;
    }
  }
  return { facts, calls };
}, { facts: [], calls: [] });

type Add = (kind: FactKind, node: TSESTree.Node, detail: string, more?: { parameter?: number | null; variable?: Variable | null; hinges?: boolean }) => void;

function addCall(file: SourceFile, fn: FunctionNode, node: TSESTree.CallExpression, calls: OwnCall[], add: Add): void {
  const awaited = isWaitedFor(node, fn);
  const documented = documentedEffect(file, node);
  const name = textOf(file, node.callee).replace(/\s+/g, ' ').slice(-60);
  if (documented !== null) {
    if (documented.on === 'terminal') add('asks', node, name);
    else if (documented.on === 'timer') {
      if (awaited) add('pauses', node, name);
    } else if (documented.access === 'write') add('changes', node, name);
    if (awaited && documented.waits === 'io') add('waits', node, name);
    return;
  }
  if (isGlobalApi(file, node.callee, 'process.exit')) {
    add('stops', node, 'process.exit');
    return;
  }
  if (asksKeeper(node)) {
    add('remembers', node, name);
    return;
  }
  const target = calleeFunction(file, node.callee);
  if (target !== null) {
    calls.push({ node, target, awaited, caught: isCaught(node, fn) });
    if (isPrompt(node)) add('asks', node, name);
    if (awaited && callWords(file, node).role === 'read') add('waits', node, name, { hinges: true });
    return;
  }
  const callee = unwrap(node.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? rootOf(file, callee.object) : null;
  if (method !== null && receiver !== null && MUTATORS.has(method) && !awaited) {
    addMutation(file, fn, node, receiver, add);
    return;
  }
  if (method !== null && PURE_METHODS.has(method) && callWords(file, node).role !== 'read') return;
  if (isGlobalApi(file, node.callee, 'Object.assign') || isGlobalApi(file, node.callee, 'Object.defineProperty')) {
    const [target] = node.arguments;
    if (target !== undefined) addMutation(file, fn, node, rootOf(file, target), add);
    return;
  }
  if (isLanguageCall(file, node, method)) return;
  if (isOutput(file, node)) {
    add('prints', node, name);
    if (awaited) add('waits for the unknown', node, name);
    return;
  }
  if (isPrompt(node)) add('asks', node, name);
  const word = sessionWord(file, node);
  if (word !== null && isWaitedForLater(file, node, fn)) add('converses', node, word);
  const { role } = callWords(file, node);
  if (role === 'timer' && awaited) add('pauses', node, name);
  else if (role === 'send') add(isDelivery(node) ? 'delivers' : 'changes', node, name);
  else if (role === 'ordered' && (isStatement(node) || isWaitedForLater(file, node, fn)) && !isOwnValue(file, fn, receiver)) add('changes', node, name);
  else if (role === 'guard' && /^assert/.test(name)) add('stops', node, name);
  if (awaited) add(role === 'read' || readsResponseBody(file, node) ? 'waits' : 'waits for the unknown', node, name);
}

/** Calls of the language and the platform that only compute, settle a promise or set a timer aside. */
function isLanguageCall(file: SourceFile, { callee }: TSESTree.CallExpression, method: string | null): boolean {
  const name = documentedName(file, callee);
  if (name?.module === 'global' && /^(?:Array|BigInt|Boolean|Date|JSON|Math|Number|Object|Promise|Reflect|RegExp|String|Symbol|clearInterval|clearTimeout|crypto\.getRandomValues|crypto\.randomUUID|performance|queueMicrotask|setImmediate|setInterval|setTimeout|structuredClone|parseInt|parseFloat)\b/.test(name.name)) {
    return true;
  }
  if (name !== null && /^(?:path|url|util|querystring|assert)$/.test(name.module)) return name.module !== 'assert';
  if (callee.type === AST_NODE_TYPES.Identifier) {
    const variable = variableOf(file, callee);
    const [definition] = variable?.defs ?? [];
    if (definition?.type === 'Parameter' && isPromiseExecutor(file, definition.node)) return true;
  }
  return method !== null && QUIET_METHODS.has(method);
}

/** Registering a listener or looking for a pattern changes nothing that another await could meet. */
const QUIET_METHODS = new Set(['addEventListener', 'addListener', 'on', 'once', 'off', 'removeListener', 'pipe', 'bind', 'call', 'apply', 'then', 'catch', 'finally', 'toArray']);

function isPromiseExecutor(file: SourceFile, node: TSESTree.Node): boolean {
  return isFunction(node) && node.parent.type === AST_NODE_TYPES.NewExpression && isGlobalApi(file, node.parent.callee, 'Promise');
}

/** Is the call there for what it does, not for what it gives? */
function isStatement({ parent }: TSESTree.CallExpression): boolean {
  return parent.type === AST_NODE_TYPES.ExpressionStatement || (parent.type === AST_NODE_TYPES.ChainExpression && parent.parent.type === AST_NODE_TYPES.ExpressionStatement);
}

function isOwnValue(file: SourceFile, fn: FunctionNode, receiver: Root | null): boolean {
  return receiver?.kind === 'variable' && receiver.variable !== null && holdsFreshValue(file, receiver.variable, fn);
}

function addWrite(file: SourceFile, fn: FunctionNode, node: TSESTree.Node, target: TSESTree.Node, add: Add): void {
  if (target.type === AST_NODE_TYPES.ObjectPattern || target.type === AST_NODE_TYPES.ArrayPattern) {
    for (const part of descendants(file, target, 'stop')) {
      if (part.type === AST_NODE_TYPES.MemberExpression) addWrite(file, fn, node, part, add);
    }
    return;
  }
  const root = rootOf(file, target);
  if (root.path.length === 0) {
    if (root.variable !== null && !isDeclaredIn(root.variable, fn)) add(isLookedAt(file, fn, target, root.text) ? 'remembers' : 'writes', node, root.text, { variable: root.variable });
    return;
  }
  addMutation(file, fn, node, root, add, target);
}

function addMutation(file: SourceFile, fn: FunctionNode, node: TSESTree.Node, root: Root, add: Add, target: TSESTree.Node = node): void {
  if (root.kind === 'value') return;
  if (root.variable !== null) {
    const parameter = parameterIndex(fn, root);
    if (parameter !== null) {
      add('writes', node, root.text, { parameter });
      return;
    }
    if (isDeclaredIn(root.variable, fn)) {
      if (!holdsFreshValue(file, root.variable, fn)) add('writes', node, root.text, { parameter: originParameter(file, fn, root) });
      return;
    }
  }
  add(isLookedAt(file, fn, target, root.text) ? 'remembers' : 'writes', node, root.text, { variable: root.variable });
}

/** Does the function look at the cell before it fills it: `if (!x)`, `x ??= …`, `x = x || …`, `x || (x = …)`, `x.has(k)`? */
function isLookedAt(file: SourceFile, fn: FunctionNode, target: TSESTree.Node, text: string): boolean {
  if (target.parent?.type === AST_NODE_TYPES.AssignmentExpression && (target.parent.operator === '??=' || target.parent.operator === '||=')) return true;
  const cell = text.replace(/\[…\].*$/, '');
  const filled = target.parent?.type === AST_NODE_TYPES.AssignmentExpression ? unwrap(target.parent.right) : null;
  if (filled?.type === AST_NODE_TYPES.LogicalExpression && filled.operator !== '&&' && textOf(file, filled.left) === textOf(file, target)) return true;
  for (const node of descendants(file, fn.body, 'stop')) {
    const test =
      node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.ConditionalExpression ? node.test : node.type === AST_NODE_TYPES.LogicalExpression ? node.left : null;
    if (test !== null && test.range[0] < target.range[0] && textOf(file, test).includes(cell)) return true;
  }
  return false;
}

/** The nodes that run when the function is called: its own, and those of functions that it hands to calls. */
function* runNodes(file: SourceFile, fn: FunctionNode): Generator<TSESTree.Node> {
  for (const node of descendants(file, fn, 'stop')) {
    yield node;
    if (node === fn || !isFunction(node)) continue;
    // A keeper runs it once for a key.
    const runs = node.parent.type === AST_NODE_TYPES.CallExpression ? !asksKeeper(node.parent) : node.parent.type === AST_NODE_TYPES.NewExpression;
    if (runs) yield* runNodes(file, node);
  }
}

/** A promise of the function's own: of a time, of what a documented function calls back with, or of anything. */
function addPromise(file: SourceFile, node: TSESTree.NewExpression, add: Add): void {
  if (startsTimer(file, node)) {
    add('pauses', node, 'new Promise');
    return;
  }
  for (const inner of descendants(file, node, 'enter')) {
    const effect = inner.type === AST_NODE_TYPES.CallExpression ? callbackEffect(file, inner) : null;
    if (effect?.waits !== 'io') continue;
    if (effect.access === 'write') add('changes', inner, effect.name);
    add('waits', inner, effect.name);
    return;
  }
  add('waits for the unknown', node, 'new Promise');
}

/** A statement that a tag hands to a database. */
function addStatement(file: SourceFile, node: TSESTree.TaggedTemplateExpression, add: Add): void {
  const tag = textOf(file, node.tag);
  const access = accessOfTag(node);
  if (access === 'write') add('changes', node, tag);
  const word = sessionOfTag(node.tag);
  if (word !== null) add('converses', node, word);
  add(access === null ? 'waits for the unknown' : 'waits', node, tag);
}

function startsTimer(file: SourceFile, node: TSESTree.NewExpression): boolean {
  for (const inner of descendants(file, node, 'enter')) {
    if (inner.type === AST_NODE_TYPES.CallExpression && (isGlobalApi(file, inner.callee, 'setTimeout') || isGlobalApi(file, inner.callee, 'setImmediate'))) return true;
  }
  return false;
}
