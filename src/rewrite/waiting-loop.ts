import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { mayBePromise } from '../contracts/may-be-promise.ts';
import { MUTATORS } from '../effects/mutators.ts';
import { awaitAllowedAt } from '../flow/await-allowed.ts';
import { descendants } from '../flow/descendants.ts';
import { isLoop } from '../flow/exits.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables, laterWrites } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { textOf, type FunctionNode, type SourceFile } from '../source-file.ts';
import { addAwait } from './add-await.ts';
import { codeStyle } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { indentationAt, moved } from './indentation.ts';
import { statementEnd } from './statement-list.ts';

/**
 * How is `xs.forEach(async x => …)` written as a loop that waits for each element before the next?
 *
 * @returns `null` where `await` may not stand there, or the body means something else in a loop: it
 *   returns a value or from inside of a loop of its own, speaks of `this`, declares a `var`, or changes
 *   the array
 */
export function waitingLoop(file: SourceFile, call: TSESTree.CallExpression, callback: FunctionNode): readonly Edit[] | null {
  const { callee, parent: statement } = call;
  const [only, ...others] = call.arguments;
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || callee.computed || only !== callback || others.length > 0) return null;
  if (!awaitAllowedAt(call, file.ast.sourceType) || !fitsLoop(file, callback)) return null;
  const { body } = callback;
  const end = statementEnd(file, statement);
  if (hasComment(file, [statement.range[0], body.range[0]]) || hasComment(file, [body.range[1], end])) return null;
  const head = headOf(file, callee, callback, call);
  const block = head === null || changesList(file, body, callee.object) ? null : blockOf(file, body, indentationAt(file, statement.range[0]));
  return block === null ? null : [{ range: [statement.range[0], end], text: `for (${head ?? ''}) ${block}` }];
}

/** Can the function's body stand in a loop of the function around? */
function fitsLoop(file: SourceFile, callback: FunctionNode): boolean {
  if (callback.typeParameters != null) return false;
  if (callback.type === AST_NODE_TYPES.ArrowFunctionExpression) return true;
  if (callback.id !== null) return false;
  for (const node of descendants(file, callback, 'enter')) {
    if (node.type === AST_NODE_TYPES.ThisExpression || node.type === AST_NODE_TYPES.MetaProperty || (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments')) return false;
  }
  return true;
}

/** `const x of xs`, or `const [i, x] of xs.entries()` */
function headOf(file: SourceFile, callee: TSESTree.MemberExpression, callback: FunctionNode, call: TSESTree.CallExpression): string | null {
  const [element, index, ...more] = callback.params;
  if (element === undefined || more.length > 0 || !isPlainPattern(element)) return null;
  if (index !== undefined && index.type !== AST_NODE_TYPES.Identifier) return null;
  const variables = declaredVariables(file, callback).filter(({ defs }) => defs[0]?.type === 'Parameter');
  const kind = variables.some(variable => laterWrites(variable).length > 0) ? 'let' : 'const';
  // With its parentheses, if it has any.
  const list = file.text.slice(call.range[0], callee.property.range[0]).replace(/\s*\.\s*$/, '');
  // In the head of a loop, a name of the element hides that of the list.
  if (variables.some(({ name }) => new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(list))) return null;
  const pattern = textWithoutType(file, element);
  if (index === undefined) return `${kind} ${pattern} of ${callee.object.type === AST_NODE_TYPES.SequenceExpression ? list : textOf(file, callee.object)}`;
  return `${kind} [${index.name}, ${pattern}] of ${list}.entries()`;
}

function isPlainPattern({ type }: TSESTree.Parameter): boolean {
  return type === AST_NODE_TYPES.Identifier || type === AST_NODE_TYPES.ObjectPattern || type === AST_NODE_TYPES.ArrayPattern;
}

function textWithoutType(file: SourceFile, parameter: TSESTree.Parameter): string {
  if (parameter.type === AST_NODE_TYPES.Identifier) return parameter.name;
  const annotation = 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
  return file.text.slice(parameter.range[0], annotation?.range[0] ?? parameter.range[1]).trimEnd();
}

/** Does the body change the list that it is called for? `forEach` stops where the list ended first, a loop does not. */
function changesList(file: SourceFile, body: TSESTree.Node, list: TSESTree.Node): boolean {
  const name = textOf(file, list);
  for (const node of descendants(file, body, 'enter')) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const callee = unwrap(node.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression && MUTATORS.has(propertyName(callee) ?? '') && textOf(file, callee.object) === name) return true;
  }
  return false;
}

function blockOf(file: SourceFile, body: FunctionNode['body'], indent: string): string | null {
  const { indent: step, lineBreak, semicolons } = codeStyle(file);
  if (body.type !== AST_NODE_TYPES.BlockStatement) {
    const awaited = awaitedText(file, body);
    if (awaited === null) return null;
    const edits = moved(file, body.range, indentationAt(file, body.range[0]), indent + step);
    return `{${lineBreak}${indent}${step}${editedText(file, body.range, [...awaited, ...edits])}${semicolons ? ';' : ''}${lineBreak}${indent}}`;
  }
  const edits = statementEdits(file, body);
  return edits === null ? null : editedText(file, body.range, [...edits, ...moved(file, body.range, indentationAt(file, body.range[0]), indent)]);
}

/** The edits that make a value that the callback gives a statement that waits for it. */
function awaitedText(file: SourceFile, value: TSESTree.Expression): readonly Edit[] | null {
  if (value.type === AST_NODE_TYPES.AwaitExpression) return [];
  return value.type === AST_NODE_TYPES.CallExpression && mayBePromise(file, value).answer === 'yes' ? addAwait(value) : null;
}

/** The edits that make each `return` of the callback go on with the next element. */
function statementEdits(file: SourceFile, body: TSESTree.BlockStatement): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const node of descendants(file, body, 'stop')) {
    if (node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'var') return null;
    if (node.type === AST_NODE_TYPES.FunctionDeclaration && file.ast.sourceType !== 'module') return null;
    if (node.type === AST_NODE_TYPES.ExpressionStatement && typeof node.directive === 'string') return null;
    if (node.type !== AST_NODE_TYPES.ReturnStatement) continue;
    if (standsInLoop(node, body)) return null;
    const [start] = node.range;
    if (node.argument === null) {
      edits.push({ range: [start, start + 'return'.length], text: 'continue' });
      continue;
    }
    const awaited = node === body.body.at(-1) ? awaitedText(file, node.argument) : null;
    if (awaited === null) return null;
    edits.push({ range: [start, node.argument.range[0]], text: '' }, ...awaited);
  }
  return edits;
}

function standsInLoop(node: TSESTree.Node, end: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== end; current = current.parent) if (isLoop(current)) return true;
  return false;
}
