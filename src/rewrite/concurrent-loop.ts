import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { mustBeLimited } from '../bounds/must-be-limited.ts';
import { accumulatorsOf, type Accumulator, type CollectingLoop } from '../effects/accumulators.ts';
import { isNoPromise } from '../effects/no-promise.ts';
import { seenOnFailure } from '../effects/seen-on-failure.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { jumpTarget } from '../flow/exits.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { isShadowed } from '../names/shadowed.ts';
import { laterWrites, referenceOf, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { declaredBeside, fitsCallback } from './callback-body.ts';
import { codeStyle } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { emptyDeclaration, type Emptiness } from './empty-declaration.ts';
import { evaluatedFirst } from './evaluated-first.ts';
import { freshName } from './fresh-name.ts';
import { indentationAt, indented, moved } from './indentation.ts';
import { limiterAtHand } from './limiter-at-hand.ts';
import { callbackParameters, callbackText, conciseCallback, limitedCallback, standsBare, type Callback } from './loop-callback.ts';
import { isSteady, loopHead, type LoopHead } from './loop-head.ts';
import { withParentheses } from './own-parentheses.ts';
import { endingsOf } from './push-endings.ts';
import { statementEnd, statementList } from './statement-list.ts';

/** A loop whose iterations wait together. */
export interface ConcurrentLoop {
  readonly edits: readonly Edit[];
  /** What keeps the number of iterations that run at once low. */
  readonly bounded: 'chunks' | 'limiter' | 'none';
  /**
   * What becomes of the results: nothing (`effects`), a list (`push`), a list of lists, since some
   * iterations give none (`filter`), properties (`keyed`), or the end of each iteration's work, done
   * one after the other once all have waited (`in-order`).
   */
  readonly form: 'effects' | 'filter' | 'in-order' | 'keyed' | 'push';
}

/** One way to write the loop: the text around the fan-out, and the callback. */
interface Plan {
  readonly form: ConcurrentLoop['form'];
  readonly callback: Callback;
  /** The statement around the promise of all results. */
  readonly statement: (results: string) => string;
  /** The same where the variable that collects is declared by it. */
  readonly declares?: { readonly variable: TSESLint.Scope.Variable; readonly holds: Emptiness; readonly value: (results: string) => string } | null;
}

interface Case {
  readonly file: SourceFile;
  readonly loop: CollectingLoop;
  readonly head: LoopHead;
  /** The body's statements, without one that a parameter made superfluous. */
  readonly statements: readonly TSESTree.Statement[];
  /** What of the body is kept: between its braces, or all of a body without. */
  readonly inner: readonly [number, number];
  /** The white space at the start of the line that is written. */
  readonly indent: string;
  readonly accumulators: readonly Accumulator[];
  readonly ordered: readonly Accumulator[];
}

/**
 * How is this loop written so that its iterations wait together?
 *
 * The caller has found the iterations to be independent; what can't be written so that the order of
 * results stays, nothing is pushed by a running callback, and every comment survives, is not written.
 */
export function concurrentLoop(file: SourceFile, loop: CollectingLoop): ConcurrentLoop | null {
  const head = loopHead(file, loop);
  if (head === null) return null;
  const whole = caseOf(file, loop, head, '');
  const plan = whole === null ? null : planOf(whole);
  if (whole === null || plan === null) return null;
  if (isTooMuchAtOnce(file, loop, head)) return limited(whole, plan) ?? inChunks(whole);
  const made = callbackText(plan.callback);
  return written(whole, plan, head.isArray ? `Promise.all(${head.collection}.map(${made}))` : `Promise.all(Array.from(${argumentText(file, head)}, ${made}))`);
}

function planOf(case_: Case): Plan | null {
  return effectsPlan(case_) ?? pushPlan(case_) ?? keyedPlan(case_) ?? inOrderPlan(case_);
}

/** @param step how much deeper than the loop the text will stand */
function caseOf(file: SourceFile, loop: CollectingLoop, found: LoopHead, step: string): Case | null {
  const head = step === '' ? found : { ...found, edits: [...found.edits, ...indented(file, loop.range, step)] };
  if (loop.parent.type === AST_NODE_TYPES.LabeledStatement) return null;
  if (isShadowed(file, loop, 'Promise') || isShadowed(file, loop, 'Array') || isShadowed(file, loop, 'Object')) return null;
  if (hasComment(file, [loop.range[0], loop.body.range[0]])) return null;
  const isBlock = loop.body.type === AST_NODE_TYPES.BlockStatement;
  const all: readonly TSESTree.Statement[] = loop.body.type === AST_NODE_TYPES.BlockStatement ? loop.body.body : [loop.body];
  const statements = all.filter(statement => statement !== head.dropped);
  const [first] = statements;
  if (first === undefined || (first.type === AST_NODE_TYPES.ExpressionStatement && first.expression.type === AST_NODE_TYPES.Literal)) return null;
  // What a block may shadow of the loop's head, a function may not shadow of its parameters.
  const parameters = new Set([head.element, ...head.variables.map(({ name }) => name)]);
  if (declaredBeside(file, statements).some(({ name }) => parameters.has(name))) return null;
  const start = head.dropped === null ? loop.body.range[0] + (isBlock ? 1 : 0) : lineEndAfter(file, head.dropped.range[1]);
  if (head.dropped !== null && hasComment(file, [loop.body.range[0], start])) return null;
  const accumulators = accumulatorsOf(file, loop);
  if (accumulators.some(({ variable }) => variable !== null && seenOnFailure(variable, loop))) return null;
  return {
    file,
    loop,
    head,
    statements,
    inner: [start, loop.body.range[1] - (isBlock ? 1 : 0)],
    indent: indentationAt(file, loop.range[0]) + step,
    accumulators,
    ordered: accumulators.filter(({ order }) => order === 'kept'),
  };
}

/** The end of the text on this line when only white space follows; else the place itself. */
function lineEndAfter(file: SourceFile, position: number): number {
  const rest = /^[ \t]*(?=\r?\n)/.exec(file.text.slice(position));
  return position + (rest?.[0].length ?? 0);
}

// ——— nothing is collected ———

function effectsPlan({ file, loop, head, statements, accumulators, ordered, inner, indent }: Case): Plan | null {
  if (ordered.length > 0 || !fitsCallback(file, loop, statements, accumulators)) return null;
  const [only] = statements;
  const statement = (results: string): string => `await ${results}`;
  if (statements.length === 1 && only?.type === AST_NODE_TYPES.ExpressionStatement && only.expression.type === AST_NODE_TYPES.AwaitExpression && !hasCommentOutside(file, inner, only.expression.range)) {
    return { form: 'effects', callback: conciseCallback(file, head, only.expression, indent), statement };
  }
  return { form: 'effects', callback: blockCallback({ file, loop, head, inner, indent }, [...head.edits, ...continues(file, loop, '')]), statement };
}

// ——— a list ———

function pushPlan(case_: Case): Plan | null {
  const { file, loop, statements, accumulators, ordered, inner, indent } = case_;
  const [first] = ordered;
  const variable = first?.variable ?? null;
  const isIndexed = first !== undefined && isFilledByIndex(case_, first);
  const head = isIndexed ? withoutIndex(case_, first) : case_.head;
  if (first === undefined || variable === null || ordered.some(other => other.variable !== variable || other.kind !== first.kind) || (first.kind !== 'push' && !isIndexed)) return null;
  if (!fitsCallback(file, loop, statements, accumulators)) return null;
  const jumps = continues(file, loop, '');
  const endings = isIndexed ? { last: [], always: true } : endingsOf(statements, new Set<TSESTree.Node>(ordered.map(({ node }) => node)));
  if (isIndexed ? statements.at(-1) !== first.node.parent || jumps.length > 0 : endings.last.length !== ordered.length) return null;
  const always = endings.always && jumps.length === 0;
  if (ordered.length > 1 && !always) return null;
  const single = always && ordered.every(({ values }) => isIndexed || (values.length === 1 && values[0]?.type !== AST_NODE_TYPES.SpreadElement));
  // An async callback would wait for a promise that the loop only kept.
  if (single && ordered.some(({ values }) => values.some(value => !isNoPromise(file, value)))) return null;
  const handed = ordered.map(accumulator => handedOver(file, accumulator, isIndexed ? [accumulator.values[1]] : accumulator.values, single));
  if (handed.includes(null)) return null;
  const concise = conciseElement({ ...case_, head }, first, isIndexed ? first.values[1] : first.values[0], single);
  const edits = [...head.edits, ...handed.flatMap(edit => edit ?? []), ...(single ? jumps : continues(file, loop, ' []'))];
  const end = endings.always ? '' : `return []${semicolon(file)}`;
  const callback = concise ?? blockCallback({ file, loop, head, inner, indent }, edits, end);
  const listed = (results: string): string => (single ? `await ${results}` : `(await ${results}).flat()`);
  return {
    form: single ? 'push' : 'filter',
    callback,
    statement: results => `${variable.name}.push(...${listed(results)})`,
    declares: { variable, holds: 'array', value: listed },
  };
}

/** `texts[i] = …` of a counted loop that goes over all of an empty array's places. */
function isFilledByIndex({ file, loop, head }: Pick<Case, 'file' | 'head' | 'loop'>, { kind, variable, values, node }: Accumulator): boolean {
  if (kind !== 'keyed' || variable === null || head.counter === null || node.type !== AST_NODE_TYPES.AssignmentExpression) return false;
  const [key] = values;
  return key?.type === AST_NODE_TYPES.Identifier && variableOf(file, key) === head.counter && emptyDeclaration(file, variable, loop)?.holds === 'array';
}

/** The head without an index of which only the place in the list speaks. */
function withoutIndex({ loop, head }: Pick<Case, 'head' | 'loop'>, { values }: Accumulator): LoopHead {
  const uses = head.counter?.references.filter(({ identifier }) => contains(loop.body, identifier) && !head.edits.some(({ range }) => contains({ range } as TSESTree.Node, identifier))) ?? [];
  const isRead = uses.some(({ identifier }) => identifier !== values[0] && (head.dropped === null || !contains(head.dropped, identifier)));
  return isRead || head.node === null ? head : { ...head, index: null };
}

/** `out.push(value)` as what the callback returns. */
function handedOver(file: SourceFile, { node }: Accumulator, values: readonly (TSESTree.Node | undefined)[], single: boolean): readonly Edit[] | null {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.some(value => value?.type === AST_NODE_TYPES.SequenceExpression)) return null;
  if (hasComment(file, [node.range[0], first.range[0]]) || hasComment(file, [last.range[1], node.range[1]])) return null;
  const bare = single && first.type === AST_NODE_TYPES.AwaitExpression && standsBare(file, first) && !inTry(node);
  const start = bare ? first.argument.range[0] : first.range[0];
  return [
    { range: [node.range[0], start], text: single ? 'return ' : 'return [' },
    { range: [last.range[1], node.range[1]], text: single ? '' : ']' },
  ];
}

function inTry(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current.type !== AST_NODE_TYPES.ForOfStatement && current.type !== AST_NODE_TYPES.ForStatement; current = current.parent) {
    if (current.type === AST_NODE_TYPES.TryStatement) return true;
  }
  return false;
}

/** The callback without braces, where the body does nothing but compute the value. */
function conciseElement({ file, head, statements, inner, indent }: Case, { node }: Accumulator, value: TSESTree.Node | undefined, single: boolean): Callback | null {
  const [first, second] = statements;
  if (value === undefined) return null;
  if (single && statements.length === 1) return hasCommentOutside(file, inner, value.range) || first !== node.parent ? null : conciseCallback(file, head, value, indent);
  if (single && statements.length === 2 && second === node.parent && value.type === AST_NODE_TYPES.Identifier) {
    const named = soleDeclarator(first);
    if (named === null || named.id.type !== AST_NODE_TYPES.Identifier || named.id.typeAnnotation !== undefined || named.init === null) return null;
    const variable = variableOf(file, value);
    const isThat = variable !== null && variable.identifiers[0] === named.id && variable.references.length === 2;
    return !isThat || named.init.type !== AST_NODE_TYPES.AwaitExpression || hasCommentOutside(file, inner, named.init.range) ? null : conciseCallback(file, head, named.init, indent);
  }
  if (!single && statements.length === 1 && first === node.parent && node.type === AST_NODE_TYPES.CallExpression && !hasCommentOutside(file, inner, node.range)) {
    const edits = [...head.edits, ...moved(file, node.range, indentationAt(file, node.range[0]), indent)];
    const values = node.arguments.map(argument => editedText(file, argument.range, edits)).join(', ');
    return { isAsync: true, parameters: callbackParameters(file, head), body: `[${values}]` };
  }
  if (!single && statements.length === 1 && first?.type === AST_NODE_TYPES.IfStatement && first.alternate === null && node.type === AST_NODE_TYPES.CallExpression) {
    const { test, consequent } = first;
    const isOnly = consequent === node.parent || (consequent.type === AST_NODE_TYPES.BlockStatement && consequent.body.length === 1 && consequent.body[0] === node.parent);
    if (!isOnly || hasComment(file, inner) || textOf(file, test).includes('\n') || textOf(file, node).includes('\n')) return null;
    const test_ = editedText(file, test.range, head.edits);
    const values = node.arguments.map(argument => editedText(file, argument.range, head.edits)).join(', ');
    const condition = needsParentheses(test) ? `(${test_})` : test_;
    return { isAsync: true, parameters: callbackParameters(file, head), body: `(${condition} ? [${values}] : [])` };
  }
  return null;
}

function needsParentheses(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.SequenceExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return true;
    default:
      return false;
  }
}

// ——— properties ———

function keyedPlan(case_: Case): Plan | null {
  const { file, loop, head, statements, accumulators, ordered, inner, indent } = case_;
  const [only] = ordered;
  if (only === undefined || ordered.length !== 1 || only.kind !== 'keyed' || only.variable === null) return null;
  const { node, variable, values } = only;
  const [key, value] = values;
  if (key === undefined || value === undefined || statements.at(-1) !== node.parent || !fitsCallback(file, loop, statements, accumulators)) return null;
  if (continues(file, loop, '').length > 0 || key.type === AST_NODE_TYPES.SequenceExpression || value.type === AST_NODE_TYPES.SequenceExpression) return null;
  const parts: readonly [number, number][] = [[node.range[0], key.range[0]], [key.range[1], value.range[0]], [value.range[1], node.range[1]]];
  if (parts.some(range => hasComment(file, range))) return null;
  const isConcise = statements.length === 1 && !hasCommentOutside(file, inner, value.range);
  const edits = isConcise ? [...head.edits, ...moved(file, node.range, indentationAt(file, node.range[0]), indent)] : head.edits;
  const entry = `[${editedText(file, key.range, edits)}, ${editedText(file, value.range, edits)}]${asConst(file)}`;
  const concise = isConcise ? { isAsync: true, parameters: callbackParameters(file, head), body: entry } : null;
  const callback = concise ?? blockCallback({ file, loop, head, inner, indent }, [...head.edits.filter(({ range }) => !contains(node, { range } as TSESTree.Node)), { range: node.range, text: `return ${entry}` }]);
  const isCall = node.type === AST_NODE_TYPES.CallExpression;
  const keyName = freshName(file, loop, ['key', 'name']);
  const valueName = freshName(file, loop, ['value', 'result']);
  const holds = emptyDeclaration(file, variable, loop)?.holds;
  const set = isCall ? `${variable.name}.set(${keyName}, ${valueName})` : `${variable.name}[${keyName}] = ${valueName}`;
  return {
    form: 'keyed',
    callback,
    statement: results => overResults(case_, concise !== null, results, 'entries', `[${keyName}, ${valueName}]`, set),
    declares:
      (isCall && holds === 'map') || (!isCall && holds === 'object')
        ? { variable, holds, value: results => (isCall ? `${mapConstructor(file, variable)}(await ${results})` : `Object.fromEntries(await ${results})`) }
        : null,
  };
}

function mapConstructor(file: SourceFile, variable: TSESLint.Scope.Variable): string {
  const declarator = variable.defs[0]?.node;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init !== null ? textOf(file, declarator.init).replace(/\(\s*\)$/, '') : 'new Map';
}

/** TypeScript takes a pair for a list of either unless it is told. */
function asConst(file: SourceFile): string {
  return codeStyle(file).typescript ? ' as const' : '';
}

// ——— the end of each iteration's work, in order ———

/** What the callback hands to the loop that ends the work. */
interface Slot {
  /** How the loop names it. */
  readonly pattern: string;
  /** How the callback writes it. */
  readonly value: string;
}

function inOrderPlan(case_: Case): Plan | null {
  const { file, loop, head, statements, ordered, accumulators, inner, indent } = case_;
  if (ordered.length === 0) return null;
  const waiting = statements.map(statement => awaitPoints(file, statement).next().done !== true);
  let cut = waiting.lastIndexOf(true) + 1;
  if (cut === 0) return null;
  const last = statements[cut - 1];
  if (last === undefined) return null;
  // The awaited part of the statement that goes on with it, if that is where the order begins to matter.
  let hoisted: TSESTree.AwaitExpression | null = null;
  if (ordered.some(({ node }) => contains(last, node))) {
    const waits = [...awaitPoints(file, last)];
    const [only] = waits;
    if (waits.length !== 1 || only?.type !== AST_NODE_TYPES.AwaitExpression || !evaluatedFirst(file, last, [only])) return null;
    hoisted = only;
    cut -= 1;
  }
  const prefix = statements.slice(0, cut);
  const suffix = statements.slice(cut);
  const [next] = suffix;
  if (next === undefined || ordered.some(({ node }) => prefix.some(statement => contains(statement, node)))) return null;
  if (!fitsCallback(file, loop, prefix, accumulators)) return null;
  // An iteration that goes on to the next before the cut gives an empty list, the others a list of one.
  const skips = continues(file, loop, ' []').filter(({ range }) => range[0] < next.range[0]);
  if (suffix.some(statement => leaves(file, loop, statement))) return null;
  if (hoisted !== null && !fitsCallback(file, loop, [hoisted], accumulators)) return null;
  const used = usedIn([...head.variables, ...declaredBeside(file, prefix)], suffix, hoisted);
  // The loop over the results declares these names around the collection, which may mean others by them.
  const fromOutside = namesFromOutside(file, loop);
  if (used === null || used.some(name => fromOutside.has(name))) return null;
  const hoistedName = hoisted === null ? null : freshName(file, loop, ['value', 'result']);
  const suffixStart = prefix.length === 0 ? inner[0] : restStart(file, prefix.at(-1)?.range[1] ?? inner[0]);
  const edits: readonly Edit[] = hoisted === null || hoistedName === null ? head.edits : [...outside(head.edits, hoisted), { range: withParentheses(file, hoisted), text: hoistedName }];
  const rest = editedText(file, [suffixStart, inner[1]], edits);
  const concise = skips.length > 0 ? null : conciseSlots(case_, prefix, hoisted, hoistedName, used);
  const slots: readonly Slot[] = concise?.slots ?? [...used.map(name => ({ pattern: name, value: name })), ...(hoisted === null || hoistedName === null ? [] : [{ pattern: hoistedName, value: editedText(file, hoisted.range, head.edits) }])];
  if (slots.length === 0) return null;
  const { lineBreak } = codeStyle(file);
  const isAlone = slots.length === 1 && (concise !== null || hoisted !== null || !mayBePromise(file, head, prefix, used));
  const isBlock = loop.body.type === AST_NODE_TYPES.BlockStatement;
  const body = isBlock ? `{${rest.replace(/^(?:[ \t]*\r?\n)+(?=[^\n]*\n)/, lineBreak)}}` : rest.trim();
  const pattern = isAlone ? (slots[0]?.pattern ?? '') : `[${slots.map(slot => slot.pattern).join(', ')}]`;
  if (concise !== null) {
    return { form: 'in-order', callback: concise.callback, statement: results => `for (const ${pattern} of await ${results}) ${body}` };
  }
  const value = isAlone ? (slots[0]?.value ?? '') : `[${slots.map(slot => slot.value).join(', ')}]${asConst(file)}`;
  const given = skips.length > 0 ? `[${value}]` : value;
  const callback = blockCallback({ file, loop, head, inner: [inner[0], suffixStart], indent }, [...head.edits, ...skips], `return ${given}${semicolon(file)}`);
  if (statementList(loop) === null) return null;
  return { form: 'in-order', callback, statement: results => overResults(case_, false, results, 'results', pattern, body, skips.length > 0) };
}

/** Could what the callback hands over be a promise, for which an async function would wait? */
function mayBePromise(file: SourceFile, head: LoopHead, prefix: readonly TSESTree.Node[], [name]: readonly string[]): boolean {
  const variable = [...head.variables, ...declaredBeside(file, prefix)].find(candidate => candidate.name === name);
  const reference = variable?.references.find(({ identifier, init }) => init !== true && identifier.type === AST_NODE_TYPES.Identifier);
  return reference === undefined || !isNoPromise(file, reference.identifier);
}

/** The loop over the results, which get a name first where they take several lines to write. */
function overResults({ file, loop, indent }: Case, isShort: boolean, results: string, name: string, pattern: string, body: string, isNested = false): string {
  if (isShort || statementList(loop) === null) return `for (const ${pattern} of await ${results}) ${body}`;
  const named = freshName(file, loop, [name, 'loaded', 'values']);
  const { lineBreak } = codeStyle(file);
  return `const ${named} = await ${results}${semicolon(file)}${lineBreak}${indent}for (const ${pattern} of ${named}${isNested ? '.flat()' : ''}) ${body}`;
}

/** The names that the loop speaks of and does not declare. */
function namesFromOutside(file: SourceFile, loop: TSESTree.Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of descendants(file, loop, 'enter')) {
    if (node.type !== AST_NODE_TYPES.Identifier || referenceOf(file, node) === null) continue;
    const variable = variableOf(file, node);
    if (variable === null || !variable.identifiers.every(identifier => contains(loop, identifier))) names.add(node.name);
  }
  return names;
}

/** A prefix of no statement, or of one that names what is awaited, needs no block. */
function conciseSlots({ file, head, inner, indent }: Case, prefix: readonly TSESTree.Statement[], hoisted: TSESTree.AwaitExpression | null, hoistedName: string | null, used: readonly string[]): { readonly callback: Callback; readonly slots: readonly Slot[] } | null {
  let value: TSESTree.Node;
  let pattern: string;
  let others: readonly string[];
  if (hoisted !== null && hoistedName !== null) {
    if (prefix.length > 0) return null;
    value = hoisted;
    pattern = hoistedName;
    others = used;
  } else {
    const [only] = prefix;
    const declarator = prefix.length === 1 ? soleDeclarator(only) : null;
    if (only === undefined || declarator?.init?.type !== AST_NODE_TYPES.AwaitExpression || declarator.id.typeAnnotation !== undefined) return null;
    if (hasComment(file, [inner[0], restStart(file, only.range[1])])) return null;
    value = declarator.init;
    pattern = textOf(file, declarator.id);
    const own = new Set(declaredBeside(file, [only]).map(({ name }) => name));
    others = used.filter(name => !own.has(name));
    if (used.length === others.length || [...descendants(file, declarator.id, 'enter')].some(node => node.type === AST_NODE_TYPES.AssignmentPattern)) return null;
  }
  const edits = [...head.edits, ...moved(file, value.range, indentationAt(file, value.range[0]), indent)];
  const slots: readonly Slot[] = [...others.map(name => ({ pattern: name, value: name })), { pattern, value: editedText(file, value.range, edits) }];
  const callback = others.length === 0 ? conciseCallback(file, head, value, indent) : { isAsync: true, parameters: callbackParameters(file, head), body: `[${slots.map(slot => slot.value).join(', ')}]${asConst(file)}` };
  return { callback, slots };
}

function soleDeclarator(statement: TSESTree.Node | undefined): TSESTree.VariableDeclarator | null {
  if (statement?.type !== AST_NODE_TYPES.VariableDeclaration || statement.declarations.length !== 1) return null;
  return statement.declarations[0] ?? null;
}

/** The names that the suffix speaks of; `null` when it also writes one. */
function usedIn(variables: readonly TSESLint.Scope.Variable[], suffix: readonly TSESTree.Node[], hoisted: TSESTree.Node | null): readonly string[] | null {
  const names: string[] = [];
  for (const variable of new Set(variables)) {
    const isUsed = variable.references.some(({ identifier }) => suffix.some(statement => contains(statement, identifier)) && (hoisted === null || !contains(hoisted, identifier)));
    if (!isUsed) continue;
    if (laterWrites(variable).some(({ identifier }) => suffix.some(statement => contains(statement, identifier)))) return null;
    names.push(variable.name);
  }
  return names;
}

function outside(edits: readonly Edit[], node: TSESTree.Node): readonly Edit[] {
  return edits.filter(({ range }) => range[1] <= node.range[0] || range[0] >= node.range[1]);
}

/** Where the text after a statement starts: behind a comment on its line. */
function restStart(file: SourceFile, end: number): number {
  const comment = /^[ \t]*(?:\/\/[^\n]*?|\/\*(?:[^*\n]|\*(?!\/))*\*\/[ \t]*)?(?=\r?\n)/.exec(file.text.slice(end));
  return comment === null ? end : end + comment[0].length;
}

/** Can the statement leave the loop? */
function leaves(file: SourceFile, loop: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (const node of descendants(file, statement, 'stop')) {
    if (node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.YieldExpression) return true;
    if (node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'var') return true;
    if (node.type !== AST_NODE_TYPES.BreakStatement && node.type !== AST_NODE_TYPES.ContinueStatement) continue;
    const target = jumpTarget(node);
    if (target === null || !contains(loop, target) || (target === loop && node.type === AST_NODE_TYPES.BreakStatement)) return true;
  }
  return false;
}

// ——— writing ———

/** The edits that make `continue` end the callback with this value. */
function continues(file: SourceFile, loop: TSESTree.Node, value: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const node of descendants(file, loop, 'stop')) {
    if (node.type !== AST_NODE_TYPES.ContinueStatement || jumpTarget(node) !== loop) continue;
    edits.push({ range: [node.range[0], node.range[0] + 'continue'.length], text: `return${value}` });
  }
  return edits;
}

function blockCallback({ file, loop, head, inner, indent: outer }: Pick<Case, 'file' | 'head' | 'indent' | 'inner' | 'loop'>, edits: readonly Edit[], end = ''): Callback {
  const { lineBreak, indent } = codeStyle(file);
  const text = editedText(file, inner, edits).replace(/\s+$/, '');
  const isOneLine = !text.includes('\n') && !text.includes('//');
  const isBlock = loop.body.type === AST_NODE_TYPES.BlockStatement;
  const start = isBlock ? text : isOneLine ? ` ${text.trim()}` : `${lineBreak}${outer}${indent}${text.trim()}`;
  const ending = end === '' ? '' : isOneLine ? ` ${end}` : `${lineBreak}${bodyIndentation(file, loop, outer, outer + indent)}${end}`;
  return { isAsync: true, parameters: callbackParameters(file, head), body: `{${start}${ending}${isOneLine ? ' ' : `${lineBreak}${outer}`}}` };
}

function bodyIndentation(file: SourceFile, loop: CollectingLoop, outer: string, otherwise: string): string {
  const first = loop.body.type === AST_NODE_TYPES.BlockStatement ? loop.body.body[0] : undefined;
  return first === undefined || first.loc.start.line === loop.loc.start.line ? otherwise : outer + indentationAt(file, first.range[0]).slice(indentationAt(file, loop.range[0]).length);
}

function semicolon(file: SourceFile): string {
  return codeStyle(file).semicolons ? ';' : '';
}

function hasCommentOutside(file: SourceFile, [start, end]: readonly [number, number], [from, to]: readonly [number, number]): boolean {
  return hasComment(file, [start, from]) || hasComment(file, [to, end]);
}

interface Bounds {
  readonly bounded: ConcurrentLoop['bounded'];
  /** Statements to put before. */
  readonly before: string;
  readonly edits: readonly Edit[];
}

const UNBOUNDED: Bounds = { bounded: 'none', before: '', edits: [] };

function written({ file, loop }: Case, plan: Plan, results: string, { bounded, before, edits }: Bounds = UNBOUNDED): ConcurrentLoop {
  const declaration = plan.declares == null ? null : emptyDeclaration(file, plan.declares.variable, loop);
  const end = endOf(file, loop);
  const range: Edit['range'] = [loop.range[0], statementEnd(file, loop)];
  if (plan.declares == null || declaration === null || declaration.holds !== plan.declares.holds) {
    return { edits: [...edits, { range, text: before + ended(plan, results, end) }], bounded, form: plan.form };
  }
  const { statement, declarator, adjacent } = declaration;
  const text = `${before}${statement.kind} ${textOf(file, declarator.id)} = ${plan.declares.value(results)}${end}`;
  if (adjacent) return { edits: [...edits, { range: [statement.range[0], range[1]], text }], bounded, form: plan.form };
  return { edits: [...edits, { range: lineOf(file, statement.range), text: '' }, { range, text }], bounded, form: plan.form };
}

function ended(plan: Plan, results: string, end: string): string {
  const text = plan.statement(results);
  return (text.endsWith('}') && plan.form === 'in-order') || text.endsWith(';') ? text : text + end;
}

/** The loop with the limiter that the file has; `null` when there is none. */
function limited(case_: Case, plan: Plan): ConcurrentLoop | null {
  const { file, loop, head } = case_;
  const limiter = limiterAtHand(file, loop);
  const from = argumentText(file, head);
  const size = String(file.settings.chunkSize);
  const mapped = (call: string): string => {
    const callback = limitedCallback(plan.callback, call);
    return head.isArray ? `Promise.all(${head.collection}.map(${callback}))` : `Promise.all(Array.from(${from}, ${callback}))`;
  };
  switch (limiter.kind) {
    case 'wrap':
      return written(case_, plan, mapped(limiter.call), { bounded: 'limiter', before: '', edits: [] });
    case 'factory': {
      if (statementList(loop) === null) return null;
      const name = freshName(file, loop, ['limit']);
      const before = `const ${name} = ${limiter.call}(${size})${semicolon(file)}${codeStyle(file).lineBreak}${indentationAt(file, loop.range[0])}`;
      return written(case_, plan, mapped(name), { bounded: 'limiter', before, edits: limiter.edits });
    }
    case 'map':
      return written(case_, plan, `${limiter.call}(${from}, ${callbackText(plan.callback)}, { concurrency: ${size} })`, { bounded: 'limiter', before: '', edits: limiter.edits });
    case 'chunks':
      return null;
  }
}

/** Would a person be told of the rewritten loop that it starts too much at once? */
function isTooMuchAtOnce(file: SourceFile, loop: CollectingLoop, { node }: LoopHead): boolean {
  if (node === null) return false;
  const maker = loop as unknown as TSESTree.CallExpression;
  return mustBeLimited(file, { combinator: 'all', call: maker, collection: node, work: loop.body, form: 'push', maker, direct: false });
}

/** The loop in steps of several iterations, each step waiting for its own. */
function inChunks({ file, loop, head: whole, ordered }: Case): ConcurrentLoop | null {
  if (statementList(loop) === null) return null;
  const [first] = ordered;
  const counted = first !== undefined && isFilledByIndex({ file, loop, head: whole }, first) ? withoutIndex({ loop, head: whole }, first) : whole;
  const { indent: step, lineBreak } = codeStyle(file);
  const outer = indentationAt(file, loop.range[0]);
  const head = counted.index === null ? counted : { ...counted, element: `[${counted.index}, ${counted.element}]`, index: null };
  const case_ = caseOf(file, loop, { ...head, edits: whole.edits }, step);
  const plan = case_ === null ? null : planOf(case_);
  if (plan === null) return null;
  const list = sliceable(file, loop, counted);
  const at = freshName(file, loop, ['i', 'start', 'from'], new Set([list.name]), counted.index === null ? counted.counter : null);
  const size = String(file.settings.chunkSize);
  const results = `Promise.all(${list.name}.slice(${at}, ${at} + ${size}).map(${callbackText(plan.callback)}))`;
  const lines = [
    ...(list.declaration === null ? [] : [`${list.declaration}${semicolon(file)}`]),
    `for (let ${at} = 0; ${at} < ${list.name}.length; ${at} += ${size}) {`,
    `${step}${ended(plan, results, semicolon(file))}`,
    '}',
  ];
  return { edits: [{ range: [loop.range[0], statementEnd(file, loop)], text: lines.join(`${lineBreak}${outer}`) }], bounded: 'chunks', form: plan.form };
}

/** A name of the collection of which slices can be taken, and what declares it where there is none. */
function sliceable(file: SourceFile, loop: CollectingLoop, head: LoopHead): { readonly name: string; readonly declaration: string | null } {
  const { node, collection, isArray, index, element } = head;
  if (isArray && index === null && node !== null && isSteady(file, node)) return { name: collection, declaration: null };
  const noun = /([\w$]+)$/.exec(collection)?.[1] ?? '';
  const name = freshName(file, loop, [noun === '' ? 'all' : `all${noun.charAt(0).toUpperCase()}${noun.slice(1)}`, 'items', 'elements']);
  const text = argumentText(file, head);
  if (index === null) return { name, declaration: `const ${name} = ${isArray ? text : `Array.from(${text})`}` };
  return { name, declaration: `const ${name} = Array.from(${isArray ? `${collection}.entries()` : `${text}, (${element}, ${index}) => [${index}, ${element}]${asConst(file)}`})` };
}

function argumentText(file: SourceFile, { node, collection }: LoopHead): string {
  if (node === null || collection.startsWith('Object.keys(')) return collection;
  return node.type === AST_NODE_TYPES.SequenceExpression ? collection : textOf(file, node);
}

/** A semicolon where the file writes them, or where the next line would else go on with the statement. */
function endOf(file: SourceFile, loop: TSESTree.Node): string {
  if (codeStyle(file).semicolons) return ';';
  const next = file.text.slice(statementEnd(file, loop)).replace(/^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/, '');
  return /^[([`/+\-.,*<=]/.test(next) || !/^\s*(?:\n|\/\/|\/\*|\}|$)/.test(file.text.slice(statementEnd(file, loop))) ? ';' : '';
}

function lineOf(file: SourceFile, [start, end]: readonly [number, number]): readonly [number, number] {
  const from = file.text.lastIndexOf('\n', start - 1) + 1;
  const to = file.text.indexOf('\n', end);
  return [from, to === -1 ? end : to + 1];
}
