/** How a call of the world fails: its promise rejects, or that of each but the first of these calls, or the call throws before it gives one. */
export type Failure = 'reject' | 'reject again' | 'throw';

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
 * @param thorough whether to make all of them, and not a few of each kind
 * @param lenient those that may throw at once, since nothing in sight says otherwise
 */
export function schedulesFor(calls: readonly string[], lenient: ReadonlySet<string>, seed: number, thorough: boolean): { readonly well: readonly Schedule[]; readonly failing: readonly Schedule[] } {
  const keys = [...new Set(calls)];
  const place = new Map(keys.map((key, index) => [key, index]));
  const rising = (key: string): number => 5 * ((place.get(key) ?? 0) + 1);
  const falling = (key: string): number => 5 * (keys.length - (place.get(key) ?? 0));
  const mixed = (salt: number) => (key: string) => 1 + (hash(key, salt) % 40);
  const some = (key: string): number => (hash(key, seed + 7) % 3 === 0 ? 0 : 1 + (hash(key, seed + 8) % 20));
  const well: Schedule[] = [
    { name: 'nothing takes time', latency: () => 0, effective: 'start', failing: NONE },
    { name: 'each takes longer than the one before', latency: rising, effective: 'start', failing: NONE },
    { name: 'each takes shorter than the one before', latency: falling, effective: 'end', failing: NONE },
    { name: 'any order', latency: mixed(seed), effective: 'start', failing: NONE },
    { name: 'some take no time', latency: some, effective: 'end', failing: NONE },
  ];
  const chosen = (salt: number): string => keys[hash(String(salt), seed) % keys.length] ?? '';
  const rejects = (salt: number, latency: Schedule['latency'], effective: Schedule['effective']): Schedule => {
    const key = chosen(salt);
    return { name: `${key} rejects`, latency, effective, failing: new Map([[key, 'reject']]) };
  };
  const failing: Schedule[] = keys.length === 0 ? [] : [rejects(1, falling, 'end'), rejects(2, rising, 'start'), rejects(3, some, 'end')];
  // Alone: a callee that throws at once is taken for one that fails in no other way.
  const throwing = keys.filter(key => lenient.has(key) && calls.indexOf(key) === calls.lastIndexOf(key));
  const thrower = throwing[hash('throws', seed) % Math.max(1, throwing.length)];
  if (thrower !== undefined) failing.push({ name: `${thrower} throws`, latency: mixed(seed + 1), effective: 'end', failing: new Map([[thrower, 'throw']]) });
  if (keys.length > 1) {
    const several = new Map<string, Failure>([4, 5, 6].map(salt => [chosen(salt), 'reject']));
    failing.push({ name: `${[...several.keys()].join(' and ')} reject`, latency: mixed(seed + 2), effective: 'end', failing: several });
    failing.push({ name: 'all reject', latency: falling, effective: 'end', failing: new Map(keys.map(key => [key, 'reject'])) });
  }
  const most = thorough ? well.length + failing.length : 3;
  return { well: [PLAIN, ...turned(well, seed).slice(0, most)], failing: turned(failing, seed + 1).slice(0, most) };
}

/** How many calls get schedules of their own at most. */
const MOST_APART = 25;

/** For each call: it takes far longer than all others together, or far shorter than each of them. */
export function oneApart(calls: readonly string[]): readonly Schedule[] {
  const keys = [...new Set(calls)].slice(0, MOST_APART);
  return keys.flatMap(key => [
    { name: `${key} takes long`, latency: other => (other === key ? 1000 : 1), effective: 'end', failing: NONE },
    { name: `only ${key} takes no time`, latency: other => (other === key ? 0 : 20), effective: 'start', failing: NONE },
  ] satisfies Schedule[]);
}

/** The same, beginning elsewhere: over many programs each has its turn. */
function turned(schedules: readonly Schedule[], by: number): readonly Schedule[] {
  const start = by % Math.max(1, schedules.length);
  return [...schedules.slice(start), ...schedules.slice(0, start)];
}

/** A number that looks arbitrary and is always the same for the same text and salt. */
export function hash(text: string, salt = 0): number {
  let state = 2_166_136_261 ^ salt;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 16_777_619);
  state ^= state >>> 15;
  state = Math.imul(state, 2_246_822_519);
  return (state ^ (state >>> 13)) >>> 0;
}
