import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains, descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { originOf } from '../names/origin.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { readMember, valueOf } from '../names/value.ts';
import { referenceOf } from '../names/variables.ts';
import { isFunction, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import type { Call } from './blocking-calls.ts';

/** The function that does what a helper does, and does not hold the thread. */
export interface AsyncTwin {
  readonly name: string;
  /** The module that it has to be imported from; `null` when it can be named as it is. */
  readonly specifier: string | null;
}

/**
 * Which function in reach does the same as this helper without holding the thread: `asyncSpam` or
 * `spamAsync` for `spam`, `load` for `loadSync`, with the same parameters?
 *
 * Never one that the call stands in, nor one that calls the helper itself.
 */
export function asyncTwin(file: SourceFile, call: Call, helper: FunctionNode): AsyncTwin | null {
  const callee = unwrap(call.callee);
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  if (name === null || call.type !== AST_NODE_TYPES.CallExpression) return null;
  for (const candidate of candidates(name)) {
    const twin = callee.type === AST_NODE_TYPES.Identifier ? namedTwin(file, callee, candidate) : memberTwin(file, callee as TSESTree.MemberExpression, candidate);
    if (twin !== null && isTwin(twin.at, helper, file, call)) return twin.twin;
  }
  return null;
}

function candidates(name: string): readonly string[] {
  const short = name.replace(/Sync$/, '');
  const capital = short.charAt(0).toUpperCase() + short.slice(1);
  return [`async${capital}`, `${short}Async`, ...(short === name ? [] : [short])];
}

interface Found {
  readonly at: Located;
  readonly twin: AsyncTwin;
}

function namedTwin(file: SourceFile, callee: TSESTree.Identifier, name: string): Found | null {
  for (let scope = referenceOf(file, callee)?.from ?? null; scope !== null; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable === undefined || variable.defs.length === 0) continue;
    const [identifier] = variable.identifiers;
    const value = identifier === undefined ? null : valueOf(file, identifier);
    return value === null ? null : { at: value, twin: { name, specifier: null } };
  }
  const origin = originOf(file, callee);
  if (origin.kind !== 'module' || origin.path.length !== 1 || origin.path[0] === 'default') return null;
  const at = file.others.exported(file, origin.specifier, name);
  return at === null ? null : { at, twin: { name, specifier: origin.specifier } };
}

function memberTwin(file: SourceFile, callee: TSESTree.MemberExpression, name: string): Found | null {
  const origin = originOf(file, callee.object);
  const twin = { name, specifier: null };
  if (origin.kind === 'module' && origin.path.length === 0) {
    const at = file.others.exported(file, origin.specifier, name);
    return at === null ? null : { at, twin };
  }
  const object = valueOf(file, callee.object) ?? (callee.object.type === AST_NODE_TYPES.ThisExpression ? valueOf(file, callee.object) : null);
  const at = object === null ? null : readMember(object, name);
  return at === null ? null : { at, twin };
}

function isTwin({ file, node }: Located, helper: FunctionNode, callFile: SourceFile, call: Call): boolean {
  if (!isFunction(node) || node.generator || (!node.async && !makesPromise(node))) return false;
  if (file === callFile && contains(node, call)) return false;
  if (node.params.length !== helper.params.length || !node.params.every((parameter, index) => nameOf(parameter) === nameOf(helper.params[index]))) return false;
  for (const inner of descendants(file, node, 'enter')) {
    if (inner.type === AST_NODE_TYPES.CallExpression && calleeFunction(file, inner.callee)?.node === helper) return false;
  }
  return true;
}

function makesPromise({ body }: FunctionNode): boolean {
  const value = body.type === AST_NODE_TYPES.BlockStatement ? body.body.at(-1) : body;
  const made = value?.type === AST_NODE_TYPES.ReturnStatement ? value.argument : value;
  return made?.type === AST_NODE_TYPES.NewExpression && made.callee.type === AST_NODE_TYPES.Identifier && made.callee.name === 'Promise';
}

function nameOf(parameter: TSESTree.Parameter | undefined): string | null {
  if (parameter?.type === AST_NODE_TYPES.AssignmentPattern) return nameOf(parameter.left as TSESTree.Parameter);
  return parameter?.type === AST_NODE_TYPES.Identifier ? parameter.name : null;
}
