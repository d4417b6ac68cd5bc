/**
 * What do the rules report on whole code bases, and which of it has nobody judged yet?
 *
 *     npm run reports [-- --uncovered] [--sample N] [--seed S] [--rule NAME] [--strict] [--source NAME | --dir FOLDER] [--json FILE]
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { rules } from '../../rules/index.ts';
import { oneOf, readFlags, runScript, wholeNumber } from './arguments.ts';
import { countedFiles } from './counted-files.ts';
import { foldersOf } from './folders.ts';
import { linterOf, type Question, type Report } from './lint.ts';
import { concerns } from './scoring.ts';
import { judgedSites, labelledSites, type RuleName, type Site } from './sites.ts';
import { table } from './table.ts';

const RULES = Object.keys(rules) as RuleName[];
const LINES_BEFORE = 2;
const LINES_SHOWN = 24;

interface Reported {
  readonly rule: string;
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly message: string;
  readonly rewrites: readonly string[];
  /** The judged site that the report is about, if there is one. */
  readonly site: Pick<Site, 'id' | 'verdict' | 'why'> | null;
  readonly place: string;
  readonly code: string;
}

/** A rule threw on a file: `text` is what, with the stack. */
interface Failure {
  readonly place: string;
  readonly text: string;
}

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), {
    uncovered: null,
    sample: 'N',
    seed: 'S',
    rule: 'NAME',
    strict: null,
    source: 'NAME',
    dir: 'FOLDER',
    json: 'FILE',
  });
  const rule = flags.rule === undefined ? null : oneOf('rule', flags.rule, RULES);
  const sample = flags.sample === undefined ? Infinity : wholeNumber('sample', flags.sample);
  const question: Question = { config: flags.strict ? 'strict' : 'recommended', rule };
  const sites = [...labelledSites(), ...judgedSites()];

  const all: Reported[] = [];
  const failures: Failure[] = [];
  let files = 0;
  for (const [source, folder] of await foldersOf(flags)) {
    const lint = linterOf(folder, question);
    for (const file of countedFiles(source, folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      const { reports, problem } = lint(file, text);
      files += 1;
      const here = relative(process.cwd(), join(folder, file));
      if (problem?.kind === 'syntax') console.error(`${here} does not parse: ${problem.text}`);
      if (problem?.kind === 'threw') {
        failures.push({ place: here, text: problem.text });
      }
      const ofFile = sites.filter(site => site.source === source && site.file === file);
      all.push(...reports.map(report => described(report, source, file, here, text.split('\n'), ofFile)));
    }
  }

  const wanted = flags.uncovered ? all.filter(({ site }) => site === null) : all;
  const shown = RULES.flatMap(name => drawn(wanted.filter(reported => reported.rule === name), sample, flags.seed ?? '1'));
  for (const reported of shown) console.log(shownAs(reported));
  console.log(totals(all, shown));
  console.log(`\n${files} files linted.`);
  if (failures.length > 0) {
    console.error(`\n${failuresAs(failures)}`);
    process.exitCode = 1;
  }
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(shown, null, 2)}\n`);
});

function described(report: Report, source: string, file: string, path: string, lines: readonly string[], sites: readonly Site[]): Reported {
  const { rule, line, column, endLine, message, suggestions = [] } = report;
  const covering = sites.find(site => concerns(report, site));
  return {
    rule,
    source,
    file,
    line,
    column,
    endLine,
    message,
    rewrites: suggestions.map(({ desc }) => desc),
    site: covering === undefined ? null : { id: covering.id, verdict: covering.verdict, why: covering.why },
    place: `${path}:${line}:${column}`,
    code: lines
      .slice(Math.max(0, line - 1 - LINES_BEFORE), line - 1 + LINES_SHOWN)
      .map((code, index) => `${String(Math.max(1, line - LINES_BEFORE) + index).padStart(6)} | ${code.slice(0, 200)}`)
      .join('\n'),
  };
}

/** A sample that depends on the seed and on each report alone, so that it changes little when the rules do. */
function drawn(reports: readonly Reported[], size: number, seed: string): readonly Reported[] {
  if (reports.length <= size) return reports;
  const key = ({ rule, source, file, line, column }: Reported): string =>
    createHash('sha256').update([seed, rule, source, file, line, column].join('\0')).digest('hex');
  return reports
    .map(reported => ({ reported, drawnAs: key(reported) }))
    .toSorted((one, other) => (one.drawnAs < other.drawnAs ? -1 : 1))
    .slice(0, size)
    .map(({ reported }) => reported);
}

function shownAs({ rule, place, message, rewrites, site, code }: Reported): string {
  const judged = site === null ? 'not judged yet' : `${site.id} is ${site.verdict}: ${site.why}`;
  const offers = rewrites.map(offer => `  offers: ${offer}\n`).join('');
  return `${place}  ${rule}\n  ${message}\n${offers}  judged: ${judged}\n${code}\n`;
}

function totals(all: readonly Reported[], shown: readonly Reported[]): string {
  const rows = RULES.map(name => {
    const ofRule = all.filter(({ rule }) => rule === name);
    const judgedAs = (verdict: Site['verdict']): number => ofRule.filter(({ site }) => site?.verdict === verdict).length;
    return [
      name,
      ofRule.length,
      judgedAs('smell'),
      judgedAs('clean'),
      judgedAs('debatable'),
      ofRule.filter(({ site }) => site === null).length,
      ofRule.filter(({ rewrites }) => rewrites.length > 0).length,
      shown.filter(({ rule }) => rule === name).length,
    ];
  });
  return table(['', 'reports', 'smell', 'clean', 'debatable', 'not judged', 'with a rewrite', 'shown'], rows);
}

/** One fault of a rule shows in many files: its stack once, then the other places. */
function failuresAs(failures: readonly Failure[]): string {
  const faultOf = ({ text }: Failure): string => text.split('\n').find(line => /^\s+at /.test(line)) ?? text;
  const faults = [...new Set(failures.map(faultOf))].map(fault => failures.filter(failure => faultOf(failure) === fault));
  return faults
    .map(([first, ...others]) => [`FAILURE ${first?.place}: a rule threw\n${first?.text}`, ...others.map(({ place }) => `  also on ${place}`)].join('\n'))
    .join('\n\n');
}
