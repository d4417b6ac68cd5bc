import type { Settings } from '../settings.ts';
import type { Located, OtherFiles, SourceFile } from '../source-file.ts';
import { exportsOf } from './exported-node.ts';
import { parsedFile } from './parsed-file.ts';
import { resolveSpecifier } from './resolve-specifier.ts';

const NOTHING: OtherFiles = { exported: () => null };

/** How many re-exports are followed before the answer is "cannot tell". */
const DEEPEST = 8;

const bySettings = new WeakMap<Settings, OtherFiles>();

/** What can other files be asked under these settings? Nothing, where `crossFile` is off. */
export function otherFiles(settings: Settings): OtherFiles {
  if (!settings.crossFile) return NOTHING;
  const known = bySettings.get(settings);
  if (known !== undefined) return known;
  const others: OtherFiles = { exported: (from, specifier, name) => exported(from, specifier, name, DEEPEST) };
  bySettings.set(settings, others);
  return others;
}

function exported(from: SourceFile, specifier: string, name: string, depth: number): Located | null {
  if (depth === 0) return null;
  const path = resolveSpecifier(from.path, specifier);
  const file = path === null || path === from.path ? null : parsedFile(path, from.settings, from.others);
  if (file === null) return null;
  if (name === '*') return { file, node: file.ast };
  return bound(file, name, depth);
}

function bound(file: SourceFile, name: string, depth: number): Located | null {
  const { named, stars } = exportsOf(file);
  const binding = named.get(name);
  if (binding?.kind === 'node') return { file, node: binding.node };
  if (binding?.kind === 'elsewhere') return exported(file, binding.specifier, binding.name, depth - 1);
  for (const specifier of stars) {
    const found = exported(file, specifier, name, depth - 1);
    if (found !== null) return found;
  }
  return null;
}
