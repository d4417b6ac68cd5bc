import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../report.ts';

/** How does this call take the error of its promise in, with a comment for the reason? */
export function addCatch({ range: [, end] }: TSESTree.CallExpression): readonly Edit[] {
  return [{ range: [end, end], text: '.catch(() => { /* say why its failure does no harm, or report it */ })' }];
}
