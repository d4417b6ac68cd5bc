import type { TSESTree } from '@typescript-eslint/utils';

import type { CollectingLoop } from '../../src/effects/accumulators.ts';
import { descendants } from '../../src/flow/descendants.ts';
import type { SourceFile } from '../../src/source-file.ts';

type Type = `${TSESTree.AST_NODE_TYPES}`;

/** The nodes of a type in the program, in source order. */
export function nodesOf<T extends Type>(file: SourceFile, type: T): readonly Extract<TSESTree.Node, { type: T }>[] {
  return [...descendants(file, file.ast, 'enter')].filter((node): node is Extract<TSESTree.Node, { type: T }> => node.type === type);
}

/** The first node of a type in the program. */
export function nodeOf<T extends Type>(file: SourceFile, type: T): Extract<TSESTree.Node, { type: T }> {
  const [first] = nodesOf(file, type);
  if (first === undefined) throw new Error(`The program has no ${type}.`);
  return first;
}

/** The first loop over a collection in the program. */
export function loopOf(file: SourceFile): CollectingLoop {
  const loops: readonly CollectingLoop[] = [...nodesOf(file, 'ForOfStatement'), ...nodesOf(file, 'ForInStatement'), ...nodesOf(file, 'ForStatement')];
  const [first] = [...loops].sort((a, b) => a.range[0] - b.range[0]);
  if (first === undefined) throw new Error('The program has no loop.');
  return first;
}
