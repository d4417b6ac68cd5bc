/** Names come again and again; so many are kept. */
const KEPT = 20_000;

const known = new Map<string, readonly string[]>();

/**
 * Which words is a name made of, in lower case? `getUserByID` → `get user by id`, `read_file` → `read file`.
 */
export function wordsOf(name: string): readonly string[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const words = /^[a-z]+$/.test(name) ? [name] : splitAtBorders(name);
  if (known.size >= KEPT) known.clear();
  known.set(name, words);
  return words;
}

function splitAtBorders(name: string): readonly string[] {
  return name
    .replace(/^[#_$]+/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_$-]+/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase());
}
