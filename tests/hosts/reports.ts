import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { run, type Run } from '../package/workshop.ts';

const PREFIX = 'async-smells/';

/** What a host says of one place, in the same words whichever host it is. */
export interface HostReport {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What the report offers, where the host tells it. */
  readonly rewrites?: readonly EslintFix[];
}

/** What a host made of some files. */
export interface HostReports {
  readonly reports: readonly HostReport[];
  /** The files that it could not parse, each with what it says. */
  readonly refused: ReadonlyMap<string, string>;
}

interface EslintMessage {
  readonly ruleId: string | null;
  readonly fatal?: boolean;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly fix?: EslintFix;
  readonly suggestions?: readonly { readonly fix: EslintFix }[];
}

/** An edit that ESLint would make. */
export interface EslintFix {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** What ESLint's JSON says of one file. */
export interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly EslintMessage[];
}

/** Runs a project's ESLint. */
export function eslint(project: string, ...words: string[]): Run {
  return run(project, join(project, 'node_modules/eslint/bin/eslint.js'), ...words);
}

/** Runs a project's ESLint, with the project's config and none that lies nearer to a file, and reads its JSON. */
export function eslintResults(project: string, ...words: string[]): readonly EslintResult[] {
  const answer = eslint(project, '--config', 'eslint.config.js', '--format', 'json', ...words);
  if (answer.status === 2 || !answer.stdout.startsWith('[')) throw new Error(`ESLint stopped: ${answer.stderr}${answer.stdout}`);
  return JSON.parse(answer.stdout) as EslintResult[];
}

/** What do ESLint's results say, in words that hosts share? */
export function reportsOfEslint(project: string, results: readonly EslintResult[]): HostReports {
  const refused = new Map<string, string>();
  const reports: HostReport[] = [];
  for (const { filePath, messages } of results) {
    const file = relative(project, filePath).replaceAll('\\', '/');
    const fatal = messages.find(message => message.fatal === true);
    if (fatal !== undefined) {
      refused.set(file, fatal.message);
      continue;
    }
    for (const { ruleId, line = 0, column = 0, message, fix, suggestions = [] } of messages) {
      // Comments of the code may name rules of plugins that are not there, of which ESLint complains.
      if (ruleId?.startsWith(PREFIX) !== true) continue;
      const rewrites = [...(fix === undefined ? [] : [fix]), ...suggestions.map(suggestion => suggestion.fix)];
      reports.push({ rule: ruleId.slice(PREFIX.length), file, line, column, message, rewrites });
    }
  }
  return { reports, refused };
}

interface OxlintDiagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly offset: number } }[];
}

/** Runs a project's oxlint on some files, whatever `.gitignore` and nested configs say. */
export function oxlintReports(project: string, config: string, files: readonly string[]): HostReports {
  const answer = oxlint(project, '--config', config, '--format', 'json', '--disable-nested-config', '--no-ignore', ...files);
  const start = answer.stdout.indexOf('{');
  if (start === -1) throw new Error(`oxlint stopped: ${answer.stderr}${answer.stdout}`);
  const { diagnostics } = JSON.parse(answer.stdout.slice(start)) as { diagnostics: OxlintDiagnostic[] };
  const refused = new Map<string, string>();
  const reports: HostReport[] = [];
  for (const { code, message, filename, labels } of diagnostics) {
    const [, rule] = /^async-smells\((.+)\)$/.exec(code ?? '') ?? [];
    const file = filename.replaceAll('\\', '/');
    const offset = labels[0]?.span.offset;
    // Without a code it is oxlint itself that speaks: of a syntax error, or of what a rule threw.
    if (code === undefined || code === '') refused.set(file, message);
    else if (rule !== undefined && offset !== undefined) reports.push({ rule, file, message, ...placeOf(readFileSync(join(project, file)), offset) });
  }
  return { reports, refused };
}

/** Runs a project's oxlint. */
export function oxlint(project: string, ...words: string[]): Run {
  return run(project, join(project, 'node_modules/oxlint/bin/oxlint'), ...words);
}

/** oxlint counts bytes of UTF-8; ESLint lines from 1 and UTF-16 units from 1. */
function placeOf(bytes: Buffer, offset: number): { line: number; column: number } {
  const lines = bytes.subarray(0, offset).toString('utf8').split(/\r\n|[\r\n\u2028\u2029]/);
  return { line: lines.length, column: (lines.at(-1)?.replace('\uFEFF', '').length ?? 0) + 1 };
}

/** One line for a report, by which two hosts' answers are compared. */
export function lineOf({ rule, file, line, column, message }: HostReport): string {
  return `${file}:${line}:${column} ${rule}: ${message}`;
}
