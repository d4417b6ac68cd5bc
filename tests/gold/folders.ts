import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { oneOf, UsageError } from './arguments.ts';
import { packageFolder, SOURCES } from './packages.ts';

/**
 * Which folders are asked for, by the names that the sites use? All packages, when none is named.
 *
 * @throws {UsageError} when the flags exclude each other or name nothing that is there
 */
export async function foldersOf({ source, dir }: { source: string | undefined; dir: string | undefined }): Promise<[source: string, folder: string][]> {
  if (source !== undefined && dir !== undefined) throw new UsageError('--source and --dir exclude each other.');
  if (dir !== undefined) {
    const folder = resolve(dir);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`--dir must be a folder, but ${dir} is none.`);
    return [[basename(folder), folder]];
  }
  const wanted = source === undefined ? SOURCES : [oneOf('source', source, SOURCES)];
  const folders: [string, string][] = [];
  // One after the other: each unpacks thousands of files where it has not been unpacked yet.
  for (const name of wanted) folders.push([name, await packageFolder(name)]);
  return folders;
}
