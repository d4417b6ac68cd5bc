import { relative } from 'node:path';

import type { Outcome, Unparsed } from './lint.ts';
import type { Paint } from './paint.ts';
import { type Changes, lineCounts } from './rewritten-files.ts';
import { textDiff } from './text-diff.ts';

/** How many findings are there? */
export function findingCount({ results }: Outcome): number {
  return results.reduce((count, { messages }) => count + messages.length, 0);
}

/** What came of it all, in one line? */
export function summaryOf(outcome: Outcome): string {
  const { results, unparsed } = outcome;
  const findings = findingCount(outcome);
  const affected = results.filter(({ messages }) => messages.length > 0).length;
  const files = counted(results.length, 'file');
  const rest = unparsed.length === 0 ? '' : ` ${counted(unparsed.length, 'file')} could not be parsed.`;
  return findings === 0 ? `No async smells in ${files}.${rest}` : `${counted(findings, 'async smell')} in ${affected} of ${files}.${rest}`;
}

/** How could the command itself help with these findings? The empty string where it could not. */
export function offerOf({ results }: Outcome): string {
  const messages = results.flatMap(result => result.messages);
  const safe = messages.filter(({ fix }) => fix !== undefined).length;
  const all = messages.filter(({ fix, suggestions = [] }) => fix !== undefined || suggestions.length > 0).length;
  if (all === 0) return '';
  const flags = [...(safe === 0 ? [] : [`--apply safe rewrites ${safe} of them`]), ...(all === safe ? [] : [`--apply suggestions ${safe === 0 ? `rewrites ${all} of them` : all}`])];
  return `${flags.join(', ')}; with --dry-run it only shows how.`;
}

/** What was not linted, one line a file. */
export function unparsedLines(unparsed: readonly Unparsed[]): string {
  return unparsed.map(({ path, line, reason }) => `${path}:${line} cannot be parsed and was not linted: ${reason}`).join('\n');
}

/** What was rewritten, one line a file; or, where nothing was written, the changes themselves. */
export function changeLines({ changed, left }: Changes, { dryRun, from, paint }: { readonly dryRun: boolean; readonly from: string; readonly paint: Paint }): string {
  const shown = (path: string): string => relative(from, path) || path;
  const rest = left.map(path => `${shown(path)} is not UTF-8 and was left as it is.`);
  if (changed.length === 0) return [...rest, 'Nothing to rewrite.'].join('\n');
  const lines = changed.map(change => {
    if (dryRun) return `${textDiff(shown(change.path), change.before, change.after, paint)}\n`;
    const { added, removed } = lineCounts(change);
    return `  ${shown(change.path)}  ${paint('green', `+${added}`)} ${paint('red', `-${removed}`)}`;
  });
  const head = `${dryRun ? 'Would rewrite' : 'Rewrote'} ${counted(changed.length, 'file')}${dryRun ? '.' : ':'}`;
  return (dryRun ? [...lines, ...rest, head] : [head, ...lines, ...rest]).join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
