import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type SourceFile } from '../source-file.ts';

/** Whether the walk goes into functions (and field initialisers) that stand below its start. */
export type AtFunctions = 'enter' | 'stop';

/**
 * The node and everything below it, in source order, types left out. The one walker.
 *
 * @param atFunctions `'stop'` yields a nested function itself but nothing inside it, so that only
 *   what runs with `start` is seen; a function given as `start` is entered
 */
export function* descendants(file: SourceFile, start: TSESTree.Node, atFunctions: AtFunctions): Generator<TSESTree.Node> {
  yield start;
  for (const child of children(file, start)) {
    if (atFunctions === 'stop' && isFunction(child)) yield child;
    else yield* descendants(file, child, atFunctions);
  }
}

/** The nodes directly below a node, in the order of the visitor keys, types left out. */
export function* children(file: SourceFile, node: TSESTree.Node): Generator<TSESTree.Node> {
  for (const key of file.visitorKeys[node.type] ?? []) {
    if (TYPE_KEYS.has(key)) continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const element of value) if (isNode(element)) yield element;
    } else if (isNode(value)) {
      yield value;
    }
  }
}

const TYPE_KEYS = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'superTypeArguments', 'implements']);

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Is `inner` the node `outer` or below it? */
export function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
