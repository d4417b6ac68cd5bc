import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { nodesOver } from '../flow/nodes-over.ts';
import { perFile } from '../memo.ts';
import { nameOfOrigin } from '../names/documented-name.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, type SourceFile } from '../source-file.ts';

type Variable = TSESLint.Scope.Variable;

/** A variable that holds one transaction, or the one connection that a transaction would run on. */
export interface Carrier {
  readonly variable: Variable;
  readonly kind: 'client' | 'session' | 'transaction';
  /**
   * Whether it is seen to be one: made here, or handed to the callback of one. A parameter is one by its
   * type or by its name only.
   */
  readonly seen: boolean;
  /** The function that is run inside of the transaction, for one that ends when it does. */
  readonly during: TSESTree.Node | null;
}

/**
 * Which variables of the file hold one transaction, one session or one client of a database, which
 * serve one query at a time?
 *
 * Sources: https://knexjs.org/guide/transactions.html, https://sequelize.org/docs/v6/other-topics/transactions/,
 * https://www.prisma.io/docs/orm/prisma-client/queries/transactions, https://typeorm.io/docs/advanced-topics/transactions,
 * https://orm.drizzle.team/docs/transactions, https://kysely.dev/docs/category/transactions,
 * https://mikro-orm.io/docs/transactions, https://node-postgres.com/features/transactions,
 * https://mongoosejs.com/docs/transactions.html. A transaction of IndexedDB or Firestore takes many requests
 * at once and is none.
 */
export const transactionCarriers = perFile<ReadonlyMap<Variable, Carrier>>(file => {
  const carriers = new Map<Variable, Carrier>();
  if (!speaksOfTransactions(file)) return carriers;
  // Where a client of pg is made, its name may be any.
  for (const node of nodesOver(file, file.ast, /\bpg\b/.test(file.text) ? WORDS_OR_NEW : EACH_WORD)) {
    const found = node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression ? carrierOf(file, node) : null;
    if (found !== null && !carriers.has(found.variable)) carriers.set(found.variable, found);
    if (!isFunction(node)) continue;
    for (const parameter of node.params) {
      const handed = parameterCarrier(file, parameter);
      if (handed !== null && !carriers.has(handed.variable)) carriers.set(handed.variable, handed);
    }
  }
  return carriers;
});

/** Most files have none of the words; each of their calls asks. */
const speaksOfTransactions = perFile<boolean>(file => WORDS.test(file.text));

/** The transaction, session or client that a name or a member of it stands for: `trx`, `queryRunner.manager`. */
export function carrierBehind(file: SourceFile, wrapped: TSESTree.Node): Carrier | null {
  if (!speaksOfTransactions(file)) return null;
  let node = unwrap(wrapped);
  while (node.type === AST_NODE_TYPES.MemberExpression || node.type === AST_NODE_TYPES.CallExpression) node = unwrap(node.type === AST_NODE_TYPES.MemberExpression ? node.object : node.callee);
  const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
  return variable === null ? null : (transactionCarriers(file).get(variable) ?? null);
}

/** One of these stands in every file that has such a variable. */
const WORDS = /transaction|\btrx\b|\.connect\b|createQueryRunner|getConnection|startSession|PoolClient|QueryRunner|ClientSession|\bpg\b/i;

const EACH_WORD = new RegExp(WORDS, 'gi');

const WORDS_OR_NEW = new RegExp(`${WORDS.source}|\\bnew\\b`, 'gi');

/** Methods that run their callback inside of a transaction, and hand it over. */
const RUNS_CALLBACK = new Set(['transaction', '$transaction', 'transactional']);

/** How IndexedDB (Dexie) says what its transaction is for: it takes many requests at once. */
const INDEXED_DB_MODE = /^(?:r|rw|readonly|readwrite|versionchange)[!?]?$/;

function carrierOf(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): Carrier | null {
  if (call.type === AST_NODE_TYPES.NewExpression) return isPgClient(file, call) ? held(file, call, call, 'client') : null;
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return null;
  const name = propertyName(callee) ?? '';
  if (RUNS_CALLBACK.has(name) || (name === 'execute' && isBuiltTransaction(callee.object))) return callbackCarrier(file, call) ?? unmanaged(file, call, name);
  switch (name) {
    case 'withTransaction':
      return sessionThatRuns(file, callee.object, call);
    case 'createQueryRunner':
      return held(file, call, call, 'transaction');
    case 'connect': {
      const client = isAwaited(call) ? held(file, call.parent, call, 'client') : null;
      return client !== null && (isPool(callee.object) || isCalled(client.variable, ['release'])) && isCalled(client.variable, ['query']) ? client : null;
    }
    case 'getConnection': {
      const connection = isAwaited(call) ? held(file, call.parent, call, 'transaction') : null;
      return connection !== null && isCalled(connection.variable, ['beginTransaction']) ? connection : null;
    }
    case 'startSession': {
      const session = held(file, isAwaited(call) ? call.parent : call, call, 'session');
      return session !== null && isCalled(session.variable, ['startTransaction', 'withTransaction']) ? session : null;
    }
    default:
      return null;
  }
}

/** `db.transaction(async trx => …)`, with options before or behind the function. */
function callbackCarrier(file: SourceFile, call: TSESTree.CallExpression): Carrier | null {
  const fn = call.arguments.map(unwrap).find(isFunction);
  const [mode] = call.arguments;
  if (fn === undefined || call.arguments.length > 2) return null;
  if (mode?.type === AST_NODE_TYPES.Literal && INDEXED_DB_MODE.test(String(mode.value))) return null;
  const [parameter] = fn.params;
  const variable = parameter?.type === AST_NODE_TYPES.Identifier ? variableOf(file, parameter) : null;
  // better-sqlite3 gives its function arguments of any kind, and that function must not be async.
  return variable === null || !givesPromise(fn) ? null : { variable, kind: 'transaction', seen: true, during: fn };
}

function givesPromise(fn: TSESTree.Node): boolean {
  if (!isFunction(fn)) return false;
  return fn.async || fn.body.type !== AST_NODE_TYPES.BlockStatement || fn.body.body.some(statement => statement.type === AST_NODE_TYPES.ReturnStatement && statement.argument !== null);
}

/** `const t = await sequelize.transaction()`; one that is not awaited is IndexedDB's. */
function unmanaged(file: SourceFile, call: TSESTree.CallExpression, name: string): Carrier | null {
  if (name !== 'transaction' || !isAwaited(call) || call.arguments.some(({ type }) => type === AST_NODE_TYPES.Literal)) return null;
  const found = held(file, call.parent, call, 'transaction');
  return found !== null && (isCalled(found.variable, ['commit', 'rollback']) || isHandedOn(found.variable)) ? found : null;
}

/** Kysely: `db.transaction().execute(…)`, `db.transaction().setIsolationLevel(…).execute(…)`. */
function isBuiltTransaction(wrapped: TSESTree.Node): boolean {
  let node = unwrap(wrapped);
  while (node.type === AST_NODE_TYPES.CallExpression) {
    const callee = unwrap(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
    if (propertyName(callee) === 'transaction') return node.arguments.length === 0;
    node = unwrap(callee.object);
  }
  return false;
}

function sessionThatRuns(file: SourceFile, wrapped: TSESTree.Node, call: TSESTree.CallExpression): Carrier | null {
  const node = unwrap(wrapped);
  const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
  return variable === null ? null : { variable, kind: 'session', seen: true, during: call.arguments.map(unwrap).find(isFunction) ?? null };
}

/** https://node-postgres.com/apis/client */
function isPgClient(file: SourceFile, node: TSESTree.NewExpression): boolean {
  const name = nameOfOrigin(originOf(file, node.callee));
  return name?.module === 'pg' && name.name === 'Client';
}

/** The variable that the value is bound to, where it holds nothing else. */
function held(file: SourceFile, value: TSESTree.Node, made: TSESTree.Node, kind: Carrier['kind']): Carrier | null {
  let top = value;
  while (top.parent !== undefined && unwrap(top.parent) === unwrap(top)) top = top.parent;
  const { parent } = top;
  const target = parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.init === top ? parent.id : parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === top ? parent.left : null;
  const variable = target?.type === AST_NODE_TYPES.Identifier ? variableOf(file, target) : null;
  if (variable === null || laterWrites(variable).some(({ writeExpr }) => writeExpr != null && !contains(writeExpr, made))) return null;
  return enclosingFunction(made) === null ? null : { variable, kind, seen: true, during: null };
}

function isAwaited({ parent }: TSESTree.CallExpression): boolean {
  return parent.type === AST_NODE_TYPES.AwaitExpression;
}

function isPool(wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  const name = node.type === AST_NODE_TYPES.Identifier ? node.name : node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : null;
  return name !== null && wordsOf(name).includes('pool');
}

function isCalled({ references }: Variable, methods: readonly string[]): boolean {
  return references.some(({ identifier }) => {
    const { parent } = identifier;
    return parent.type === AST_NODE_TYPES.MemberExpression && parent.object === identifier && methods.includes(propertyName(parent) ?? '');
  });
}

/** Is it handed on as what its own name or an option says: `{ transaction }`, `{ transaction: t }`? */
function isHandedOn({ references }: Variable): boolean {
  return references.some(({ identifier: { parent } }) => parent.type === AST_NODE_TYPES.Property && /^(?:transaction|transacting|trx)$/.test(propertyName(parent) ?? ''));
}

/** Types that mean one transaction or one client, by the package that they come from. */
const TYPES: Readonly<Record<string, Readonly<Record<string, Carrier['kind']>>>> = {
  '@prisma/client': { 'Prisma.TransactionClient': 'transaction' },
  knex: { 'Knex.Transaction': 'transaction' },
  kysely: { Transaction: 'transaction' },
  mongodb: { ClientSession: 'session' },
  mongoose: { ClientSession: 'session', 'mongoose.ClientSession': 'session' },
  objection: { Transaction: 'transaction' },
  pg: { PoolClient: 'client' },
  sequelize: { Transaction: 'transaction' },
  typeorm: { QueryRunner: 'transaction' },
};

function parameterCarrier(file: SourceFile, wrapped: TSESTree.Parameter): Carrier | null {
  const parameter = wrapped.type === AST_NODE_TYPES.AssignmentPattern ? wrapped.left : wrapped;
  if (parameter.type !== AST_NODE_TYPES.Identifier) return null;
  const variable = variableOf(file, parameter);
  const kind = typeKind(file, parameter.typeAnnotation?.typeAnnotation) ?? (parameter.name === 'trx' && parameter.typeAnnotation == null ? 'transaction' : null);
  return variable === null || kind === null ? null : { variable, kind, seen: false, during: null };
}

function typeKind(file: SourceFile, type: TSESTree.TypeNode | undefined): Carrier['kind'] | null {
  if (type?.type !== AST_NODE_TYPES.TSTypeReference) return null;
  const names: string[] = [];
  let at: TSESTree.EntityName = type.typeName;
  for (; at.type === AST_NODE_TYPES.TSQualifiedName; at = at.left) names.unshift(at.right.name);
  if (at.type !== AST_NODE_TYPES.Identifier) return null;
  const definition = variableOf(file, at)?.defs[0]?.node;
  if (definition?.type !== AST_NODE_TYPES.ImportSpecifier && definition?.type !== AST_NODE_TYPES.ImportDefaultSpecifier) return null;
  const imported = definition.type === AST_NODE_TYPES.ImportSpecifier && definition.imported.type === AST_NODE_TYPES.Identifier ? definition.imported.name : at.name;
  const source = definition.parent.type === AST_NODE_TYPES.ImportDeclaration ? definition.parent.source.value : '';
  return TYPES[source]?.[[imported, ...names].join('.')] ?? null;
}
