/** A part of what a rule says: its own words, or code that it quotes. */
export interface MessagePart {
  readonly text: string;
  readonly isCode: boolean;
}

const OPENS = /(?<![^\s(])'/g;
const CLOSES = /'(?![^\s.,:;)])/g;

/**
 * Which code does a message quote, and what are the words between?
 *
 * Code stands between single quotes and may hold some itself, so it ends at the first quote that leaves its
 * brackets and strings whole.
 */
export function messageParts(message: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const { index } of message.matchAll(OPENS)) {
    if (index < at) continue;
    const end = endOfCode(message, index + 1);
    if (end === null) continue;
    if (index > at) parts.push({ text: message.slice(at, index), isCode: false });
    parts.push({ text: message.slice(index + 1, end), isCode: true });
    at = end + 1;
  }
  if (at < message.length) parts.push({ text: message.slice(at), isCode: false });
  return parts;
}

/** The codes that a message quotes, in their order. */
export function quotedCode(message: string): readonly string[] {
  return messageParts(message).filter(({ isCode }) => isCode).map(({ text }) => text);
}

function endOfCode(message: string, start: number): number | null {
  for (const { index } of message.slice(start).matchAll(CLOSES)) {
    if (index > 0 && isWhole(message.slice(start, start + index))) return start + index;
  }
  return null;
}

/** Code that is cut short, as its dots say, need not close what it opens. */
function isWhole(code: string): boolean {
  if (code.endsWith('...')) return true;
  const withoutStrings = code.replace(/(['"`])(?:\\.|(?!\1).)*\1/gs, '');
  const count = (characters: RegExp): number => withoutStrings.match(characters)?.length ?? 0;
  return count(/['"`]/g) === 0 && count(/[([{]/g) === count(/[)\]}]/g);
}
