import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { ownAwaits } from '../flow/own-awaits.ts';
import { propertyName } from '../names/property-name.ts';
import { laterWrites, variableOf } from '../names/variables.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';

/** What an async callback of `reduce` does with the promise that the callback before it gave. */
export type ReducedPromise =
  /** It is used as if it were the value. */
  | { readonly kind: 'accumulator'; readonly name: string; readonly uses: readonly TSESTree.Node[] }
  /** Nothing, so that nobody waits for it. */
  | { readonly kind: 'onlyLast' };

/**
 * How does this async callback of `reduce` misread its first parameter, which is a promise for every
 * element but the first? `null` where it awaits it, or only hands it on.
 */
export function reducedPromise(file: SourceFile, callback: FunctionNode): ReducedPromise | null {
  const [accumulator] = callback.params;
  if (accumulator?.type !== AST_NODE_TYPES.Identifier) return null;
  const variable = variableOf(file, accumulator);
  if (variable === null || laterWrites(variable).length > 0) return null;
  if (variable.references.length === 0) return ownAwaits(file, callback).length > 0 ? { kind: 'onlyLast' } : null;
  const uses = variable.references.map(({ identifier }) => identifier).filter(isUsedAsValue);
  return uses.length === 0 ? null : { kind: 'accumulator', name: variable.name, uses };
}

const OF_PROMISES = new Set(['catch', 'finally', 'then']);

function isUsedAsValue(use: TSESTree.Node): boolean {
  const { parent } = use;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === use && !OF_PROMISES.has(propertyName(parent) ?? '');
    case AST_NODE_TYPES.BinaryExpression:
      return !/^(?:[!=]==?|instanceof)$/.test(parent.operator);
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.TemplateLiteral:
      return true;
    case AST_NODE_TYPES.ForOfStatement:
      return parent.right === use && !parent.await;
    default:
      return false;
  }
}
