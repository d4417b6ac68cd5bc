import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';

/** How are these awaits written as one `Promise.all`? */
export function joinAwaits(_file: SourceFile, _group: readonly TSESTree.AwaitExpression[]): { readonly edits: readonly Edit[] } | null {
  return null;
}
