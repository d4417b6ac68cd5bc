/**
 * Do the rewrites of `recommended` leave whole code bases as right as they were?
 *
 * Each rewrite is applied alone, then all of a file as `eslint --fix` does it with
 * `apply: "suggestions"`, then those of all TypeScript files of a package together.
 *
 *     npm run apply-check [-- --rule NAME] [--source NAME | --dir FOLDER] [--json FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { rules } from '../../rules/index.ts';
import { withFix, withFixes, type Fix } from './apply-fixes.ts';
import { oneOf, readFlags, runScript } from './arguments.ts';
import { compilerOf, type NewErrors } from './compiler-errors.ts';
import { countedFiles } from './counted-files.ts';
import { foldersOf } from './folders.ts';
import { linterOf, type Linted, type LintText, type Report } from './lint.ts';
import type { RuleName } from './sites.ts';
import { losses } from './survival.ts';
import { table } from './table.ts';

const RULES = Object.keys(rules) as RuleName[];
const ALL_OF_A_FILE = 'all of a file';
const ALL_OF_A_PACKAGE = 'all of a package';
/** How many passes of `eslint --fix` must be enough. */
const PASSES = 3;

/** What a file without any of it cannot be reported for; `npm run reports` lints all. */
const CAN_BE_ASYNC = /async|await|Promise|\.then/;

/** What can go wrong, in the order of the table's columns. */
const KINDS = ['rule threw', 'no longer parses', 'still reported', 'new reports', 'comments', 'line endings', 'indentation', 'compiler', 'passes'] as const;

interface Failure {
  /** The rule whose rewrite it was, or one of the two ways of applying many. */
  readonly of: string;
  readonly kind: (typeof KINDS)[number];
  readonly place: string;
  readonly detail: string;
}

interface File {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly linted: Linted;
}

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), { rule: 'NAME', source: 'NAME', dir: 'FOLDER', json: 'FILE' });
  const only = flags.rule === undefined ? null : oneOf('rule', flags.rule, RULES);
  const failures: Failure[] = [];
  const applied = new Map<string, number>([...RULES, ALL_OF_A_FILE, ALL_OF_A_PACKAGE].map(of => [of, 0]));
  const count = (of: string): void => void applied.set(of, (applied.get(of) ?? 0) + 1);

  for (const [source, folder] of await foldersOf(flags)) {
    const names = countedFiles(source, folder);
    const lint = linterOf(folder, { config: 'recommended', rule: null });
    const lintToFix = linterOf(folder, { config: 'recommended', rule: null, apply: 'suggestions' });
    const compiler = onDemand(() => compilerOf(folder, names.filter(isTypeScript)));
    const settled = new Map<string, string>();
    for (const name of names) {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
      if (!CAN_BE_ASYNC.test(text)) continue;
      const file: File = { name, path, text, linted: lint(name, text) };
      if (file.linted.problem?.kind === 'threw') {
        failures.push({ of: ALL_OF_A_FILE, kind: 'rule threw', place: shown(path), detail: file.linted.problem.text });
      }
      for (const report of file.linted.reports.filter(({ rule }) => only === null || rule === only)) {
        for (const fix of fixesOf(report)) {
          count(report.rule);
          failures.push(...alone(file, report, fix, lint, compiler));
        }
      }
      if (file.linted.reports.length === 0) continue;
      const result = together(file, lintToFix, only);
      if (result.text === text) continue;
      count(ALL_OF_A_FILE);
      failures.push(...result.failures, ...lossesOf(ALL_OF_A_FILE, file, result.text, shown(path)));
      if (isTypeScript(name)) settled.set(path, result.text);
    }
    if (settled.size > 0) {
      count(ALL_OF_A_PACKAGE);
      failures.push(...compiler()(settled).map(detail => ({ of: ALL_OF_A_PACKAGE, kind: 'compiler', place: shown(folder), detail }) as const));
    }
    console.error(`${source}: ${names.length} files, ${failures.length} failures so far`);
  }

  for (const { of, kind, place, detail } of failures) console.log(`${place}  ${of}: ${kind}\n  ${detail.replaceAll('\n', '\n  ')}\n`);
  const rows = [...applied].map(([of, number]) => [
    of,
    number,
    ...KINDS.map(kind => failures.filter(failure => failure.of === of && failure.kind === kind).length),
  ]);
  console.log(table(['', 'applied', ...KINDS], rows));
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify({ applied: Object.fromEntries(applied), failures }, null, 2)}\n`);
  if (failures.length > 0) process.exitCode = 1;
});

/** The rewrites that a report offers, each once. */
function fixesOf({ fix, suggestions = [] }: Report): Fix[] {
  const offered = suggestions.map(suggestion => suggestion.fix);
  const asSuggestion = offered.some(({ range, text }) => text === fix?.text && range[0] === fix.range[0] && range[1] === fix.range[1]);
  return fix === undefined || asSuggestion ? offered : [fix, ...offered];
}

/** What goes wrong when one rewrite is applied by itself? */
function alone(file: File, report: Report, fix: Fix, lint: LintText, compiler: () => NewErrors): Failure[] {
  const { rule: of } = report;
  const place = `${shown(file.path)}:${report.line}:${report.column}`;
  const after = withFix(file.text, fix);
  const { reports, problem } = lint(file.name, after);
  if (problem !== null) return [{ of, kind: problem.kind === 'threw' ? 'rule threw' : 'no longer parses', place, detail: problem.text }];
  const found: Failure[] = lossesOf(of, file, after, place);
  const still = stillReported(file, report, after, reports);
  if (still !== null) found.push({ of, kind: 'still reported', place, detail: still });
  found.push(...newReports(file.linted.reports, reports).map(detail => ({ of, kind: 'new reports', place, detail }) as const));
  if (isTypeScript(file.name)) {
    found.push(...compiler()(new Map([[file.path, after]])).map(detail => ({ of, kind: 'compiler', place, detail }) as const));
  }
  return found;
}

/** What does a file become when its fixes are applied until there is none, and what goes wrong on the way? */
function together(file: File, lint: LintText, only: RuleName | null): { text: string; failures: readonly Failure[] } {
  const of = ALL_OF_A_FILE;
  const place = shown(file.path);
  let { text } = file;
  for (let passes = 0; ; passes += 1) {
    const { reports, problem } = lint(file.name, text);
    if (problem !== null && passes === 0) return { text, failures: [] };
    if (problem !== null) return { text, failures: [{ of, kind: problem.kind === 'threw' ? 'rule threw' : 'no longer parses', place, detail: problem.text }] };
    const fixable = reports.filter(({ rule, fix }) => fix !== undefined && (only === null || rule === only));
    if (fixable.length === 0) {
      return { text, failures: newReports(file.linted.reports, reports).map(detail => ({ of, kind: 'new reports', place, detail })) };
    }
    if (passes === PASSES) {
      return { text, failures: fixable.map(({ rule, line }) => ({ of, kind: 'passes', place, detail: `line ${line} is still rewritten by ${rule}` })) };
    }
    text = withFixes(text, fixable.flatMap(({ fix }) => fix ?? []));
  }
}

function lossesOf(of: string, file: File, after: string, place: string): Failure[] {
  const { comments, lineEndings, indentation } = losses(file.text, after, !/\.[cm]?ts$/.test(file.name));
  return [
    ...(comments === null ? [] : [{ of, kind: 'comments', place, detail: comments } as const]),
    ...(lineEndings === null ? [] : [{ of, kind: 'line endings', place, detail: lineEndings } as const]),
    ...(indentation === null ? [] : [{ of, kind: 'indentation', place, detail: indentation } as const]),
  ];
}

/**
 * The report that is still made after its rewrite; `null` when it is gone.
 *
 * A rewrite may bring a report of the same rule elsewhere (a caller that awaits nothing any more):
 * that is none of its own as long as the line of that report was not touched.
 */
function stillReported(file: File, report: Report, after: string, reports: readonly Report[]): string | null {
  const same = (some: readonly Report[]): Report[] => some.filter(({ rule }) => rule === report.rule);
  if (same(reports).length < same(file.linted.reports).length) return null;
  const before = file.text.split('\n');
  const lines = after.split('\n');
  const onTouchedLine = same(reports).find(({ line }) => !before.includes(lines[line - 1] ?? ''));
  const own = before[report.line - 1];
  const often = (some: readonly Report[], text: readonly string[]): number => same(some).filter(({ line }) => text[line - 1] === own).length;
  const still = onTouchedLine ?? (often(reports, lines) < often(file.linted.reports, before) ? null : report);
  return still && `line ${still.line}: ${still.message}`;
}

/** The reports of every rule that has more of them than before. */
function newReports(before: readonly Report[], after: readonly Report[]): string[] {
  return RULES.flatMap(name => {
    const old = before.filter(({ rule }) => rule === name);
    const now = after.filter(({ rule }) => rule === name);
    if (now.length <= old.length) return [];
    return [`${name} has ${now.length} instead of ${old.length}:`, ...now.map(({ line, message }) => `line ${line}: ${message}`)].join('\n');
  });
}

function isTypeScript(name: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/.test(name);
}

function onDemand<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}
