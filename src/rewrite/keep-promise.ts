import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { mayBePromise } from '../contracts/may-be-promise.ts';
import { looksAt, type Cell, type CheckedThenWritten } from '../effects/checked-then-written.ts';
import { doneBeside } from '../effects/done-beside.ts';
import { descendants } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { handlersAround } from '../flow/handler-around.ts';
import { waitsBelow } from '../flow/own-awaits.ts';
import { propertyName } from '../names/property-name.ts';
import { isShadowed } from '../names/shadowed.ts';
import { unwrap } from '../names/unwrap.ts';
import { ownerOfThis } from '../names/value.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import { isFunction, textOf, type SourceFile } from '../source-file.ts';
import { arrowParameters, codeStyle } from './code-style.ts';
import { hasComment } from './comments-in.ts';
import { freshName } from './fresh-name.ts';
import { indentationAt } from './indentation.ts';
import { statementList } from './statement-list.ts';

/** Two ways to keep the promise in the place of its value. */
export interface KeptPromise {
  readonly forGood: readonly Edit[];
  /** With a handler that empties the cell when the promise fails. */
  readonly untilRejected: readonly Edit[];
}

/**
 * How does the function keep the promise in the cell, so that whoever comes while it goes on gets it too?
 *
 * Only where one call is all that is awaited, the cell is what is given then, and whoever else in the
 * file looks at it only asks whether it is there, awaits it or returns it. `null` otherwise, where a
 * type says what the cell holds, and where more than the cell shows how often the work was done.
 */
export function keepPromise(file: SourceFile, found: CheckedThenWritten): KeptPromise | null {
  const { cell, waits, write } = found;
  const [wait, ...more] = waits;
  if (more.length > 0 || wait.type !== AST_NODE_TYPES.AwaitExpression || wait.argument.type !== AST_NODE_TYPES.CallExpression) return null;
  const call = wait.argument;
  if (waitsBelow(file, call) > 0 || hasComment(file, [wait.range[0], call.range[0]]) || hasCaught(write) || hasCaught(wait)) return null;
  if (!isWrittenAsItIs(file, found, wait) || !givesThen(file, write, cell, found.value) || !isStable(file, cell) || isTyped(file, cell) || isExported(file, cell)) return null;
  const fn = enclosingFunction(write);
  if (fn === null || doneBeside(file, fn, found) !== null) return null;
  if (!readersOf(file, cell).every(node => awaitsOrAsks(file, node, cell, write))) return null;

  const forGood: Edit = { range: [wait.range[0], call.range[0]], text: '' };
  const { indent, lineBreak, semicolons } = codeStyle(file);
  const end = semicolons ? ';' : '';
  const error = freshName(file, write, ['error', 'reason']);
  const margin = indentationAt(file, call.range[0]);
  const given = mayBePromise(file, call).answer === 'yes';
  if (!given && isShadowed(file, write, 'Promise')) return null;
  const handler = ['{', `${margin}${indent}${emptied(file, found)}${end}`, `${margin}${indent}throw ${error}${end}`, `${margin}}`].join(lineBreak);
  const tail = `${given ? '' : ')'}.catch(${arrowParameters(file, error)} => ${handler})`;
  return { forGood: [forGood], untilRejected: [{ ...forGood, text: given ? '' : 'Promise.resolve(' }, { range: [call.range[1], call.range[1]], text: tail }] };
}

/** A handler in the function sees how the call ends only as long as it is awaited there. */
function hasCaught(node: TSESTree.Node): boolean {
  return !handlersAround(node).next().done;
}

/** `cell = await load()`, or `const value = await load(); cell = value; return value;`? */
function isWrittenAsItIs(file: SourceFile, { value, write }: CheckedThenWritten, wait: TSESTree.AwaitExpression): boolean {
  if (value === wait) return true;
  const declarator = wait.parent;
  if (value.type !== AST_NODE_TYPES.Identifier || declarator.type !== AST_NODE_TYPES.VariableDeclarator || declarator.id.type !== AST_NODE_TYPES.Identifier || declarator.id.typeAnnotation != null) return false;
  const variable = variableOf(file, value);
  if (variable === null || variableOf(file, declarator.id) !== variable || laterWrites(variable).length > 0) return false;
  return variable.references.every(({ identifier, init }) => init === true || identifier === value || isReturned(identifier) || write.range[0] <= identifier.range[0] && identifier.range[1] <= write.range[1]);
}

/** Does the function give the cell (or the value) right behind the write? */
function givesThen(file: SourceFile, write: TSESTree.Node, cell: Cell, value: TSESTree.Node): boolean {
  let node: TSESTree.Node = write;
  for (let parent = node.parent as TSESTree.Node | undefined; parent && !isFunction(node); node = parent, parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.ReturnStatement) return parent.argument !== null && unwrap(parent.argument) === write;
    if (isFunction(parent) && parent.body === node && node.type !== AST_NODE_TYPES.BlockStatement) return unwrap(node) === write || (node.type === AST_NODE_TYPES.LogicalExpression && unwrap(node.right) === write);
    const list = statementList(node);
    if (list === null) continue;
    const next = list[list.indexOf(node) + 1];
    if (next === undefined) {
      if (parent.type === AST_NODE_TYPES.BlockStatement && parent.parent.type === AST_NODE_TYPES.IfStatement) continue;
      return false;
    }
    if (next.type !== AST_NODE_TYPES.ReturnStatement || next.argument === null) return false;
    const given = unwrap(next.argument);
    return looksAt(file, given, cell, 0) || (given.type === AST_NODE_TYPES.Identifier && value.type === AST_NODE_TYPES.Identifier && given.name === value.name);
  }
  return false;
}

/** Does the cell stay the same, whatever runs in between? */
function isStable(file: SourceFile, { key, place }: Cell): boolean {
  if (key === null) return true;
  const { parent } = place.type === AST_NODE_TYPES.MemberExpression || place.type === AST_NODE_TYPES.Identifier ? place : { parent: undefined };
  const at = parent?.type === AST_NODE_TYPES.MemberExpression && parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent ? parent.parent.arguments[0] : parent?.type === AST_NODE_TYPES.MemberExpression ? parent.property : undefined;
  if (at === undefined) return false;
  for (const node of descendants(file, at, 'enter')) {
    if (node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.MemberExpression) return false;
    const variable = node.type === AST_NODE_TYPES.Identifier ? variableOf(file, node) : null;
    if (variable !== null && laterWrites(variable).length > 0) return false;
  }
  return true;
}

/** Where is the place of the cell made, and with what? */
function madeAs(file: SourceFile, { place }: Cell): readonly TSESTree.Node[] {
  const node = unwrap(place);
  if (node.type === AST_NODE_TYPES.Identifier) return variableOf(file, node)?.defs.map(definition => definition.node) ?? [];
  if (node.type !== AST_NODE_TYPES.MemberExpression) return [];
  const owner = unwrap(node.object).type === AST_NODE_TYPES.ThisExpression ? ownerOfThis(node) : null;
  if (owner === null || owner.type === AST_NODE_TYPES.ObjectExpression) return [];
  return owner.body.body.filter(member => (member.type === AST_NODE_TYPES.PropertyDefinition && propertyName(member) === propertyName(node)) || (member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor'));
}

/** Does an annotation, a type argument or a comment for a type checker say what the place holds? */
function isTyped(file: SourceFile, cell: Cell): boolean {
  for (const made of madeAs(file, cell)) {
    // There the first value is a type as well.
    const start = made.type === AST_NODE_TYPES.VariableDeclarator ? made.init : made.type === AST_NODE_TYPES.PropertyDefinition ? made.value : null;
    if (codeStyle(file).typescript && start !== null && !isOpen(start)) return true;
    const isConstructor = made.type === AST_NODE_TYPES.MethodDefinition;
    if (isConstructor ? /\bnew (?:Weak)?(?:Map|Set)</.test(textOf(file, made)) : /^[^=]*:|</.test(textOf(file, made)) || /@type\b[^\n]*\n?\s*(?:\*\/)?\s*(?:static |readonly |export )*(?:const |let |var )?$/.test(file.text.slice(Math.max(0, made.range[0] - 200), made.range[0]))) return true;
  }
  return false;
}

/** `null`, `undefined`, `new Map()`: such a start lets TypeScript take anything later. */
function isOpen(node: TSESTree.Node): boolean {
  return (node.type === AST_NODE_TYPES.Literal && node.value === null) || (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined') || node.type === AST_NODE_TYPES.NewExpression;
}

function isExported(file: SourceFile, { place }: Cell): boolean {
  const node = unwrap(place);
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = variableOf(file, node);
  const declared = variable?.defs[0]?.node;
  if (variable === null || declared?.type !== AST_NODE_TYPES.VariableDeclarator || declared.parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration) return true;
  return variable.references.some(({ identifier }) => identifier.parent.type === AST_NODE_TYPES.ExportSpecifier || (identifier.parent.type === AST_NODE_TYPES.Property && identifier.parent.value === identifier));
}

/** Every place in the file that speaks of the variable or field. */
function readersOf(file: SourceFile, { place, text }: Cell): readonly TSESTree.Node[] {
  const node = unwrap(place);
  if (node.type === AST_NODE_TYPES.Identifier) return variableOf(file, node)?.references.map(({ identifier }) => identifier) ?? [];
  const name = node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : null;
  return [...descendants(file, file.ast, 'enter')].filter(each => each.type === AST_NODE_TYPES.MemberExpression && (textOf(file, each) === text || propertyName(each) === name));
}

/** Does the reader ask only whether the cell is filled, write it, await it, or return it from a function that is awaited? */
function awaitsOrAsks(file: SourceFile, reader: TSESTree.Node, { key }: Cell, write: TSESTree.Node): boolean {
  let node = reader;
  while (node.parent !== undefined && unwrap(node.parent) === unwrap(node)) node = node.parent;
  let { parent } = node;
  if (parent === undefined) return false;
  if (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id === node) return true;
  if (key !== null) {
    // What is done to the collection as a whole, and what gives an entry.
    if (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node) return true;
    if (parent.type === AST_NODE_TYPES.BinaryExpression && parent.operator === 'in') return true;
    if (parent.type !== AST_NODE_TYPES.MemberExpression || parent.object !== node) return false;
    const isMethod = parent.parent.type === AST_NODE_TYPES.CallExpression && parent.parent.callee === parent;
    if (isMethod && /^(?:clear|delete|has|set)$/.test(propertyName(parent) ?? '')) return true;
    if (isMethod ? propertyName(parent) !== 'get' : !parent.computed) return !isMethod && propertyName(parent) === 'size';
    node = isMethod ? parent.parent : parent;
    while (node.parent !== undefined && unwrap(node.parent) === unwrap(node)) node = node.parent;
    ({ parent } = node);
    if (parent === undefined) return false;
  }
  if (node === write || (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node)) return true;
  if (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete') return true;
  if (isAsked(node) || isReturned(node) || parent.type === AST_NODE_TYPES.AwaitExpression) return true;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator || parent.id.type !== AST_NODE_TYPES.Identifier || parent.id.typeAnnotation != null) return false;
  const held = variableOf(file, parent.id);
  return held !== null && held.references.every(({ identifier, init }) => init === true || isAsked(identifier) || isReturned(identifier) || identifier.parent.type === AST_NODE_TYPES.AwaitExpression);
}

/** Is it a test, or a part of one: `!cell`, `cell === undefined`, `if (cell)`? */
function isAsked(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === '!' || parent.operator === 'typeof';
    case AST_NODE_TYPES.BinaryExpression:
      return /^[!=]==?$/.test(parent.operator);
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node;
    case AST_NODE_TYPES.LogicalExpression:
      return isAsked(parent);
    default:
      return false;
  }
}

/** Is it what an async function gives? */
function isReturned(node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = child.parent as TSESTree.Node | undefined; parent; child = parent, parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.ReturnStatement) {
      const fn = enclosingFunction(parent);
      return fn !== null && fn.async && !fn.generator && handlersAround(parent).next().done === true;
    }
    if (isFunction(parent)) return parent.async && !parent.generator && parent.body === child;
    if (unwrap(parent) !== unwrap(child) && parent.type !== AST_NODE_TYPES.LogicalExpression) return false;
  }
  return false;
}

/** The statement that empties the cell as it was at first. */
function emptied(file: SourceFile, { cell, test, write }: CheckedThenWritten): string {
  if (cell.key !== null) return write.type === AST_NODE_TYPES.CallExpression ? `${cell.text}.delete(${cell.key})` : `delete ${cell.text}[${cell.key}]`;
  const starts = madeAs(file, cell).map(made => (made.type === AST_NODE_TYPES.VariableDeclarator ? made.init : made.type === AST_NODE_TYPES.PropertyDefinition ? made.value : null));
  const isNull = [...starts, ...descendants(file, test, 'stop')].some(each => each?.type === AST_NODE_TYPES.Literal && each.value === null);
  return `${cell.text} = ${isNull ? 'null' : 'undefined'}`;
}
