import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { handlersAround } from '../flow/handler-around.ts';
import { startedTogether } from '../flow/started-together.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { bindingOf } from './binding.ts';
import { promiseUse } from './promise-use.ts';
import { isReachedFromOutside } from './reach.ts';
import { usesOf } from './uses.ts';

/** Who calls a function, and what they do with its promise. */
export interface Callers {
  readonly name: string;
  /** Whether other files can reach it. */
  readonly exported: boolean;
  /** Whether a function that is not async gives its promise to others. */
  readonly handedOn: boolean;
  /** Whether a call, or whoever it is handed to as a listener, drops its promise. */
  readonly unheard: boolean;
  /** Whether it is called for many elements at once, by `Promise.all(xs.map(…))`. */
  readonly combined: boolean;
  /** How many calls there are. */
  readonly calls: number;
  /** The `await` of each call, where every use is a call that is awaited directly; else `null`. */
  readonly awaits: readonly TSESTree.AwaitExpression[] | null;
}

/** Who in this file calls the function, and what for? `null` for one without a name. */
export function callersOf(file: SourceFile, fn: FunctionNode): Callers | null {
  const binding = bindingOf(file, fn);
  if (binding === null) return null;
  const uses = usesOf(file, binding);
  const fates = uses.flatMap(use => (use.kind === 'call' ? [promiseUse(file, use.node)] : []));
  const awaits = fates.flatMap(use => (use.kind === 'awaited' ? [use.node] : []));
  return {
    name: binding.name,
    exported: isReachedFromOutside(file, binding, uses),
    handedOn: fates.some(({ kind }) => kind === 'returned'),
    unheard: fates.some(({ kind }) => kind === 'dropped') || uses.some(({ kind }) => kind === 'listener'),
    combined: fates.some(({ kind }) => kind === 'combined'),
    calls: fates.length,
    awaits: awaits.length === uses.length ? awaits : null,
  };
}

/**
 * Does whoever calls the function (in this file) wait for it before anything else is done, and so on up
 * to what nobody in sight calls? Then nobody can tell in which turn its parts run.
 */
export function isWaitedForAtOnce(file: SourceFile, fn: FunctionNode, above: ReadonlySet<FunctionNode> = new Set()): boolean {
  if (above.has(fn)) return true;
  if (startedTogether(file, fn)) return false;
  const binding = bindingOf(file, fn);
  const calls = binding === null ? [] : usesOf(file, binding).filter(({ kind }) => kind === 'call');
  return calls.every(({ node }) => {
    if (endsProgram(file, node)) return true;
    const { kind } = promiseUse(file, node as TSESTree.CallExpression);
    const by = enclosingFunction(node);
    if (kind === 'settled' && runsLast(node)) return false;
    return (kind === 'awaited' || kind === 'settled') && (by === null || isWaitedForAtOnce(file, by, new Set([...above, fn])));
  });
}

/** Is there a `finally` or a `using` that does not wait for what is returned from it? */
function runsLast(call: TSESTree.Node): boolean {
  for (const { kind } of handlersAround(call)) if (kind !== 'catch') return true;
  return false;
}

/** Is the call the last thing that the program does by itself: `main().catch(report);`? */
function endsProgram(file: SourceFile, call: TSESTree.Node): boolean {
  if (enclosingFunction(call) !== null) return false;
  const last = file.ast.body.at(-1);
  return last?.type === AST_NODE_TYPES.ExpressionStatement && contains(last, call);
}
