import { RULE_OF, type Site } from './sites.ts';

/** The lines that a report or a site spans, ends included. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}

/** A report, as far as scoring cares. */
export interface ScoredReport extends Lines {
  readonly rule: string;
  readonly message: string;
}

/** A judged site, with the first report of the matching rule that overlaps it. */
export interface Outcome {
  readonly site: Site;
  readonly report: ScoredReport | null;
}

/** How many sites of each verdict there are, how many were reported, and what follows from that. */
export interface Score {
  readonly smells: number;
  readonly reportedSmells: number;
  readonly cleans: number;
  readonly reportedCleans: number;
  readonly debatable: number;
  readonly reportedDebatable: number;
  /** `null` when nothing that counts was reported. */
  readonly precision: number | null;
  /** `null` when there is no smell to find. */
  readonly recall: number | null;
}

/** Whether two spans of lines have a line in common. */
export function overlap(one: Lines, other: Lines): boolean {
  return one.line <= other.endLine && other.line <= one.endLine;
}

/** Whether a report is about a judged site of the same file. */
export function concerns(report: Omit<ScoredReport, 'message'>, site: Site): boolean {
  return report.rule === RULE_OF[site.rule] && overlap(report, site);
}

/** What did the rules say of a site, given all reports of its file? */
export function outcomeOf(site: Site, reports: readonly ScoredReport[]): Outcome {
  return { site, report: reports.find(report => concerns(report, site)) ?? null };
}

/** How right were the rules on these sites? Debatable ones count neither for nor against. */
export function score(outcomes: readonly Outcome[]): Score {
  const of = (verdict: Site['verdict']): readonly Outcome[] => outcomes.filter(({ site }) => site.verdict === verdict);
  const reported = (some: readonly Outcome[]): number => some.filter(({ report }) => report !== null).length;
  const smells = of('smell');
  const cleans = of('clean');
  const debatable = of('debatable');
  const right = reported(smells);
  const wrong = reported(cleans);
  return {
    smells: smells.length,
    reportedSmells: right,
    cleans: cleans.length,
    reportedCleans: wrong,
    debatable: debatable.length,
    reportedDebatable: reported(debatable),
    precision: right + wrong === 0 ? null : right / (right + wrong),
    recall: smells.length === 0 ? null : right / smells.length,
  };
}
