import { readFileSync } from 'node:fs';

import type { Linter } from 'eslint';

import type { rules } from '../../rules/index.ts';

/** A small program and the right answer; README.md beside this file says what each field means. */
export interface Case {
  readonly id: string;
  readonly from?: string;
  readonly smell: keyof typeof RULE_OF_SMELL;
  readonly file: string;
  readonly config?: 'strict';
  readonly code: string;
  readonly expect: 'report' | 'silent';
  readonly detail?: string;
  readonly lines?: readonly number[];
  readonly count?: number;
  readonly fix?: 'fix' | 'suggest';
  readonly output?: string;
  readonly also?: Readonly<Record<string, string>>;
  readonly why: string;
}

/** Which rule is about a smell, whether it exists or not. */
export const RULE_OF_SMELL = {
  'async-callback': 'no-async-callback',
  'async-without-await': 'no-async-without-await',
  'await-in-loop': 'no-await-in-loop',
  'check-then-act': 'no-check-then-act',
  'consecutive-awaits': 'prefer-concurrent-awaits',
  'floating-promise': 'no-floating-promise',
  'late-handled-promise': 'no-late-handled-promise',
  'needless-await': 'no-needless-await',
  'promise-all-shape': 'valid-promise-all',
  'shared-connection-or-siblings': 'no-concurrent-transaction',
  'sleep-polling': 'no-sleep-polling',
  'sync-in-async': 'no-blocking-in-async',
  'uncancelled-race': 'no-uncancelled-race',
  'unbounded-promise-all': 'no-unbounded-promise-all',
  'unreleased-lock': 'no-unreleased-lock',
} as const satisfies Record<string, keyof typeof rules | (string & {})>;

/** The files of programs, each with what its programs are. */
export const CASE_FILES = {
  'textbook.json': 'the textbook',
  'user-reports.json': 'what users reported',
  'reports.json': 'what users and measurements reported of other tools',
} as const;

/** The programs of one file. */
export function casesOf(file: keyof typeof CASE_FILES): Case[] {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Case[];
}

/** All programs. */
export function allCases(): Case[] {
  return (Object.keys(CASE_FILES) as (keyof typeof CASE_FILES)[]).flatMap(casesOf);
}

/** A program with one edit of a report applied. */
export function edited(code: string, { range, text }: NonNullable<Linter.LintMessage['fix']>): string {
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}
