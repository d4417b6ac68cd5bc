import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const DECLARATIONS_AND_MINIFIED = /\.d\.[cm]?ts$|\.min\.[cm]?js$/;
const FOLDERS: ReadonlySet<string> = new Set(['.git', 'dist', 'fixtures', 'node_modules']);

/** Folders with the compiled twins of sources that the same package ships, or with bundles that nobody reads. */
const COMPILED: Readonly<Record<string, readonly string[]>> = {
  ghost: ['core/built'],
  mongodb: ['lib'],
  'puppeteer-core': ['lib'],
  viem: ['_cjs', '_esm', '_types'],
};

/**
 * Does this file count as code that people of the package wrote?
 *
 * @param source the package's name in sources.json; any other text for a folder that is none of them
 * @param path relative to the package, with `/`
 */
export function counts(source: string, path: string): boolean {
  if (!CODE.test(path) || DECLARATIONS_AND_MINIFIED.test(path)) return false;
  const folders = path.split('/').slice(0, -1);
  return folders.every((_, index) => countsAsFolder(source, folders.slice(0, index + 1).join('/')));
}

/** Which files of a folder count, in a stable order? */
export function countedFiles(source: string, folder: string): string[] {
  const found: string[] = [];
  const visit = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && countsAsFolder(source, path)) visit(path);
      else if (entry.isFile() && counts(source, path)) found.push(path);
    }
  };
  visit('');
  return found.sort();
}

function countsAsFolder(source: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const compiled = Object.hasOwn(COMPILED, source) ? COMPILED[source] : undefined;
  return !FOLDERS.has(name) && !compiled?.includes(path);
}
