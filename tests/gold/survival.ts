import { parse } from '@typescript-eslint/typescript-estree';

/** What a rewrite must keep and did not; each with what shows it. */
export interface Losses {
  readonly comments: string | null;
  readonly lineEndings: string | null;
  readonly indentation: string | null;
}

/** What did a rewrite lose of the text that it changed, though it had to keep it? */
export function losses(before: string, after: string, jsx: boolean): Losses {
  return { comments: lostComment(before, after, jsx), lineEndings: strayLineEnding(before, after), indentation: strayIndentation(before, after) };
}

/** The first comment that occurs less often afterwards. It may be indented anew, and a type that it names may lose its promise. */
function lostComment(before: string, after: string, jsx: boolean): string | null {
  const left = commentsOf(after, jsx);
  for (const comment of commentsOf(before, jsx)) {
    const index = left.indexOf(comment);
    if (index === -1) return comment;
    left.splice(index, 1);
  }
  return null;
}

function commentsOf(text: string, jsx: boolean): string[] {
  const { comments } = parse(text, { comment: true, jsx });
  return comments.map(({ value }) => value.replaceAll(/\s+/g, ' ').replaceAll(DOCUMENTED_PROMISE, '$1{$2}').trim());
}

/** A documented type that is mended together with the code counts as kept. */
const DOCUMENTED_PROMISE = /(@returns? )\{Promise<([^{}]*)>\}/g;

/** A text whose lines all end alike must stay so. */
function strayLineEnding(before: string, after: string): string | null {
  const endings = lineEndingsOf(before);
  if (endings.size !== 1) return null;
  const stray = [...lineEndingsOf(after)].find(ending => !endings.has(ending));
  return stray === undefined ? null : `${JSON.stringify(stray)} where all lines ended with ${JSON.stringify([...endings][0])}`;
}

function lineEndingsOf(text: string): Set<string> {
  return new Set(text.match(/\r\n|\n|\r/g));
}

/** New lines must be indented with what the file is indented with, and end without blanks of their own. */
function strayIndentation(before: string, after: string): string | null {
  const lines = linesOf(before);
  const known = new Set(lines);
  const knownCode = new Set(lines.map(line => line.trimStart()));
  const used = new Set(lines.map(indentationOf).join(''));
  const isStray = (line: string): boolean =>
    (/[ \t]$/.test(line) && !knownCode.has(line.trimStart())) ||
    (used.size === 1 && [...indentationOf(line)].some(character => !used.has(character)));
  const stray = linesOf(after).find(line => !known.has(line) && isStray(line));
  return stray === undefined ? null : JSON.stringify(stray);
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The white space before a line; the blank before the star of a block comment says nothing. */
function indentationOf(line: string): string {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
  return blanks.endsWith(' ') && line.startsWith('*', blanks.length) ? blanks.slice(0, -1) : blanks;
}
