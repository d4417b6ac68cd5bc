import { createHash } from 'node:crypto';
import { basename, posix, relative, sep } from 'node:path';

import type { ESLint, Linter } from 'eslint';

import { rules } from '../../rules/index.ts';
import { NAMESPACE } from '../configs.ts';
import plugin from '../index.ts';
import type { Place } from './formats.ts';
import type { Outcome } from './lint.ts';
import { findingCount, summaryOf } from './print.ts';
import { filters, type RuleCount } from './report-page/filters.ts';
import { findingCard, type FoundFile } from './report-page/finding-card.ts';
import { folderCounts } from './report-page/folder-counts.ts';
import { markup, Markup, NOTHING } from './report-page/markup.ts';
import { SCRIPT } from './report-page/script.ts';
import { STYLE } from './report-page/style.ts';
import { ruleName } from './rule-name.ts';

/**
 * How are the findings told to a person who reads them in a browser?
 *
 * As one page that holds all it needs. Its policy keeps the browser from loading anything, and from running
 * any script but the page's own.
 */
export function htmlReport(outcome: Outcome, { folder }: Place): string {
  const title = findingCount(outcome) === 0 ? 'No async smells' : summaryOf({ ...outcome, unparsed: [] }).replace(/ in .*$/s, '');
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title} · ${basename(folder)}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header><h1>${title}</h1><p>${summaryOf(outcome).slice(title.length)}</p></header>
${findingCount(outcome) === 0 ? markup`<main class="columns">${unparsedList(outcome, folder)}</main>` : foundPart(outcome, folder)}
<footer>${plugin.meta?.name ?? NAMESPACE} ${plugin.meta?.version ?? ''}</footer>
${findingCount(outcome) === 0 ? NOTHING : markup`<script>${new Markup(SCRIPT)}</script>\n`}</body>
</html>`;
  return page.html;
}

/** Of more findings than these, those out of sight are not laid out, which makes the scroll bar a guess. */
const MANY = 200;

function foundPart(outcome: Outcome, folder: string): Markup {
  const files = outcome.results.filter(({ messages }) => messages.length > 0).map(result => foundFile(result, folder));
  const messages = files.flatMap(file => file.messages);
  return markup`<a class="skip" href="#findings">Skip to the findings</a>
<div class="columns${messages.length > MANY ? ' many' : ''}">
${filters(messages.length, ruleCounts(messages), folderCounts(files.flatMap(file => file.messages.map(() => file.folder))))}
<main>
<div class="bar"><h2 id="findings" tabindex="-1">Findings</h2><p id="shown" role="status"></p><button type="button" id="toggle-all" value="open">Open all</button></div>
<p id="none" hidden>Nothing is like that. <button type="button" class="clear">Show all findings</button></p>
${files.map(fileSection)}
${unparsedList(outcome, folder)}
</main>
</div>`;
}

/** The rules with the most findings first. */
function ruleCounts(messages: readonly Linter.LintMessage[]): readonly RuleCount[] {
  const counts = new Map<string, number>();
  for (const { ruleId } of messages) counts.set(ruleName(ruleId), (counts.get(ruleName(ruleId)) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((one, other) => other.count - one.count || (one.rule < other.rule ? -1 : 1));
}

function fileSection(file: FoundFile): Markup {
  const { path, messages } = file;
  return markup`<section class="file" style="--findings:${messages.length}"><h3>${path.slice(0, -posix.basename(path).length)}<b>${posix.basename(path)}</b></h3>
${messages.map(message => markup`${findingCard(message, file, PAGES)}\n`)}</section>
`;
}

function unparsedList({ unparsed }: Outcome, folder: string): Markup {
  if (unparsed.length === 0) return NOTHING;
  return markup`<section><h2>Not linted</h2><p>These files could not be parsed.</p><ul>${unparsed.map(({ path, line, reason }) => markup`<li><code>${wayTo(path, folder)}:${line}</code> ${reason}</li>`)}</ul></section>`;
}

function foundFile({ filePath, source, output, messages }: ESLint.LintResult, folder: string): FoundFile {
  const path = wayTo(filePath, folder);
  const above = posix.dirname(path);
  // Of a file that was rewritten, what is left is told of the new text.
  return { path, folder: above === '.' ? '' : above, source: output ?? source ?? null, messages };
}

/** The path from the folder, with `/`. */
function wayTo(path: string, folder: string): string {
  return relative(folder, path).replaceAll(sep, '/');
}

/** Where each rule is described. */
const PAGES: ReadonlyMap<string, string> = new Map(Object.entries(rules).flatMap(([name, { meta }]) => (meta.docs?.url === undefined ? [] : [[name, meta.docs.url] as const])));
