import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { documentedName } from '../names/documented-name.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { textOf, type SourceFile } from '../source-file.ts';

type Variable = TSESLint.Scope.Variable;

/** Something that others wait for, or that stays open, until it is given back. */
export interface Acquired {
  readonly kind: 'connection' | 'handle' | 'lock';
  /** The statement that acquires it, and does nothing else. */
  readonly statement: TSESTree.ExpressionStatement | TSESTree.VariableDeclaration;
  /** What is locked or held, for a message: `mutex`, `client`. */
  readonly held: TSESTree.Node;
  /** The variable by which it is given back; `null` where it is what the call is made on: `await lock.acquire()`. */
  readonly variable: Variable | null;
  /** Does the call give it back? */
  readonly isReleasedBy: (call: TSESTree.CallExpression) => boolean;
}

/** First words of functions that take a lock, a permit or a thing out of a pool. */
const TAKES = new Set(['acquire', 'obtain', 'lock']);

/** Methods that take one of many out of a pool, whose own `release` gives it back. */
const FROM_POOL = new Set(['borrow', 'checkout', 'connect', 'getClient', 'getConnection', 'reserve']);

const RELEASES = new Set(['release', 'releaseAsync', 'releaseLock', 'unlock', 'unlockAsync']);
const GIVES_BACK = new Set(['destroy', 'release', 'releaseClient', 'releaseConnection']);

/** Last words of what is a lock and nothing but a lock: an account, a door or a wallet can be locked as well. */
const LOCKS = new Set(['latch', 'lock', 'locker', 'mutex', 'sem', 'sema', 'semaphore']);

/**
 * Documented functions whose result has to be closed, and how. Sources:
 * https://nodejs.org/api/fs.html#class-filehandle, https://www.mongodb.com/docs/drivers/node/current/connect/,
 * https://pptr.dev/api/puppeteer.puppeteernode.launch, https://playwright.dev/docs/api/class-browsertype,
 * https://node-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html
 */
const OPENED: readonly (readonly [module: RegExp, name: RegExp, method: string])[] = [
  [/^fs\/promises$/, /^open$/, 'close'],
  [/^mongodb$/, /^MongoClient\.connect$/, 'close'],
  [/^puppeteer(?:-core|-extra)?$/, /^(?:default\.)?launch$/, 'close'],
  [/^(?:playwright(?:-core|-chromium|-firefox|-webkit)?|@playwright\/test)$/, /^(?:chromium|firefox|webkit)\.launch$/, 'close'],
  [/^oracledb$/, /^getConnection$/, 'close'],
];

/** Documented classes whose instances are opened by `connect`, and how they are closed: https://node-postgres.com/apis/client */
const CONNECTED: readonly (readonly [module: string, name: string, method: string])[] = [
  ['pg', 'Client', 'end'],
  ['mongodb', 'MongoClient', 'close'],
];

/** How all their names begin: asked first, since few awaits have such a name. */
const ACQUIRES = /^[#_]*(?:acquire|borrow|checkout|connect|getClient|getConnection|launch|lock|obtain|open|reserve|startSession)/;

/**
 * What does this `await` acquire that must be given back, and which calls give it back?
 *
 * By documentation, or by the shape of the code: what `acquire`, `lock` and their like give is called or
 * released, a thing out of a pool is released, and so is what `acquire` was called on. Only where the
 * statement does nothing else, and `null` for no evidence.
 */
export function acquiredBy(file: SourceFile, node: TSESTree.AwaitExpression): Acquired | null {
  const call = unwrap(node.argument);
  if (call.type !== AST_NODE_TYPES.CallExpression) return null;
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : callee.type === AST_NODE_TYPES.Identifier ? callee.name : null;
  if (name === null || !ACQUIRES.test(name)) return null;
  const place = placeOf(node);
  if (place === null) return null;
  const on = callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : null;
  const { statement, target } = place;
  if (target === null) return onItself(file, { call, name, on, statement });
  if (target.type !== AST_NODE_TYPES.Identifier) return taken(file, { call, name, on, statement }, target);
  const variable = variableOf(file, target);
  if (variable === null || !holdsOne(variable, node)) return null;
  return opened(file, call, statement, variable, target) ?? held(file, { call, name, on, statement }, variable, target);
}

interface Taking {
  readonly call: TSESTree.CallExpression;
  readonly name: string;
  /** What the method is called on; `null` for a function. */
  readonly on: TSESTree.Node | null;
  readonly statement: Acquired['statement'];
}

/** The statement that is nothing but this await, and what is bound to its value. */
function placeOf(node: TSESTree.AwaitExpression): { readonly statement: Acquired['statement']; readonly target: TSESTree.Node | null } | null {
  let top: TSESTree.Node = node;
  while (top.parent !== undefined && unwrap(top.parent) === unwrap(top)) top = top.parent;
  const { parent } = top;
  if (parent?.type === AST_NODE_TYPES.ExpressionStatement) return { statement: parent, target: null };
  if (parent?.type === AST_NODE_TYPES.AssignmentExpression) {
    const isPlain = parent.operator === '=' && parent.right === top && parent.left.type === AST_NODE_TYPES.Identifier;
    return isPlain && parent.parent.type === AST_NODE_TYPES.ExpressionStatement ? { statement: parent.parent, target: parent.left } : null;
  }
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator) return null;
  const declaration = parent.parent;
  const isOne = declaration.declarations.length === 1 && (declaration.kind === 'const' || declaration.kind === 'let' || declaration.kind === 'var');
  return isOne ? { statement: declaration, target: parent.id } : null;
}

/** Does the variable hold nothing else in its life? */
function holdsOne(variable: Variable, node: TSESTree.AwaitExpression): boolean {
  const others = laterWrites(variable).filter(({ writeExpr }) => writeExpr == null || (unwrap(writeExpr) !== node && !isNothing(writeExpr)));
  const definition = variable.defs[0]?.node;
  return others.length === 0 && definition?.type === AST_NODE_TYPES.VariableDeclarator && (definition.init === null || unwrap(definition.init) === node || isNothing(definition.init));
}

function isNothing(node: TSESTree.Node): boolean {
  return (node.type === AST_NODE_TYPES.Literal && node.value === null) || (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined');
}

function opened(file: SourceFile, call: TSESTree.CallExpression, statement: Acquired['statement'], variable: Variable, target: TSESTree.Node): Acquired | null {
  const documented = documentedName(file, call.callee);
  const row = documented === null ? undefined : OPENED.find(([module, name]) => module.test(documented.module) && name.test(documented.name));
  return row === undefined ? null : { kind: 'handle', statement, held: target, variable, isReleasedBy: other => isMethodOf(file, other, variable, method => method === row[2]) };
}

/** `const release = await mutex.acquire()`, `const client = await pool.connect()`, `pool.release(client)`. */
function held(file: SourceFile, { name, on, statement }: Taking, variable: Variable, target: TSESTree.Node): Acquired | null {
  const words = wordsOf(name);
  const takes = TAKES.has(words[0] ?? '');
  if (!takes && !(on !== null && FROM_POOL.has(name)) && name !== 'startSession') return null;
  const isPooled = !takes || (on !== null && nameWords(on).includes('pool'));
  const isReleasedBy = (other: TSESTree.CallExpression): boolean =>
    isMethodOf(file, other, variable, method => (name === 'startSession' ? method === 'endSession' : RELEASES.has(method))) ||
    (takes && other.arguments.length === 0 && unwrap(other.callee).type === AST_NODE_TYPES.Identifier && isVariable(file, other.callee, variable)) ||
    (on !== null && handsBack(file, other, on, variable));
  return { kind: isPooled ? 'connection' : 'lock', statement, held: isPooled || on === null ? target : on, variable, isReleasedBy };
}

/** `const [value, release] = await semaphore.acquire()`, `const { release } = await lock.acquire()`. */
function taken(file: SourceFile, { name, on, statement }: Taking, target: TSESTree.Node): Acquired | null {
  const bound = target.type === AST_NODE_TYPES.ArrayPattern ? target.elements : target.type === AST_NODE_TYPES.ObjectPattern ? target.properties.map(property => (property.type === AST_NODE_TYPES.Property ? property.value : null)) : [];
  if (!TAKES.has(wordsOf(name)[0] ?? '') && !(on !== null && FROM_POOL.has(name))) return null;
  for (const element of bound) {
    if (element?.type !== AST_NODE_TYPES.Identifier || !/^(?:done|release|unlock)/.test(element.name)) continue;
    const variable = variableOf(file, element);
    if (variable !== null && laterWrites(variable).length === 0) return { kind: FROM_POOL.has(name) ? 'connection' : 'lock', statement, held: on ?? element, variable, isReleasedBy: call => isVariable(file, call.callee, variable) };
  }
  return null;
}

/** `await lock.acquire(); …; lock.release();`, `await acquireLock(key); …; releaseLock(key);`, `await client.connect(); …; client.end();`. */
function onItself(file: SourceFile, { call, name, on, statement }: Taking): Acquired | null {
  const words = wordsOf(name);
  if (on === null) {
    if (!TAKES.has(words[0] ?? '') || words.length < 2) return null;
    const given = firstArgument(file, call);
    const opposite = (words[0] === 'lock' ? 'un' : 'release') + (words[0] === 'lock' ? name : name.slice(words[0]?.length));
    const isOpposite = (other: TSESTree.Node): boolean => other.type === AST_NODE_TYPES.Identifier && other.name.toLowerCase() === opposite.toLowerCase();
    return { kind: 'lock', statement, held: call.callee, variable: null, isReleasedBy: other => isOpposite(unwrap(other.callee)) && firstArgument(file, other) === given };
  }
  const made = madeBy(file, on);
  const closing = name === 'connect' && made !== null ? made : null;
  if (closing === null && !(TAKES.has(words[0] ?? '') && (words[0] !== 'lock' || LOCKS.has(nameWords(on).at(-1) ?? '')))) return null;
  const object = textOf(file, on);
  const [given, isKeyed] = [firstArgument(file, call), call.arguments.length > 0];
  return {
    kind: closing === null ? 'lock' : closing === 'release' ? 'connection' : 'handle',
    statement,
    held: on,
    variable: null,
    isReleasedBy: other => {
      const callee = unwrap(other.callee);
      if (callee.type !== AST_NODE_TYPES.MemberExpression || textOf(file, callee.object) !== object) return false;
      const method = propertyName(callee) ?? '';
      return closing === null ? RELEASES.has(method) && (!isKeyed || other.arguments.length === 0 || firstArgument(file, other) === given) : method === closing;
    },
  };
}

/** How the instance is closed that `connect` is called on, where it is seen to be made here and of what. */
function madeBy(file: SourceFile, on: TSESTree.Node): string | null {
  const origin = originOf(file, on);
  if (origin.kind !== 'expression' || origin.path.length > 0) return null;
  if (origin.node.type === AST_NODE_TYPES.NewExpression) {
    const name = documentedName(file, origin.node.callee);
    return CONNECTED.find(row => row[0] === name?.module && row[1] === name.name.replace(/^default\./, ''))?.[2] ?? null;
  }
  const callee = origin.node.type === AST_NODE_TYPES.CallExpression ? unwrap(origin.node.callee) : null;
  return callee?.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'createQueryRunner' ? 'release' : null;
}

function isMethodOf(file: SourceFile, call: TSESTree.CallExpression, variable: Variable, fits: (method: string) => boolean): boolean {
  const callee = unwrap(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && isVariable(file, callee.object, variable) && fits(propertyName(callee) ?? '');
}

function handsBack(file: SourceFile, call: TSESTree.CallExpression, on: TSESTree.Node, variable: Variable): boolean {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  return callee.type === AST_NODE_TYPES.MemberExpression && GIVES_BACK.has(propertyName(callee) ?? '') && textOf(file, callee.object) === textOf(file, on) && first !== undefined && isVariable(file, first, variable);
}

function isVariable(file: SourceFile, wrapped: TSESTree.Node, variable: Variable): boolean {
  const node = unwrap(wrapped);
  return node.type === AST_NODE_TYPES.Identifier && variableOf(file, node) === variable;
}

function firstArgument(file: SourceFile, { arguments: [first] }: TSESTree.CallExpression): string {
  return first === undefined ? '' : textOf(file, first);
}

/** The words of the name that the expression ends in: `this.dbPool` → `db pool`, `locks.get(key)` → none. */
function nameWords(wrapped: TSESTree.Node): readonly string[] {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.Identifier) return wordsOf(node.name);
  return node.type === AST_NODE_TYPES.MemberExpression ? wordsOf(propertyName(node) ?? '') : [];
}
