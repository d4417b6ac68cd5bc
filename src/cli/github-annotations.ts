import type { Linter } from 'eslint';

import type { Place } from './formats.ts';
import type { Outcome } from './lint.ts';
import { pathFrom, rootOf } from './shown-path.ts';

/**
 * How are the findings told to GitHub Actions, so that they show in the changed files of a pull request?
 *
 * One workflow command a line. Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations({ results, unparsed }: Outcome, { folder }: Place): string {
  const root = rootOf(folder);
  const lines = results.flatMap(({ filePath, messages }) => messages.map(message => annotation(pathFrom(root, filePath) ?? filePath, message)));
  const rest = unparsed.map(({ path, line, reason }) => command('warning', { file: pathFrom(root, path) ?? path, line, title: 'not linted' }, `Cannot be parsed: ${reason}`));
  return [...lines, ...rest].join('\n');
}

function annotation(file: string, { severity, line, endLine, column, endColumn, ruleId, message }: Linter.LintMessage): string {
  // GitHub takes columns only where the end is on the same line.
  const columns = endLine === undefined || endLine === line ? { col: column, endColumn } : {};
  return command(severity === 2 ? 'error' : 'warning', { file, line, endLine, ...columns, title: ruleId ?? undefined }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number | undefined>>, text: string): string {
  const written = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`]));
  return `::${name} ${written.join(',')}::${escaped(text)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
