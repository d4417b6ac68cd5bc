/**
 * Does a name fit one of the simple globs, in which `*` stands for any characters?
 *
 * The globs come from settings, so they are matched by walking the two strings: no regular
 * expression is ever built from them.
 */
export function matchesGlob(name: string, globs: readonly string[]): boolean {
  return globs.some(glob => matches(name, glob));
}

function matches(name: string, glob: string): boolean {
  const [first = '', ...parts] = glob.split('*');
  if (parts.length === 0) return name === glob;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  const last = parts.pop() ?? '';
  for (const part of parts) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
