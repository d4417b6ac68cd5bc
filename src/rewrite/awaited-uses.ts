import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { awaitAllowedAt } from '../flow/await-allowed.ts';
import { enclosingFunction } from '../flow/enclosing-function.ts';
import type { Edit } from '../report.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { beginsOpenStatement } from './begins-statement.ts';

/**
 * How are these uses of a name that holds a promise written so that they wait for it?
 *
 * @param fn the function that waits
 * @returns `null` where one of them stands in another function, or a parenthesis would go to the line before
 */
export function awaitedUses(file: SourceFile, uses: readonly TSESTree.Node[], fn: FunctionNode): readonly Edit[] | null {
  if (uses.some(use => enclosingFunction(use) !== fn || !awaitAllowedAt(use, file.ast.sourceType) || (standsBare(use) ? false : beginsOpenStatement(file, use)))) return null;
  return uses.flatMap((use): readonly Edit[] => {
    const [start, end] = use.range;
    const first: Edit = { range: [start, start], text: standsBare(use) ? 'await ' : '(await ' };
    return standsBare(use) ? [first] : [first, { range: [end, end], text: ')' }];
  });
}

/** Is there nothing beside it that binds tighter than `await`? */
function standsBare({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.SpreadElement || parent?.type === AST_NODE_TYPES.TemplateLiteral || parent?.type === AST_NODE_TYPES.ForOfStatement;
}
