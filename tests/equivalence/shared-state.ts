import type { Assumption } from './assumptions.ts';
import type { Offer } from './offers.ts';
import type { Program } from './program.ts';

/** What is said by code that changes what outlives a call. */
const CHANGES = /(?<!\b(?:const|let) )\b(?:cell|state\.last|ready|this\.\w+|table\[[^\]]*\]) (?:[+?]+)?= |\b(?:log\.push|memo\.set)\(|\b(?:append|unlink|write)\w*\(|\bapi\.(?:create|save|update)|'POST'/;

/** What is said by code that does something which others see, and which stays what it is whenever it is done. */
const SHOWS = /\bconsole\.log\(|\.query\(|\bapi\.(?:notify|send)/;

/**
 * Does this part of the program change something that others see, itself or through the functions of the
 * program that it names?
 */
export function changesShared(text: string, range?: readonly [number, number]): boolean {
  return says(text, CHANGES, range);
}

/** "other code may run before it resolves": does the program leave work to itself that then shows earlier what it does? */
export function leftShows(text: string): boolean {
  return leftToItself(text).some(left => says(text, SHOWS, left));
}

/** Is this said in the part of the program, or in the functions of the program that it names? */
function says(text: string, what: RegExp, [start, end]: readonly [number, number] = [0, text.length]): boolean {
  const known = new Set<string>();
  const bodies = [text.slice(start, end)];
  for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
    if (what.test(body)) return true;
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
 * May what the rewritten part does be met by others at another time, as the text of the rewrite says, so
 * that the program does something else when all goes well?
 */
export function mayMeet({ range }: Offer, { failure, lastIsLater, othersRun, waits }: Assumption, { text, by }: Program): boolean {
  // Two callers meet in other places.
  if (by === 'together' && changesShared(text)) return true;
  // "other code may run before it resolves": what the program left to itself then gets further.
  if (othersRun && leftToItself(text).some(left => changesShared(text, left) || listFilledIn(text, left) !== null)) return true;
  // "the others wait for their turn": they then see what those before them did.
  if (failure === 'less' && changesShared(text, range)) return true;
  // "what follows then waits for it", "the 'finally' then runs when it is done"
  if (lastIsLater && changesShared(text, withFinally(text, range))) return true;
  // "wait for all": what comes behind then sees what they did.
  if (waits === 'later') return changesShared(text, range) || isUsedBehind(text, range, listFilledIn(text, range)) || text.includes('setTimeout(');
  // "then look at the answers": what comes behind then has others.
  const statement = withFinally(text, range);
  return waits === 'other' && (changesShared(text, statement) || isUsedBehind(text, statement, /\bconst (\w+) = /.exec(text.slice(...statement))?.[1] ?? null) || text.includes('setTimeout('));
}

/** The statements that start work of the program and go on without waiting for it, or return it past a `finally`. */
function leftToItself(text: string): readonly (readonly [number, number])[] {
  const lines = text.split('\n');
  const found: (readonly [number, number])[] = [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const indent = /^ */.exec(line)?.[0] ?? '';
    const [, how = '', name = ''] = /^ *(const \w+ = |return )?([a-z][\w.]*)\([^\n]*\)[^\n]*;$/.exec(line) ?? [];
    const isCall = name !== '' && (how !== 'return ' || text.includes('finally')) && (name === 'setTimeout' || /^store\d+\.get$/.test(name) || new RegExp(String.raw`\basync function ${name}\b|\b${name} = async\b`).test(text));
    if (isCall || (!line.includes('await Promise.') && /\.(?:every|filter|find|findIndex|flatMap|forEach|map|some)\(async /.test(line))) {
      const end = line.endsWith('{') ? lines.findIndex((other, at) => at > index && other.startsWith(`${indent}}`)) : index;
      found.push([start, start + lines.slice(index, end + 1).join('\n').length]);
    }
    start += line.length + 1;
  }
  return found;
}

/** The lines of the part, and the `finally` that may be behind them. */
function withFinally(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const next = /^[^\n]*\n(?: *\}\s+finally \{\n[^\n]*\n)?/.exec(text.slice(end))?.[0] ?? '';
  return [text.lastIndexOf('\n', start - 1) + 1, end + next.length];
}

/** The list that the part fills. */
export function listFilledIn(text: string, [start, end]: readonly [number, number]): string | null {
  return /(\w+)\.push\(/.exec(text.slice(start, end))?.[1] ?? null;
}

/** Does anything but what is given at the end speak of it? */
function isUsedBehind(text: string, [, end]: readonly [number, number], name: string | null): boolean {
  return name !== null && text.slice(end).split('\n').some(line => !line.startsWith('  return [') && new RegExp(String.raw`\b${name}\b`).test(line));
}
