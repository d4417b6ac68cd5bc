import { textOf, type Located, type SourceFile } from '../source-file.ts';
import { collectionBound, type CollectionBound } from './collection-bound.ts';
import { elementWork, type ElementWork } from './element-work.ts';
import type { FanOut } from './fan-out.ts';
import { namesWrittenOut } from './hand-kept.ts';
import { limiterOf } from './limiter.ts';
import { saysOpenSize } from './open-size.ts';

/** Where the line is drawn. */
export interface Tolerance {
  /** How many operations may start at once where their number can be read off the code. */
  readonly maxLiteral: number;
  /** Whether an array that the caller hands over counts as being of any size, whatever is done for each element. */
  readonly parameters: boolean;
}

/** What `recommended` tolerates. Rewrites go by it, so that no rule reports what another one wrote. */
export const RECOMMENDED: Tolerance = { maxLiteral: 100, parameters: false };

/** A fan-out that starts too much: what it does for each element, and of how many. */
export interface TooMuch {
  readonly work: ElementWork;
  readonly bound: CollectionBound & { readonly kind: 'bounded' | 'parameter' | 'unbounded' };
}

/**
 * Would it be too much to start all of this fan-out at once?
 *
 * Yes where each element does i/o, the number of elements comes from outside, and nothing on the way
 * limits how many run. `null` stands for no evidence of that.
 */
export function tooMuchAtOnce(file: SourceFile, fanOut: FanOut, tolerance: Tolerance = RECOMMENDED): TooMuch | null {
  const work = elementWork(file, fanOut);
  if (work === null) return null;
  const bound = collectionBound(file, fanOut.collection);
  if (bound.kind === 'unknown' || !exceeds(bound, work, tolerance) || limiterOf(file, fanOut) !== null) return null;
  return { work, bound };
}

/** The same as yes or no, for rewrites. */
export function mustBeLimited(file: SourceFile, fanOut: FanOut): boolean {
  return tooMuchAtOnce(file, fanOut) !== null;
}

function isRecursive({ file, node }: Located): boolean {
  return /\brecursive\b/i.test(textOf(file, node));
}

function exceeds(bound: TooMuch['bound'], work: ElementWork, { maxLiteral, parameters }: Tolerance): boolean {
  switch (bound.kind) {
    case 'unbounded':
      // What an element does to itself is i/o where it is a row of a database.
      if (work.evidence === 'own') return bound.source === 'rows';
      // One folder's entries are renamed or removed a few at a time, whatever is started.
      if (work.light === true && bound.source === 'directory' && !isRecursive(bound.because)) return false;
      // A pattern that can't be seen may ask for few files, so only certain i/o counts.
      return bound.source !== 'pattern' || work.evidence === 'documented';
    case 'parameter':
      if (!parameters && namesWrittenOut(bound.variable.name)) return false;
      if (parameters) return work.evidence !== 'own';
      return work.evidence === 'documented' || (work.evidence === 'handed' && saysOpenSize(bound.because.node, bound.function));
    case 'bounded':
      return bound.atMost !== null && bound.atMost > maxLiteral;
  }
}
