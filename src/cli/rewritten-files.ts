import { readFileSync } from 'node:fs';

import { structuredPatch } from 'diff';
import writeFileAtomic from 'write-file-atomic';

import type { Outcome } from './lint.ts';
import { CommandProblem } from './problem.ts';

/** What the rewrites make of a file. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What became of the files that have rewrites. */
export interface Changes {
  readonly changed: readonly Change[];
  /** Files whose text isn't UTF-8, which would not survive being written. */
  readonly left: readonly string[];
}

/** Which files do the rewrites of an outcome change, and how? Nothing is written. */
export function changesOf({ results }: Pick<Outcome, 'results'>): Changes {
  const changed: Change[] = [];
  const left: string[] = [];
  for (const { filePath: path, output } of results) {
    if (output === undefined) continue;
    const bytes = readFileSync(path);
    const before = bytes.toString('utf8');
    if (Buffer.from(before, 'utf8').equals(bytes)) changed.push({ path, before, after: output });
    else left.push(path);
  }
  return { changed, left };
}

/**
 * Writes the files, each whole or not at all.
 *
 * @throws {CommandProblem} on the first that can't be written; those before it are, those behind it are not
 */
export async function writeChanges(changes: readonly Change[]): Promise<void> {
  for (const [index, { path, after }] of changes.entries()) {
    try {
      await writeFileAtomic(path, after);
    } catch (error) {
      throw new CommandProblem(`${path} cannot be rewritten: ${(error as Error).message}\n${index} of ${changes.length} files were rewritten before it.`);
    }
  }
}

/** How many lines does a change add and remove? */
export function lineCounts({ path, before, after }: Change): { readonly added: number; readonly removed: number } {
  const lines = structuredPatch(path, path, before, after, undefined, undefined, { context: 0 }).hunks.flatMap(hunk => hunk.lines);
  return { added: lines.filter(line => line.startsWith('+')).length, removed: lines.filter(line => line.startsWith('-')).length };
}
