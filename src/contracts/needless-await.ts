import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { provenValue } from '../effects/proven-value.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import { handlersAround } from '../flow/handler-around.ts';
import { isGlobalApi } from '../names/documented-name.ts';
import { unwrap } from '../names/unwrap.ts';
import type { SourceFile } from '../source-file.ts';
import { mayBePromise } from './may-be-promise.ts';

/** Why an await is for nothing. */
export type NeedlessAwait =
  /** The value is no promise. */
  | { readonly kind: 'plain'; readonly because: string }
  /** The elements of the array may be promises; the array is none. */
  | { readonly kind: 'elements'; readonly array: TSESTree.ArrayExpression; readonly holdsPromises: boolean }
  /** A timer, which is no promise, though it looks as if it were waited for. */
  | { readonly kind: 'timer'; readonly name: string }
  /** Another `await` stands right behind it. */
  | { readonly kind: 'doubled' }
  /** `Promise.resolve` makes a promise of the value for the `await` alone. */
  | { readonly kind: 'resolved'; readonly call: TSESTree.CallExpression; readonly value: TSESTree.Expression };

/**
 * Is this `await` for nothing, and why?
 *
 * One that stands alone, for a value that is there (`await null`, `await Promise.resolve()`), is not:
 * it is there to let others run. Nor is the only one of a loop that stands alone.
 */
export function needlessAwait(file: SourceFile, node: TSESTree.AwaitExpression): NeedlessAwait | null {
  const argument = unwrap(node.argument);
  const isStatement = node.parent.type === AST_NODE_TYPES.ExpressionStatement;
  if (argument.type === AST_NODE_TYPES.AwaitExpression) return { kind: 'doubled' };
  if (argument.type === AST_NODE_TYPES.CallExpression) {
    for (const name of TIMERS) if (isGlobalApi(file, argument.callee, name)) return { kind: 'timer', name };
    if (isGlobalApi(file, argument.callee, 'Promise.resolve')) {
      const [value, ...more] = argument.arguments;
      if (isStatement || value === undefined || more.length > 0 || value.type === AST_NODE_TYPES.SpreadElement) return null;
      return { kind: 'resolved', call: argument, value };
    }
  } else if (isStatement) {
    return null;
  }
  if (argument.type === AST_NODE_TYPES.ArrayExpression && argument.elements.some(element => element !== null && provenValue(file, element) === null)) {
    return { kind: 'elements', array: argument, holdsPromises: argument.elements.some(element => element !== null && element.type !== AST_NODE_TYPES.SpreadElement && mayBePromise(file, element).answer === 'yes') };
  }
  const because = provenValue(file, argument);
  return because === null ? null : { kind: 'plain', because };
}

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'] as const;

/**
 * Does the function end with this `await`, so that it waits for what its callers would wait for
 * anyway: `return await f()` with no handler around that should see how it ends?
 */
export function isReturned(node: TSESTree.AwaitExpression): boolean {
  const fn = enclosingFunction(node);
  if (fn === null || !fn.async || fn.generator) return false;
  const { parent } = node;
  if (parent === fn) return fn.body === node;
  return parent.type === AST_NODE_TYPES.ReturnStatement && handlersAround(parent).next().done === true;
}
