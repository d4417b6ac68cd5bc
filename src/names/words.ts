/**
 * Which words is a name made of, in lower case? `getUserByID` → `get user by id`, `read_file` → `read file`.
 */
export function wordsOf(name: string): readonly string[] {
  if (/^[a-z]+$/.test(name)) return [name];
  return name
    .replace(/^[#_$]+/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_$-]+/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase());
}
