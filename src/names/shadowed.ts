import type { TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

/** Does the name of a global denote something of the file's own where this node stands? */
export function isShadowed(file: SourceFile, at: TSESTree.Node, name: string): boolean {
  return blocksOf(file).get(name)?.some(({ range }) => range[0] <= at.range[0] && at.range[1] <= range[1]) ?? false;
}

/** For each name that the file defines: the parts of the file in which it is defined. */
const blocksOf = perFile<ReadonlyMap<string, readonly TSESTree.Node[]>>(file => {
  const blocks = new Map<string, TSESTree.Node[]>();
  for (const { block, variables } of file.scopeManager.scopes) {
    for (const { name, defs } of variables) {
      if (defs.length === 0) continue;
      const known = blocks.get(name);
      if (known === undefined) blocks.set(name, [block]);
      else known.push(block);
    }
  }
  return blocks;
});
