import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, type SourceFile } from '../source-file.ts';
import { isField } from './enclosing-function.ts';

/** Whether the walk goes into functions (and field initialisers) that stand below its start. */
export type AtFunctions = 'enter' | 'stop';

/**
 * The node and everything below it, in source order, types left out. The one walker.
 *
 * It keeps its own stack: a chain of five thousand `+` is a tree of that depth.
 *
 * @param atFunctions `'stop'` yields a nested function itself but nothing inside it, and leaves out
 *   what a field starts with, so that only what runs with `start` is seen; a function given as
 *   `start` is entered
 */
export function* descendants(file: SourceFile, start: TSESTree.Node, atFunctions: AtFunctions): Generator<TSESTree.Node> {
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (atFunctions === 'stop' && node !== start && isFunction(node)) continue;
    const below = [...children(file, node)];
    const later = atFunctions === 'stop' && node !== start ? fieldValue(node) : null;
    for (const child of below.reverse()) if (child !== later) waiting.push(child);
  }
}

/** What the field of an instance starts with: it runs with the constructor, not with the class. */
function fieldValue(node: TSESTree.Node): TSESTree.Node | null {
  return isField(node) && !node.static ? node.value : null;
}

/** The nodes directly below a node, in the order of the visitor keys, types left out. */
export function* children(file: SourceFile, node: TSESTree.Node): Generator<TSESTree.Node> {
  if (TYPES.has(node.type)) return;
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

/** Declarations and signatures that only the compiler sees. */
const TYPES: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.TSAbstractMethodDefinition,
  AST_NODE_TYPES.TSAbstractPropertyDefinition,
  AST_NODE_TYPES.TSDeclareFunction,
  AST_NODE_TYPES.TSIndexSignature,
  AST_NODE_TYPES.TSInterfaceDeclaration,
  AST_NODE_TYPES.TSTypeAliasDeclaration,
]);

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Is `inner` the node `outer` or below it? */
export function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
