import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { fanOutsOf } from '../bounds/fan-out.ts';
import { mustBeLimited } from '../bounds/must-be-limited.ts';
import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { isShadowed } from '../names/shadowed.ts';
import type { Edit } from '../report.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { awaitedPromise } from './awaited-promise.ts';
import { codeStyle } from './code-style.ts';
import { commentsIn, hasComment, isForTool } from './comments-in.ts';
import { editedText, overlap } from './edited-text.ts';
import { evaluatedFirst } from './evaluated-first.ts';
import { freshName } from './fresh-name.ts';
import { indentationAt, moved } from './indentation.ts';
import { joinedStatements } from './joined-statements.ts';
import { joined, type Joined } from './joined-text.ts';
import { named } from './own-parentheses.ts';
import { resultNames } from './result-name.ts';
import { statementEnd, statementList } from './statement-list.ts';

/**
 * How are these awaits written as one `Promise.all`?
 *
 * The caller has found them to commute. They are joined where the first stands; what is done with
 * each result stays where it is. `null` when the order of evaluation, a comment or the meaning of a
 * declaration would not survive, and where one of them starts too much at once by itself.
 */
export function joinAwaits(file: SourceFile, group: readonly TSESTree.AwaitExpression[]): { readonly edits: readonly Edit[] } | null {
  const nodes = outermost(group);
  const [first] = nodes;
  if (first === undefined || nodes.length < 2 || isShadowed(file, first, 'Promise') || nodes.some(node => isTooMuchAtOnce(file, node))) return null;
  const edits = ofList(file, nodes) ?? ofArrowBody(file, nodes) ?? ofLoneBody(file, nodes) ?? joinedStatements(file, nodes);
  return edits === null || overlap(edits) ? null : { edits };
}

/** Is the await for a fan-out that should be bounded first? Joined, it would have no place for that. */
function isTooMuchAtOnce(file: SourceFile, { argument }: TSESTree.AwaitExpression): boolean {
  return argument.type === AST_NODE_TYPES.CallExpression && fanOutsOf(file, argument).some(fanOut => mustBeLimited(file, fanOut));
}

/** The awaits that contain the others, and those that wait for what another gave: `await (await fetch(url)).json()`. */
function outermost(group: readonly TSESTree.AwaitExpression[]): readonly TSESTree.AwaitExpression[] {
  const widened = new Set(group.map(node => {
    let found = node;
    for (let current: TSESTree.Node = node; current.parent; current = current.parent) {
      const parent: TSESTree.Node = current.parent;
      if (parent.type === AST_NODE_TYPES.AwaitExpression) found = parent;
      else if (!(parent.type === AST_NODE_TYPES.MemberExpression && parent.object === current) && !(parent.type === AST_NODE_TYPES.CallExpression && parent.callee === current)) break;
    }
    return found;
  }));
  return [...widened].filter(node => ![...widened].some(other => other !== node && contains(other, node))).sort((a, b) => a.range[0] - b.range[0]);
}

// ——— all elements of one array literal ———

function ofList(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[]): readonly Edit[] | null {
  const array = nodes[0]?.parent;
  if (array?.type !== AST_NODE_TYPES.ArrayExpression || array.elements.length !== nodes.length || nodes.some(({ parent }) => parent !== array)) return null;
  const edits: Edit[] = [];
  for (const [index, node] of nodes.entries()) {
    const promise = awaitedPromise(file, node, index === 0);
    if (promise === null) return null;
    edits.push({ range: node.range, text: promise });
  }
  const [start, end] = array.range;
  const operand = bindsTighter(array);
  return [{ range: [start, start + 1], text: `${operand ? '(' : ''}await Promise.all([` }, ...edits, { range: [end - 1, end], text: `])${operand ? ')' : ''}` }];
}

function bindsTighter(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node;
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee === node;
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '**';
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return true;
    default:
      return false;
  }
}

// ——— parts of what an arrow function gives, or of a statement that stands in no list ———

function ofArrowBody(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[]): readonly Edit[] | null {
  const [first] = nodes;
  const fn = first === undefined ? null : enclosingFunction(first);
  if (fn?.type !== AST_NODE_TYPES.ArrowFunctionExpression || fn.body.type === AST_NODE_TYPES.BlockStatement) return null;
  const arrow = file.text.lastIndexOf('=>', fn.body.range[0]) + 2;
  return hasComment(file, [fn.body.range[1], fn.range[1]]) ? null : inBlock(file, nodes, fn.body, [arrow, fn.range[1]]);
}

/** `if (all) return [await load(), await count()].map(f);` gets the braces that it left out. */
function ofLoneBody(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[]): readonly Edit[] | null {
  const body = loneBody(nodes[0]);
  if (body === null || nodes.some(node => loneBody(node) !== body)) return null;
  const end = statementEnd(file, body);
  return inBlock(file, nodes, body, [body.range[0] - (/\s*$/.exec(file.text.slice(0, body.range[0]))?.[0].length ?? 0), end]);
}

/** The statement that holds the await and is all that an `if`, `else` or loop governs. */
function loneBody(node: TSESTree.Node | undefined): TSESTree.ExpressionStatement | TSESTree.ReturnStatement | null {
  for (let current = node; current != null && !isFunction(current); current = current.parent) {
    if (current.type === AST_NODE_TYPES.ExpressionStatement || current.type === AST_NODE_TYPES.ReturnStatement) return statementList(current) === null ? current : null;
  }
  return null;
}

/** A block that joins the awaits and then does what stood there, which goes with all of the range. */
function inBlock(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[], whole: TSESTree.Expression | TSESTree.Statement, range: readonly [number, number]): readonly Edit[] | null {
  if (!evaluatedFirst(file, whole, nodes) || hasComment(file, [range[0] - 1, whole.range[0]]) || commentsIn(file, range).some(isForTool)) return null;
  const { lineBreak, indent, semicolons } = codeStyle(file);
  const isStatement = whole.type === AST_NODE_TYPES.ExpressionStatement || whole.type === AST_NODE_TYPES.ReturnStatement;
  const outer = indentationAt(file, (whole.parent as TSESTree.Node).range[0]);
  const names = freshNames(file, whole, nodes);
  const stop = isStatement ? statementEnd(file, whole) : whole.range[1];
  const deeper = moved(file, whole.range, indentationAt(file, whole.range[0]), outer + indent).filter(edit => !nodes.some(node => contains(node, edit as unknown as TSESTree.Node)));
  const value = editedText(file, [whole.range[0], stop], [...deeper, ...nodes.map((node, index) => named(file, node, names[index] ?? ''))]);
  const end = semicolons ? ';' : '';
  const members: Joined[] = [];
  for (const [index, node] of nodes.entries()) {
    const promise = awaitedPromise(file, node, index === 0);
    const row = awaitedPromise(file, node, index === 0, moved(file, node.range, indentationAt(file, node.range[0]), outer + indent + indent));
    if (promise === null || row === null) return null;
    members.push({ pattern: names[index] ?? '', annotation: null, promise, row, above: [], behind: [] });
  }
  const all = joined(file, 'const', members, outer + indent);
  if (all === null) return null;
  const rest = isStatement ? value : `return ${value}${end}`;
  return [{ range, text: ` {${lineBreak}${outer}${indent}${all}${end}${lineBreak}${outer}${indent}${rest}${lineBreak}${outer}}` }];
}

function freshNames(file: SourceFile, at: TSESTree.Node, nodes: readonly TSESTree.AwaitExpression[]): readonly string[] {
  const taken = new Set<string>();
  return nodes.map(node => {
    const name = freshName(file, at, resultNames(node), taken);
    taken.add(name);
    return name;
  });
}
