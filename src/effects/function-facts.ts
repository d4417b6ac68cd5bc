import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName, isGlobalApi } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { variableOf } from '../names/variables.ts';
import { isFunction, textOf, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { callWords, isDelivery, isOutput, isPrompt, sessionWord } from './call-words.ts';
import { documentedEffect } from './documented-effects.ts';
import { MUTATORS, PURE_METHODS } from './mutators.ts';
import { readsResponseBody } from './response-body.ts';
import { holdsFreshValue, isDeclaredIn, rootOf, type Root } from './roots.ts';

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
export interface Fact extends Located {
  readonly kind: FactKind;
  /** In a few words, for a message. */
  readonly detail: string;
  /** For `writes`: the number of the parameter that is changed; else `null`. */
  readonly parameter: number | null;
  /** How many calls away from the function that was asked about. */
  readonly depth: number;
  /** Whether it rests on the name of a function whose body is in sight and was looked at too. */
  readonly hinges: boolean;
}

/** Everything found about a function. */
export interface FunctionFacts {
  readonly facts: readonly Fact[];
  /** Whether the search was cut off, so that there may be more. */
  readonly cutOff: boolean;
}

type Variable = TSESLint.Scope.Variable;

interface OwnFact {
  readonly kind: FactKind;
  readonly node: TSESTree.Node;
  readonly detail: string;
  readonly parameter: number | null;
  /** The variable that is written, or whose value is changed. */
  readonly variable: Variable | null;
  /** Whether it is only as true as what the called function, which is in sight, turns out to do. */
  readonly hinges: boolean;
}

interface OwnCall {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly target: Located<FunctionNode>;
  /** Whether the function waits for the call, or hands its promise on. */
  readonly awaited: boolean;
  /** Whether a `try` with a `catch` stands around it. */
  readonly caught: boolean;
}

interface OwnFacts {
  readonly facts: readonly OwnFact[];
  readonly calls: readonly OwnCall[];
}

const MOST_FUNCTIONS = 60;
const DEEPEST = 5;

const NONE: FunctionFacts = { facts: [], cutOff: false };

/**
 * What does running this function do, itself and through the functions that it calls, in this file
 * and in others?
 *
 * Functions are visited in the order of their distance, at most sixty of them, so the answer depends
 * on the code alone.
 */
export function functionFacts({ file, node }: Located<FunctionNode>): FunctionFacts {
  return closure(file, node);
}

const closure = perNode<FunctionNode, FunctionFacts>((file, start) => {
  const facts: Fact[] = [];
  const seen = new Set<FunctionNode>();
  let cutOff = false;
  interface Step extends Located<FunctionNode> {
    readonly depth: number;
    readonly awaited: boolean;
    readonly caught: boolean;
    /** For each parameter, which parameter of the start it is; `'fresh'` or `'outer'` for others. */
    readonly parameters: readonly Mapped[];
  }
  let level: Step[] = [{ file, node: start, depth: 0, awaited: true, caught: false, parameters: start.params.map((_, index) => index) }];
  while (level.length > 0) {
    const next: Step[] = [];
    for (const step of level) {
      if (seen.has(step.node)) continue;
      if (seen.size >= MOST_FUNCTIONS || step.depth > DEEPEST) {
        cutOff = true;
        continue;
      }
      seen.add(step.node);
      const own = ownFacts(step.file, step.node);
      for (const fact of own.facts) {
        if (!step.awaited && WAITING.has(fact.kind)) continue;
        if (step.caught && fact.kind === 'stops') continue;
        if (fact.variable !== null && isOwnToCallers(step, fact.variable, seen)) continue;
        let { parameter } = fact;
        if (fact.kind === 'writes' && parameter !== null) {
          // A parameter without an argument holds its default, which is made anew.
          const mapped = step.parameters[parameter] ?? 'fresh';
          if (mapped === 'fresh') continue;
          parameter = mapped === 'outer' ? null : mapped;
        }
        facts.push({ ...fact, parameter, file: step.file, depth: step.depth });
      }
      for (const call of own.calls) {
        next.push({
          ...call.target,
          depth: step.depth + 1,
          awaited: step.awaited && call.awaited,
          caught: step.caught || call.caught,
          parameters: mapArguments(step, call.node, call.target.node),
        });
      }
    }
    level = next;
  }
  const waits = cutOff || facts.some(({ kind, hinges }) => WAITING.has(kind) && !hinges);
  return { facts: waits ? facts : facts.filter(({ hinges }) => !hinges), cutOff };
}, NONE);

/** Is the variable a fresh local of a function that the search came through and that holds the closure which writes it? */
function isOwnToCallers({ file, node }: Located<FunctionNode>, variable: Variable, seen: ReadonlySet<FunctionNode>): boolean {
  for (const caller of seen) {
    if (caller !== node && contains(caller, node) && isDeclaredIn(variable, caller)) {
      return variable.defs[0]?.type !== 'Parameter' && (holdsFreshValue(file, variable, caller) || variable.references.every(reference => !reference.isRead() || contains(caller, reference.identifier)));
    }
  }
  return false;
}

const WAITING: ReadonlySet<FactKind> = new Set<FactKind>(['waits', 'waits for the unknown', 'pauses']);

type Mapped = number | 'fresh' | 'outer';

interface Mapping extends Located<FunctionNode> {
  readonly parameters: readonly Mapped[];
}

function mapArguments(step: Mapping, call: OwnCall['node'], target: FunctionNode): readonly Mapped[] {
  if (call.arguments.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) return target.params.map(() => 'outer');
  return call.arguments.map(argument => mapArgument(step, argument));
}

function mapArgument(step: Mapping, argument: TSESTree.Node): Mapped {
  const root = rootOf(step.file, argument);
  if (root.kind === 'value') return 'fresh';
  if (root.variable === null) return 'outer';
  const index = parameterIndex(step.node, root);
  if (index !== null) return step.parameters[index] ?? 'outer';
  return holdsFreshValue(step.file, root.variable, step.node) ? 'fresh' : 'outer';
}

/** What does the function itself do, and whom does it call? Functions that it hands to calls are taken as run. */
const ownFacts = perNode<FunctionNode, OwnFacts>((file, fn) => {
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
        if (argument.type !== AST_NODE_TYPES.CallExpression && argument.type !== AST_NODE_TYPES.ImportExpression) add('waits for the unknown', node, textOf(file, argument));
        break;
      }
      case AST_NODE_TYPES.NewExpression:
        if (isGlobalApi(file, node.callee, 'Promise') && isWaitedFor(node, fn)) add(startsTimer(file, node) ? 'pauses' : 'waits for the unknown', node, 'new Promise');
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
  if (isPrompt(node)) add('asks', node, name);
  else if (isOutput(file, node)) add('prints', node, name);
  const word = sessionWord(file, node);
  if (word !== null && awaited) add('converses', node, word);
  const { role } = callWords(file, node);
  if (role === 'timer' && awaited) add('pauses', node, name);
  else if (role === 'send') add(isDelivery(node) ? 'delivers' : 'changes', node, name);
  else if (role === 'ordered' && (awaited || isStatement(node)) && !isOwnValue(file, fn, receiver)) add('changes', node, name);
  else if (role === 'guard' && /^assert/.test(name)) add('stops', node, name);
  if (awaited) add(role === 'read' || readsResponseBody(file, node) ? 'waits' : 'waits for the unknown', node, name);
}

/** Calls of the language and the platform that only compute, settle a promise or set a timer aside. */
function isLanguageCall(file: SourceFile, { callee }: TSESTree.CallExpression, method: string | null): boolean {
  const name = documentedName(file, callee);
  if (name?.module === 'global' && /^(?:Array|BigInt|Boolean|Date|JSON|Math|Number|Object|Promise|Reflect|RegExp|String|Symbol|clearInterval|clearTimeout|queueMicrotask|setImmediate|setInterval|setTimeout|structuredClone|parseInt|parseFloat)\b/.test(name.name)) {
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

/** The parameter that a local variable was read from: `const { row } = options`, `for (const row of rows)`. */
function originParameter(file: SourceFile, fn: FunctionNode, { variable }: Root, depth = 4): number | null {
  if (depth === 0) return null;
  const source = variable === null ? null : sourceOf(variable);
  if (source === null) return null;
  const root = rootOf(file, source);
  return parameterIndex(fn, root) ?? (root.variable === null || root.variable === variable ? null : originParameter(file, fn, root, depth - 1));
}

/** What the variable is read from: its initialiser, the collection of its loop, or of the array method whose callback it is a parameter of. */
function sourceOf(variable: Variable): TSESTree.Node | null {
  const [definition] = variable.defs;
  if (definition?.node.type === AST_NODE_TYPES.VariableDeclarator) {
    const loop = definition.node.parent.parent;
    return loop.type === AST_NODE_TYPES.ForOfStatement || loop.type === AST_NODE_TYPES.ForInStatement ? loop.right : definition.node.init;
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return null;
  const call = definition.node.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression) return null;
  const callee = unwrap(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && PURE_METHODS.has(propertyName(callee) ?? '') ? callee.object : null;
}

function parameterIndex(fn: FunctionNode, { variable }: Root): number | null {
  if (variable === null) return null;
  const index = fn.params.findIndex(parameter => variable.identifiers.some(identifier => contains(parameter, identifier)));
  return index === -1 ? null : index;
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
    if (node !== fn && isFunction(node) && (node.parent.type === AST_NODE_TYPES.CallExpression || node.parent.type === AST_NODE_TYPES.NewExpression)) yield* runNodes(file, node);
  }
}

/** Does a `try` with a `catch` stand around the node, inside `fn`? */
function isCaught(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== fn; current = current.parent) {
    const parent: TSESTree.Node | undefined = current.parent;
    if (parent?.type === AST_NODE_TYPES.TryStatement && parent.handler !== null && parent.block === current) return true;
  }
  return false;
}

/** Does the function (or a callback in it) wait for the value, return it, or put it into a combinator? */
function isWaitedFor(node: TSESTree.Node, fn: FunctionNode): boolean {
  let current: TSESTree.Node = node;
  for (let parent = node.parent; parent && current !== fn; current = parent, parent = parent.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.ReturnStatement:
        return true;
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return parent.body === current && (parent === fn || !isDropped(parent));
      case AST_NODE_TYPES.MemberExpression:
        // `call().then(…)`: whoever waits for the chain waits for the call.
        if (parent.object !== current) return false;
        break;
      case AST_NODE_TYPES.CallExpression:
        if (parent.callee !== current && !/^Promise\./.test(calleeText(parent))) return false;
        break;
      case AST_NODE_TYPES.ArrayExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.SpreadElement:
        break;
      default:
        return false;
    }
  }
  return false;
}

/** Methods that do nothing with a promise that their callback gives. */
const DROPPING = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'forEach', 'some', 'sort', 'toSorted']);

function isDropped({ parent }: TSESTree.ArrowFunctionExpression): boolean {
  if (parent.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(parent.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && DROPPING.has(propertyName(callee) ?? '');
}

function calleeText({ callee }: TSESTree.CallExpression): string {
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.object.type !== AST_NODE_TYPES.Identifier) return '';
  return `${callee.object.name}.`;
}

function startsTimer(file: SourceFile, node: TSESTree.NewExpression): boolean {
  for (const inner of descendants(file, node, 'enter')) {
    if (inner.type === AST_NODE_TYPES.CallExpression && (isGlobalApi(file, inner.callee, 'setTimeout') || isGlobalApi(file, inner.callee, 'setImmediate'))) return true;
  }
  return false;
}
