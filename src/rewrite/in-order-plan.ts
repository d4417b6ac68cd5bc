import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { isNoPromise } from '../effects/no-promise.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { jumpTarget } from '../flow/exits.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { laterWrites, referenceOf, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { type SourceFile, textOf } from '../source-file.ts';
import { declaredBeside, fitsCallback } from './callback-body.ts';
import { codeStyle } from './code-style.ts';
import { commentsIn, hasComment, isForTool } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { evaluatedFirst } from './evaluated-first.ts';
import { freshName } from './fresh-name.ts';
import { indentationAt, moved } from './indentation.ts';
import { type Callback, callbackParameters, conciseCallback } from './loop-callback.ts';
import { asConst, blockCallback, type LoopCase, continues, overResults, type LoopPlan, semicolon, soleDeclarator } from './loop-case.ts';
import type { LoopHead } from './loop-head.ts';
import { withParentheses } from './own-parentheses.ts';
import { statementList } from './statement-list.ts';

/** What the callback hands to the loop that ends the work. */
interface Slot {
  /** How the loop names it. */
  readonly pattern: string;
  /** How the callback writes it. */
  readonly value: string;
}

/**
 * How is a loop written whose iterations first wait and then do something where order matters, so
 * that all wait together and the rest is done one after the other?
 */
export function inOrderPlan(case_: LoopCase): LoopPlan | null {
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
    if (commentsIn(file, loop.range).some(isForTool)) return null;
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
  // An element that is only spoken of by its place has a name in the callback, and none in the loop over the results.
  if (head.counter?.references.some(({ identifier }) => suffix.some(statement => contains(statement, identifier)) && (hoisted === null || !contains(hoisted, identifier)))) return null;
  const used = usedIn([...head.variables, ...declaredBeside(file, prefix)], suffix, hoisted);
  // The loop over the results declares these names around the collection, which may mean others by them.
  const fromOutside = namesFromOutside(file, loop);
  if (used === null || used.some(name => fromOutside.has(name))) return null;
  const hoistedName = hoisted === null ? null : freshName(file, loop, ['value', 'result']);
  const suffixStart = prefix.length === 0 ? inner[0] : restStart(file, prefix.at(-1)?.range[1] ?? inner[0]);
  const edits: readonly Edit[] = hoisted === null || hoistedName === null ? head.edits : [...outside(head.edits, hoisted), { range: withParentheses(file, hoisted), text: hoistedName }];
  const rest = editedText(file, [suffixStart, inner[1]], edits);
  const concise = skips.length > 0 ? null : conciseSlots(case_, prefix, hoisted, hoistedName, used);
  const slots: readonly Slot[] = concise?.slots ?? [
    ...used.map(name => ({ pattern: name, value: name })),
    ...(hoisted === null || hoistedName === null ? [] : [{ pattern: hoistedName, value: editedText(file, hoisted.range, head.edits) }]),
  ];
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
function conciseSlots(
  { file, head, inner, indent }: LoopCase,
  prefix: readonly TSESTree.Statement[],
  hoisted: TSESTree.AwaitExpression | null,
  hoistedName: string | null,
  used: readonly string[],
): { readonly callback: Callback; readonly slots: readonly Slot[] } | null {
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
    if (only === undefined || declarator?.init?.type !== AST_NODE_TYPES.AwaitExpression || declarator.id.typeAnnotation != null) return null;
    if (hasComment(file, [inner[0], restStart(file, only.range[1])])) return null;
    value = declarator.init;
    pattern = textOf(file, declarator.id);
    const own = new Set(declaredBeside(file, [only]).map(({ name }) => name));
    others = used.filter(name => !own.has(name));
    if (used.length === others.length || [...descendants(file, declarator.id, 'enter')].some(node => node.type === AST_NODE_TYPES.AssignmentPattern)) return null;
  }
  const edits = [...head.edits, ...moved(file, value.range, indentationAt(file, value.range[0]), indent)];
  const slots: readonly Slot[] = [...others.map(name => ({ pattern: name, value: name })), { pattern, value: editedText(file, value.range, edits) }];
  const callback =
    others.length === 0
      ? conciseCallback(file, head, value, indent)
      : { isAsync: true, parameters: callbackParameters(file, head), body: `[${slots.map(slot => slot.value).join(', ')}]${asConst(file)}` };
  return { callback, slots };
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
