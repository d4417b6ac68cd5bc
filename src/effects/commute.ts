import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { mentions, type AwaitRun, type RunMember } from './await-runs.ts';
import { awaitedWork, changesByName, type AwaitedWork } from './awaited-work.ts';
import { namesOfCallee } from './call-words.ts';
import { rootOf } from './roots.ts';
import { saidOrder } from './said-order.ts';
import { leadsTo, sharedCell } from './shared-cell.ts';

/**
 * Can the second await start before the first is done, without anybody noticing?
 *
 * Yes only when both are seen, documented or named to read, neither uses what the other gives, and
 * both wait for something real. The witness is a sentence's end: why, or what stands against it.
 */
export function commute(file: SourceFile, run: AwaitRun, first: RunMember, second: RunMember): Verdict<string> {
  // What needs no look into functions comes first, then one function after the other.
  const named = namesResultOf(file, run, first, second);
  if (named !== null) return no(`'${named}' comes from the one before`);
  const said = saidOrder(file, first.statement) ?? saidOrder(file, second.statement);
  if (said !== null) return no(`a comment says so: '${said.value.trim()}'`);
  if (first.assigned !== null && isKeptWhenTheNextFails(first)) return no('the first result is kept when the second fails');
  for (const argument of [first.node.argument, second.node.argument, ...awaitsWithin(file, first), ...awaitsWithin(file, second)]) {
    const clash = standsAgainst(awaitedWork(file, argument));
    if (clash !== null) return no(clash);
  }
  const [one, two] = [awaitedWork(file, first.node.argument), awaitedWork(file, second.node.argument)];
  const led = derivedOf(file, run, first).find(variable => leadsTo(file, two, variable));
  if (led !== undefined) return no(`'${led.name}' comes from the one before`);
  const shared = sharedCell(file, { member: first, work: one }, { member: second, work: two });
  if (shared !== null) return no(`both speak of '${shared}'`);
  if (one.act === 'read' && two.act === 'read') return yes(`${one.because} and ${two.because}`);
  const kin = areKin(first, second, one, two);
  return kin === null ? unknown(one.act === 'read' ? two.because : one.because) : yes(kin);
}

/**
 * Could any two neighbours among the awaits of these statements commute, as far as the names that are
 * called and the values that are used tell?
 *
 * A look that comes first, since most awaits need what the one before gives, or say by their name
 * that they change something: what their functions do need not be known then.
 */
export function mayCommute(file: SourceFile, statements: readonly TSESTree.Statement[]): boolean {
  const members = statements.flatMap(statement => plainMembers(file, statement));
  const run = { members, between: statements };
  let first: RunMember | null = null;
  for (const second of members) {
    const before: RunMember | null = first;
    first = changesByName(file, second.node.argument) ? null : second;
    if (before !== null && first !== null && namesResultOf(file, run, before, first) === null) return true;
  }
  return false;
}

/** The outermost awaits of a statement, whatever stands beside them. */
function plainMembers(file: SourceFile, statement: TSESTree.Statement): readonly RunMember[] {
  const declarators = statement.type === AST_NODE_TYPES.VariableDeclaration ? statement.declarations : [];
  const members: RunMember[] = [];
  for (const node of awaitPoints(file, statement)) {
    const last = members.at(-1);
    if (node.type !== AST_NODE_TYPES.AwaitExpression || (last !== undefined && contains(last.node, node))) continue;
    const declarator = declarators.find(each => contains(each, node));
    const expression = statement.type === AST_NODE_TYPES.ExpressionStatement ? statement.expression : null;
    const assigned = expression?.type === AST_NODE_TYPES.AssignmentExpression ? expression.left : null;
    members.push({ node, statement, bound: declarator === undefined ? [] : declaredVariables(file, declarator), assigned, conditional: false });
  }
  return members;
}

/** What is awaited on the way to the awaited call: in its arguments, or for what it is called on. */
function awaitsWithin(file: SourceFile, { node }: RunMember): readonly TSESTree.Node[] {
  const inner: TSESTree.Node[] = [];
  for (const part of awaitPoints(file, node.argument)) {
    if (part.type === AST_NODE_TYPES.AwaitExpression) inner.push(part.argument);
  }
  return inner;
}

/** Is the result assigned inside a `try` whose handler goes on, so that a later failure leaves it standing? */
function isKeptWhenTheNextFails({ statement }: RunMember): boolean {
  let child: TSESTree.Node = statement;
  for (let parent = statement.parent as TSESTree.Node | undefined; parent && !isFunction(parent); child = parent, parent = parent.parent) {
    if (parent.type !== AST_NODE_TYPES.TryStatement || parent.block !== child || parent.handler === null) continue;
    const last = parent.handler.body.body.at(-1);
    return last?.type !== AST_NODE_TYPES.ThrowStatement;
  }
  return false;
}

/** What about this await alone keeps it from being moved? */
function standsAgainst(work: AwaitedWork): string | null {
  switch (work.act) {
    case 'read':
    case 'unknown':
      return null;
    case 'ask':
    case 'change':
    case 'converse':
    case 'deliver':
    case 'guard':
    case 'import':
    case 'pause':
    case 'settled':
    case 'stored':
      return work.because;
  }
}

/**
 * Are two calls that nothing is known of so alike that a person takes both for queries? One function
 * asked twice for different things, siblings named by the same weak verb, or calls named as what they
 * give (`const user = await api.user()`).
 *
 * @returns why, or `null`
 */
function areKin(first: RunMember, second: RunMember, one: AwaitedWork, two: AwaitedWork): string | null {
  const a = kinOf(first, one);
  const b = kinOf(second, two);
  if (a === null || b === null) return null;
  if (a.verb !== null && a.verb === b.verb && a.receiver === b.receiver) return `'${a.name}' and '${b.name}' are of one kind`;
  return a.givesItsName && b.givesItsName ? `both are named as what they give` : null;
}

type Kin = { readonly name: string; readonly verb: string | null; readonly receiver: string; readonly givesItsName: boolean } | null;

function kinOf(member: RunMember, work: AwaitedWork): Kin {
  if (work.call === null) return null;
  const { name, receiver } = namesOfCallee(work.call.callee);
  if (name === null) return null;
  const [verb = null, ...rest] = wordsOf(name);
  const weak = work.word === 'weak' && rest.length > 0 && work.facts === null;
  const givesItsName =
    work.act === 'read' || (work.word === 'none' && work.evidence !== 'body' && member.bound.length === 1 && member.bound[0]?.name.toLowerCase() === name.toLowerCase() && !receiver.includes('this'));
  return { name, verb: weak || work.act === 'read' ? verb : null, receiver: receiver.join('.'), givesItsName };
}

/**
 * Does the second await use what the first gives: directly, through variables made from it, through
 * a function that sees it, or because it is kept on an object that the second is called on?
 *
 * @returns the text of the use, or `null`
 */
function namesResultOf(file: SourceFile, run: AwaitRun, first: RunMember, second: RunMember): string | null {
  const { argument } = second.node;
  const derived = derivedOf(file, run, first);
  const conditions = conditionsOf(second);
  for (const part of [argument, ...conditions]) {
    const direct = mentions(derived, part);
    if (direct !== null) return textOf(file, direct);
    if (contains(part, first.node)) return textOf(file, first.node);
  }
  if (conditionsOf(first).some(condition => conditions.includes(condition))) return textOf(file, first.node);
  for (const node of descendants(file, argument, 'enter')) {
    if (node.type === AST_NODE_TYPES.ThisExpression && first.assigned !== null && rootOf(file, first.assigned).kind === 'this') return textOf(file, first.assigned);
    if (node.type !== AST_NODE_TYPES.Identifier) continue;
    const variable = variableOf(file, node);
    if (variable === null) continue;
    if (first.assigned !== null && rootOf(file, first.assigned).variable === variable) return node.name;
    const [definition] = variable.defs;
    const init = definition?.node.type === AST_NODE_TYPES.VariableDeclarator ? definition.node.init : definition?.type === 'FunctionName' ? definition.node : null;
    if (init !== null && isFunction(init)) {
      const inside = mentions(derived, init);
      if (inside !== null) return textOf(file, inside);
    }
  }
  return null;
}

const derivedByMember = new WeakMap<RunMember, readonly TSESLint.Scope.Variable[]>();

/** The variables that hold the member's result or something made from it. */
function derivedOf(file: SourceFile, run: AwaitRun, member: RunMember): readonly TSESLint.Scope.Variable[] {
  const known = derivedByMember.get(member);
  if (known !== undefined) return known;
  const kept = member.assigned === null ? null : rootOf(file, member.assigned).variable;
  const derived = derivedVariables(file, kept === null ? member.bound : [...member.bound, kept], run);
  derivedByMember.set(member, derived);
  return derived;
}

/** What decides inside its own expression whether the await runs at all. */
function conditionsOf({ node, statement, conditional }: RunMember): readonly TSESTree.Node[] {
  if (!conditional) return [];
  const conditions: TSESTree.Node[] = [];
  let child: TSESTree.Node = node;
  for (let parent = node.parent as TSESTree.Node | undefined; parent !== undefined && child !== statement; child = parent, parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.ConditionalExpression && parent.test !== child) conditions.push(parent.test);
    if (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === child) conditions.push(parent.left);
  }
  return conditions;
}

/** The variables, and those that quiet statements of the run make from them. */
function derivedVariables(file: SourceFile, bound: readonly TSESLint.Scope.Variable[], run: AwaitRun): readonly TSESLint.Scope.Variable[] {
  const derived = [...bound];
  for (let grown = true; grown; ) {
    grown = false;
    const statements = [...run.between, ...run.members.map(({ statement }) => statement)];
    for (const statement of statements) {
      if (statement.type !== AST_NODE_TYPES.VariableDeclaration) continue;
      for (const declarator of statement.declarations) {
        if (declarator.init === null || mentions(derived, declarator.init) === null) continue;
        for (const variable of declaredVariables(file, declarator)) {
          if (derived.includes(variable)) continue;
          derived.push(variable);
          grown = true;
        }
      }
    }
  }
  return derived;
}

/** The awaits of a run that can wait together, and why the first two can. */
export interface CommutingGroup {
  readonly members: readonly RunMember[];
  readonly because: string;
}

/**
 * Which neighbours of the run can wait together? Each group holds at least two awaits, any two of
 * which commute; an await that commutes with none of its neighbours ends a group.
 *
 * @param doubtful whether a pair of which it can't be told counts as commuting
 */
export function commutingGroups(file: SourceFile, run: AwaitRun, doubtful: boolean): readonly CommutingGroup[] {
  const groups: CommutingGroup[] = [];
  let members: RunMember[] = [];
  let because = '';
  const end = () => {
    if (members.length > 1) groups.push({ members, because });
    members = [];
  };
  for (const member of run.members) {
    const verdicts = members.map(earlier => commute(file, run, earlier, member));
    if (!verdicts.every(({ answer }) => answer === 'yes' || (doubtful && answer === 'unknown'))) end();
    else if (members.length === 1) because = verdicts[0]?.because ?? '';
    members.push(member);
  }
  end();
  return groups;
}
