import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * From which folder do the services name files that show findings beside the code: the root of the
 * repository, or the folder itself where it is in none?
 */
export function rootOf(folder: string): string {
  return repositoryOf(folder) ?? folder;
}

/** Which repository does the folder belong to? The root, or `null` for none. */
export function repositoryOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return null;
  }
}

/** How is the path written from a folder, with `/`? `null` where it lies outside. */
export function pathFrom(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way.replaceAll(sep, '/');
}
