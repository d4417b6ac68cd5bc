import type { Assumption } from './assumptions.ts';
import type { Run } from './world.ts';

/** What else bears on the comparison. */
export interface Circumstances {
  /** Whether the program keeps what it read: two reads at once then both read. */
  readonly remembers: boolean;
  /** How many calls the schedule lets fail: which of several fails first is a matter of time. */
  readonly mayFail: number;
  /** Whether two callers come at the same time. */
  readonly together: boolean;
  /** Whether a list is filled before what comes behind looks at it, and not after. */
  readonly fillsEarlier: boolean;
  /** Whether work that the program left to itself goes further meanwhile, so that what it shows comes earlier. */
  readonly showsEarlier: boolean;
}

/** In what two runs can differ: that they end and lose no error (`end`, `lost`), and everything about one in which something failed (`failure`). */
export type Aspect = 'calls' | 'effects' | 'end' | 'failure' | 'lost' | 'order' | 'state' | 'time' | 'value';

/** One difference, in words. */
export interface Differing {
  readonly aspect: Aspect;
  readonly what: string;
  /** Rejections that nobody handles any more. */
  readonly lost?: readonly string[];
}

/** In what do two runs of a program under the same schedule differ, beyond what the rewrite between them says? */
export function differencesBetween(before: Run, after: Run, assumption: Assumption, { remembers, mayFail, together, fillsEarlier, showsEarlier }: Circumstances): readonly Differing[] {
  const { failure, time, waits } = assumption;
  // Two callers take turns, and then other ones.
  const order = (together && assumption.interleaves) || showsEarlier ? 'any' : assumption.order;
  const found: Differing[] = [];
  const add = (aspect: Aspect, what: string | null): void => void (what !== null && found.push({ aspect, what }));
  if (before.outcome !== 'hangs' && after.outcome === 'hangs') add('end', 'it never ends');
  // An error that surfaces elsewhere may be another one there.
  const lost = (failure === 'elsewhere' || failure === 'unheard') && after.unhandled.length <= before.unhandled.length ? [] : surplus(after.unhandled, before.unhandled);
  if (lost.length > 0) found.push({ aspect: 'lost', what: `nobody handles the rejection ${lost.join(', ')}`, lost });
  if (before.failures > 0 || after.failures > 0) {
    // Which of several errors comes first is a matter of time.
    add('failure', afterFailure(before, after, { failure, order, several: before.failures > 1 || after.failures > 1 || mayFail > 1 }));
    return found;
  }
  const sharesOne = assumption.shares === true && after.calls.length < before.calls.length;
  // What is stored once, and not once for each caller, has another version, wherever it is shown.
  const storesOne = sharesOne && after.effects.length < before.effects.length;
  const seen = storesOne ? withoutVersions : asItIs;
  const all = (items: readonly string[]): readonly string[] => (sharesOne ? distinct : sorted)(items.map(seen));
  if (before.outcome !== after.outcome) add('value', `it ${after.outcome} (${after.value}) and no longer ${before.outcome}`);
  else if (waits !== 'other' && !fillsEarlier && !storesOne && !isSameValue(before.value, after.value, assumption.reorders === true)) add('value', `it gives ${after.value} and no longer ${before.value}`);
  if (assumption.asksAll ? surplus(before.effects, after.effects).length > 0 : !isSame(all(before.effects), all(after.effects))) add('effects', `its effects are, in any order, ${list(all(after.effects))} and no longer ${list(all(before.effects))}`);
  else if (order === 'same' && !isSame(before.effects, after.effects)) add('order', `its effects are ${list(after.effects)} and no longer ${list(before.effects)}`);
  const asOften = isSame(sorted(before.calls), sorted(after.calls));
  if (assumption.asksAll) {
    if (surplus(before.calls, after.calls).length > 0) add('calls', `it no longer calls ${list(surplus(before.calls, after.calls))}`);
  } else if ((remembers && assumption.interleaves) || sharesOne ? !isSame(distinct(before.calls.map(seen)), distinct(after.calls.map(seen))) : !asOften) add('calls', `its calls are, in any order, ${list(sorted(after.calls))} and no longer ${list(sorted(before.calls))}`);
  // What is appended once is in the file once, and so is what is read from it.
  if (before.state !== after.state && !storesOne) add('state', `it leaves ${after.state} and no longer ${before.state}`);
  if (time !== 'any' && asOften && after.time > before.time) add('time', `it takes ${after.time} and no longer ${before.time}`);
  return found;
}

/** In what do runs of one program under several schedules differ, so that time decides it? */
export function decidedByTime(runs: readonly Run[]): ReadonlySet<Aspect> {
  const shows: Partial<Record<Aspect, (run: Run) => string>> = {
    calls: ({ calls }) => sorted(calls).join('\n'),
    effects: ({ effects }) => sorted(effects).join('\n'),
    order: ({ effects }) => effects.join('\n'),
    state: ({ state }) => state,
    value: ({ outcome, value }) => `${outcome} ${value}`,
  };
  return new Set((Object.keys(shows) as Aspect[]).filter(aspect => new Set(runs.map(run => shows[aspect]?.(run))).size > 1));
}

interface Failing {
  readonly failure: Assumption['failure'];
  readonly order: Assumption['order'];
  /** Whether it is a matter of time which of several errors comes first. */
  readonly several: boolean;
}

function afterFailure(before: Run, after: Run, { failure, order, several }: Failing): string | null {
  if (failure === 'elsewhere' || (failure === 'unheard' && (several || before.unhandled.length > 0))) return null;
  if (failure === 'unheard') {
    const isSameEnd = before.outcome === after.outcome && (before.outcome !== 'fails' || before.value === after.value);
    return isSameEnd ? null : `after a failure it ${after.outcome} (${after.value}) and no longer ${before.outcome} (${before.value})`;
  }
  if (failure === 'same' && !several) {
    if (order === 'same' && !isSame(before.effects, after.effects)) return `after a failure its effects are ${list(after.effects)} and no longer ${list(before.effects)}`;
    if (!isSame(sorted(before.effects), sorted(after.effects))) return `after a failure its effects are, in any order, ${list(sorted(after.effects))} and no longer ${list(sorted(before.effects))}`;
    if (before.state !== after.state) return `after a failure it leaves ${after.state} and no longer ${before.state}`;
  }
  const more = surplus(after.effects, before.effects);
  const less = surplus(before.effects, after.effects);
  if (failure === 'more' && less.length > 0) return `after a failure it no longer does ${list(less)}`;
  if (failure === 'less' && more.length > 0) return `after a failure it also does ${list(more)}`;
  // What went on or was not begun may show in what the program gives, and which of several errors is first is a matter of time.
  if (more.length > 0 || less.length > 0 || several) return null;
  if (before.outcome !== after.outcome) return `after a failure it ${after.outcome} (${after.value}) and no longer ${before.outcome} (${before.value})`;
  return before.value === after.value ? null : `after a failure it ${after.outcome} ${after.value} and no longer ${before.value}`;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function isSameValue(before: string, after: string, inAnyOrder: boolean): boolean {
  return inAnyOrder ? isSame(wordsOf(before), wordsOf(after)) : before === after;
}

const asItIs = (text: string): string => text;
const withoutVersions = (text: string): string => text.replace(/\bversion: \d+/g, 'version');
const wordsOf = (text: string): readonly string[] => sorted(text.split(/[^\w"().]+/));
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
