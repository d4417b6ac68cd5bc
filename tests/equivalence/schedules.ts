/** How a call of the world fails: its promise rejects, or the call throws before it gives one. */
export type Failure = 'reject' | 'throw';

/** Everything about a run that the program does not decide. */
export interface Schedule {
  readonly name: string;
  /** How long a call takes. The same call always takes the same time, whenever it is made. */
  readonly latency: (key: string) => number;
  /** Whether a call takes effect when it is made or when it is done. */
  readonly effective: 'end' | 'start';
  readonly failing: ReadonlyMap<string, Failure>;
}

const NONE: ReadonlyMap<string, Failure> = new Map();

/** The schedule of the run that finds out which calls there are. */
export const PLAIN: Schedule = { name: 'all take as long', latency: () => 10, effective: 'end', failing: NONE };

/**
 * The schedules under which a program is run, made from the calls that it makes when all goes well.
 *
 * @param calls the calls in the order in which they were made
 * @param lenient those that may throw at once, since nothing in sight says otherwise
 */
export function schedulesFor(calls: readonly string[], lenient: ReadonlySet<string>, seed: number): { readonly well: readonly Schedule[]; readonly failing: readonly Schedule[] } {
  const keys = [...new Set(calls)];
  const place = new Map(keys.map((key, index) => [key, index]));
  const rising = (key: string): number => 5 * ((place.get(key) ?? 0) + 1);
  const falling = (key: string): number => 5 * (keys.length - (place.get(key) ?? 0));
  const mixed = (salt: number) => (key: string) => 1 + (hash(key, salt) % 40);
  const some = (key: string): number => (hash(key, seed + 7) % 3 === 0 ? 0 : 1 + (hash(key, seed + 8) % 20));
  const well: Schedule[] = [
    PLAIN,
    { name: 'nothing takes time', latency: () => 0, effective: 'start', failing: NONE },
    { name: 'each takes longer than the one before', latency: rising, effective: 'start', failing: NONE },
    { name: 'each takes shorter than the one before', latency: falling, effective: 'end', failing: NONE },
    { name: 'any order', latency: mixed(seed), effective: 'start', failing: NONE },
    { name: 'some take no time', latency: some, effective: 'end', failing: NONE },
  ];
  const failing: Schedule[] = [];
  if (keys.length === 0) return { well, failing };
  const chosen = (salt: number): string => keys[hash(String(salt), seed) % keys.length] ?? '';
  const first = chosen(1);
  const second = chosen(2);
  const third = chosen(3);
  failing.push(
    { name: `${first} rejects`, latency: falling, effective: 'end', failing: new Map([[first, 'reject']]) },
    { name: `${second} rejects early`, latency: rising, effective: 'start', failing: new Map([[second, 'reject']]) },
    { name: `${third} rejects at once`, latency: some, effective: 'end', failing: new Map([[third, 'reject']]) },
  );
  // Alone: a callee that throws at once is taken for one that fails in no other way.
  const throwing = keys.filter(key => lenient.has(key) && calls.indexOf(key) === calls.lastIndexOf(key));
  const thrower = throwing[hash('throws', seed) % Math.max(1, throwing.length)];
  if (thrower !== undefined) failing.push({ name: `${thrower} throws`, latency: mixed(seed + 1), effective: 'end', failing: new Map([[thrower, 'throw']]) });
  if (keys.length > 1) {
    const pair = new Map<string, Failure>([[chosen(4), 'reject'], [chosen(5), 'reject'], [chosen(6), 'reject']]);
    failing.push({ name: `${[...pair.keys()].join(' and ')} reject`, latency: mixed(seed + 2), effective: 'end', failing: pair });
    failing.push({ name: 'all reject', latency: falling, effective: 'end', failing: new Map(keys.map(key => [key, 'reject'])) });
  }
  return { well, failing };
}

/** A number that looks arbitrary and is always the same for the same text and salt. */
export function hash(text: string, salt = 0): number {
  let state = 2_166_136_261 ^ salt;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 16_777_619);
  state ^= state >>> 15;
  state = Math.imul(state, 2_246_822_519);
  return (state ^ (state >>> 13)) >>> 0;
}
