import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { isNoPromise } from '../effects/no-promise.ts';
import { seenOnFailure } from '../effects/seen-on-failure.ts';
import { contains, descendants } from '../flow/descendants.ts';
import { awaitPoints } from '../flow/own-awaits.ts';
import { isShadowed } from '../names/shadowed.ts';
import { propertyName } from '../names/property-name.ts';
import { declaredVariables, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import { awaitedPromise } from './awaited-promise.ts';
import { codeStyle } from './code-style.ts';
import { commentsIn, hasComment } from './comments-in.ts';
import { editedText, overlap } from './edited-text.ts';
import { evaluatedFirst, isInert } from './evaluated-first.ts';
import { freshName } from './fresh-name.ts';
import { indentationAt, indented, lineStart, startsLine } from './indentation.ts';
import { overlappingTargets, speaksOfTarget } from './moved-target.ts';
import { withParentheses } from './own-parentheses.ts';
import { resultNames } from './result-name.ts';
import { listedStatement, statementEnd, statementList } from './statement-list.ts';

/** The longest line that is written, where breaking it helps. */
const WIDTH = 120;

/** One of the awaits, and what becomes of its place. */
interface Member {
  readonly node: TSESTree.AwaitExpression;
  /** What is evaluated to get the promise: the await, or the choice that it is a branch of. */
  readonly whole: TSESTree.Node;
  /** The statement of the list in which it stands. */
  readonly statement: TSESTree.Node;
  /** How the result is bound where the promises are joined. */
  readonly pattern: string;
  readonly annotation: string | null;
  /** Whether that does all that its statement did. */
  readonly absorbed: boolean;
  readonly promise: string;
  /** Comments that go with the promise when its statement goes. */
  readonly above: readonly TSESTree.Comment[];
  readonly behind: readonly TSESTree.Comment[];
}

/**
 * How are these awaits written as one `Promise.all`?
 *
 * The caller has found them to commute. They are joined where the first stands; what is done with
 * each result stays where it is. `null` when the order of evaluation, a comment or the meaning of a
 * declaration would not survive.
 */
export function joinAwaits(file: SourceFile, group: readonly TSESTree.AwaitExpression[]): { readonly edits: readonly Edit[] } | null {
  const nodes = outermost(group);
  const [first] = nodes;
  if (first === undefined || nodes.length < 2 || isShadowed(file, first, 'Promise')) return null;
  const edits = ofList(file, nodes) ?? ofArrowBody(file, nodes) ?? ofStatements(file, nodes);
  return edits === null || overlap(edits) ? null : { edits };
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

// ——— parts of the expression that an arrow function gives ———

function ofArrowBody(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[]): readonly Edit[] | null {
  const [first] = nodes;
  const fn = first === undefined ? null : nearestFunction(first);
  if (fn?.type !== AST_NODE_TYPES.ArrowFunctionExpression || fn.body.type === AST_NODE_TYPES.BlockStatement) return null;
  if (!evaluatedFirst(file, fn.body, nodes)) return null;
  const arrow = file.text.lastIndexOf('=>', fn.body.range[0]) + 2;
  if (hasComment(file, [arrow, fn.body.range[0]]) || hasComment(file, [fn.body.range[1], fn.range[1]])) return null;
  const { lineBreak, indent, semicolons } = codeStyle(file);
  const outer = indentationAt(file, fn.range[0]);
  const names = freshNames(file, fn.body, nodes);
  const promises = nodes.map((node, index) => awaitedPromise(file, node, index === 0));
  if (promises.includes(null)) return null;
  const deeper = fn.body.loc.start.line === fn.body.loc.end.line ? [] : indented(file, fn.body.range, indent).filter(edit => !nodes.some(node => contains(node, edit as unknown as TSESTree.Node)));
  const value = editedText(file, fn.body.range, [...deeper, ...nodes.map((node, index) => named(file, node, names[index] ?? ''))]);
  const end = semicolons ? ';' : '';
  const all = joined(file, 'const', nodes.map((node, index) => ({ pattern: names[index] ?? '', annotation: null, promise: promises[index] ?? '', above: [], behind: [], node, whole: node })), outer + indent);
  if (all === null) return null;
  const text = ` {${lineBreak}${outer}${indent}${all}${end}${lineBreak}${outer}${indent}return ${value}${end}${lineBreak}${outer}}`;
  return [{ range: [arrow, fn.range[1]], text }];
}

function nearestFunction(node: TSESTree.Node): TSESTree.Node | null {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return null;
}

function freshNames(file: SourceFile, at: TSESTree.Node, nodes: readonly TSESTree.AwaitExpression[]): readonly string[] {
  const taken = new Set<string>();
  return nodes.map(node => {
    const name = freshName(file, at, resultNames(node), taken);
    taken.add(name);
    return name;
  });
}

/** The edit that puts a name in the place of an await. */
function named(file: SourceFile, node: TSESTree.AwaitExpression, name: string): Edit {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.Property && parent.value === node && !parent.computed && propertyName(parent) === name && !hasComment(file, [parent.range[0], node.range[0]])) {
    return { range: parent.range, text: name };
  }
  return { range: withParentheses(file, node), text: name };
}

// ——— statements of one block ———

function ofStatements(file: SourceFile, nodes: readonly TSESTree.AwaitExpression[]): readonly Edit[] | null {
  const [first] = nodes;
  const start = first === undefined ? null : listedStatement(first);
  const list = start === null ? null : statementList(start);
  if (start === null || list === null) return null;
  const statements = nodes.map(node => list.find(statement => contains(statement, node)));
  if (nodes.some((node, index) => statements[index] === undefined || nearestFunction(node) !== nearestFunction(start) || listedStatement(node) !== statements[index])) return null;
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
  return at === null ? null : written(file, members, kind, at, list);
}

/** How the results are bound: declared by a keyword, or assigned. */
type Binding = 'const' | 'export const' | 'let' | 'var' | 'assign';

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

/** Is the await one branch of a choice that waits for nothing else: `all ? [] : await load()`? */
function isBranchOf(init: TSESTree.Node, node: TSESTree.AwaitExpression): boolean {
  switch (init.type) {
    case AST_NODE_TYPES.ConditionalExpression:
      return init.consequent === node || init.alternate === node;
    case AST_NODE_TYPES.LogicalExpression:
      return init.right === node;
    default:
      return false;
  }
}

/** The choice that the await is a branch of, or the await. */
function wholeOf(node: TSESTree.AwaitExpression): TSESTree.Node {
  const { parent } = node;
  return parent.parent?.type === AST_NODE_TYPES.VariableDeclarator && isBranchOf(parent, node) ? parent : node;
}

/** The promise of the await, or the choice between it and a value, which `Promise.all` takes as well. */
function promiseOf(file: SourceFile, node: TSESTree.AwaitExpression, whole: TSESTree.Node, isFirst: boolean, edits: readonly Edit[] = []): string | null {
  if (whole === node) return awaitedPromise(file, node, isFirst, edits);
  const others = whole.type === AST_NODE_TYPES.ConditionalExpression ? [whole.test, whole.consequent, whole.alternate] : whole.type === AST_NODE_TYPES.LogicalExpression ? [whole.left] : [];
  if (others.some(other => other !== node && !(isPlainValue(file, other) && isNoPromise(file, other)))) return null;
  const promise = awaitedPromise(file, node, isFirst, edits);
  return promise === null ? null : editedText(file, whole.range, [...edits.filter(({ range }) => range[1] <= node.range[0] || range[0] >= node.range[1]), { range: isCall(node.argument) ? withParentheses(file, node) : node.range, text: promise }]);
}

function isCall({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.CallExpression;
}

/** Does evaluating it call nothing and give the same a little earlier? */
function isPlainValue(file: SourceFile, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return isPlainValue(file, node.left) && isPlainValue(file, node.right);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' && isPlainValue(file, node.argument);
    default:
      return isInert(file, node);
  }
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
  if (promise === null) return null;
  const bound = bindingOf(node, statement) === kind ? boundBy(file, node, statement, nodes) : null;
  if (bound !== null && (annotated || bound.annotation === null)) {
    const { above, behind } = commentsAround(file, statement, list);
    const beside = nodes.filter(other => contains(statement, other));
    return { node, whole, statement, ...bound, absorbed: true, promise, above: beside[0] === node ? above : [], behind: beside.at(-1) === node ? behind : [] };
  }
  if (whole !== node) return null;
  const name = freshName(file, statement, resultNames(node), taken);
  taken.add(name);
  return { node, whole, statement, pattern: name, annotation: null, absorbed: false, promise, above: [], behind: [] };
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
  if (declaration.declarations.length > 1 ? declaration.declarations.some(each => each.id.typeAnnotation != null) || hasOuterComment(file, statement, nodes) : hasCommentBeside(file, statement, wholeOf(node))) return null;
  const { id } = declarator;
  if (!isBindingOnly(file, id)) return null;
  const annotation = id.typeAnnotation == null ? null : textOf(file, id.typeAnnotation.typeAnnotation);
  const text = file.text.slice(id.range[0], id.typeAnnotation?.range[0] ?? id.range[1]).trim();
  const [property] = readsOf(declarator.init, node) ?? [];
  if (property === undefined) return { pattern: text, annotation };
  if (annotation !== null) return null;
  return { pattern: property === text ? `{ ${property} }` : `{ ${property}: ${text} }`, annotation: null };
}

/** Does binding by this pattern run nothing of the program's: no default and no key that is computed by a call? */
function isBindingOnly(file: SourceFile, pattern: TSESTree.Node): boolean {
  return [...descendants(file, pattern, 'stop')].every(node => node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression && node.type !== AST_NODE_TYPES.AwaitExpression && node.type !== AST_NODE_TYPES.YieldExpression && node.type !== AST_NODE_TYPES.TaggedTemplateExpression);
}

/** Is there a comment in the statement that is neither in the awaited expression nor in the pattern? */
function hasCommentBeside(file: SourceFile, statement: TSESTree.Node, node: TSESTree.Node): boolean {
  return hasComment(file, [statement.range[0], node.range[0]]) || hasComment(file, [node.range[1], statementEnd(file, statement)]);
}

function hasOuterComment(file: SourceFile, statement: TSESTree.Node, nodes: readonly TSESTree.AwaitExpression[]): boolean {
  return commentsIn(file, [statement.range[0], statementEnd(file, statement)]).some(comment => !nodes.some(node => contains(node, comment as unknown as TSESTree.Node)));
}

/** The comments right above a statement, and the one behind it on its line. */
function commentsAround(file: SourceFile, statement: TSESTree.Node, list: readonly TSESTree.Node[]): Pick<Member, 'above' | 'behind'> {
  const previous = list[list.indexOf(statement) - 1];
  const [start, end] = [statement.range[0], statementEnd(file, statement)];
  const above: TSESTree.Comment[] = [];
  if (startsLine(file, start)) {
    let line = statement.loc.start.line;
    for (const comment of [...commentsIn(file, [previous?.range[1] ?? statement.parent?.range[0] ?? 0, start])].reverse()) {
      if (comment.loc.end.line !== line - 1 || !startsLine(file, comment.range[0])) break;
      above.unshift(comment);
      line = comment.loc.start.line;
    }
  }
  const lineEnd = file.text.indexOf('\n', end);
  const next = list[list.indexOf(statement) + 1];
  const behind = commentsIn(file, [end, lineEnd === -1 ? file.text.length : lineEnd]).filter(({ range }) => next === undefined || range[1] <= next.range[0]);
  return { above, behind };
}

/** Does the await give the same before its statement as in it? */
function isUnmoved(file: SourceFile, { node, statement, absorbed }: Member, nodes: readonly TSESTree.AwaitExpression[]): boolean {
  if (statement.type === AST_NODE_TYPES.ExpressionStatement && statement.expression.type === AST_NODE_TYPES.AssignmentExpression && !isKeptOnFailure(file, statement.expression.left, statement)) return false;
  if (absorbed) return true;
  if (declaredPatterns(statement).some(pattern => !isBindingOnly(file, pattern))) return false;
  return evaluatedFirst(file, statement, nodes.filter(other => contains(statement, other))) && node.parent.type !== AST_NODE_TYPES.ExpressionStatement;
}

function declaredPatterns(statement: TSESTree.Node): readonly TSESTree.Node[] {
  const declaration = statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement;
  return declaration?.type === AST_NODE_TYPES.VariableDeclaration ? declaration.declarations.map(({ id }) => id) : [];
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
  const isMovable = members.every(({ absorbed, statement }) => absorbed || statement === last) && between.every(statement => !mentions(statement, bound) && awaitPoints(file, statement).next().done === true);
  return isMovable ? last : null;
}

/** Do assigned results still come in the order in which the code between them sees them? */
function targetsMayMove(file: SourceFile, members: readonly Member[], between: readonly TSESTree.Node[], toLast: boolean): boolean {
  const assigned = members.flatMap(({ absorbed, statement }) =>
    absorbed && statement.type === AST_NODE_TYPES.ExpressionStatement && statement.expression.type === AST_NODE_TYPES.AssignmentExpression ? [{ statement, target: statement.expression.left }] : [],
  );
  return assigned.every(
    ({ statement, target }, index) =>
      assigned.slice(0, index).every(earlier => !overlappingTargets(file, earlier.target, target)) &&
      between.every(other => (!toLast && other.range[0] > statement.range[0]) || !speaksOfTarget(file, other, target)),
  );
}

function declaredIn(file: SourceFile, statement: TSESTree.Node): readonly TSESLint.Scope.Variable[] {
  if (statement.type === AST_NODE_TYPES.ExportNamedDeclaration) return statement.declaration === null ? [] : declaredVariables(file, statement.declaration);
  const assigned = statement.type === AST_NODE_TYPES.ExpressionStatement && statement.expression.type === AST_NODE_TYPES.AssignmentExpression && statement.expression.left.type === AST_NODE_TYPES.Identifier ? variableOf(file, statement.expression.left) : null;
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

// ——— writing ———

function written(file: SourceFile, members: readonly Member[], kind: Binding, at: TSESTree.Node, list: readonly TSESTree.Node[]): readonly Edit[] | null {
  const { semicolons, lineBreak } = codeStyle(file);
  const indent = indentationAt(file, at.range[0]);
  const inPlace = members.some(({ absorbed, statement }) => absorbed && statement === at);
  // The comments of the statement that stays are where they belong.
  const carried = members.map(member => (member.statement === at ? { ...member, above: [], behind: [] } : member));
  const all = joined(file, kind, carried, indent);
  if (all === null) return null;
  const end = semicolons ? ';' : '';
  const guard = kind === 'assign' && !semicolons && list.indexOf(at) > 0 ? ';' : '';
  const text = `${guard}${all}${end}`;
  const edits: Edit[] = [];
  if (inPlace) edits.push({ range: [at.range[0], statementEnd(file, at)], text });
  else edits.push({ range: [at.range[0], at.range[0]], text: startsLine(file, at.range[0]) ? `${text}${lineBreak}${indent}` : `${text}${end === '' ? ';' : ''} ` });
  for (const member of members) {
    if (!member.absorbed) edits.push(named(file, member.node, member.pattern));
  }
  const gone = list.filter(statement => statement !== at && members.some(member => member.absorbed && member.statement === statement));
  const removals = gone.map(statement => removal(file, statement, members.filter(member => member.statement === statement), list));
  return [...edits, ...merged(removals).map(range => ({ range: withoutDoubledBlank(file, range), text: '' }))];
}

/** The text to take out with a statement: its comments (which go elsewhere), and its line if it has one of its own. */
function removal(file: SourceFile, statement: TSESTree.Node, members: readonly Member[], list: readonly TSESTree.Node[]): readonly [number, number] {
  const start = Math.min(statement.range[0], ...members.flatMap(({ above }) => above.map(({ range }) => range[0])));
  const end = Math.max(statementEnd(file, statement), ...members.flatMap(({ behind }) => behind.map(({ range }) => range[1])));
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(file.text.slice(end));
  if (!startsLine(file, start)) {
    const previous = list[list.indexOf(statement) - 1];
    return [previous === undefined ? start : Math.max(previous.range[1], start - (/[ \t]*$/.exec(file.text.slice(0, start))?.[0].length ?? 0)), end];
  }
  if (rest === null) return [start, end + (/^[ \t]*/.exec(file.text.slice(end))?.[0].length ?? 0)];
  return [lineStart(file, start), end + rest[0].length];
}

/** Ranges that touch, as one. */
function merged(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const result: (readonly [number, number])[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last !== undefined && last[1] === range[0]) result[result.length - 1] = [last[0], range[1]];
    else result.push(range);
  }
  return result;
}

/** The lines to take out, with the blank line above them where there is one below as well. */
function withoutDoubledBlank({ text }: SourceFile, [start, end]: readonly [number, number]): readonly [number, number] {
  const above = /\n([ \t]*\r?\n)$/.exec(text.slice(0, start));
  return above?.[1] !== undefined && /^[ \t]*(?:\r?\n|\}|$)/.test(text.slice(end)) ? [start - above[1].length, end] : [start, end];
}

type Joined = Pick<Member, 'above' | 'annotation' | 'behind' | 'node' | 'pattern' | 'promise' | 'whole'>;

/** The statement that joins, on one line if it fits. */
function joined(file: SourceFile, kind: Binding, members: readonly Joined[], indent: string): string | null {
  const annotated = members.filter(({ annotation }) => annotation !== null);
  if (annotated.length > 0 && annotated.length < members.length) return null;
  const types = annotated.length === 0 ? '' : `: [${members.map(({ annotation }) => annotation).join(', ')}]`;
  const head = `${kind === 'assign' ? '' : `${kind} `}[${members.map(({ pattern }) => pattern).join(', ')}]${types} = await Promise.all([`;
  const line = `${head}${members.map(({ promise }) => promise).join(', ')}])`;
  const plain = members.every(({ above, behind, promise }) => above.length === 0 && behind.length === 0 && !promise.includes('\n'));
  if (plain && indent.length + line.length <= WIDTH) return line;
  const { indent: step, lineBreak } = codeStyle(file);
  const rows = members.map(({ above, behind, promise, node, whole }, index) => {
    const deeper = promiseOf(file, node, whole, index === 0, indented(file, whole.range, step));
    const comments = above.map(comment => `${indent}${step}${file.text.slice(...comment.range)}${lineBreak}`).join('');
    const after = behind.map(comment => ` ${file.text.slice(...comment.range)}`).join('');
    return `${comments}${indent}${step}${deeper ?? promise},${after}`;
  });
  return `${head}${lineBreak}${rows.join(lineBreak)}${lineBreak}${indent}])`;
}
