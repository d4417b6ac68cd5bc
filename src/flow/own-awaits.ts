import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perFile, perNode } from '../memo.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { isField } from './enclosing-function.ts';
import { firstFrom, nodesOver } from './nodes-over.ts';

/** The places where a function itself waits. */
export type AwaitPoint = TSESTree.AwaitExpression | TSESTree.ForOfStatement | TSESTree.VariableDeclaration;

/** Where does this function (not those inside it) wait: `await`, `for await`, `await using`? */
export const ownAwaits = perNode<FunctionNode, readonly AwaitPoint[]>((file, node) => [...awaitPoints(file, node)], []);

/** The places below `start` where the function that runs `start` waits. */
export function* awaitPoints(file: SourceFile, start: TSESTree.Node): Generator<AwaitPoint> {
  const { points, starts } = pointsOf(file);
  const end = firstFrom(starts, start.range[1]);
  for (let index = firstFrom(starts, start.range[0]); index < end; index++) {
    const point = points[index] as AwaitPoint;
    if (runsWith(point, start)) yield point;
  }
}

/** How many places at or below the node wait, whichever function runs them? A quick look, to ask no more where there are none. */
export function waitsBelow(file: SourceFile, { range }: TSESTree.Node): number {
  const { starts } = pointsOf(file);
  return starts.length === 0 ? 0 : firstFrom(starts, range[1]) - firstFrom(starts, range[0]);
}

/** Every place of the file that waits, whichever function runs it, in source order. */
export function allAwaits(file: SourceFile): readonly AwaitPoint[] {
  return pointsOf(file).points;
}

interface Points {
  /** In source order. */
  readonly points: readonly AwaitPoint[];
  readonly starts: readonly number[];
}

/** Where does anything in the file wait? The word `await` stands in each. */
const pointsOf = perFile<Points>(file => {
  const points = [...nodesOver(file, file.ast, 'await')].filter(isAwaitPoint);
  // Decorators stand before what they belong to, wherever the tree keeps them.
  points.sort((one, other) => one.range[0] - other.range[0]);
  return { points, starts: points.map(({ range }) => range[0]) };
});

function isAwaitPoint(node: TSESTree.Node): node is AwaitPoint {
  if (node.type === AST_NODE_TYPES.AwaitExpression) return true;
  return node.type === AST_NODE_TYPES.ForOfStatement ? node.await : node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'await using';
}

/** Does the point run whenever `start` does: no function between them, and no field that starts with the constructor? */
function runsWith(point: AwaitPoint, start: TSESTree.Node): boolean {
  for (let node: TSESTree.Node = point; node !== start; ) {
    const { parent }: TSESTree.Node = node;
    if (!parent || (node !== point && isFunction(node))) return false;
    if (parent !== start && isField(parent) && !parent.static && parent.value === node) return false;
    node = parent;
  }
  return true;
}
