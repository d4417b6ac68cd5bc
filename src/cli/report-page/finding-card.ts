import type { Linter } from 'eslint';

import { ruleName } from '../rule-name.ts';
import { linesOf } from '../source-lines.ts';
import { codePanes, type Offer } from './code-panes.ts';
import { drawnTimeline } from './drawn-timeline.ts';
import { findingTimeline } from './finding-timeline.ts';
import { markup, type Markup, NOTHING } from './markup.ts';
import { messageText } from './message-text.ts';

/** A file with findings. */
export interface FoundFile {
  /** From where paths are told. */
  readonly path: string;
  readonly folder: string;
  /** `null` where it is not known. */
  readonly source: string | null;
  readonly messages: readonly Linter.LintMessage[];
}

/** How many characters of a line are shown of a finding that is closed. */
const LONGEST_GLIMPSE = 160;

/**
 * How is a finding shown? Closed, by the line that it is about and what the rule says of it; open, with the
 * code, its rewrites and the drawn waits.
 *
 * What shows when it is opened stands in a `noscript`: a browser that runs scripts keeps it as plain text
 * until then, so that thousands of findings cost little, and one that does not shows it at once.
 */
export function findingCard(message: Linter.LintMessage, { folder, source }: FoundFile, pages: ReadonlyMap<string, string>): Markup {
  const { ruleId, line, severity } = message;
  const rule = ruleName(ruleId);
  const glimpse = source === null ? '' : (linesOf(source)[line - 1]?.trim() ?? '');
  const tags = [rule, ...(severity === 1 ? ['warning'] : []), ...rewriteTag(message)];
  return markup`<details class="finding" data-rule="${rule}" data-folder="${folder}"><summary><span class="at"><span class="unseen">Line </span>${line}</span><code class="glimpse">${glimpse.length > LONGEST_GLIMPSE ? `${glimpse.slice(0, LONGEST_GLIMPSE)}…` : glimpse}</code><span class="tags">${tags.map(tag => markup`<span>${tag}</span> `)}</span><span class="says">${messageText(message.message)}</span></summary><noscript>${body(message, source, rule, pages.get(rule))}</noscript></details>`;
}

function rewriteTag({ fix, suggestions = [] }: Linter.LintMessage): readonly string[] {
  if (fix !== undefined) return ['safe rewrite'];
  return suggestions.length > 0 ? ['rewrite'] : [];
}

function body(message: Linter.LintMessage, source: string | null, rule: string, page: string | undefined): Markup {
  const [first = null, ...others] = offersOf(message);
  const timeline = findingTimeline(message);
  return markup`<div class="body">${source === null ? NOTHING : codePanes(source, message, first)}${timeline === null ? NOTHING : drawnTimeline(timeline)}${source === null ? NOTHING : others.map(offer => markup`<details class="other"><summary>Another way to write it</summary>${codePanes(source, message, offer)}</details>`)}${page === undefined ? NOTHING : markup`<p class="page"><a href="${page}">About ${rule}</a></p>`}</div>`;
}

/** The safest first; what ESLint's own `--fix` does is one of them. */
function offersOf({ suggestions = [] }: Linter.LintMessage): readonly Offer[] {
  return suggestions.map(({ desc, fix }) => ({ says: desc, edit: fix }));
}
