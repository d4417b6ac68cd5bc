import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { nodesOver } from '../flow/nodes-over.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { perFile } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { matchesGlob } from '../names/glob.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { wordsOf } from '../names/words.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { carrierBehind } from './transaction-carriers.ts';
import { MAILER_WORDS, OUTPUT_WORDS, PROMPT_WORDS, QUIET_LOG_WORDS, SESSION_OPTIONS, SESSION_WORDS, VERBS, type WordRole } from './vocabulary.ts';

/** What the names in a call say of it. */
export interface CallWords {
  readonly role: WordRole | 'none';
  /** The name of the function that is called; `null` for a callee without one. */
  readonly name: string | null;
  /** The names of what it is called on, from the root: `['this', 'api', 'settings']`. */
  readonly receiver: readonly string[];
}

// The lists as sets: they are asked of every call.
const SESSIONS: ReadonlySet<string> = new Set(SESSION_WORDS);
const OUTPUTS: ReadonlySet<string> = new Set(OUTPUT_WORDS);
const PROMPTS: ReadonlySet<string> = new Set(PROMPT_WORDS);
const QUIET_LOGS: ReadonlySet<string> = new Set(QUIET_LOG_WORDS);
const MAILERS: ReadonlySet<string> = new Set(MAILER_WORDS);

const ROLES: ReadonlyMap<string, WordRole> = new Map([...VERBS].reverse().flatMap(({ role, words }) => words.map(word => [word, role] as const)));

/** What do the names in this call say of it, by the vocabulary and the settings that extend it? */
export function callWords(file: SourceFile, call: TSESTree.CallExpression): CallWords {
  const { name, receiver } = namesOfCallee(call.callee);
  if (name === null) return { role: 'none', name, receiver };
  return { role: settingsRole(file, name, receiver) ?? roleOfName(name), name, receiver };
}

/** What does the first word of a name say? */
export function roleOfName(name: string): WordRole | 'none' {
  const [first, ...rest] = wordsOf(name);
  if (first === undefined) return 'none';
  return ROLES.get(first) ?? (namesRows(first, rest) ? 'read' : 'none');
}

/** A name without a verb that says which rows it gives, or how many: `sharesByUser`, `syncedCount`. */
function namesRows(first: string, rest: readonly string[]): boolean {
  if (rest.at(-1) === 'count') return true;
  return first.length > 3 && first.endsWith('s') && !first.endsWith('ss') && rest.includes('by') && rest.at(-1) !== 'by';
}

/** What do the settings say of a call with these names? `null` when they do not mention it. */
export function settingsRole({ settings }: SourceFile, name: string, receiver: readonly string[]): WordRole | null {
  const names = [name, [...receiver, name].join('.'), [...receiver.slice(-1), name].join('.')];
  const fits = (globs: readonly string[]) => globs.length > 0 && names.some(candidate => matchesGlob(candidate, globs));
  if (fits(settings.ordered)) return 'ordered';
  if (fits(settings.guards)) return 'guard';
  return fits(settings.reads) ? 'read' : null;
}

/** The name that is called, and the names on the way to it; calls on the way lend their own name. */
export function namesOfCallee(callee: TSESTree.Node): { readonly name: string | null; readonly receiver: readonly string[] } {
  const path = namesOnTheWay(callee);
  const name = path.at(-1) ?? null;
  return { name, receiver: path.slice(0, -1) };
}

function namesOnTheWay(wrapped: TSESTree.Node): readonly string[] {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return [node.name];
    case AST_NODE_TYPES.ThisExpression:
      return ['this'];
    case AST_NODE_TYPES.Super:
      return ['super'];
    case AST_NODE_TYPES.MemberExpression: {
      const name = propertyName(node);
      const before = namesOnTheWay(node.object);
      return name === null ? before : [...before, name];
    }
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return namesOnTheWay(node.callee);
    case AST_NODE_TYPES.AwaitExpression:
      return namesOnTheWay(node.argument);
    default:
      return [];
  }
}

/**
 * Does the call go to one connection, page or session, which serves one call at a time?
 *
 * @returns the word that says so, or `null`
 */
export function sessionWord(file: SourceFile, call: TSESTree.CallExpression): string | null {
  const { receiver } = namesOfCallee(call.callee);
  for (const name of receiver) {
    const word = wordsOf(name).find(candidate => SESSIONS.has(candidate)) ?? (SESSIONS.has(name.toLowerCase()) ? name : undefined);
    if (word !== undefined) return word;
  }
  for (const argument of call.arguments) {
    const word = sessionArgument(file, argument);
    if (word !== null) return word;
  }
  return [call.callee, ...call.arguments].map(part => carrierBehind(file, part)).find(carrier => carrier !== null)?.variable.name ?? null;
}

/** The same for the tag of a template: tx`SELECT …`. */
export function sessionOfTag(tag: TSESTree.Node): string | null {
  const { name, receiver } = namesOfCallee(tag);
  for (const part of name === null ? receiver : [...receiver, name]) {
    const word = wordsOf(part).find(candidate => SESSIONS.has(candidate));
    if (word !== undefined) return word;
  }
  return null;
}

/** Asked once a file, since each of its calls asks. */
const speaksOfDecorator = perFile<boolean>(file => /@\w*Transaction/.test(file.text));

/**
 * Does the method around the call run in a transaction, by one of its decorators: `@Transactional()`?
 *
 * @returns the word that says so, or `null`
 */
export function transactionAround(file: SourceFile, node: TSESTree.Node): string | null {
  if (!speaksOfDecorator(file)) return null;
  for (let fn = enclosingFunction(node); fn !== null; fn = enclosingFunction(fn)) {
    if (fn.parent.type !== AST_NODE_TYPES.MethodDefinition) continue;
    for (const { expression } of fn.parent.decorators ?? []) {
      const { name } = namesOfCallee(expression.type === AST_NODE_TYPES.CallExpression ? expression.callee : expression);
      if (name !== null && wordsOf(name).some(word => word === 'transaction' || word === 'transactional')) return name;
    }
  }
  return null;
}

function sessionArgument(file: SourceFile, argument: TSESTree.Node): string | null {
  const node = unwrap(argument);
  if (node.type === AST_NODE_TYPES.Identifier) return wordsOf(node.name).find(word => SESSIONS.has(word)) ?? connectionCarriers(file).get(node.name) ?? null;
  if (node.type === AST_NODE_TYPES.MemberExpression) {
    const name = propertyName(node);
    return name === null ? null : (wordsOf(name).find(word => SESSIONS.has(word)) ?? null);
  }
  if (node.type !== AST_NODE_TYPES.ObjectExpression) return null;
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      const word = sessionArgument(file, property.argument);
      if (word !== null) return word;
      continue;
    }
    const name = propertyName(property);
    if (name !== null && SESSION_OPTIONS.includes(name)) return name;
  }
  return null;
}

const NAMES_SESSION_OPTION = new RegExp(`\\b(?:${SESSION_OPTIONS.join('|')})\\b`);

const EACH_SESSION_OPTION = new RegExp(NAMES_SESSION_OPTION, 'g');

/** The names of variables that hand on one connection somewhere in the file: asked for it (`options.transacting`), or made with it. */
const connectionCarriers = perFile<ReadonlyMap<string, string>>(file => {
  const carriers = new Map<string, string>();
  if (!NAMES_SESSION_OPTION.test(file.text)) return carriers;
  for (const node of nodesOver(file, file.ast, EACH_SESSION_OPTION)) {
    if (node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.Identifier) {
      const name = propertyName(node);
      if (name !== null && SESSION_OPTIONS.includes(name)) carriers.set(node.object.name, name);
    } else if (node.type === AST_NODE_TYPES.VariableDeclarator && node.id.type === AST_NODE_TYPES.Identifier && node.init !== null) {
      const name = sessionOptionIn(file, node.init);
      if (name !== null) carriers.set(node.id.name, name);
    } else if (node.type === AST_NODE_TYPES.CallExpression) {
      for (const [index, argument] of node.arguments.entries()) {
        const name = argument.type === AST_NODE_TYPES.ObjectExpression ? sessionOptionIn(file, argument) : null;
        const parameter = name === null ? undefined : ownParameter(file, node, index);
        if (name !== null && parameter?.type === AST_NODE_TYPES.Identifier) carriers.set(parameter.name, name);
      }
    }
  }
  return carriers;
});

/** The parameter of a function of this file that takes the argument. */
function ownParameter(file: SourceFile, call: TSESTree.CallExpression, index: number): TSESTree.Node | undefined {
  const target = calleeFunction(file, call.callee);
  return target?.file === file ? target.node.params[index] : undefined;
}

/** `_.pick(options, 'transacting')`, `{ transacting: trx }`. */
function sessionOptionIn(file: SourceFile, init: TSESTree.Node): string | null {
  for (const inner of descendants(file, init, 'stop')) {
    const name = inner.type === AST_NODE_TYPES.Property ? propertyName(inner) : inner.type === AST_NODE_TYPES.Literal ? String(inner.value) : null;
    if (name !== null && SESSION_OPTIONS.includes(name)) return name;
  }
  return null;
}

/** Do the names say that a person is asked? */
export function isPrompt(call: TSESTree.CallExpression): boolean {
  const { name, receiver } = namesOfCallee(call.callee);
  // A compiler's name for a module (`ask_1`) says what the file is called, not what the function does.
  return [name ?? '', ...receiver.filter(part => !/_\d+$/.test(part))].some(part => wordsOf(part).some(word => PROMPTS.has(word)));
}

/** Do the names say that something is delivered to one receiver by mail, message or hook? */
export function isDelivery(call: TSESTree.CallExpression): boolean {
  const { name, receiver } = namesOfCallee(call.callee);
  if (name === null || roleOfName(name) !== 'send') return false;
  return [name, ...receiver].some(part => wordsOf(part).some(word => MAILERS.has(word)));
}

const LISTENS = new Set(['on', 'once', 'off', 'pipe', 'addListener', 'removeListener']);

/**
 * Do the names say that the call prints for a person, so that the order of calls is what they see?
 *
 * Logging of oddities (`logger.debug`, `log.error`) does not count.
 */
export function isOutput(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const { name, receiver } = namesOfCallee(call.callee);
  if (name === null) return false;
  const words = wordsOf(name);
  if (words.some(word => QUIET_LOGS.has(word))) return false;
  if (textOf(file, call.callee).startsWith('process.std')) return true;
  const [first = ''] = words;
  if (['print', 'println', 'output', 'echo', 'display', 'log', 'info', 'success'].includes(first)) return true;
  if (LISTENS.has(name)) return false;
  return receiver.some(part => wordsOf(part).some(word => OUTPUTS.has(word) && word !== 'log' && word !== 'info'));
}
