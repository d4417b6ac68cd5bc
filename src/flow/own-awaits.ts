import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { perFile, perNode } from '../memo.ts';
import { isFunction, type FunctionNode, type SourceFile } from '../source-file.ts';
import { children } from './descendants.ts';
import { isField } from './enclosing-function.ts';

/** The places where a function itself waits. */
export type AwaitPoint = TSESTree.AwaitExpression | TSESTree.ForOfStatement | TSESTree.VariableDeclaration;

/** Where does this function (not those inside it) wait: `await`, `for await`, `await using`? */
export const ownAwaits = perNode<FunctionNode, readonly AwaitPoint[]>((file, node) => [...awaitPoints(file, node)], []);

/** The places below `start` where the function that runs `start` waits. */
export function* awaitPoints(file: SourceFile, start: TSESTree.Node): Generator<AwaitPoint> {
  const points = pointsOf(file);
  const [from, to] = start.range;
  for (let index = firstFrom(points.length, at => pointAt(points, at), from); index < points.length && pointAt(points, index) < to; index++) {
    const point = points[index] as AwaitPoint;
    if (runsWith(point, start)) yield point;
  }
}

/** How many places at or below the node wait, whichever function runs them? A quick look, to ask no more where the answer is none. */
export function waitsBelow(file: SourceFile, { range: [from, to] }: TSESTree.Node): number {
  const points = pointsOf(file);
  const at = (index: number): number => pointAt(points, index);
  return firstFrom(points.length, at, to) - firstFrom(points.length, at, from);
}

/**
 * All of a file, in source order.
 *
 * Few nodes wait, and the word `await` stands in each: a look for the word leads to them without a
 * walk through the rest of the tree.
 */
const pointsOf = perFile<readonly AwaitPoint[]>(file => {
  const words: number[] = [];
  for (let at = file.text.indexOf('await'); at !== -1; at = file.text.indexOf('await', at + 1)) words.push(at);
  const points: AwaitPoint[] = [];
  const holdsWord = ({ range }: TSESTree.Node): boolean => (words[firstFrom(words.length, at => words[at] as number, range[0])] ?? Infinity) < range[1];
  const waiting: TSESTree.Node[] = words.length === 0 ? [] : [file.ast];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isAwaitPoint(node)) points.push(node);
    waiting.push(...children(file, node).filter(holdsWord).reverse());
  }
  // Decorators stand before what they belong to, wherever the tree keeps them.
  return points.sort((one, other) => one.range[0] - other.range[0]);
});

function isAwaitPoint(node: TSESTree.Node): node is AwaitPoint {
  if (node.type === AST_NODE_TYPES.AwaitExpression) return true;
  return node.type === AST_NODE_TYPES.ForOfStatement ? node.await : node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'await using';
}

function pointAt(points: readonly AwaitPoint[], index: number): number {
  return (points[index] as AwaitPoint).range[0];
}

/** The first index of a sorted list, of this length, whose number is not below `least`. */
function firstFrom(length: number, numberAt: (index: number) => number, least: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberAt(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
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
