import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { Accumulator } from '../effects/accumulators.ts';
import { isNoPromise } from '../effects/no-promise.ts';
import { contains } from '../flow/descendants.ts';
import { variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { type SourceFile, textOf } from '../source-file.ts';
import { fitsCallback } from './callback-body.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { emptyDeclaration } from './empty-declaration.ts';
import { indentationAt, moved } from './indentation.ts';
import { type Callback, callbackParameters, conciseCallback, standsBare } from './loop-callback.ts';
import { blockCallback, type LoopCase, continues, hasCommentOutside, type LoopPlan, semicolon, soleDeclarator } from './loop-case.ts';
import type { LoopHead } from './loop-head.ts';
import { endingsOf } from './push-endings.ts';

/**
 * How is a loop that fills a list written, so that its callback gives what it pushed?
 *
 * `null` when it fills none, or when several pushes of one iteration would not stay in order.
 */
export function pushPlan(case_: LoopCase): LoopPlan | null {
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
export function isFilledByIndex({ file, loop, head }: Pick<LoopCase, 'file' | 'head' | 'loop'>, { kind, variable, values, node }: Accumulator): boolean {
  if (kind !== 'keyed' || variable === null || head.counter === null || node.type !== AST_NODE_TYPES.AssignmentExpression) return false;
  const [key] = values;
  return key?.type === AST_NODE_TYPES.Identifier && variableOf(file, key) === head.counter && emptyDeclaration(file, variable, loop)?.holds === 'array';
}

/** The head without an index of which only the place in the list speaks. */
export function withoutIndex({ loop, head }: Pick<LoopCase, 'head' | 'loop'>, { values }: Accumulator): LoopHead {
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
function conciseElement({ file, head, statements, inner, indent }: LoopCase, { node }: Accumulator, value: TSESTree.Node | undefined, single: boolean): Callback | null {
  const [first, second] = statements;
  if (value === undefined) return null;
  if (single && statements.length === 1) return hasCommentOutside(file, inner, value.range) || first !== node.parent ? null : conciseCallback(file, head, value, indent);
  if (single && statements.length === 2 && second === node.parent && value.type === AST_NODE_TYPES.Identifier) {
    const named = soleDeclarator(first);
    if (named === null || named.id.type !== AST_NODE_TYPES.Identifier || named.id.typeAnnotation != null || named.init === null) return null;
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
