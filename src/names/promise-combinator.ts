import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';
import { documentedName } from './documented-name.ts';
import { propertyName } from './property-name.ts';
import { unwrap } from './unwrap.ts';

/** The functions of `Promise` that take many promises. */
export type Combinator = 'all' | 'allSettled' | 'any' | 'race';

const COMBINATORS: ReadonlySet<string> = new Set<Combinator>(['all', 'allSettled', 'any', 'race']);

/** Which combinator of the global `Promise` is called here? `null` for any other call. */
export function promiseCombinator(file: SourceFile, node: TSESTree.Node): Combinator | null {
  if (node.type !== AST_NODE_TYPES.CallExpression) return null;
  // Most calls are of something else, which a look at the last name tells.
  const callee = unwrap(node.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression && !COMBINATORS.has(propertyName(callee) ?? '')) return null;
  const name = documentedName(file, callee);
  if (name === null || name.module !== 'global') return null;
  const [object, method, ...rest] = name.name.split('.');
  return object === 'Promise' && method !== undefined && rest.length === 0 && COMBINATORS.has(method) ? (method as Combinator) : null;
}
