import { realpathSync } from 'node:fs';
import { isAbsolute } from 'node:path';

import type { Settings } from '../settings.ts';
import type { Located, OtherFiles, SourceFile } from '../source-file.ts';
import { exportsOf } from './exported-node.ts';
import { importersOf } from './importers.ts';
import { Packages } from './package-files.ts';
import { parsedFile } from './parsed-file.ts';
import { TextSession } from './text-session.ts';

const NOTHING: OtherFiles = { exported: () => null };

/** How many files are looked through for one name before the answer is "cannot tell". */
const MOST_FILES = 32;

const session = new TextSession();
const packages = new Packages();

const bySettings = new WeakMap<Settings, OtherFiles>();

/** What can other files be asked under these settings? Nothing, where `crossFile` is off. */
export function otherFiles(settings: Settings): OtherFiles {
  if (!settings.crossFile) return NOTHING;
  const known = bySettings.get(settings);
  if (known !== undefined) return known;
  const others: OtherFiles = {
    exported: (from, specifier, name) => exported(from, specifier, name, new Set()),
    text: (from, specifier) => session.text(from, specifier),
    importers: (of, name) => importersOf(realPath(of.path), name, {
      packageOf: path => (isAbsolute(path) ? packages.of(path) : null),
      pathOf: (from, specifier) => session.path(from, specifier),
      parse: path => parsedFile(path, settings, others),
    }),
  };
  bySettings.set(settings, others);
  return others;
}

/** The resolver follows links, and so says where a file really lies. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** @param asked the files that were asked already, with the name that they were asked for */
function exported(from: SourceFile, specifier: string, name: string, asked: Set<string>): Located | null {
  const path = session.path(from.path, specifier);
  const question = `${name} of ${path}`;
  if (path === null || path === from.path || asked.has(question) || asked.size >= MOST_FILES) return null;
  asked.add(question);
  const file = parsedFile(path, from.settings, from.others);
  if (file === null) return null;
  if (name === '*') return { file, node: file.ast };
  return bound(file, name, asked);
}

function bound(file: SourceFile, name: string, asked: Set<string>): Located | null {
  const { named, stars } = exportsOf(file);
  const binding = named.get(name);
  if (binding?.kind === 'node') return { file, node: binding.node };
  if (binding?.kind === 'elsewhere') return exported(file, binding.specifier, binding.name, asked);
  // https://tc39.es/ecma262/#sec-getexportednames: `export *` leaves the default out.
  if (name === 'default') return null;
  for (const specifier of stars) {
    const found = exported(file, specifier, name, asked);
    if (found !== null) return found;
  }
  return null;
}
