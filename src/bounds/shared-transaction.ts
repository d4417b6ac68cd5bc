import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { callWords, namesOfCallee } from '../effects/call-words.ts';
import { carrierBehind, transactionCarriers, type Carrier } from '../effects/transaction-carriers.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { startedAs } from '../flow/started-as.ts';
import { promiseCombinator, type Combinator } from '../names/promise-combinator.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { fanOutsOf } from './fan-out.ts';
import { limiterOf } from './limiter.ts';

/** Queries that are started together, though all of them go over one connection. */
export interface SharedTransaction {
  readonly carrier: Carrier;
  readonly combinator: Combinator;
  /** The calls, or the one that is made for each element. */
  readonly queries: readonly TSESTree.CallExpression[];
  /** Whether their names say that they only look: nothing of them is left when the transaction is rolled back. */
  readonly onlyReads: boolean;
}

/**
 * Does this call of a combinator start several queries on one transaction, session or client?
 *
 * @returns `null` for no evidence of that
 */
export function sharedTransaction(file: SourceFile, call: TSESTree.CallExpression): SharedTransaction | null {
  if (transactionCarriers(file).size === 0) return null;
  const combinator = promiseCombinator(file, call);
  const [argument] = call.arguments;
  if (combinator === null || argument === undefined) return null;
  for (const fanOut of fanOutsOf(file, call)) {
    const queries = queriesIn(file, unwrap(fanOut.work));
    const [query] = queries;
    if (query === undefined || limiterOf(file, fanOut) !== null) continue;
    return { carrier: query.carrier, combinator, queries: [query.node], onlyReads: queries.every(({ node }) => isRead(file, node)) };
  }
  const list = unwrap(argument);
  if (list.type !== AST_NODE_TYPES.ArrayExpression) return null;
  const started = new Map<Carrier, TSESTree.CallExpression[]>();
  for (const element of list.elements) {
    if (element === null || element.type === AST_NODE_TYPES.SpreadElement) continue;
    const found = new Map(queriesIn(file, startedAs(file, element)).map(({ carrier, node }) => [carrier, node]));
    for (const [carrier, node] of found) started.set(carrier, [...(started.get(carrier) ?? []), node]);
  }
  for (const [carrier, queries] of started) {
    if (queries.length > 1) return { carrier, combinator, queries, onlyReads: queries.every(query => isRead(file, query)) };
  }
  return null;
}

/** Words of the query builders that ask, beside those that say so anywhere. */
const ASKS = /^(?:aggregate|groupBy|findFirst|findUnique|count|exists)/;

function isRead(file: SourceFile, call: TSESTree.CallExpression): boolean {
  return callWords(file, call).role === 'read' || chainNames(call).some(name => ASKS.test(name));
}

/** A transaction that each element begins for itself is its own. */
function isMadeFor({ variable }: Carrier, work: TSESTree.Node): boolean {
  return variable.identifiers.some(identifier => contains(work, identifier));
}

interface Query {
  readonly carrier: Carrier;
  readonly node: TSESTree.CallExpression;
}

/** Which calls below this node talk over a transaction that is made outside of it? */
function queriesIn(file: SourceFile, start: TSESTree.Node): readonly Query[] {
  const queries: Query[] = [];
  for (const node of descendants(file, start, 'enter')) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const carrier = talksOver(file, node);
    if (carrier !== null && !isMadeFor(carrier, start)) queries.push({ carrier, node });
  }
  return queries;
}

/** Methods of a transaction, a client or a session that are no query. */
const NO_QUERY = /^(?:abortTransaction|commit|commitTransaction|destroy|emit|end|endSession|executionPromise|isCompleted|isTransaction|off|on|once|ref|raw|release|removeListener|rollback|rollbackTransaction|fn)$/;

/** Does the call send a query over a transaction: is it called on it, or handed it? */
export function talksOver(file: SourceFile, call: TSESTree.CallExpression): Carrier | null {
  const owner = carrierBehind(file, call.callee);
  if (owner !== null) {
    const callee = unwrap(call.callee);
    if (owner.kind === 'session') return null;
    // A link of a chain is not sent: only the whole is.
    if (call.parent.type === AST_NODE_TYPES.MemberExpression && call.parent.object === call && call.parent.parent.type === AST_NODE_TYPES.CallExpression && !isThen(call.parent)) return null;
    const name = callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
    if (owner.kind === 'client') return name === 'query' ? owner : null;
    return NO_QUERY.test(name) && unwrap((callee as TSESTree.MemberExpression).object).type === AST_NODE_TYPES.Identifier ? null : owner;
  }
  for (const argument of call.arguments) {
    const handed = handedCarrier(file, argument);
    if (handed !== null) return handed;
  }
  return null;
}

function isThen(member: TSESTree.MemberExpression): boolean {
  return /^(?:then|catch|finally)$/.test(propertyName(member) ?? '');
}

function handedCarrier(file: SourceFile, wrapped: TSESTree.Node): Carrier | null {
  const node = unwrap(wrapped);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return carrierBehind(file, node);
    case AST_NODE_TYPES.MemberExpression:
      return propertyName(node) === 'manager' ? carrierBehind(file, node) : null;
    case AST_NODE_TYPES.ObjectExpression:
      for (const property of node.properties) {
        if (property.type === AST_NODE_TYPES.SpreadElement) continue;
        const value = unwrap(property.value);
        const carrier = value.type === AST_NODE_TYPES.Identifier ? carrierBehind(file, value) : null;
        if (carrier !== null) return carrier;
      }
      return null;
    default:
      return null;
  }
}

/** Methods that send what changes rows, and give a promise of it. */
const CHANGES = /^(?:bulkCreate|bulkWrite|createMany|del|delete|deleteMany|deleteOne|destroy|execute|insert|insertMany|insertOne|query|remove|save|update|updateMany|updateOne|upsert|create)$/;

/**
 * Is this a query on a transaction for which nobody waits, inside of the function that the transaction
 * lasts as long as?
 */
export function unawaitedQuery(file: SourceFile, statement: TSESTree.ExpressionStatement): SharedTransaction['carrier'] | null {
  const call = unwrap(statement.expression);
  if (call.type !== AST_NODE_TYPES.CallExpression || transactionCarriers(file).size === 0) return null;
  const { name } = namesOfCallee(call.callee);
  const chain = chainNames(call);
  if (name === null || !chain.some(each => CHANGES.test(each)) || /^(?:then|catch|finally|on|once)$/.test(name)) return null;
  const carrier = talksOver(file, call);
  const fn = enclosingFunction(statement);
  return carrier !== null && carrier.during !== null && carrier.during === fn && isFunction(fn) && fn.async ? carrier : null;
}

/** The methods that are called one on what the other gives. */
function chainNames(call: TSESTree.CallExpression): readonly string[] {
  const names: string[] = [];
  for (let node: TSESTree.Node = call; node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.MemberExpression; node = unwrap(node.type === AST_NODE_TYPES.CallExpression ? node.callee : node.object)) {
    const name = node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : null;
    if (name !== null) names.push(name);
  }
  return names;
}
