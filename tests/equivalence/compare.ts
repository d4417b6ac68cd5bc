import type { Assumption } from './assumptions.ts';
import type { Run } from './world.ts';

/** What else bears on the comparison. */
export interface Circumstances {
  /** Whether the program keeps what it read: two reads at once then both read. */
  readonly remembers: boolean;
  /** How many calls the schedule lets fail: which of several fails first is a matter of time. */
  readonly mayFail: number;
  /** Whether the program leaves work to itself, whose rejections nobody handles wherever that work is started. */
  readonly leaves: boolean;
}

/**
 * In what do two runs of a program under the same schedule differ, beyond what the rewrite between
 * them says?
 *
 * @returns one difference in words, or `null`
 */
export function difference(before: Run, after: Run, assumption: Assumption, { remembers, mayFail, leaves }: Circumstances): string | null {
  const { order, failure, time, othersRun, waits } = assumption;
  const worst = hangsOrLoses(before, after, assumption, leaves);
  if (worst !== null) return worst;
  // Which of several errors comes first is a matter of time.
  if (before.failures > 0 || after.failures > 0) return afterFailure(before, after, failure, before.failures > 1 || after.failures > 1 || mayFail > 1, othersRun === true);
  if (before.outcome !== after.outcome) return `it ${after.outcome} (${after.value}) and no longer ${before.outcome}`;
  if (assumption.shares && surplus(after.effects, before.effects).length === 0 && after.effects.length < before.effects.length) return null;
  if (waits === undefined && before.value !== after.value) return `it gives ${after.value} and no longer ${before.value}`;
  if (order === 'same' && !isSame(before.effects, after.effects)) return `its effects are ${list(after.effects)} and no longer ${list(before.effects)}`;
  if (!isSame(sorted(before.effects), sorted(after.effects))) return `its effects are, in any order, ${list(sorted(after.effects))} and no longer ${list(sorted(before.effects))}`;
  const asOften = isSame(sorted(before.calls), sorted(after.calls));
  if (remembers ? !isSame(distinct(before.calls), distinct(after.calls)) : !asOften) return `its calls are, in any order, ${list(sorted(after.calls))} and no longer ${list(sorted(before.calls))}`;
  if (before.state !== after.state) return `it leaves ${after.state} and no longer ${before.state}`;
  if (time !== 'any' && asOften && after.time > before.time) return `it takes ${after.time} and no longer ${before.time}`;
  return null;
}

/**
 * Does it never end, or does a rejection get lost, that did not before?
 *
 * Where others still run, so do the calls among them that nobody waits for, before as well as after.
 */
export function hangsOrLoses(before: Run, after: Run, { failure, othersRun }: Assumption, leaves: boolean): string | null {
  if (before.outcome !== 'hangs' && after.outcome === 'hangs') return 'it never ends';
  if (failure === 'elsewhere' || (leaves && othersRun) || (failure === 'more' && (leaves || before.unhandled.length > 0))) return null;
  return after.unhandled.length > before.unhandled.length ? `nobody handles the rejection ${after.unhandled.join(', ')}` : null;
}

function afterFailure(before: Run, after: Run, failure: Assumption['failure'], several: boolean, othersRun: boolean): string | null {
  if (failure === 'elsewhere') return null;
  if (failure === 'same' && !several) {
    if (!isSame(before.effects, after.effects)) return `after a failure its effects are ${list(after.effects)} and no longer ${list(before.effects)}`;
    if (othersRun ? !isSame(sorted(before.state.split(/[^\w"().]+/)), sorted(after.state.split(/[^\w"().]+/))) : before.state !== after.state) return `after a failure it leaves ${after.state} and no longer ${before.state}`;
  }
  const more = surplus(after.effects, before.effects);
  const less = surplus(before.effects, after.effects);
  if (failure === 'more' && less.length > 0) return `after a failure it no longer does ${list(less)}`;
  if (failure === 'less' && more.length > 0) return `after a failure it also does ${list(more)}`;
  // What went on or was not begun may show in what the program gives, and which of several errors is first is a matter of time.
  if (more.length > 0 || less.length > 0 || several) return null;
  if (before.outcome !== after.outcome) return `after a failure it ${after.outcome} (${after.value}) and no longer ${before.outcome} (${before.value})`;
  // A caller that waits for nothing may go on before what fails was even begun.
  if (othersRun && before.outcome !== 'fails') return null;
  return before.value === after.value ? null : `after a failure it ${after.outcome} ${after.value} and no longer ${before.value}`;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

const sorted = (items: readonly string[]): readonly string[] => [...items].sort();
const distinct = (items: readonly string[]): readonly string[] => sorted([...new Set(items)]);
const list = (items: readonly string[]): string => `[${items.join(' ')}]`;

/** What is in `items` more often than in `others`. */
function surplus(items: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return items.filter(item => {
    const index = left.indexOf(item);
    if (index === -1) return true;
    left.splice(index, 1);
    return false;
  });
}
