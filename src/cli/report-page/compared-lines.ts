import { diffArrays } from 'diff';

import { linesOf, positionOf, withoutMark } from '../source-lines.ts';

/** A line of code, with its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A line as it stands and what becomes of it: the same text, another one, or `null` where one side has no such line. */
export interface LinePair {
  readonly before: Line | null;
  readonly after: Line | null;
  readonly isChanged: boolean;
}

/** What is looked at, in lines from 1. */
export interface Reported {
  readonly line: number;
  readonly endLine: number;
}

/** A replacement of a range of the text. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** How many lines around what matters are shown. */
const CONTEXT = 2;

/** Of a report that is longer, only the beginning is shown. */
const LONGEST_REPORT = 12;

/**
 * Which lines show a report and its rewrite, side by side?
 *
 * Those that are reported or change, with some around: the lines of each group follow one another.
 *
 * @param edit `null` where nothing is rewritten
 */
export function comparedLines(source: string, reported: Reported, edit: Edit | null): readonly (readonly LinePair[])[] {
  const lines = linesOf(source);
  const [from, to] = [reported.line - CONTEXT, reportEnd(reported) + CONTEXT];
  if (edit === null) return [samePairs(lines, from, to, 0)];
  // Lines above and below the edit are the same; only those between are compared.
  const [start, end] = [positionOf(source, edit.range[0]), positionOf(source, edit.range[1])];
  const lineStart = withoutMark(source).slice(edit.range[0] - start.column + 1, edit.range[0]);
  const lineEnd = lines[end.line - 1]?.slice(end.column - 1) ?? '';
  const [old, fresh] = [lines.slice(start.line - 1, end.line), linesOf(lineStart + edit.text + lineEnd)];
  const pairs = [
    ...samePairs(lines, Math.min(from, start.line - CONTEXT), start.line - 1, 0),
    ...pairsOf(old, fresh, start.line),
    ...samePairs(lines, end.line + 1, Math.max(to, end.line + CONTEXT), fresh.length - old.length),
  ];
  const matters = pairs.map(({ before, isChanged }) => isChanged || (before !== null && before.number >= reported.line && before.number <= reportEnd(reported)));
  return groupsOf(pairs, index => matters.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).includes(true));
}

/** The last line of a report that is shown. */
export function reportEnd({ line, endLine }: Reported): number {
  return Math.min(endLine, line + LONGEST_REPORT - 1);
}

function groupsOf(pairs: readonly LinePair[], isShown: (index: number) => boolean): readonly (readonly LinePair[])[] {
  const groups: LinePair[][] = [];
  pairs.forEach((pair, index) => {
    if (!isShown(index)) return;
    if (index > 0 && isShown(index - 1)) groups.at(-1)?.push(pair);
    else groups.push([pair]);
  });
  return groups;
}

/** @param shift by how many lines the rewritten text is longer above */
function samePairs(lines: readonly string[], from: number, to: number, shift: number): readonly LinePair[] {
  const first = Math.max(1, from);
  return lines.slice(first - 1, Math.max(first - 1, to)).map((text, index) => ({ before: { number: first + index, text }, after: { number: first + index + shift, text }, isChanged: false }));
}

/** What is removed stands beside what is put in its place. */
function pairsOf(old: readonly string[], fresh: readonly string[], first: number): readonly LinePair[] {
  const pairs: LinePair[] = [];
  let [removed, added]: [Line[], Line[]] = [[], []];
  const flush = (): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) pairs.push({ before: removed[at] ?? null, after: added[at] ?? null, isChanged: true });
    [removed, added] = [[], []];
  };
  let [left, right] = [first, first];
  for (const part of diffArrays([...old], [...fresh])) {
    for (const text of part.value) {
      if (part.removed) removed.push({ number: left++, text });
      else if (part.added) added.push({ number: right++, text });
      else {
        flush();
        pairs.push({ before: { number: left++, text }, after: { number: right++, text }, isChanged: false });
      }
    }
  }
  flush();
  return pairs;
}
