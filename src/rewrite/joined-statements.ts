import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { seenOnFailure } from '../effects/seen-on-failure.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import { isBranchOf, promiseOf, wholeOf } from './await-choice.ts';
import { codeStyle } from './code-style.ts';
import { commentsAround, commentsIn, hasComment, isForTool } from './comments-in.ts';
import { evaluatedFirst } from './evaluated-first.ts';
import { freshDeclaration } from './fresh-name.ts';
import { indented } from './indentation.ts';
import { written, type Binding, type Member } from './joined-text.ts';
import { overlappingTargets, speaksOfTarget } from './moved-target.ts';
import { resultNames } from './result-name.ts';
import { listedStatement, statementEnd, statementList } from './statement-list.ts';

/**
 * How are awaits in statements of one list joined?
 *
 * One declaration or assignment takes the place of the first, or stands before the last where the
 * targets ask for it; `null` when an order, a comment or a declaration would not survive.
 */
export function joinedStatements(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[]): readonly Edit[] | null {
  const [first] = nodes;
  const start = first === undefined ? null : listedStatement(first);
  const list = start === null ? null : statementList(start);
  if (start === null || list === null) return null;
  const statements = nodes.map(node => list.find(statement => contains(statement, node)));
  if (nodes.some((node, index) => statements[index] === undefined || enclosingFunction(node) !== enclosingFunction(start) || listedStatement(node) !== statements[index])) return null;
  const kind = sharedKind(nodes, statements as readonly TSESTree.Node[]);
  if (kind === null) return null;
  // A tuple takes annotations for all of its elements or for none.
  const annotated = nodes.every((node, index) => bindingOf(node, statements[index] as TSESTree.Node) === kind && boundBy(file, node, statements[index] as TSESTree.Node, nodes)?.annotation != null);
  const taken = new Set<string>();
  const members: Member[] = [];
  for (const [index, node] of nodes.entries()) {
    const member = memberOf(file, node, statements[index] as TSESTree.Node, nodes, { kind, annotated }, index === 0, taken, list);
    if (member === null) return null;
    members.push(member);
  }
  if (members.some(member => !isUnmoved(file, member, nodes))) return null;
  const at = placeOf(file, members, list);
  const edits = at === null ? null : written(file, members, kind, at, list);
  return at === null || edits === null || members.some(({ statement }) => losesDirective(file, statement, list, statement === at && isOnOneLine(file, edits))) ? null : edits;
}

/** Would a comment that is for a tool no longer stand at what it is for? Above and behind a line that stays one it does. */
function losesDirective(file: SourceFile, statement: TSESTree.Node, list: readonly TSESTree.Node[], staysOneLine: boolean): boolean {
  const { above, behind } = commentsAround(file, statement, list);
  return [...commentsIn(file, statement.range), ...(staysOneLine ? [] : [...above, ...behind])].some(isForTool);
}

function isOnOneLine(file: SourceFile, edits: readonly Edit[]): boolean {
  return edits.every(({ range, text }) => !text.trimEnd().includes('\n') && !file.text.slice(...range).trim().includes('\n'));
}

interface Binder {
  readonly kind: Binding;
  readonly annotated: boolean;
}

function sharedKind(nodes: readonly TSESTree.AwaitExpression[], statements: readonly TSESTree.Node[]): Binding | null {
  const kinds = nodes.map((node, index) => bindingOf(node, statements[index] as TSESTree.Node)).filter(kind => kind !== null);
  const distinct = new Set(kinds);
  if (distinct.size === 1 && (kinds.length === nodes.length || kinds[0] !== 'assign')) return kinds[0] ?? 'const';
  return 'const';
}

/** How the statement binds the result of the await, if that is all it does. */
function bindingOf(node: TSESTree.AwaitExpression, statement: TSESTree.Node): Binding | null {
  if (statement.type === AST_NODE_TYPES.ExpressionStatement) {
    const { expression } = statement;
    return expression.type === AST_NODE_TYPES.AssignmentExpression && expression.operator === '=' && expression.right === node && isPlainTarget(expression.left) ? 'assign' : null;
  }
  const isExported = statement.type === AST_NODE_TYPES.ExportNamedDeclaration;
  const declaration = isExported ? statement.declaration : statement;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclaration) return null;
  if (declaration.kind !== 'const' && declaration.kind !== 'let' && declaration.kind !== 'var') return null;
  if (!declaration.declarations.some(({ init }) => init !== null && (readsOf(init, node) !== null || isBranchOf(init, node)))) return null;
  if (!isExported) return declaration.kind;
  return declaration.kind === 'const' ? 'export const' : null;
}

function isPlainTarget(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.ThisExpression) return true;
  return node.type === AST_NODE_TYPES.MemberExpression && !node.computed && !node.optional && isPlainTarget(node.object);
}

/** The properties that are read from the awaited value: `(await load()).rows` → `['rows']`. */
function readsOf(init: TSESTree.Node, node: TSESTree.Node): readonly string[] | null {
  const path: string[] = [];
  let current = init;
  while (current.type === AST_NODE_TYPES.MemberExpression && !current.computed && !current.optional && current.property.type === AST_NODE_TYPES.Identifier) {
    path.unshift(current.property.name);
    current = current.object;
  }
  return current === node && path.length <= 1 ? path : null;
}

function memberOf(
  file: SourceFile,
  node: TSESTree.AwaitExpression,
  statement: TSESTree.Node,
  nodes: readonly TSESTree.AwaitExpression[],
  { kind, annotated }: Binder,
  isFirst: boolean,
  taken: Set<string>,
  list: readonly TSESTree.Node[],
): Member | null {
  const whole = wholeOf(node);
  const promise = promiseOf(file, node, whole, isFirst);
  const row = promiseOf(file, node, whole, isFirst, indented(file, whole.range, codeStyle(file).indent));
  if (promise === null || row === null) return null;
  const bound = bindingOf(node, statement) === kind ? boundBy(file, node, statement, nodes) : null;
  if (bound !== null && (annotated || bound.annotation === null)) {
    const { above, behind } = commentsAround(file, statement, list);
    const beside = nodes.filter(other => contains(statement, other));
    return { node, whole, statement, ...bound, absorbed: true, promise, row, above: beside[0] === node ? above : [], behind: beside.at(-1) === node ? behind : [] };
  }
  if (whole !== node) return null;
  const name = freshDeclaration(file, statement, resultNames(node), taken);
  taken.add(name);
  return { node, whole, statement, pattern: name, annotation: null, absorbed: false, promise, row, above: [], behind: [] };
}

/** What binds the result, when the statement binds nothing but results of the group. */
function boundBy(file: SourceFile, node: TSESTree.AwaitExpression, statement: TSESTree.Node, nodes: readonly TSESTree.AwaitExpression[]): Pick<Member, 'annotation' | 'pattern'> | null {
  if (statement.type === AST_NODE_TYPES.ExpressionStatement) {
    if (statement.expression.type !== AST_NODE_TYPES.AssignmentExpression) return null;
    const { left } = statement.expression;
    return hasCommentBeside(file, statement, node) ? null : { pattern: textOf(file, left), annotation: null };
  }
  const declaration = statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclaration) return null;
  const isWhole = declaration.declarations.every(({ init }) => init !== null && nodes.some(other => readsOf(init, other) !== null || isBranchOf(init, other)));
  const declarator = declaration.declarations.find(({ init }) => init !== null && contains(init, node));
  if (!isWhole || declarator?.init == null) return null;
  if (declaration.declarations.length === 1) {
    if (hasCommentBeside(file, statement, wholeOf(node))) return null;
  } else if (declaration.declarations.some(each => each.id.typeAnnotation != null) || hasOuterComment(file, statement, nodes)) {
    return null;
  }
  const { id } = declarator;
  if (!isBindingOnly(file, id)) return null;
  const annotation = id.typeAnnotation == null ? null : textOf(file, id.typeAnnotation.typeAnnotation);
  const text = file.text.slice(id.range[0], id.typeAnnotation?.range[0] ?? id.range[1]).trim();
  const [property] = readsOf(declarator.init, node) ?? [];
  if (property === undefined) return { pattern: text, annotation };
  if (annotation !== null) return null;
  return { pattern: property === text ? `{ ${property} }` : `{ ${property}: ${text} }`, annotation: null };
}

/** What runs code of the program's when it is evaluated, or lets other code run. */
const RUNNING: ReadonlySet<TSESTree.AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.TaggedTemplateExpression,
  AST_NODE_TYPES.YieldExpression,
]);

/** Does binding by this pattern run nothing of the program's: no default and no key that is computed by a call? */
function isBindingOnly(file: SourceFile, pattern: TSESTree.Node): boolean {
  return [...descendants(file, pattern, 'stop')].every(({ type }) => !RUNNING.has(type));
}

/** Is there a comment in the statement that is neither in the awaited expression nor in the pattern? */
function hasCommentBeside(file: SourceFile, statement: TSESTree.Node, node: TSESTree.Node): boolean {
  return hasComment(file, [statement.range[0], node.range[0]]) || hasComment(file, [node.range[1], statementEnd(file, statement)]);
}

function hasOuterComment(file: SourceFile, statement: TSESTree.Node, nodes: readonly TSESTree.AwaitExpression[]): boolean {
  return commentsIn(file, [statement.range[0], statementEnd(file, statement)]).some(comment => !nodes.some(node => contains(node, comment as unknown as TSESTree.Node)));
}

/** Does the await give the same before its statement as in it? */
function isUnmoved(file: SourceFile, { node, statement, absorbed }: Member, nodes: readonly TSESTree.AwaitExpression[]): boolean {
  const target = targetOf(statement);
  if (target !== null && !isKeptOnFailure(file, target, statement)) return false;
  if (absorbed) return true;
  if (declaredPatterns(statement).some(pattern => !isBindingOnly(file, pattern))) return false;
  return evaluatedFirst(file, statement, nodes.filter(other => contains(statement, other))) && node.parent.type !== AST_NODE_TYPES.ExpressionStatement;
}

function declaredPatterns(statement: TSESTree.Node): readonly TSESTree.Node[] {
  const declaration = statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement;
  return declaration?.type === AST_NODE_TYPES.VariableDeclaration ? declaration.declarations.map(({ id }) => id) : [];
}

/** What the statement assigns to, if that is what it does. */
function targetOf(statement: TSESTree.Node): TSESTree.Expression | null {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement || statement.expression.type !== AST_NODE_TYPES.AssignmentExpression) return null;
  return statement.expression.left;
}

/** Is it the same to code after a failure whether the first target was assigned before the second failed? */
function isKeptOnFailure(file: SourceFile, target: TSESTree.Node, statement: TSESTree.Node): boolean {
  const variables = [...descendants(file, target, 'stop')].flatMap(node => (node.type === AST_NODE_TYPES.Identifier ? [variableOf(file, node)] : []));
  if (target.type === AST_NODE_TYPES.Identifier) return variables[0] != null && !seenOnFailure(variables[0], statement);
  for (let current: TSESTree.Node = statement; current.parent && !isFunction(current.parent); current = current.parent) {
    if (current.parent.type === AST_NODE_TYPES.TryStatement && current.parent.block === current) return false;
  }
  return true;
}

/** The statement in whose place the promises are joined: the first, or the last where one needs what lies between. */
function placeOf(file: SourceFile, members: readonly Member[], list: readonly TSESTree.Node[]): TSESTree.Node | null {
  const [first, last] = [members[0]?.statement, members.at(-1)?.statement];
  if (first === undefined || last === undefined) return null;
  const bound = members.flatMap(({ statement }) => declaredIn(file, statement));
  if (members.some(({ whole }) => mentions(whole, bound))) return null;
  const between = list.slice(list.indexOf(first), list.indexOf(last)).filter(statement => members.every(member => member.statement !== statement));
  if (!between.every(isPlainStatement)) return null;
  const needed = between.flatMap(statement => declaredIn(file, statement));
  const at = members.some(({ whole }) => mentions(whole, needed)) ? last : first;
  if (!targetsMayMove(file, members, between, at === last)) return null;
  if (at === first) return first;
  const isMovable = members.every(({ absorbed, statement }) => absorbed || statement === last);
  const staysBefore = (statement: TSESTree.Node) => !mentions(statement, bound) && awaitPoints(file, statement).next().done === true;
  return isMovable && between.every(staysBefore) ? last : null;
}

/** Do assigned results still come in the order in which the code between them sees them? */
function targetsMayMove(file: SourceFile, members: readonly Member[], between: readonly TSESTree.Node[], toLast: boolean): boolean {
  const assigned = members.flatMap(({ absorbed, statement }) => {
    const target = targetOf(statement);
    return absorbed && target !== null ? [{ statement, target }] : [];
  });
  return assigned.every(
    ({ statement, target }, index) =>
      assigned.slice(0, index).every(earlier => !overlappingTargets(file, earlier.target, target)) &&
      between.every(other => (!toLast && other.range[0] > statement.range[0]) || !speaksOfTarget(file, other, target)),
  );
}

function declaredIn(file: SourceFile, statement: TSESTree.Node): readonly TSESLint.Scope.Variable[] {
  if (statement.type === AST_NODE_TYPES.ExportNamedDeclaration) return statement.declaration === null ? [] : declaredVariables(file, statement.declaration);
  const target = targetOf(statement);
  const assigned = target?.type === AST_NODE_TYPES.Identifier ? variableOf(file, target) : null;
  return assigned === null ? declaredVariables(file, statement) : [assigned];
}

function mentions(node: TSESTree.Node, variables: readonly TSESLint.Scope.Variable[]): boolean {
  return variables.some(({ references }) => references.some(({ identifier }) => contains(node, identifier)));
}

function isPlainStatement(statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case AST_NODE_TYPES.VariableDeclaration:
      return statement.kind !== 'using' && statement.kind !== 'await using';
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
      return true;
    default:
      return false;
  }
}
