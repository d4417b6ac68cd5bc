import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { exitsOf, jumpTarget } from '../flow/exits.ts';
import { functionName } from '../flow/function-name.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { isGlobalApi } from '../names/documented-name.ts';
import { promiseCombinator } from '../names/promise-combinator.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { ownerOfThis } from '../names/value.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import { wordsOf } from '../names/words.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { accumulatorsOf, type Accumulator, type CollectingLoop } from './accumulators.ts';
import { awaitedWork, type AwaitedWork } from './awaited-work.ts';
import { carriedState, uses, type Reason } from './carried-state.ts';
import { keptInLoop } from './kept-by-directive.ts';
import { rootOf } from './roots.ts';
import { saidOrder } from './said-order.ts';
import { CALLBACK_WORDS, CHUNK_WORDS, ORDERED_FUNCTION_WORDS } from './vocabulary.ts';

type Variable = TSESLint.Scope.Variable;

/**
 * Are the iterations of this loop independent, so that they could wait together?
 *
 * Yes needs evidence: nothing is carried from one iteration to the next, nothing ends the loop
 * early, and what is awaited only reads, touches a thing of the element's own, or gives a value that
 * is collected and nothing else. The witness of "yes" is the await that a person must look at.
 */
export function iterationsAreIndependent(file: SourceFile, loop: CollectingLoop): Verdict<Reason> {
  const awaits = [...awaitPoints(file, loop.body)];
  const [first] = awaits;
  if (first === undefined) return no({ node: loop, text: 'nothing is awaited in it' });
  const obstacle = headObstacle(file, loop) ?? exitObstacle(file, loop) ?? contextObstacle(loop);
  if (obstacle !== null) return no(obstacle);
  const said = saidOrder(file, loop);
  if (said !== null) return no({ node: loop, text: `a comment says so: '${said.value.trim()}'` });
  const kept = keptInLoop(file, loop);
  if (kept !== null) return no({ node: loop, text: `a directive keeps it: '${kept.value.trim()}'` });
  const element = elementVariables(file, loop);
  const chunk = declaredInHead(file, loop).find(({ name }) => CHUNK_WORDS.includes(wordsOf(name).at(-1) ?? '') || CHUNK_WORDS.includes(wordsOf(name).at(-2) ?? ''));
  if (chunk !== undefined) return no({ node: loop, text: 'it already works in chunks' });
  const accumulators = accumulatorsOf(file, loop);
  const state = carriedState(file, loop, element, accumulators);
  if (state?.answer === 'no') return state;
  const works = worksOf(file, loop, awaits, element, accumulators);
  if (works.answer !== 'yes') return works;
  return state ?? works;
}

/** What about the loop's head speaks against: an await in it, a shared iterator, a count without a collection. */
function headObstacle(file: SourceFile, loop: CollectingLoop): Reason | null {
  if (loop.type === AST_NODE_TYPES.ForStatement) {
    for (const part of [loop.init, loop.test, loop.update]) {
      if (part !== null && [...awaitPoints(file, part)].length > 0) return { node: part, text: 'its head awaits' };
    }
    if (loop.init?.type !== AST_NODE_TYPES.VariableDeclaration || loop.test === null || loop.update === null) return { node: loop, text: 'it does not count over a collection' };
    return null;
  }
  if (loop.type === AST_NODE_TYPES.ForOfStatement && loop.await) return { node: loop, text: 'it reads a stream' };
  const source = unwrap(loop.right);
  if (holdsOneAtMost(file, loop, source)) return { node: loop.right, text: `'${textOf(file, source)}' holds one element at most` };
  if (isGenerated(file, source)) return { node: loop.right, text: `'${textOf(file, source)}' makes its elements one by one` };
  if (source.type !== AST_NODE_TYPES.Identifier) return null;
  const variable = variableOf(file, source);
  const [definition] = variable?.defs ?? [];
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || definition.node.init === null) return null;
  const init = unwrap(definition.node.init);
  if (isGenerated(file, init)) return { node: loop.right, text: `'${source.name}' makes its elements one by one` };
  if (enclosingFunction(definition.node) !== enclosingFunction(loop) && init.type === AST_NODE_TYPES.CallExpression && init.callee.type === AST_NODE_TYPES.MemberExpression && /^(?:entries|values|keys|iterator)$/.test(propertyName(init.callee) ?? 'iterator')) {
    return { node: loop.right, text: `'${source.name}' is an iterator that others draw from too` };
  }
  return null;
}

/** Does a generator in sight make the elements, each when it is asked for? Then its own code runs between the iterations. */
function isGenerated(file: SourceFile, source: TSESTree.Node): boolean {
  return source.type === AST_NODE_TYPES.CallExpression && calleeFunction(file, source.callee)?.node.generator === true;
}

/** Has the function been left before, where there is more than one element: `if (rows.length > 1) throw …`? */
function holdsOneAtMost(file: SourceFile, loop: CollectingLoop, source: TSESTree.Node): boolean {
  const fn = enclosingFunction(loop);
  const length = `${textOf(file, source)}.length`;
  if (fn === null || !file.text.slice(fn.range[0], loop.range[0]).includes(length)) return false;
  for (const node of descendants(file, fn.body, 'stop')) {
    if (node.type !== AST_NODE_TYPES.IfStatement || node.range[1] > loop.range[0] || !endsWith(node.consequent, 'ReturnStatement', 'ThrowStatement')) continue;
    for (const test of descendants(file, node.test, 'stop')) {
      if (test.type !== AST_NODE_TYPES.BinaryExpression || textOf(file, test.left) !== length || test.right.type !== AST_NODE_TYPES.Literal) continue;
      if ((test.operator === '>' && test.right.value === 1) || (test.operator === '>=' && test.right.value === 2) || (test.operator === '!==' && test.right.value === 1)) return true;
    }
  }
  return false;
}

/** Is the last statement of the branch one of these? */
function endsWith(branch: TSESTree.Statement, ...types: readonly `${AST_NODE_TYPES}`[]): boolean {
  const last = branch.type === AST_NODE_TYPES.BlockStatement ? branch.body.at(-1) : branch;
  return last !== undefined && types.includes(last.type);
}

/** What leaves the loop early, so that later iterations must not have started. */
function exitObstacle(file: SourceFile, loop: CollectingLoop): Reason | null {
  for (const exit of exitsOf(file, loop.body)) {
    if (exit.type === AST_NODE_TYPES.ThrowStatement) continue;
    if (exit.type === AST_NODE_TYPES.ContinueStatement && jumpTarget(exit) === loop) continue;
    return { node: exit, text: 'it can end early' };
  }
  for (const node of descendants(file, loop.body, 'stop')) {
    if (node.type === AST_NODE_TYPES.YieldExpression) return { node, text: 'it yields' };
    if (node.type === AST_NODE_TYPES.IfStatement && readsClock(file, node.test)) return { node, text: 'it keeps to a time budget' };
  }
  return null;
}

function readsClock(file: SourceFile, test: TSESTree.Node): boolean {
  for (const node of descendants(file, test, 'stop')) {
    if (node.type === AST_NODE_TYPES.CallExpression && (isGlobalApi(file, node.callee, 'Date.now') || isGlobalApi(file, node.callee, 'performance.now'))) return true;
  }
  return false;
}

/** What the name of the function around the loop says: a migration means its order. */
function contextObstacle(loop: CollectingLoop): Reason | null {
  const fn = enclosingFunction(loop);
  const name = fn === null ? null : functionName(fn);
  const owner = fn === null ? null : ownerOfThis(loop);
  const names = [name, owner !== null && 'id' in owner && owner.id ? owner.id.name : null].filter(candidate => candidate !== null);
  const ordered = names.find(candidate => wordsOf(candidate).some(word => ORDERED_FUNCTION_WORDS.includes(word)));
  return ordered === undefined ? null : { node: loop, text: `'${ordered}' means its order` };
}

/** The variables that stand for the element: those of the head, and all that the body makes from them. */
function elementVariables(file: SourceFile, loop: CollectingLoop): readonly Variable[] {
  const head = loop.type === AST_NODE_TYPES.ForStatement ? loop.init : loop.left;
  const variables: Variable[] = head === null ? [] : [...file.scopeManager.getDeclaredVariables(head)];
  if (head !== null && head.type === AST_NODE_TYPES.VariableDeclaration) {
    for (const declarator of head.declarations) variables.push(...file.scopeManager.getDeclaredVariables(declarator).filter(variable => !variables.includes(variable)));
  }
  for (let grown = true; grown; ) {
    grown = false;
    for (const node of descendants(file, loop.body, 'stop')) {
      if (node.type !== AST_NODE_TYPES.VariableDeclarator || node.init === null || !uses(variables, node.init)) continue;
      for (const variable of file.scopeManager.getDeclaredVariables(node)) {
        if (variables.includes(variable)) continue;
        variables.push(variable);
        grown = true;
      }
    }
  }
  return variables;
}

function declaredInHead(file: SourceFile, loop: CollectingLoop): readonly Variable[] {
  return loop.type === AST_NODE_TYPES.ForStatement ? [] : declaredVariables(file, loop.left);
}

/** Is everything that the loop awaits of a kind that can run beside itself? */
function worksOf(
  file: SourceFile,
  loop: CollectingLoop,
  awaits: readonly TSESTree.Node[],
  element: readonly Variable[],
  accumulators: readonly Accumulator[],
): Verdict<Reason> {
  let witness: Reason | null = null;
  let doubt: Reason | null = null;
  let changesFiles = false;
  let readsShared: TSESTree.AwaitExpression | null = null;
  for (const node of awaits) {
    if (node.type !== AST_NODE_TYPES.AwaitExpression) return no({ node, text: 'it reads a stream or holds a resource' });
    const work = awaitedWork(file, node.argument);
    const own = uses(element, node.argument);
    changesFiles ||= work.documented?.on === 'file system' && work.act === 'change';
    if (work.act === 'read' && !own && (work.documented?.on === 'file system' || work.evidence === 'body')) readsShared ??= node;
    const pattern = patternInTheWay(file, loop, node, element);
    if (pattern !== null) {
      doubt ??= { node: pattern, text: `only those that match '${textOf(file, pattern)}' reach it` };
      continue;
    }
    if (work.act !== 'read' && awaits.length === 1 && isHandedTheElementAlone(file, loop, node, work)) {
      witness = { node, text: `it is only handed '${textOf(file, (work.call as TSESTree.CallExpression).arguments[0] as TSESTree.Node)}'`, thin: true };
      continue;
    }
    const verdict = workCanRunBesideItself(file, node, work, element, isCollected(file, loop, node, accumulators));
    if (verdict.answer === 'no') return no({ node, text: verdict.because });
    if (verdict.answer === 'unknown') doubt ??= { node, text: verdict.because };
    else if (own && work.act !== 'settled') witness ??= { node, text: verdict.because };
  }
  if (changesFiles && readsShared !== null) return no({ node: readsShared, text: `'${textOf(file, readsShared.argument)}' may read what an iteration before has written` });
  if (doubt !== null) return unknown(doubt);
  if (witness !== null) return yes(witness);
  return no({ node: awaits[0] ?? loop, text: 'what it awaits is the same for every element, or waits for nothing' });
}

/**
 * Is the loop nothing but a call of one free function on each element (that fits a test of its own):
 * `for (const user of users) if (user.stale) await refresh(user);`? A callee in sight is judged by
 * its body instead.
 */
function isHandedTheElementAlone(file: SourceFile, loop: CollectingLoop, node: TSESTree.AwaitExpression, { call, facts, act, word }: AwaitedWork): boolean {
  if (call === null || facts !== null || (act !== 'unknown' && act !== 'change') || word === 'send') return false;
  const [argument, ...rest] = call.arguments;
  if (argument?.type !== AST_NODE_TYPES.Identifier || rest.length > 0 || loop.type !== AST_NODE_TYPES.ForOfStatement) return false;
  const element = variableOf(file, argument);
  if (element === null || !declaredVariables(file, loop.left).includes(element)) return false;
  if (unwrap(call.callee).type !== AST_NODE_TYPES.Identifier || originOf(file, call.callee).kind !== 'module') return false;
  return onlyStatement(loop.body) === node.parent;
}

/**
 * The pattern, made from something that is asked for, that an element must match for the await to be
 * reached: of many elements it picks the few that are meant, so there is little to wait for.
 */
function patternInTheWay(file: SourceFile, loop: CollectingLoop, node: TSESTree.Node, element: readonly Variable[]): TSESTree.Node | null {
  for (const branch of descendants(file, loop.body, 'stop')) {
    if (branch.type !== AST_NODE_TYPES.IfStatement || branch.range[0] > node.range[0]) continue;
    const leaves = branch.test.type === AST_NODE_TYPES.UnaryExpression && endsWith(branch.consequent, 'ContinueStatement');
    if (!leaves && !contains(branch.consequent, node)) continue;
    const test = branch.test.type === AST_NODE_TYPES.UnaryExpression && branch.test.operator === '!' ? branch.test.argument : branch.test;
    if (test.type !== AST_NODE_TYPES.CallExpression || test.callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(test.callee) !== 'test') continue;
    const origin = originOf(file, test.callee.object);
    if (origin.kind !== 'expression' || origin.node.type !== AST_NODE_TYPES.NewExpression || !isGlobalApi(file, origin.node.callee, 'RegExp')) continue;
    const [source] = origin.node.arguments;
    if (source !== undefined && source.type !== AST_NODE_TYPES.Literal && test.arguments.some(argument => uses(element, argument))) return test.callee.object;
  }
  return null;
}

function onlyStatement(node: TSESTree.Statement): TSESTree.Statement | null {
  if (node.type === AST_NODE_TYPES.IfStatement) return node.alternate === null ? onlyStatement(node.consequent) : null;
  if (node.type !== AST_NODE_TYPES.BlockStatement) return node;
  const [only, ...others] = node.body;
  return only === undefined || others.length > 0 ? null : onlyStatement(only);
}

function workCanRunBesideItself(file: SourceFile, node: TSESTree.AwaitExpression, work: AwaitedWork, element: readonly Variable[], collected: boolean): Verdict<string> {
  const { act, because, call, documented } = work;
  if (call !== null && promiseCombinator(file, call) !== null && isChunk(call, element)) return no('it already works in chunks');
  const own = uses(element, node.argument);
  switch (act) {
    case 'settled': {
      // It takes its turn among iterations that wait elsewhere.
      const left = leavesBehind(work);
      return left === null ? yes(because) : no(left);
    }
    case 'read':
      // A read whose result nobody wants is there for something else, unless it is seen to fill a memo.
      if (node.parent.type === AST_NODE_TYPES.ExpressionStatement && !fillsMemo(work)) return unknown(`nothing is done with what it gives`);
      if (work.evidence === 'named' && (isBareVerb(call) || isDrawnFrom(file, call, element))) return collected && own && !isDrawnFrom(file, call, element) ? yes(because) : unknown(because);
      return yes(because);
    case 'change':
      // What a combinator is given writes a file for each of its own elements, the same ones in each iteration.
      if (documented !== null && documented.on === 'file system' && documented.key !== null && call !== null && promiseCombinator(file, call) === null) {
        const key = call.arguments[documented.key];
        if (key !== undefined && uses(element, key)) return yes(`'${documented.name}' touches a file of its own`);
      }
      return work.evidence === 'named' && own && collected ? unknown(because) : no(because);
    case 'deliver':
      return own ? yes(because) : no(because);
    case 'unknown': {
      if (!own) return no('what it awaits is the same for every element');
      if (call !== null && isElementItself(file, call, element)) return unknown(`'${textOf(file, call.callee)}' is the element's own code`);
      if (work.facts === null && (call === null || !isFreeFunction(file, call) || (isBareVerb(call) && handsOnOptions(call)))) return unknown(because === '' ? 'what it awaits is not in sight' : because);
      return collected ? yes(`each result is only collected`) : unknown(because);
    }
    case 'stored':
      // What is kept for each element is fetched ahead.
      return own && work.word === 'read' && node.parent.type === AST_NODE_TYPES.ExpressionStatement && fillsMemo(work) ? yes(because) : no(because);
    case 'ask':
    case 'converse':
    case 'guard':
    case 'import':
    case 'pause':
      return no(because);
  }
}

/** What a call that waits for nothing does beyond giving a value; `null` when nothing is seen. */
function leavesBehind({ facts }: AwaitedWork): string | null {
  const fact = facts?.facts.find(({ kind, parameter }) => kind === 'changes' || kind === 'prints' || ((kind === 'writes' || kind === 'remembers') && parameter === null));
  return fact === undefined ? null : `it changes something with '${fact.detail}'`;
}

/** Is the call seen to keep what it read, in a memo or on its argument? */
function fillsMemo({ facts }: AwaitedWork): boolean {
  return facts !== null && facts.facts.some(({ kind, parameter, depth }) => depth <= 2 && (kind === 'remembers' || (kind === 'writes' && parameter !== null)));
}

/** Is the callee a function that was drawn from the element, so that each iteration runs other code? */
function isDrawnFrom(file: SourceFile, call: TSESTree.CallExpression | null, element: readonly Variable[]): boolean {
  const callee = call === null ? null : unwrap(call.callee);
  const variable = callee?.type === AST_NODE_TYPES.Identifier ? variableOf(file, callee) : null;
  return variable !== null && element.includes(variable);
}

/** Is the call handed a whole set of options, so that what it does hangs on more than the element? */
function handsOnOptions(call: TSESTree.CallExpression): boolean {
  return call.arguments.some(argument => argument.type === AST_NODE_TYPES.ObjectExpression && argument.properties.some(({ type }) => type === AST_NODE_TYPES.SpreadElement));
}

/**
 * Is the callee a function that stands for itself: imported, declared, or handed in under a name
 * that says what it gives? Methods of objects may keep state, and callbacks are anybody's code.
 */
function isFreeFunction(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee);
  if (origin.kind === 'module' || origin.kind === 'global') return true;
  if (origin.kind !== 'parameter' || origin.path.length > 0) return origin.kind === 'function';
  return !wordsOf(origin.variable.name).some(word => CALLBACK_WORDS.includes(word));
}

/** Is the callee a verb alone (`find(file)`), which says nothing of what is read? */
function isBareVerb(call: TSESTree.CallExpression | null): boolean {
  const callee = call === null ? null : unwrap(call.callee);
  return callee?.type === AST_NODE_TYPES.Identifier && wordsOf(callee.name).length === 1;
}

/** Does the combinator go over the element itself, which then is a chunk? */
function isChunk(call: TSESTree.CallExpression, element: readonly Variable[]): boolean {
  const [argument] = call.arguments;
  const mapped = argument === undefined ? null : unwrap(argument);
  return mapped?.type === AST_NODE_TYPES.CallExpression && mapped.callee.type === AST_NODE_TYPES.MemberExpression && uses(element, mapped.callee.object);
}

/** Is the callee the element, or a method of it? */
function isElementItself(file: SourceFile, call: TSESTree.CallExpression, element: readonly Variable[]): boolean {
  const { variable } = rootOf(file, call.callee);
  return variable !== null && element.includes(variable);
}

/** Does the value of the await end in an accumulator, directly or through variables of the iteration? */
function isCollected(file: SourceFile, loop: CollectingLoop, node: TSESTree.AwaitExpression, accumulators: readonly Accumulator[]): boolean {
  const collecting = accumulators.filter(({ kind }) => kind === 'push' || kind === 'keyed' || kind === 'element' || kind === 'concat' || kind === 'set-add');
  if (collecting.some(accumulator => contains(accumulator.node, node))) return true;
  for (let current: TSESTree.Node | undefined = node; current !== undefined && current !== loop; current = current.parent) {
    if (current.type === AST_NODE_TYPES.VariableDeclarator) {
      const made = [...file.scopeManager.getDeclaredVariables(current)];
      for (let grown = true; grown; ) {
        grown = false;
        for (const inner of descendants(file, loop.body, 'stop')) {
          if (inner.type !== AST_NODE_TYPES.VariableDeclarator || inner.init === null || !uses(made, inner.init)) continue;
          for (const variable of file.scopeManager.getDeclaredVariables(inner)) {
            if (made.includes(variable)) continue;
            made.push(variable);
            grown = true;
          }
        }
      }
      return collecting.some(accumulator => uses(made, accumulator.node));
    }
    if (current.type === AST_NODE_TYPES.IfStatement && contains(current.test, node)) {
      return collecting.some(accumulator => contains(current as TSESTree.Node, accumulator.node));
    }
  }
  return false;
}
