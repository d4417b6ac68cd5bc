import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

import { NAMESPACE } from '../configs.ts';

/**
 * Where are results kept for the next time?
 *
 * Where the person says, as ESLint takes it: a file, or a folder in which each linted folder has its own
 * file. Else among the caches of the package's tools, or where it has no packages installed, beside it
 * under the name that ESLint's own cache has.
 */
export function cacheFor(from: string, asked: string | undefined): string {
  if (asked !== undefined) {
    const path = resolve(from, asked);
    return /[/\\]$/.test(asked) || isFolder(path) ? path + sep : path;
  }
  for (let at = from; ; at = dirname(at)) {
    if (isFolder(join(at, 'node_modules'))) return join(at, 'node_modules/.cache', NAMESPACE) + sep;
    if (existsSync(join(at, 'package.json')) || at === dirname(at)) return join(from, '.eslintcache');
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
