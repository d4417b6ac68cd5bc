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
export function indented(file: SourceFile, [start, end]: readonly [number, number], step: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = file.text.indexOf('\n', start); at !== -1 && at < end; at = file.text.indexOf('\n', at + 1)) {
    const line = at + 1;
    const inText = multilineTexts(file).some(range => range[0] < line && line <= range[1] - 1);
    if (inText || /^[ \t]*\r?(?:\n|$)/.test(file.text.slice(line, line + 400))) continue;
    edits.push({ range: [line, line], text: step });
  }
  return edits;
}
