import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * How does this part of the file read once the edits that lie in it are made?
 *
 * Edits outside of the range are left out, and those inside of text that another one replaces.
 */
export function editedText(file: SourceFile, [start, end]: readonly [number, number], edits: readonly Edit[]): string {
  let text = '';
  let at = start;
  const inside = edits.filter(({ range }) => range[0] >= start && range[1] <= end);
  for (const { range, text: replacement } of inside.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    if (range[0] < at) continue;
    text += file.text.slice(at, range[0]) + replacement;
    at = range[1];
  }
  return text + file.text.slice(at, end);
}

/** Do two of the edits touch the same text? */
export function overlap(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  return sorted.some((edit, index) => index > 0 && (sorted[index - 1]?.range[1] ?? 0) > edit.range[0]);
}
