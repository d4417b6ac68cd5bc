import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';


import { lint } from './lint.ts';
import { type Change, changesOf, writeChanges } from './rewritten-files.ts';
import { targetsOf } from './targets.ts';

/** A copy of a folder in which every rewrite that the rules offer is applied. */
export interface RewrittenCopy {
  readonly folder: string;
  /** The files that the rewrites changed, each with its path in the folder, in order. */
  readonly changes: readonly Change[];
  /** Removes the copy. */
  readonly remove: () => void;
}

/**
 * What does this folder look like once `--fix` has applied the first suggestion of each report?
 *
 * The folder itself stays as it is; the copy is an ES module package of its own in a temporary folder.
 */
export async function rewrittenCopy(original: string): Promise<RewrittenCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'async-smells-example-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    cpSync(original, folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    const { changed } = changesOf(await lint(targetsOf(['.'], folder), { apply: 'suggestions' }));
    await writeChanges(changed);
    return { folder, changes: changed.map(change => ({ ...change, path: relative(folder, change.path) })), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
