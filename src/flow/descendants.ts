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
  const stops = atFunctions === 'stop';
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const isStart = node === start;
    if (stops && !isStart && isFunction(node)) continue;
    const later = stops && !isStart ? fieldValue(node) : null;
    const first = waiting.length;
    pushChildren(file, node, waiting);
    // The first child is the next to come: it must lie on top.
    for (let low = first, high = waiting.length - 1; low < high; low++, high--) {
      const child = waiting[low] as TSESTree.Node;
      waiting[low] = waiting[high] as TSESTree.Node;
      waiting[high] = child;
    }
    if (later !== null) waiting.splice(waiting.indexOf(later, first), 1);
  }
}

/** What the field of an instance starts with: it runs with the constructor, not with the class. */
function fieldValue(node: TSESTree.Node): TSESTree.Node | null {
  return isField(node) && !node.static ? node.value : null;
}

/** The nodes directly below a node, in the order of the visitor keys, types left out. */
export function children(file: SourceFile, node: TSESTree.Node): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  pushChildren(file, node, found);
  return found;
}

/** Walks are made of this, so it makes nothing anew. */
function pushChildren({ visitorKeys }: SourceFile, node: TSESTree.Node, into: TSESTree.Node[]): void {
  const { type } = node;
  const keys = visitorKeys[type];
  if (keys === undefined || TYPES.has(type)) return;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null || TYPE_KEYS.has(key)) continue;
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) if (isNode(value[at])) into.push(value[at]);
    } else if (isNode(value)) {
      into.push(value);
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
