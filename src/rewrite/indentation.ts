import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { perFile } from '../memo.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';

/** With which white space does the line start that holds this place? */
export function indentationAt(file: SourceFile, position: number): string {
  const start = lineStart(file, position);
  return /^[ \t]*/.exec(file.text.slice(start, position))?.[0] ?? '';
}

/** Where does the line start that holds this place? */
export function lineStart(file: SourceFile, position: number): number {
  return file.text.lastIndexOf('\n', position - 1) + 1;
}

/** Does nothing but white space stand before this place on its line? */
export function startsLine(file: SourceFile, position: number): boolean {
  return file.text.slice(lineStart(file, position), position).trim() === '';
}

/** The texts that span lines and whose white space is part of a value. */
const multilineTexts = perFile<readonly (readonly [number, number])[]>(file => {
  const ranges: (readonly [number, number])[] = [];
  for (const node of descendants(file, file.ast, 'enter')) {
    if (node.type === AST_NODE_TYPES.TemplateElement || node.type === AST_NODE_TYPES.JSXText || (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string')) {
      if (file.text.slice(...node.range).includes('\n')) ranges.push(node.range);
    }
  }
  return ranges;
});

/** The edits that put the lines which begin in the range one step deeper; text inside of literals stays. */
export function indented(file: SourceFile, range: readonly [number, number], step: string): readonly Edit[] {
  return linesIn(file, range).map(line => ({ range: [line, line], text: step }));
}

/** The edits that move the lines which begin in the range from one indentation to another. */
export function moved(file: SourceFile, range: readonly [number, number], from: string, to: string): readonly Edit[] {
  return linesIn(file, range)
    .filter(line => file.text.startsWith(from, line))
    .map(line => ({ range: [line, line + from.length], text: to }));
}

/** Where the lines start that begin in the range, but for blank ones and those that begin in a literal. */
function linesIn(file: SourceFile, [start, end]: readonly [number, number]): readonly number[] {
  const lines: number[] = [];
  for (let at = file.text.indexOf('\n', start); at !== -1 && at < end; at = file.text.indexOf('\n', at + 1)) {
    const line = at + 1;
    const inText = multilineTexts(file).some(range => range[0] < line && line <= range[1] - 1);
    if (inText || /^[ \t]*\r?(?:\n|$)/.test(file.text.slice(line, line + 400))) continue;
    lines.push(line);
  }
  return lines;
}
