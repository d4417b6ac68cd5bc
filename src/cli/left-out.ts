import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { includeIgnoreFile } from '@eslint/config-helpers';
import type { Linter } from 'eslint';

import { repositoryOf } from './shown-path.ts';

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
 * What do the ignore files leave out of this folder: those of the folders above it in the same
 * repository, its own, and those of the folders in it?
 */
export function gitIgnored(folder: string): Linter.Config[] {
  const files = [...foldersAbove(folder).map(above => join(above, IGNORE_FILE)).filter(file => existsSync(file)), ...ignoreFilesIn(folder)];
  return includeIgnoreFile(files, { gitignoreResolution: true });
}

const IGNORE_FILE = '.gitignore';

/** Whose ignore files are none of ours, or speak of nothing that is linted. */
const NOT_ENTERED = new Set(['.git', 'node_modules']);

/** The ignore files in the folder and below, those further up first. */
function ignoreFilesIn(folder: string): string[] {
  const entries = entriesOf(folder);
  const own = entries.some(entry => entry.name === IGNORE_FILE && !entry.isDirectory()) ? [join(folder, IGNORE_FILE)] : [];
  const below = entries.filter(entry => entry.isDirectory() && !NOT_ENTERED.has(entry.name)).flatMap(entry => ignoreFilesIn(join(folder, entry.name)));
  return [...own, ...below];
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // What may not be entered holds nothing that is linted.
    return [];
  }
}

function isTooLarge(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isFile() && stats.size > LARGEST_WRITTEN_FILE;
}

/** The folders above it up to the root of its repository, the root first; none where it is in no repository. */
function foldersAbove(folder: string): string[] {
  const root = repositoryOf(folder);
  const folders: string[] = [];
  for (let at = folder; root !== null && at !== root; ) {
    at = dirname(at);
    folders.unshift(at);
  }
  return folders;
}
