import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { propertyName } from '../names/property-name.ts';
import { variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { bindingOf, type Binding } from './binding.ts';
import { isConfined } from './confined-class.ts';
import { declaredPromise } from './declared-promise.ts';
import { deliberateThrow } from './deliberate-throw.ts';
import { asyncSibling } from './export-family.ts';
import { frameworkEntry, isServerAction } from './framework-entry.ts';
import { mayReturnPromise } from './may-be-promise.ts';
import { outsideRelies } from './outside-callers.ts';
import { isOwnHelper } from './own-helper.ts';
import { placeholderOf } from './placeholder-body.ts';
import { promiseUse, type PromiseUse } from './promise-use.ts';
import { isReachedFromOutside } from './reach.ts';
import { isPrivateMember, usesOf, type Use } from './uses.ts';

/** What decides whether anyone relies on a function being async. */
export interface Observation {
  readonly reason: Reason;
  readonly node: TSESTree.Node;
}

export type Reason =
  // Someone relies on it.
  | 'used as a value'
  | 'chained'
  | 'handed on'
  | 'declared'
  | 'member of a contract'
  | 'server action'
  | 'framework entry'
  | 'called like its siblings'
  | 'signature of others'
  | 'used elsewhere'
  | 'placeholder'
  | 'throws'
  // Nobody does.
  | 'every call waits'
  | 'no call waits'
  | 'no call relies on it'
  | 'nothing calls it'
  | 'only handed on'
  | 'every importer waits'
  // It can't be seen.
  | 'no name';

/** Who relies on this function being async, as far as its file tells? */
export function asyncObserver(file: SourceFile, fn: FunctionNode): Verdict<Observation> {
  const binding = bindingOf(file, fn);
  if (binding === null) return unknown({ reason: 'no name', node: fn });
  if (binding.kind === 'member') {
    const contract = memberContract(file, binding);
    if (contract !== null) return contract;
  }
  if (file.types?.contextWantsPromise(fn) === true) return relies('declared', fn);
  if (placeholderOf(file, fn) === 'empty') return relies('placeholder', fn.body);
  if (isServerAction(file, fn)) return relies('server action', fn);
  const uses = usesOf(file, binding);
  const value = uses.find(use => use.kind === 'value');
  if (value !== undefined) return relies('used as a value', value.node);
  const calls = callsOf(file, uses);
  const isPrivate = binding.kind === 'member' && isPrivateMember(binding);
  // What a public method hands on of a private one is the class's own affair, unless it throws.
  const handedOn = isPrivate && deliberateThrow(file, fn) === null;
  const relying = calls.find(use => reliesOnPromise(use) && !(handedOn && use.kind === 'returned'));
  if (relying !== undefined) return relies(relying.kind === 'chained' ? 'chained' : relying.kind === 'returned' ? 'handed on' : 'used as a value', relying.node);

  if (declaredPromise(file, fn, binding) === 'position') return relies('declared', fn);
  // Inside the file an error reaches the same place, or nobody listens for it either way.
  if (!isReachedFromOutside(file, binding, uses)) return no({ reason: summary(uses, calls), node: fn });
  const declared = declaredPromise(file, fn, binding);
  const isDeclared = declared === 'annotation' || (declared === 'comment' && !calls.some(waitsInAsync));
  const observed = outsideObserver(file, fn, uses, calls);
  if (observed !== null) return isDeclared ? relies('declared', fn) : observed;
  // Other files are asked last, and only where it matters.
  const outside = mayReturnPromise(file, fn).answer === 'no' ? outsideRelies(file, uses.flatMap(use => (use.kind === 'export' ? [use.as] : []))) : unknown(null);
  if (outside.answer === 'yes') return relies('used elsewhere', fn);
  if (outside.answer === 'no') return no({ reason: 'every importer waits', node: fn });
  return isDeclared ? relies('declared', fn) : no({ reason: summary(uses, calls), node: fn });
}

const relies = (reason: Reason, node: TSESTree.Node): Verdict<Observation> => yes({ reason, node });

/** What is asked only of functions that other files can reach. */
function outsideObserver(file: SourceFile, fn: FunctionNode, uses: readonly Use[], calls: readonly PromiseUse[]): Verdict<Observation> | null {
  const helper = calls.some(waitsInAsync);
  if (placeholderOf(file, fn) !== null) return relies('placeholder', fn.body);
  for (const use of uses) {
    if (use.kind === 'export' && frameworkEntry(file, fn, use.as) !== null) return relies('framework entry', use.node);
  }
  // A function that this file itself calls is a helper, not one entry of a table.
  const sibling = helper ? null : asyncSibling(file, fn);
  if (sibling !== null) return relies('called like its siblings', sibling);
  const unused = helper ? null : unusedBeforeUsed(file, fn);
  if (unused !== null) return relies('signature of others', unused);
  const thrown = deliberateThrow(file, fn);
  return thrown === null ? null : relies('throws', thrown);
}

/** A parameter that only keeps the place of those after it: whoever calls the function decides what it takes. */
function unusedBeforeUsed(file: SourceFile, fn: FunctionNode): TSESTree.Node | null {
  const [first, ...others] = fn.params;
  // Middleware takes a request, and whoever calls it asks for no promise.
  if (first?.type !== AST_NODE_TYPES.Identifier || /^_?req(?:uest)?$/.test(first.name) || variableOf(file, first)?.references.length !== 0) return null;
  const isUsed = (parameter: TSESTree.Parameter) => file.scopeManager.getDeclaredVariables(fn).some(variable => contains(parameter, variable.identifiers[0] ?? fn) && variable.references.length > 0);
  return others.some(isUsed) ? first : null;
}

function memberContract(file: SourceFile, binding: Extract<Binding, { kind: 'member' }>): Verdict<Observation> | null {
  const { member, owner } = binding;
  if ((member.decorators?.length ?? 0) > 0 || member.override) return relies('member of a contract', member);
  if (isPrivateMember(binding)) return null;
  if (!isConfined(file, owner) && !isOwnHelper(file, binding)) return relies('member of a contract', owner);
  return isWellKnown(binding.member) ? relies('member of a contract', member) : null;
}

/** Members that the language or a host calls: `[Symbol.asyncDispose]`, `then`, `toJSON`. */
function isWellKnown(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  const name = propertyName(member);
  if (name !== null) return name === 'then' || name === 'toJSON' || name === 'toString' || name === 'valueOf';
  const { key } = member;
  return key.type === AST_NODE_TYPES.MemberExpression && key.object.type === AST_NODE_TYPES.Identifier && key.object.name === 'Symbol';
}

/** What becomes of each call's promise, through functions of the file that only hand it on. */
function callsOf(file: SourceFile, uses: readonly Use[], depth = 3): readonly PromiseUse[] {
  return uses.flatMap(use => (use.kind === 'call' ? fateOf(file, promiseUse(file, use.node), depth) : []));
}

function fateOf(file: SourceFile, use: PromiseUse, depth: number): readonly PromiseUse[] {
  if (use.kind !== 'returned' || depth === 0) return [use];
  const binding = bindingOf(file, use.by);
  if (binding === null || (binding.kind === 'member' && memberContract(file, binding) !== null)) return [use];
  const uses = usesOf(file, binding);
  if (uses.some(({ kind }) => kind === 'export' || kind === 'value')) return [use];
  // The function that hands it on is as private as this one: who calls it decides.
  return [{ kind: 'settled', node: use.node }, ...callsOf(file, uses, depth - 1)];
}

function reliesOnPromise(use: PromiseUse): boolean {
  return use.kind === 'chained' || use.kind === 'value' || use.kind === 'returned';
}

function waitsInAsync(use: PromiseUse): boolean {
  return use.kind === 'awaited' || use.kind === 'settled' || use.kind === 'combined';
}

function summary(uses: readonly Use[], calls: readonly PromiseUse[]): Reason {
  if (calls.length === 0) return uses.some(({ kind }) => kind === 'listener') ? 'no call waits' : 'nothing calls it';
  if (calls.every(waitsInAsync)) return 'every call waits';
  if (calls.some(({ kind }) => kind === 'returned')) return 'only handed on';
  return calls.every(({ kind }) => kind === 'dropped') ? 'no call waits' : 'no call relies on it';
}
