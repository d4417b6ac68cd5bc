import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { isGlobalApi } from '../names/documented-name.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, textOf, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { callWords, isDelivery, isPrompt, namesOfCallee, roleOfName, sessionOfTag, sessionWord, settingsRole, transactionAround } from './call-words.ts';
import { documentedEffect, type DocumentedEffect } from './documented-effects.ts';
import { functionFacts, type Fact, type FunctionFacts } from './function-facts.ts';
import { asksKeeper, isKeptFunction, memoisedIn } from './memoised.ts';
import { readsResponseBody } from './response-body.ts';
import { accessOfCall, accessOfTag } from './statement-text.ts';
import { INSTANCE_WORDS, type WordRole } from './vocabulary.ts';

/** What an awaited expression is about. */
export type Act =
  /** It only looks. */
  | 'read'
  /** It changes something that others see. */
  | 'change'
  /** It delivers one thing to one receiver. */
  | 'deliver'
  /** It may throw, redirect or end the process on purpose: what follows relies on it. */
  | 'guard'
  /** It lets time pass. */
  | 'pause'
  /** It talks over one connection, page or session. */
  | 'converse'
  /** It asks a person. */
  | 'ask'
  /** It waits for nothing real. */
  | 'settled'
  /** It waits for a promise that already runs. */
  | 'stored'
  /** It loads a module. */
  | 'import'
  | 'unknown';

/** What is known of an awaited expression, and how well. */
export interface AwaitedWork {
  readonly act: Act;
  readonly evidence: 'documented' | 'body' | 'named' | 'none';
  /** In a few words, for a message: `'getUser' only reads`. */
  readonly because: string;
  /** The call at the bottom of the expression, if it is one. */
  readonly call: TSESTree.CallExpression | null;
  readonly documented: DocumentedEffect | null;
  /** The facts of the called function, where its body is in sight. */
  readonly facts: FunctionFacts | null;
  /** What the names in the call say. */
  readonly word: WordRole | 'none';
}

const NOTHING: AwaitedWork = { act: 'unknown', evidence: 'none', because: '', call: null, documented: null, facts: null, word: 'none' };

/**
 * What does awaiting this expression do and wait for?
 *
 * @param node the argument of the `await`
 */
export const awaitedWork = perNode<TSESTree.Node, AwaitedWork>((file, wrapped) => {
  const node = unwrap(wrapped);
  if (file.types?.isThenable(node) === false) return { ...NOTHING, act: 'settled', evidence: 'documented', because: `'${textOf(file, node)}' is no promise, by its type` };
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression:
      return workOfCall(file, node);
    case AST_NODE_TYPES.ImportExpression:
      return { ...NOTHING, act: 'import', evidence: 'documented', because: 'a module is loaded once' };
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.ThisExpression:
      return { ...NOTHING, act: 'stored', evidence: 'body', because: `'${textOf(file, node)}' already runs` };
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return workOfTag(file, node);
    default:
      return NOTHING;
  }
}, NOTHING);

/**
 * Is it sure, whatever the called function's body says, that awaiting this is no mere look at
 * something?
 */
export function changesByName(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.ThisExpression:
      return true;
    case AST_NODE_TYPES.CallExpression: {
      const call = promiseCombinator(file, node) === null ? callBehindChain(file, node) : null;
      if (call === null) return false;
      // In this order since words cost least.
      const says = (callWords(file, call).role === 'ordered' && accessOfCall(call) === null) || isPrompt(call) || sessionWord(file, call) !== null;
      return says && !readsResponseBody(file, call) && documentedEffect(file, call) === null;
    }
    default:
      return false;
  }
}

/** A statement that a tag hands to a database. */
function workOfTag(file: SourceFile, node: TSESTree.TaggedTemplateExpression): AwaitedWork {
  const session = sessionOfTag(node.tag);
  if (session !== null) return { ...NOTHING, act: 'converse', evidence: 'named', because: `'${session}' serves one call at a time` };
  const access = accessOfTag(node);
  if (access === null) return NOTHING;
  const name = textOf(file, node.tag);
  return access === 'read' ? { ...NOTHING, act: 'read', evidence: 'named', because: `'${name}' only reads, by its SQL` } : { ...NOTHING, act: 'change', evidence: 'named', because: `'${name}' changes something, by its SQL` };
}

function workOfCall(file: SourceFile, outer: TSESTree.CallExpression): AwaitedWork {
  const combined = workOfCombinator(file, outer);
  if (combined !== null) return combined;
  const call = callBehindChain(file, outer);
  if (call === null) return { ...NOTHING, call: outer };
  const name = textOf(file, call.callee).replace(/\s+/g, ' ').replace(/^0, /, '');
  if (readsResponseBody(file, call)) return { ...NOTHING, call, act: 'read', evidence: 'documented', because: `'${name}' reads the body of a response` };
  const documented = documentedEffect(file, call);
  const base = { call, documented, facts: null, word: callWords(file, call).role };
  if (documented !== null) return workOfDocumented(base, documented);
  if (isPrompt(call)) return { ...base, act: 'ask', evidence: 'named', because: `'${name}' asks a person` };
  const session = sessionWord(file, call) ?? transactionAround(file, call);
  if (session !== null) return { ...base, act: 'converse', evidence: 'named', because: `'${session}' serves one call at a time` };
  const target = calleeFunction(file, call.callee);
  if (target !== null) return workOfBody(file, call, target, name);
  if (asksKeeper(call) || isKeptFunction(file, call.callee)) return { ...base, act: 'stored', evidence: 'body', because: `'${name}' keeps its answers` };
  return workOfWords(file, call, name);
}

function workOfDocumented(base: Omit<AwaitedWork, 'act' | 'because' | 'evidence'>, effect: DocumentedEffect): AwaitedWork {
  const known = { ...base, evidence: 'documented' } as const;
  const { name } = effect;
  if (effect.on === 'memory') return { ...known, act: 'settled', because: `'${name}' only computes` };
  if (effect.on === 'timer') return { ...known, act: 'pause', because: `'${name}' lets time pass` };
  if (effect.on === 'terminal') return { ...known, act: 'ask', because: `'${name}' asks a person` };
  if (effect.access === 'write') return { ...known, act: 'change', because: `'${name}' changes the ${effect.on === 'process' ? 'system' : effect.on}` };
  return { ...known, act: 'read', because: `'${name}' only reads` };
}

/** What a combinator waits for is what each of its elements does. */
function workOfCombinator(file: SourceFile, call: TSESTree.CallExpression): AwaitedWork | null {
  if (promiseCombinator(file, call) === null) return null;
  const [argument] = call.arguments;
  if (argument === undefined) return null;
  const elements = unwrap(argument);
  let parts: readonly AwaitedWork[] = [];
  if (elements.type === AST_NODE_TYPES.ArrayExpression) {
    parts = elements.elements.map(element => (element === null || element.type === AST_NODE_TYPES.SpreadElement ? NOTHING : awaitedWork(file, element)));
  } else if (elements.type === AST_NODE_TYPES.CallExpression) {
    const callback = elements.arguments.map(unwrap).find(isFunction);
    if (callback !== undefined) parts = [workOfCallback(file, callback)];
  }
  const [first = NOTHING] = parts;
  const worst = parts.find(({ act }) => act !== 'read') ?? first;
  return { ...worst, call };
}

function workOfCallback(file: SourceFile, callback: FunctionNode): AwaitedWork {
  if (callback.body.type !== AST_NODE_TYPES.BlockStatement) {
    const body = unwrap(callback.body);
    return awaitedWork(file, body.type === AST_NODE_TYPES.AwaitExpression ? body.argument : body);
  }
  return judgeFacts({ ...NOTHING }, functionFacts({ file, node: callback }), 'the callback', 'none');
}

/** The call whose promise a chain of `.then`, `.catch`, `.finally` and calls on an awaited value waits for. */
function callBehindChain(file: SourceFile, call: TSESTree.CallExpression): TSESTree.CallExpression | null {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return call;
  const object = unwrap(callee.object);
  const name = propertyName(callee);
  if (object.type === AST_NODE_TYPES.CallExpression && (name === 'then' || name === 'catch' || name === 'finally')) return callBehindChain(file, object);
  if (object.type === AST_NODE_TYPES.AwaitExpression) {
    const inner = unwrap(object.argument);
    return inner.type === AST_NODE_TYPES.CallExpression ? callBehindChain(file, inner) : null;
  }
  return call;
}

function workOfBody(file: SourceFile, call: TSESTree.CallExpression, target: Located<FunctionNode>, name: string): AwaitedWork {
  const facts = functionFacts(target);
  const { name: called, receiver } = namesOfCallee(call.callee);
  const word = (called === null ? null : settingsRole(file, called, receiver)) ?? (called === null ? 'none' : roleOfName(called));
  const cell = facts.facts.some(({ kind }) => kind === 'waits' || kind === 'waits for the unknown') ? memoisedIn(target.file, target.node) : null;
  if (cell !== null) return { ...NOTHING, call, facts, word, act: 'stored', evidence: 'body', because: `'${name}' finds its answer in '${cell}' once it has been called` };
  const handed = call.arguments.find(argument => argument.type === AST_NODE_TYPES.Identifier && isMemoised(calleeFunction(file, argument)));
  if (handed !== undefined) return { ...NOTHING, call, facts, word, act: 'stored', evidence: 'body', because: `'${textOf(file, handed)}' keeps its answers` };
  return judgeFacts({ ...NOTHING, call, facts, word }, facts, `'${name}'`, word);
}

function isMemoised(target: Located<FunctionNode> | null): boolean {
  return target !== null && memoisedIn(target.file, target.node) !== null;
}

/** How far from the function a change that only a name tells of still counts. */
const NAMED_CHANGES = 1;

/** How far from the function a write to shared state still counts; further down it is a library's own business. */
const SEEN_WRITES = 2;

/** A request that hands something over. */
const POSTS = /(?:^|\.)(?:post|put|request)$/;

/** Another program that is asked something: the name of the function that asks says what for. */
const STARTS_PROGRAM = /(?:^|\.)(?:spawn|exec|execFile|fork|run)$/;

function judgeFacts(base: AwaitedWork, found: FunctionFacts, subject: string, word: WordRole | 'none'): AwaitedWork {
  const { facts, cutOff } = found;
  const known = { ...base, facts: found, evidence: 'body' } as const;
  const find = (test: (fact: Fact) => boolean): Fact | undefined => facts.find(test);
  const at = (fact: Fact) => (fact.depth === 0 ? `'${fact.detail}'` : `'${fact.detail}' further down`);
  const asks = find(({ kind }) => kind === 'asks');
  if (asks) return { ...known, act: 'ask', because: `${subject} asks a person through ${at(asks)}` };
  const pauses = find(({ kind, depth }) => kind === 'pauses' && depth <= 1);
  if (pauses) return { ...known, act: 'pause', because: `${subject} lets time pass` };
  if (!facts.some(({ kind }) => kind === 'waits' || kind === 'waits for the unknown' || kind === 'pauses') && !cutOff) {
    return { ...known, act: 'settled', because: `${subject} waits for nothing` };
  }
  const converses = find(({ kind, depth }) => kind === 'converses' && depth <= 1);
  if (converses) return { ...known, act: 'converse', because: `${subject} talks over one '${converses.detail}'` };
  const writes = find(({ kind, parameter, depth }) => kind === 'writes' && parameter === null && depth <= SEEN_WRITES);
  const changes = find(({ kind, depth, detail }) => kind === 'changes' && depth <= NAMED_CHANGES && !(word === 'read' && STARTS_PROGRAM.test(detail)));
  const delivers = find(({ kind, depth }) => kind === 'delivers' && depth <= NAMED_CHANGES);
  if (changes && word === 'send' && POSTS.test(changes.detail) && !writes) return { ...known, act: 'deliver', because: `${subject} posts to one receiver` };
  if (delivers && !writes && (word === 'send' || word === 'none' || word === 'weak')) return { ...known, act: 'deliver', because: `${subject} delivers with ${at(delivers)}` };
  if (writes) return { ...known, act: 'change', because: `${subject} writes '${writes.detail}'` };
  if (changes) return { ...known, act: 'change', because: `${subject} changes something with ${at(changes)}` };
  const stops = find(({ kind, depth }) => kind === 'stops' && depth <= 1);
  if (word === 'guard' && stops) return { ...known, act: 'guard', because: `${subject} throws when something is not right` };
  const onlyReads = facts.some(({ kind, depth }) => kind === 'waits' && depth <= 1) && !facts.some(({ kind, depth }) => kind === 'waits for the unknown' && depth === 0);
  if (word === 'guard' && onlyReads) return { ...known, act: 'read', because: `${subject} only reads` };
  if (word === 'guard') return { ...known, act: 'guard', evidence: 'named', because: `${subject} may stop what follows` };
  if (word === 'ordered') return { ...known, act: 'change', evidence: 'named', because: `${subject} changes something, by its name` };
  const remembers = find(({ kind, depth }) => kind === 'remembers' && depth <= 2);
  if (remembers && word !== 'read') return { ...known, act: 'stored', because: `${subject} remembers '${remembers.detail}'` };
  if (onlyReads || (word === 'read' && facts.some(({ kind }) => kind === 'waits'))) return { ...known, act: 'read', because: `${subject} only reads` };
  return { ...known, act: 'unknown', because: `what ${subject} does is not in sight` };
}

function workOfWords(file: SourceFile, call: TSESTree.CallExpression, name: string): AwaitedWork {
  const { role } = callWords(file, call);
  const named = { ...NOTHING, call, word: role, evidence: 'named' } as const;
  const sql = accessOfCall(call);
  if (sql !== null) {
    return sql === 'read'
      ? { ...named, act: 'read', because: `'${name}' only reads, by its SQL` }
      : { ...named, act: 'change', because: `'${name}' changes something, by its SQL` };
  }
  if (call.arguments.some(asksForCache)) return { ...named, act: 'stored', because: `'${name}' is asked for what is kept` };
  const chain = roleOfChain(call);
  if (chain === 'ordered') return { ...named, act: 'change', because: `'${name}' changes something, by its name` };
  switch (role) {
    case 'read':
      return handsOutPart(name)
        ? { ...named, act: 'unknown', evidence: 'none', because: `'${name}' hands out a part of the program` }
        : { ...named, act: 'read', because: `'${name}' only reads, by its name` };
    case 'send':
      return isDelivery(call)
        ? { ...named, act: 'deliver', because: `'${name}' delivers to one receiver, by its name` }
        : { ...named, act: 'change', because: `'${name}' sends, by its name` };
    case 'guard':
      return { ...named, act: 'guard', because: `'${name}' may stop what follows, by its name` };
    case 'timer':
      return { ...named, act: 'pause', because: `'${name}' lets time pass, by its name` };
    case 'ordered':
      return { ...named, act: 'change', because: `'${name}' changes something, by its name` };
    case 'make':
    case 'weak':
    case 'none':
      if (chain === 'read') return { ...named, act: 'read', because: `'${name}' is a query, by its names` };
      return { ...named, act: 'unknown', evidence: 'none', because: `what '${name}' does is not in sight` };
  }
}

/** `getUserRepository`, but not the question `getIsFreshInstance`. */
function handsOutPart(name: string): boolean {
  const words = wordsOf(name);
  return INSTANCE_WORDS.includes(words.at(-1) ?? '') && !words.includes('is');
}

/** `{ cache: true }` */
function asksForCache(argument: TSESTree.Node): boolean {
  if (argument.type !== AST_NODE_TYPES.ObjectExpression) return false;
  return argument.properties.some(property => property.type === AST_NODE_TYPES.Property && /^(?:use)?cached?$/i.test(propertyName(property) ?? '') && property.value.type === AST_NODE_TYPES.Literal && property.value.value === true);
}

/** What the calls on the way to the last one say: `db.from('x').insert(row).returning('id')` changes, `db('x').select().first()` reads. */
function roleOfChain(call: TSESTree.CallExpression): 'ordered' | 'read' | null {
  const { name: last, receiver } = namesOfCallee(call.callee);
  let found: 'ordered' | 'read' | null = last === 'query' && call.arguments.length === 0 && receiver.length > 0 ? 'read' : null;
  let node: TSESTree.Node = unwrap(call.callee);
  while (node.type === AST_NODE_TYPES.MemberExpression || node.type === AST_NODE_TYPES.CallExpression) {
    const inner: TSESTree.Node = unwrap(node.type === AST_NODE_TYPES.MemberExpression ? node.object : node.callee);
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const { name } = namesOfCallee(node.callee);
      const role = name === null ? 'none' : roleOfName(name);
      if (role === 'ordered' && name !== 'use' && name !== 'with') return 'ordered';
      if (role === 'read' || (name === 'query' && node.arguments.length === 0 && onlyNarrows(call))) found = 'read';
    }
    node = inner;
  }
  return found;
}

/** https://vincit.github.io/objection.js/api/query-builder/: methods that say which rows, and change none. */
const NARROWS = /^(?:query|(?:and|or)?[wW]here\w*|(?:left|right|inner|outer)?[jJ]oin\w*|withGraph\w*|orderBy\w*|limit|offset|page|range|select|distinct|alias)$/;

/** Does the chain end in a builder's own method: `Model.query().where('ok', true)`? */
function onlyNarrows(call: TSESTree.CallExpression): boolean {
  return NARROWS.test(namesOfCallee(call.callee).name ?? '');
}

/** Does the expression make a promise that nothing is known of beyond that it is one? */
export function isNewPromise(file: SourceFile, node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.NewExpression && isGlobalApi(file, node.callee, 'Promise');
}
