import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { includeIgnoreFile } from '@eslint/config-helpers';
import type { Linter } from 'eslint';

/** What no person wrote, wherever it lies below a linted folder. `node_modules` ESLint leaves out by itself. */
export const GENERATED: Linter.Config = {
  ignores: [
    '**/{dist,coverage,bower_components,.next,.nuxt,.output,.svelte-kit,.yarn}/',
    '**/*.min.{js,mjs,cjs}',
    '**/.pnp.{cjs,js}',
    '**/*.d.{ts,mts,cts}',
  ],
};

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

/** The folder and those above it, up to the root of its repository, the root first; the folder alone when it is in none. */
function repositoryFolders(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (at === dirname(at)) return [folder];
    folders.unshift(dirname(at));
  }
  return folders;
}
