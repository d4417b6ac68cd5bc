import type { Linter } from 'eslint';

import { comparedLines, type Edit, type Line, type LinePair, reportEnd } from './compared-lines.ts';
import { markup, type Markup, NOTHING, type Part } from './markup.ts';
import { messageText } from './message-text.ts';

/** Where a finding is, as ESLint says it. */
export type Place = Pick<Linter.LintMessage, 'column' | 'endColumn' | 'endLine' | 'line'>;

/** One way to rewrite the code. */
export interface Offer {
  readonly says: string;
  readonly edit: Edit;
}

/** How many characters of a line are shown. */
const LONGEST_LINE = 300;

/** How many characters are kept before what matters in a longer one. */
const KEPT_BEFORE = 60;

/** Beyond this, a phone has no room for wrapped lines. */
const DEEPEST = 16;

/** As wide as the style shows it. */
const TAB = '  ';

/** The first row is that of the titles. */
const FIRST_ROW = 2;

type Groups = readonly (readonly LinePair[])[];

/**
 * How is the code of a finding shown? Its lines with their numbers, the reported range marked, and beside them
 * what a rewrite makes of them.
 *
 * @param offer `null` where nothing is rewritten
 */
export function codePanes(source: string, place: Place, offer: Offer | null): Markup {
  const reported = { line: place.line, endLine: place.endLine ?? place.line };
  const groups = comparedLines(source, reported, offer?.edit ?? null);
  const indent = commonIndent(groups);
  const before = rows(groups, 'before', indent, line => markedCode(line, place, reportEnd(reported), indent));
  if (offer === null) return markup`<figure class="code alone"><figcaption>The code</figcaption><pre>${before}</pre></figure>`;
  const after = rows(groups, 'after', indent, (line, other) => shownCode(line.text, indent, firstDifference(line.text, other?.text ?? '')));
  return markup`<div class="panes"><figure class="code before"><figcaption><b>As it stands.</b></figcaption><pre>${before}</pre></figure><figure class="code after"><figcaption><b>Rewritten.</b> ${messageText(offer.says)}</figcaption><pre>${after}</pre></figure></div>`;
}

/** The lines of one side. What is the same on both, and what is put in the place of what, has the same row. */
function rows(groups: Groups, side: 'after' | 'before', indent: number, code: (line: Line, other: Line | null) => Markup): readonly Markup[] {
  let row = FIRST_ROW;
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [markup`<span class="gap" style="--row:${row++}">⋯</span>`]),
    ...runsOf(group).map(run => {
      const at = row++;
      const lines = run.map(pair => {
        const [line, other] = side === 'before' ? [pair.before, pair.after] : [pair.after, pair.before];
        return line === null ? NOTHING : markup`<span class="line"><span class="number">${line.number}</span><code style="--indent:${hangOf(line.text.slice(indent))}">${code(line, other)}\n</code></span>`;
      });
      if (run[0]?.isChanged !== true) return markup`<span class="run" style="--row:${at}">${lines}</span>`;
      return side === 'before' ? markup`<del class="run" style="--row:${at}">${lines}</del>` : markup`<ins class="run" style="--row:${at}">${lines}</ins>`;
    }),
  ]);
}

/** Lines that change together are one run, each other line is its own. */
function runsOf(group: readonly LinePair[]): readonly (readonly LinePair[])[] {
  const runs: LinePair[][] = [];
  for (const pair of group) {
    if (pair.isChanged && runs.at(-1)?.[0]?.isChanged === true) runs.at(-1)?.push(pair);
    else runs.push([pair]);
  }
  return runs;
}

/** A line in which what is reported is marked; of its further lines that is all but the indentation. */
function markedCode({ number, text }: Line, { line, column, endLine = line, endColumn }: Place, lastMarked: number, indent: number): Markup {
  if (number < line || number > lastMarked) return shownCode(text, indent, 0);
  const start = number === line ? column - 1 : indentOf(text);
  const end = number === endLine && endColumn !== undefined ? endColumn - 1 : text.length;
  return shownCode(text, indent, start, Math.max(start, end));
}

/** What there is room for of a line, with a mark from `focus` to `end`. */
function shownCode(text: string, indent: number, focus: number, end = focus): Markup {
  const from = text.length - indent > LONGEST_LINE ? Math.max(indent, focus - KEPT_BEFORE) : indent;
  const to = Math.min(text.length, from + LONGEST_LINE);
  const part = (start: number, stop: number): readonly Part[] => breakable(text.slice(Math.max(from, Math.min(start, to)), Math.max(from, Math.min(stop, to))));
  const marked = part(focus, end);
  return markup`${from > indent ? '…' : ''}${part(from, focus)}${marked.length === 0 ? NOTHING : markup`<mark>${marked}</mark>`}${part(end, to)}${to < text.length ? '…' : ''}`;
}

/** Code that may go on in another line before a member and behind a bracket, as people write it. */
function breakable(text: string): readonly Part[] {
  if (text === '') return [];
  return text.split(/(?<=[([{,])(?=[^\s)\]},;])|(?<=[\w)\]])(?=\??\.[#$A-Z_a-z])/).flatMap((piece, index) => (index === 0 ? [piece] : [BREAK, piece]));
}

const BREAK = markup`<wbr>`;

/** How many characters all lines on both sides are indented by. */
function commonIndent(groups: Groups): number {
  const texts = groups.flat().flatMap(({ before, after }) => [before?.text ?? '', after?.text ?? '']).filter(text => text.trim() !== '');
  return texts.length === 0 ? 0 : Math.min(...texts.map(indentOf));
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** How far the further lines of one that is wrapped are indented: like itself, as long as that leaves room. */
function hangOf(text: string): number {
  return Math.min(DEEPEST, text.slice(0, indentOf(text)).replaceAll('\t', TAB).length);
}

function firstDifference(text: string, other: string): number {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return at;
}
