import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { CollectingLoop } from '../effects/accumulators.ts';
import { descendants } from '../flow/descendants.ts';
import { isSurelyArray } from '../names/array-value.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { declaredVariables, laterWrites, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import { freshName } from './fresh-name.ts';

type Variable = TSESLint.Scope.Variable;

/** What a loop goes over, and how a callback receives what an iteration works on. */
export interface LoopHead {
  /** The collection's text, so that a member can be read from it; `{ length: n }` when only counted. */
  readonly collection: string;
  /** The node of the collection; `null` when the loop only counts. */
  readonly node: TSESTree.Node | null;
  readonly isArray: boolean;
  /** The parameter that holds the element, and the one that holds the index if the body speaks of it. */
  readonly element: string;
  readonly index: string | null;
  /** The variables that the head (and a dropped first statement) declares. */
  readonly variables: readonly Variable[];
  /** What the body must read like so that it works with the parameters. */
  readonly edits: readonly Edit[];
  /** A first statement of the body that the parameter makes superfluous: `const row = rows[i];`. */
  readonly dropped: TSESTree.Statement | null;
  /** The counter of a counted loop. */
  readonly counter: Variable | null;
}

/** What does this loop go over, and how does a callback receive an element? `null` when that can't be written. */
export function loopHead(file: SourceFile, loop: CollectingLoop): LoopHead | null {
  switch (loop.type) {
    case AST_NODE_TYPES.ForOfStatement:
      return loop.await ? null : ofElements(file, loop, loop.right, isSurelyArray(file, loop.right));
    case AST_NODE_TYPES.ForInStatement:
      return ofKeys(file, loop);
    case AST_NODE_TYPES.ForStatement:
      return ofCounter(file, loop);
  }
}

function ofElements(file: SourceFile, loop: TSESTree.ForInStatement | TSESTree.ForOfStatement, node: TSESTree.Expression, isArray: boolean): LoopHead | null {
  const { left } = loop;
  if (left.type !== AST_NODE_TYPES.VariableDeclaration || (left.kind !== 'const' && left.kind !== 'let')) return null;
  const [declarator] = left.declarations;
  if (declarator === undefined || left.declarations.length !== 1) return null;
  for (const inner of descendants(file, declarator.id, 'stop')) {
    if (inner.type === AST_NODE_TYPES.AwaitExpression || inner.type === AST_NODE_TYPES.YieldExpression) return null;
  }
  return {
    collection: asOperand(file, node),
    node,
    isArray,
    element: textOf(file, declarator.id),
    index: null,
    variables: declaredVariables(file, left),
    edits: [],
    dropped: null,
    counter: null,
  };
}

/** `for…in` also goes over inherited names, so the object must be seen to have none. */
function ofKeys(file: SourceFile, loop: TSESTree.ForInStatement): LoopHead | null {
  if (!isPlainObject(file, loop.right)) return null;
  const head = ofElements(file, loop, loop.right, true);
  return head === null ? null : { ...head, collection: `Object.keys(${textOf(file, loop.right)})` };
}

function isPlainObject(file: SourceFile, wrapped: TSESTree.Node): boolean {
  const node = unwrap(wrapped);
  if (node.type === AST_NODE_TYPES.ObjectExpression) {
    return node.properties.every(property => property.type === AST_NODE_TYPES.Property && propertyName(property) !== '__proto__');
  }
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = variableOf(file, node);
  const declaration = variable?.defs[0]?.node;
  if (variable === null || variable.defs.length !== 1 || declaration?.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  if (declaration.init === null || declaration.id.type !== AST_NODE_TYPES.Identifier || laterWrites(variable).length > 0) return false;
  return unwrap(declaration.init).type === AST_NODE_TYPES.ObjectExpression && isPlainObject(file, declaration.init);
}

function ofCounter(file: SourceFile, loop: TSESTree.ForStatement): LoopHead | null {
  const counter = countsUp(file, loop);
  const limit = loop.test?.type === AST_NODE_TYPES.BinaryExpression && loop.test.operator === '<' ? loop.test.right : null;
  if (counter === null || limit === null) return null;
  const uses = counter.references.filter(({ identifier }) => identifier.range[0] >= loop.body.range[0]).map(({ identifier }) => identifier as TSESTree.Node);
  const whole = limit.type === AST_NODE_TYPES.MemberExpression && !limit.optional && propertyName(limit) === 'length' ? limit.object : null;
  if (whole !== null) return isSteady(file, whole) ? ofIndexed(file, loop, counter, whole, uses) : null;
  return ofNumber(file, loop, counter, limit);
}

/** The head of a counted loop as one that only counts, whose body reads the elements by itself; any other is left as it is. */
export function countingHead(file: SourceFile, loop: CollectingLoop, head: LoopHead): LoopHead | null {
  if (loop.type !== AST_NODE_TYPES.ForStatement || head.node === null) return head;
  return head.counter === null || loop.test?.type !== AST_NODE_TYPES.BinaryExpression ? null : ofNumber(file, loop, head.counter, loop.test.right);
}

function ofNumber(file: SourceFile, loop: TSESTree.ForStatement, counter: Variable, limit: TSESTree.Node): LoopHead | null {
  if (!isSteady(file, limit) && limit.type !== AST_NODE_TYPES.Literal) return null;
  const index = counter.name;
  return {
    collection: `{ length: ${textOf(file, limit)} }`,
    node: null,
    isArray: false,
    element: freshName(file, loop, ['_', 'unused']),
    index,
    variables: [counter],
    edits: [],
    dropped: null,
    counter,
  };
}

/** `for (let i = 0; …; i++)` whose counter nothing else changes. */
function countsUp(file: SourceFile, { init, update }: TSESTree.ForStatement): Variable | null {
  if (init?.type !== AST_NODE_TYPES.VariableDeclaration || init.kind !== 'let' || init.declarations.length !== 1) return null;
  const [declarator] = init.declarations;
  if (declarator?.id.type !== AST_NODE_TYPES.Identifier || declarator.init?.type !== AST_NODE_TYPES.Literal || declarator.init.value !== 0) return null;
  const [counter] = declaredVariables(file, declarator);
  if (counter === undefined || laterWrites(counter).length !== 1) return null;
  const isStep =
    update?.type === AST_NODE_TYPES.UpdateExpression
      ? update.operator === '++'
      : update?.type === AST_NODE_TYPES.AssignmentExpression && update.operator === '+=' && update.right.type === AST_NODE_TYPES.Literal && update.right.value === 1;
  return isStep && laterWrites(counter).every(({ identifier }) => update !== null && update.range[0] <= identifier.range[0] && identifier.range[1] <= update.range[1]) ? counter : null;
}

/** A name that is never written again, or a property path of one or of `this`: read twice, it gives the same. */
export function isSteady(file: SourceFile, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.ThisExpression) return true;
  if (node.type === AST_NODE_TYPES.MemberExpression) return !node.computed && !node.optional && isSteady(file, node.object);
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = variableOf(file, node);
  return variable !== null && laterWrites(variable).length === 0;
}

function ofIndexed(file: SourceFile, loop: TSESTree.ForStatement, counter: Variable, whole: TSESTree.Node, uses: readonly TSESTree.Node[]): LoopHead | null {
  const text = textOf(file, whole);
  const reads = uses.map(use => use.parent).filter((parent): parent is TSESTree.MemberExpression => {
    if (parent?.type !== AST_NODE_TYPES.MemberExpression || !parent.computed || parent.optional || !uses.includes(parent.property)) return false;
    return textOf(file, parent.object) === text && sameRoot(file, parent.object, whole);
  });
  if (reads.some(isChanged)) return null;
  const first = loop.body.type === AST_NODE_TYPES.BlockStatement ? loop.body.body[0] : undefined;
  const dropped = first !== undefined && declaresElement(first, reads) ? first : null;
  const declarator = dropped?.type === AST_NODE_TYPES.VariableDeclaration ? dropped.declarations[0] : undefined;
  const element = declarator === undefined ? freshName(file, loop, elementNames(text)) : textOf(file, declarator.id);
  const remaining = reads.filter(read => read !== declarator?.init);
  if (declarator !== undefined && remaining.length > 0) {
    // Elements that are read again under the index need a name of theirs, which a pattern does not give.
    if (declarator.id.type !== AST_NODE_TYPES.Identifier) return null;
    if (declaredVariables(file, declarator).some(variable => laterWrites(variable).length > 0)) return null;
  }
  const usesIndex = uses.length > reads.length;
  return {
    collection: text,
    node: whole,
    isArray: isSurelyArray(file, whole),
    element: reads.length === 0 ? freshName(file, loop, ['_', 'unused']) : element,
    index: usesIndex ? counter.name : null,
    variables: [counter, ...(declarator === undefined ? [] : declaredVariables(file, declarator))],
    edits: remaining.map(read => ({ range: read.range, text: element })),
    dropped,
    counter,
  };
}


function sameRoot(file: SourceFile, a: TSESTree.Node, b: TSESTree.Node): boolean {
  let [left, right] = [a, b];
  while (left.type === AST_NODE_TYPES.MemberExpression && right.type === AST_NODE_TYPES.MemberExpression) [left, right] = [left.object, right.object];
  if (left.type === AST_NODE_TYPES.Identifier && right.type === AST_NODE_TYPES.Identifier) return variableOf(file, left) === variableOf(file, right);
  return left.type === right.type;
}

/** Is the element itself replaced, deleted or called as a method of the collection? */
function isChanged(read: TSESTree.MemberExpression): boolean {
  const { parent } = read;
  switch (parent.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === read;
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'delete';
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === read;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return parent.tag === read;
    case AST_NODE_TYPES.ArrayPattern:
    case AST_NODE_TYPES.RestElement:
      return true;
    case AST_NODE_TYPES.Property:
      return parent.parent.type === AST_NODE_TYPES.ObjectPattern;
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForInStatement:
      return (parent.left as TSESTree.Node) === read;
    default:
      return false;
  }
}

function declaresElement(statement: TSESTree.Statement, reads: readonly TSESTree.MemberExpression[]): boolean {
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration || statement.declarations.length !== 1 || (statement.kind !== 'const' && statement.kind !== 'let')) return false;
  const [declarator] = statement.declarations;
  if (declarator === undefined || !reads.some(read => (read as TSESTree.Node) === declarator.init)) return false;
  return !('typeAnnotation' in declarator.id) || declarator.id.typeAnnotation == null;
}

/** `rows` → `row`, `this.entries` → `entry`. */
function elementNames(collection: string): readonly string[] {
  const name = /[\w$]+$/.exec(collection)?.[0] ?? '';
  const singular = name.endsWith('ies') ? `${name.slice(0, -3)}y` : /(?:ss|x|ch|sh)es$/.test(name) ? name.slice(0, -2) : name.endsWith('s') && !name.endsWith('ss') ? name.slice(0, -1) : '';
  return singular === '' ? ['item', 'element'] : [singular, 'item', 'element'];
}

/** The text of an expression from which a member can be read. */
export function asOperand(file: SourceFile, node: TSESTree.Node): string {
  const text = textOf(file, node);
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.ThisExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return node.type === AST_NODE_TYPES.NewExpression && !text.endsWith(')') ? `(${text})` : text;
    default:
      return `(${text})`;
  }
}
