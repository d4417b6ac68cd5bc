import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceFile } from '../source-file.ts';

/** Does the name of a global denote something of the file's own where this node stands? */
export function isShadowed(file: SourceFile, at: TSESTree.Node, name: string): boolean {
  return file.scopeManager.scopes.some(
    ({ block, set }) => block.range[0] <= at.range[0] && at.range[1] <= block.range[1] && (set.get(name)?.defs.length ?? 0) > 0,
  );
}
