import { structuredPatch } from 'diff';

import type { Paint } from './paint.ts';

/** How many lines around a change are shown. */
const CONTEXT = 2;

/**
 * How does the text of a file change? As a unified diff, each line with its colour.
 *
 * @returns the empty string where nothing changes
 */
export function textDiff(path: string, before: string, after: string, paint: Paint): string {
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: CONTEXT });
  if (hunks.length === 0) return '';
  const lines = [paint('bold', `--- ${path}`), paint('bold', `+++ ${path}`)];
  for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks) {
    lines.push(paint('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`), ...changed.map(line => paintedLine(line, paint)));
  }
  return lines.join('\n');
}

function paintedLine(line: string, paint: Paint): string {
  switch (line[0]) {
    case '-':
      return paint('red', line);
    case '+':
      return paint('green', line);
    case '\\':
      return paint('dim', line);
    default:
      return line;
  }
}
