import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { includeIgnoreFile } from '@eslint/config-helpers';
import type { Linter } from 'eslint';

/** More text than a person writes into one file, in bytes: reading a bundle takes long and finds nothing for anyone. */
const LARGEST_WRITTEN_FILE = 1_000_000;

/** Longer lines were put together by a tool, and nobody reads a finding in them. */
const LONGEST_WRITTEN_LINE = 1000;

/** What no person wrote, wherever it lies below a linted folder. `node_modules` ESLint leaves out by itself. */
export const GENERATED: Linter.Config = {
  ignores: [
    '**/{dist,coverage,bower_components,.next,.nuxt,.output,.svelte-kit,.yarn}/',
    '**/*.min.{js,mjs,cjs}',
    '**/.pnp.{cjs,js}',
    '**/*.d.{ts,mts,cts}',
    // ESLint takes functions here as well; its types do not say so.
    isTooLarge as unknown as string,
  ],
};

/** Was this line put together by a tool? */
export function isGeneratedLine(line: string): boolean {
  return line.length > LONGEST_WRITTEN_LINE;
}

/**
 * What do the ignore files leave out of this folder: its own `.gitignore`, and those of the folders
 * above it in the same repository?
 */
export function gitIgnored(folder: string): Linter.Config[] {
  const files = repositoryFolders(folder)
    .map(above => join(above, '.gitignore'))
    .filter(file => existsSync(file));
  return includeIgnoreFile(files, { gitignoreResolution: true });
}

function isTooLarge(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && stats.size > LARGEST_WRITTEN_FILE;
}

/** The folder and those above it, up to the root of its repository, the root first; the folder alone when it is in none. */
function repositoryFolders(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (at === dirname(at)) return [folder];
    folders.unshift(dirname(at));
  }
  return folders;
}
