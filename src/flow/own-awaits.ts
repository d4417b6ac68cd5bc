import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perNode } from '../memo.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { descendants } from './descendants.ts';

/** The places where a function itself waits. */
export type AwaitPoint = TSESTree.AwaitExpression | TSESTree.ForOfStatement | TSESTree.VariableDeclaration;

/** Where does this function (not those inside it) wait: `await`, `for await`, `await using`? */
export const ownAwaits = perNode<FunctionNode, readonly AwaitPoint[]>((file, node) => [...awaitPoints(file, node)], []);

/** The places below `start` where the function that runs `start` waits. */
export function* awaitPoints(file: SourceFile, start: TSESTree.Node): Generator<AwaitPoint> {
  for (const node of descendants(file, start, 'stop')) {
    if (node.type === AST_NODE_TYPES.AwaitExpression) yield node;
    else if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) yield node;
    else if (node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'await using') yield node;
  }
}
