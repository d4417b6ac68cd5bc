import type { Offer } from './offers.ts';

/** What the text of a rewrite says may change; whatever it does not say must stay as it was. */
export interface Assumption {
  /** Whether effects come in the same order when nothing fails. */
  readonly order: 'any' | 'same';
  /**
   * What may be different after a failure: nothing; what was done by then, since the others still run
   * (`more`) or later ones are not started (`less`); where an error surfaces that nobody handled (`unheard`),
   or any (`elsewhere`).
   */
  readonly failure: 'elsewhere' | 'less' | 'more' | 'same' | 'unheard';
  /** What becomes of the time until all is done. */
  readonly time: 'any' | 'less' | 'not more';
  /** Whether other code may run in between, so that what callers share at the same time may differ. */
  readonly interleaves: boolean;
  /** Whether a caller that waits for nothing may go on before what was done at once until now. */
  readonly othersRun?: true;
  /** Whether what is done last is done later, so that the work before it meets what is shared as it was. */
  readonly lastIsLater?: true;
  /**
   * Whether somebody waits who did not before: what comes behind it then sees what was not done yet
   * (`later`), or gets a value where it got a promise (`other`), and may do something else.
   */
  readonly waits?: 'later' | 'other';
  /** Whether elements are asked that nobody asked before. */
  readonly asksAll?: true;
  /** Whether what is collected comes in another order. */
  readonly reorders?: true;
  /** Whether callers at the same time share what each did for itself, so that it is done less often. */
  readonly shares?: true;
}

const NOTHING_CHANGES: Assumption = { order: 'same', failure: 'same', time: 'not more', interleaves: false };
/** "start all …, then wait for them together (if one fails, the others still run)" */
const STARTED_TOGETHER: Assumption = { order: 'any', failure: 'more', time: 'less', interleaves: true };
/** "the others wait for their turn; after a failure no later chunk is started" */
const WAIT_FOR_TURN: Assumption = { order: 'any', failure: 'less', time: 'any', interleaves: true };
/** "other code may run before it resolves" */
const OTHERS_RUN: Assumption = { order: 'same', failure: 'same', time: 'any', interleaves: true, othersRun: true };

/** "the 'finally' then runs when it is done" */
const LAST_COMES_LAST: Assumption = { order: 'any', failure: 'elsewhere', time: 'any', interleaves: true, othersRun: true, lastIsLater: true };

/** "it then also runs when something before it fails or leaves": others that would wait for ever then go on */
const RELEASED_IN_ANY_CASE: Assumption = { ...NOTHING_CHANGES, failure: 'more' };
/** "wait for all" */
const WAITED_FOR: Assumption = { order: 'any', failure: 'unheard', time: 'any', interleaves: true, othersRun: true, waits: 'later' };
/** "then look at the answers" */
const OTHER_VALUE: Assumption = { ...WAITED_FOR, waits: 'other' };

/** "callers at the same time then share one call and its failure", "callers then share one call, and one that fails is kept as well" */
const KEPT_PROMISE: Assumption = { order: 'any', failure: 'unheard', time: 'any', interleaves: true, othersRun: true, shares: true };

/** By rule and message: one that is not listed is not known, and that is an error of the test. */
const ASSUMPTIONS: Readonly<Record<string, Assumption>> = {
  // "all are asked, even where one would do"
  'no-async-callback/askTogether': { ...OTHER_VALUE, asksAll: true },
  'no-async-callback/awaitAccumulator': OTHER_VALUE,
  'no-async-callback/collect': WAITED_FOR,
  'no-async-callback/elements': OTHER_VALUE,
  'no-async-callback/flattenAfter': OTHER_VALUE,
  // "an error in one then ends it, and reaches the function around it"
  'no-async-callback/inTurn': WAITED_FOR,
  // "which keeps the order (when one fails, the values of the others are lost)": the values come in another order
  'no-async-callback/returnValue': { order: 'any', failure: 'unheard', time: 'not more', interleaves: true, reorders: true },
  // "an error in one then reaches the function around it"
  'no-async-callback/together': WAITED_FOR,
  'no-async-callback/waitFirst': OTHER_VALUE,
  'no-async-without-await/drop': NOTHING_CHANGES,
  // "when it throws for one element, it is not called for those that follow"
  'no-async-without-await/dropCombined': { ...NOTHING_CHANGES, failure: 'less' },
  // "an error in it then reaches the call that awaits it one turn earlier"
  'no-async-without-await/dropHeard': { ...NOTHING_CHANGES, interleaves: true },
  // "an error in it then reaches the code that calls it, not the handler of unhandled rejections"
  'no-async-without-await/dropUnheard': { ...NOTHING_CHANGES, failure: 'elsewhere' },
  // "callers in other files that use '.then' or '.catch' on its result must change; those that await it need not"
  'no-async-without-await/dropExported': { ...NOTHING_CHANGES, interleaves: true },
  // "they then go on in the same turn"
  'no-async-without-await/dropWithAwaits': { ...NOTHING_CHANGES, interleaves: true },
  'no-await-in-loop/atOnce': STARTED_TOGETHER,
  'no-await-in-loop/inChunks': STARTED_TOGETHER,
  'no-await-in-loop/withLimiter': STARTED_TOGETHER,
  'no-blocking-in-async/awaitInstead': OTHERS_RUN,
  'no-blocking-in-async/twinInstead': OTHERS_RUN,
  // "what follows then waits for it, and its error comes out here"
  'no-floating-promise/awaitIt': { ...LAST_COMES_LAST, failure: 'unheard' },
  // "which hides it"
  'no-floating-promise/takeIn': { ...NOTHING_CHANGES, failure: 'elsewhere' },
  // "the first error then comes out, whichever it is of"
  'no-late-handled-promise/together': { order: 'any', failure: 'more', time: 'not more', interleaves: true },
  // "which then begins when the last is done"
  'no-late-handled-promise/valuesFirst': { order: 'any', failure: 'elsewhere', time: 'any', interleaves: true, lastIsLater: true },
  // "whoever else reads it must await it, and what it gives is kept even if it is nothing"
  'no-check-then-act/keepPromise': KEPT_PROMISE,
  'no-check-then-act/keepUntilRejected': KEPT_PROMISE,
  // "what follows then runs in the same turn"
  'no-needless-await/drop': { ...NOTHING_CHANGES, interleaves: true },
  // "what follows then runs a little earlier"
  'no-needless-await/dropOne': { ...NOTHING_CHANGES, interleaves: true },
  'no-needless-await/dropResolve': { ...NOTHING_CHANGES, interleaves: true },
  // "the function is then missing in stack traces of what fails"
  'no-needless-await/dropReturned': { ...NOTHING_CHANGES, interleaves: true },
  // "the value is then the array of their values"
  'no-needless-await/waitForElements': { order: 'any', failure: 'unheard', time: 'any', interleaves: true, othersRun: true },
  // "the 'catch' then handles its errors"
  'no-unawaited-return-in-try/awaitForCatch': { ...NOTHING_CHANGES, failure: 'elsewhere', interleaves: true },
  // "the 'finally' then runs when it is done"
  'no-unawaited-return-in-try/awaitForFinally': LAST_COMES_LAST,
  // "what it uses is then disposed of when it is done"
  'no-unawaited-return-in-try/awaitForUsing': LAST_COMES_LAST,
  'no-unbounded-promise-all/inChunks': WAIT_FOR_TURN,
  'no-unbounded-promise-all/withLimiter': WAIT_FOR_TURN,
  'no-unbounded-promise-all/withOwnLimiter': WAIT_FOR_TURN,
  // "it then also runs when something before it fails or leaves"
  'no-unreleased-lock/inFinally': RELEASED_IN_ANY_CASE,
  'prefer-concurrent-awaits/together': STARTED_TOGETHER,
  // "they then run at the same time, and an error of one no longer keeps the others from starting"
  'valid-promise-all/dropAwait': { ...STARTED_TOGETHER, time: 'not more' },
  // "its promises are then waited for as well"
  'valid-promise-all/spread': { ...LAST_COMES_LAST, failure: 'unheard' },
};

/** What may this rewrite change? A safe one nothing, whatever its text says. */
export function assumptionOf({ rule, messageId, safe }: Offer): Assumption {
  const found = ASSUMPTIONS[`${rule}/${messageId}`];
  if (found === undefined) throw new RangeError(`Nobody said what ${rule}/${messageId} may change.`);
  return safe ? { ...found, order: 'same', failure: 'same', interleaves: false } : found;
}
