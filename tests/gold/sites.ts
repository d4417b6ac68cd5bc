import { existsSync, readFileSync } from 'node:fs';

import type { rules } from '../../rules/index.ts';

/** A rule of the plugin. */
export type RuleName = keyof typeof rules;

/** A place in real code that a person has judged: one line of labels.jsonl, see README.md. */
export interface Site {
  readonly id: string;
  /** The smell, by the name that the labels use. */
  readonly rule: Smell;
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly verdict: 'clean' | 'debatable' | 'smell';
  readonly confidence: number;
  readonly fix: 'none' | 'safe' | 'suggest';
  readonly lines: string;
  readonly why: string;
}

/** The rule that looks for each smell of the labels. */
export const RULE_OF = {
  'async-callback': 'no-async-callback',
  'async-without-await': 'no-async-without-await',
  'await-in-loop': 'no-await-in-loop',
  'check-then-act': 'no-check-then-act',
  'consecutive-awaits': 'prefer-concurrent-awaits',
  'shared-connection-or-siblings': 'no-concurrent-transaction',
  'floating-promise': 'no-floating-promise',
  'late-handled-promise': 'no-late-handled-promise',
  'needless-await': 'no-needless-await',
  'promise-all-shape': 'valid-promise-all',
  'sleep-polling': 'no-sleep-polling',
  'sync-in-async': 'no-blocking-in-async',
  'unawaited-return-in-try': 'no-unawaited-return-in-try',
  'unbounded-promise-all': 'no-unbounded-promise-all',
  'uncancelled-race': 'no-uncancelled-race',
  'unreleased-lock': 'no-unreleased-lock',
} as const satisfies Record<string, RuleName>;

export type Smell = keyof typeof RULE_OF;

/** The rules that the labels can score, in alphabetical order. */
export const SCORED_RULES: readonly RuleName[] = Object.values(RULE_OF).toSorted();

/** The sites that were drawn and judged before any rule was written. */
export function labelledSites(): Site[] {
  return readSites(new URL('labels.jsonl', import.meta.url));
}

/** The reports of the rules themselves that were judged by reading; none as long as there is no such file. */
export function judgedSites(): Site[] {
  const file = new URL('judged.jsonl', import.meta.url);
  return existsSync(file) ? readSites(file) : [];
}

/** The way in which a site was drawn: its id without the number. */
export function sampleOf({ id }: Pick<Site, 'id'>): string {
  return id.replace(/-\d+$/, '');
}

function readSites(file: URL): Site[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Site);
}
