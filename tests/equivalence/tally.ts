import { rules } from '../../rules/index.ts';
import type { Verdict } from './two-worlds.ts';

const RULES: readonly string[] = Object.keys(rules);

/** What came of many programs. */
export interface Tally {
  readonly made: number;
  readonly linted: number;
  /** Programs whose outcome depended on which call was done first before anything was rewritten. */
  readonly races: number;
  readonly rules: Readonly<Record<string, RuleTally>>;
}

export interface RuleTally {
  /** Programs of which the rule reported something. */
  readonly reported: number;
  /** Programs for which it offered a rewrite. */
  readonly programs: number;
  /** Rewrites that it offered. */
  readonly rewrites: number;
  /** Rewrites after which the program took less time in some schedule. */
  readonly faster: number;
  readonly differences: number;
}

const NOTHING: RuleTally = { reported: 0, programs: 0, rewrites: 0, faster: 0, differences: 0 };

export const EMPTY: Tally = { made: 0, linted: 0, races: 0, rules: Object.fromEntries(RULES.map(rule => [rule, NOTHING])) };

/** The tally of one program. */
export function tallyOf({ reported, rewritten, faster, differences, races }: Verdict): Tally {
  const of = (rule: string): RuleTally => {
    const rewrites = rewritten.filter(offer => offer.rule === rule).length;
    return {
      reported: Number(reported.includes(rule)),
      programs: Number(rewrites > 0),
      rewrites,
      faster: faster.filter(offer => offer.rule === rule).length,
      differences: differences.filter(({ offer }) => offer.rule === rule).length,
    };
  };
  return { made: 1, linted: 1, races: Number(races), rules: Object.fromEntries(RULES.map(rule => [rule, of(rule)])) };
}

/** Two tallies as one. */
export function added(one: Tally, other: Tally): Tally {
  const sum = (a: RuleTally, b: RuleTally): RuleTally => ({
    reported: a.reported + b.reported,
    programs: a.programs + b.programs,
    rewrites: a.rewrites + b.rewrites,
    faster: a.faster + b.faster,
    differences: a.differences + b.differences,
  });
  return {
    made: one.made + other.made,
    linted: one.linted + other.linted,
    races: one.races + other.races,
    rules: Object.fromEntries(RULES.map(rule => [rule, sum(one.rules[rule] ?? NOTHING, other.rules[rule] ?? NOTHING)])),
  };
}

/** How many rewrites made another program of theirs. */
export function differencesIn({ rules: all }: Tally): number {
  return Object.values(all).reduce((count, { differences }) => count + differences, 0);
}
