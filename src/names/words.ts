import { perText } from '../memo.ts';

/** Names come again and again; so many are kept. */
const MOST_KEPT = 20_000;

/**
 * Which words is a name made of, in lower case? `getUserByID` → `get user by id`, `read_file` → `read file`.
 */
export const wordsOf = perText<readonly string[]>(MOST_KEPT, name => (/^[a-z]+$/.test(name) ? [name] : splitAtBorders(name)));

function splitAtBorders(name: string): readonly string[] {
  return name
    .replace(/^[#_$]+/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_$-]+/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase());
}
