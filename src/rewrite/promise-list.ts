import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../report.ts';

/** How are the arguments of this call written as one array? */
export function promiseList({ arguments: given }: TSESTree.CallExpression): readonly Edit[] | null {
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return null;
  return [{ range: [first.range[0], first.range[0]], text: '[' }, { range: [last.range[1], last.range[1]], text: ']' }];
}
