import { CELLS } from './world.ts';

/** What is said by code that reads or changes what outlives a call. */
const SHARED = new RegExp(String.raw`\b(?:${CELLS.join('|')}|this|count)\b|\b(?:write|append|unlink)|\bapi\.(?:save|update|create)|'POST'`);

/**
 * Do calls that the rewritten part starts share something that one of them may change? Then it shows
 * which of them are done before others begin. Names are followed through the functions of the program.
 */
export function touchesShared(text: string, [start, end]: readonly [number, number]): boolean {
  const known = new Set<string>();
  const bodies = [text.slice(start, end)];
  for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
    if (SHARED.test(body)) return true;
    for (const name of body.match(/[A-Za-z_$][\w$]*/g) ?? []) {
      if (known.has(name)) continue;
      known.add(name);
      const definition = new RegExp(String.raw`^( *)(?:export )?(?:(?:async )?function|const|class) ${name.replace('$', String.raw`\$`)}\b[^\n]*(?:\n(?:\1[ }][^\n]*)?)*`, 'm').exec(text);
      if (definition !== null) bodies.push(definition[0]);
    }
  }
  return false;
}

/**
 * Does the program leave work to itself, in a callback that nobody waits for? What it gives then
 * depends on how long everything else takes, whatever else is rewritten.
 */
export function leavesWork(text: string): boolean {
  return /\.(?:every|filter|find|findIndex|forEach|some)\(async |^ *\S+\.map\(async |^ *\[[^\]]*\]\.map\(async |= [^=(]*\.map\(async /m.test(text);
}

/** Does the program call a function of its own and go on without waiting for it, or return its promise past a `finally`? */
export function goesOnWithout(text: string): boolean {
  for (const [, how = '', name = ''] of text.matchAll(/^ *(const \w+ = |return )?([a-z]\w*)\([^\n]*\)[^\n]*;$/gm)) {
    if (how === 'return ' && !text.includes('finally')) continue;
    if (new RegExp(String.raw`\basync function ${name}\b|\b${name} = async\b|\bfunction ${name}\b`).test(text)) return true;
  }
  return false;
}
