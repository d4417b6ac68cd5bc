import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { ESLint } from 'eslint';

import { lint } from './lint.ts';
import { targetsOf } from './targets.ts';

/** A copy of a folder in which every rewrite that the rules offer is applied. */
export interface RewrittenCopy {
  readonly folder: string;
  /** The files that the rewrites changed, each with its path in the folder, in order. */
  readonly changes: readonly Change[];
  /** Removes the copy. */
  readonly remove: () => void;
}

/** What became of a file. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
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
    const { results } = await lint(targetsOf(['.'], folder), { apply: 'suggestions' });
    const changes = results.flatMap(({ filePath, output }) =>
      output === undefined ? [] : [{ path: relative(folder, filePath), before: readFileSync(filePath, 'utf8'), after: output }],
    );
    await ESLint.outputFixes([...results]);
    return { folder, changes, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
