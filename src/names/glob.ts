/**
 * Does a name fit one of the simple globs, in which `*` stands for any characters?
 *
 * The globs come from settings, so they are matched by walking the two strings: no regular
 * expression is ever built from them.
 */
export function matchesGlob(name: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const { plain, open } = readGlobs(globs);
  return plain.has(name) || open.some(parts => matches(name, parts));
}

interface Globs {
  readonly plain: ReadonlySet<string>;
  /** Those with a `*`, parted there. */
  readonly open: readonly (readonly string[])[];
}

const known = new WeakMap<readonly string[], Globs>();

function readGlobs(globs: readonly string[]): Globs {
  const before = known.get(globs);
  if (before !== undefined) return before;
  const read = { plain: new Set(globs.filter(glob => !glob.includes('*'))), open: globs.filter(glob => glob.includes('*')).map(glob => glob.split('*')) };
  known.set(globs, read);
  return read;
}

function matches(name: string, parts: readonly string[]): boolean {
  const [first = ''] = parts;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  const last = parts.at(-1) ?? '';
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
