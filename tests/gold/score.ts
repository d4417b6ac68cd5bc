/**
 * How often are the rules of `recommended` right on code that people have judged?
 *
 *     npm run score [-- --misses] [--rule NAME] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { oneOf, readFlags, runScript } from './arguments.ts';
import { lintFile, linterOf } from './lint.ts';
import { packageFolder } from './packages.ts';
import { outcomeOf, score, type Outcome, type Score } from './scoring.ts';
import { judgedSites, labelledSites, RULE_OF, sampleOf, SCORED_RULES, type RuleName, type Site } from './sites.ts';
import { ratio, table } from './table.ts';

type Scores = Record<string, Score>;

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), { json: 'FILE', misses: null, rule: 'NAME' });
  const rule = flags.rule === undefined ? null : oneOf('rule', flags.rule, SCORED_RULES);
  const wanted = (sites: Site[]): Site[] => sites.filter(site => rule === null || RULE_OF[site.rule] === rule);

  const labels = await outcomesOf(wanted(labelledSites()), rule);
  const judged = await outcomesOf(wanted(judgedSites()), rule);
  const byRule = scoresBy(labels, ({ site }) => RULE_OF[site.rule]);
  const bySample = scoresBy(labels, ({ site }) => `${RULE_OF[site.rule]} ${sampleOf(site)}`);
  const judgedByRule = scoresBy(judged, ({ site }) => RULE_OF[site.rule]);

  console.log(`On ${labels.length} labelled sites, by rule:\n\n${scoreTable(byRule)}\n\nBy sample:\n\n${scoreTable(bySample)}`);
  if (judged.length > 0) console.log(`\nOn ${judged.length} judged reports:\n\n${scoreTable(judgedByRule)}`);
  if (flags.misses) console.log(`\n${await misses([...labels, ...judged])}`);
  if (flags.json !== undefined) {
    writeFileSync(flags.json, `${JSON.stringify({ labels: { byRule, bySample }, judged: { byRule: judgedByRule } }, null, 2)}\n`);
  }
});

/** What do the rules say of each site? Files that can't be linted are told and make the run fail. */
async function outcomesOf(sites: readonly Site[], rule: RuleName | null): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [source, ofSource] of grouped(sites, site => site.source)) {
    const folder = await packageFolder(source);
    const lint = linterOf(folder, { config: 'recommended', rule });
    for (const [file, ofFile] of grouped(ofSource, site => site.file)) {
      const { reports, problem } = lintFile(lint, folder, file);
      if (problem !== null) {
        console.error(`${placeOf(folder, file)} could not be linted: ${problem.text}`);
        process.exitCode = 1;
      }
      outcomes.push(...ofFile.map(site => outcomeOf(site, reports)));
    }
  }
  return outcomes;
}

function scoresBy(outcomes: readonly Outcome[], key: (outcome: Outcome) => string): Scores {
  const groups = [...grouped(outcomes, key)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(groups.map(([name, group]) => [name, score(group)]));
}

function scoreTable(scores: Scores): string {
  return table(
    ['', 'smells', 'found', 'clean', 'wrongly reported', 'debatable', 'reported', 'precision', 'recall'],
    Object.entries(scores).map(([name, of]) => [
      name,
      of.smells,
      of.reportedSmells,
      of.cleans,
      of.reportedCleans,
      of.debatable,
      of.reportedDebatable,
      ratio(of.precision),
      ratio(of.recall),
    ]),
  );
}

async function misses(outcomes: readonly Outcome[]): Promise<string> {
  const lines: string[] = [];
  for (const [rule, ofRule] of grouped(outcomes, ({ site }) => RULE_OF[site.rule])) {
    const wrong = ofRule.filter(({ site, report }) => site.verdict === 'clean' && report !== null);
    const missed = ofRule.filter(({ site, report }) => site.verdict === 'smell' && report === null);
    for (const [title, some] of [['reports what is clean', wrong], ['misses smells', missed]] as const) {
      if (some.length === 0) continue;
      lines.push(`${rule} ${title} (${some.length})`);
      for (const { site, report } of some) {
        lines.push(`  ${placeOf(await packageFolder(site.source), `${site.file}:${site.line}`)}  ${site.id}`, `    label:  ${site.why}`);
        if (report !== null) lines.push(`    report: line ${report.line}: ${report.message}`);
      }
      lines.push('');
    }
  }
  return lines.length === 0 ? 'No site is wrongly reported or missed.' : lines.join('\n');
}

function placeOf(folder: string, file: string): string {
  return relative(process.cwd(), join(folder, file));
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
