import type { TSESTree } from '@typescript-eslint/utils';

import type { FunctionNode, SourceFile } from '../source-file.ts';
import type { CheckedThenWritten } from './checked-then-written.ts';
import { functionFacts } from './function-facts.ts';
import { ownFacts, type FactKind } from './own-facts.ts';

/** What shows how often it was done: a counter, a list, a line that is printed. */
const SHOWS: ReadonlySet<FactKind> = new Set<FactKind>(['prints', 'writes']);

/**
 * What does the function do from its look at the cell on, itself or by a call, that would show how
 * often the cell is filled?
 *
 * Callers that share the filling leave it out. What changes files or a service does not count, since to
 * do that twice is the harm. `null` when there is nothing.
 */
export function doneBeside(file: SourceFile, fn: FunctionNode, { test, write }: CheckedThenWritten): TSESTree.Node | null {
  const { calls, facts } = ownFacts(file, fn);
  const own = facts.find(({ kind, node }) => node !== write && node.range[1] > test.range[1] && (SHOWS.has(kind) || kind === 'remembers'));
  if (own !== undefined) return own.node;
  const called = calls.find(({ node, target }) => {
    if (node.range[1] <= test.range[1]) return false;
    const found = functionFacts(target);
    return found.cutOff || found.facts.some(({ kind }) => SHOWS.has(kind));
  });
  return called?.node ?? null;
}
