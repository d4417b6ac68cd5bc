/** What a program did in a scripted world, and what came of it. */
export interface Observation {
  /** What it gave, or `'failed: …'`. */
  readonly outcome: unknown;
  /** `start a`, `end a` (or `fail a`) for each operation, and what the program noted. */
  readonly events: readonly string[];
  /** The most operations that ran at once. */
  readonly atOnce: number;
}

/** Which of the operations that run is done first. */
export type Schedule = 'first' | 'last' | number;

interface Running {
  readonly name: string;
  readonly settle: () => void;
}

/**
 * Runs `code`, which must declare `main`, in a world of its own: no clock, no i/o. What it exports is
 * left where it is.
 *
 * `get(name, value)` is an operation that gives `value` (its name and `!` when there is none); which
 * one is done next, the schedule says (a number is the seed of an arbitrary order). `fetch` is the
 * same, and `note(text)` is an effect.
 *
 * @param failing the operations that fail
 */
export async function observe(code: string, schedule: Schedule = 'first', failing: readonly string[] = []): Promise<Observation> {
  const events: string[] = [];
  const running: Running[] = [];
  let atOnce = 0;
  const get = (name: unknown, value: unknown = `${String(name)}!`): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const label = String(name);
      events.push(`start ${label}`);
      const fails = failing.includes(label);
      running.push({
        name: label,
        settle: () => {
          events.push(`${fails ? 'fail' : 'end'} ${label}`);
          if (fails) reject(new Error(label));
          else resolve(value);
        },
      });
      atOnce = Math.max(atOnce, running.length);
    });
  const note = (text: unknown): void => {
    events.push(String(text));
  };
  const run = new Function('get', 'fetch', 'note', `${code.replaceAll(/^export /gm, '')}\nreturn main();`) as (...world: unknown[]) => Promise<unknown>;
  let outcome: unknown;
  let done = false;
  run(get, get, note).then(
    value => {
      outcome = value;
      done = true;
    },
    (error: unknown) => {
      outcome = `failed: ${error instanceof Error ? error.message : String(error)}`;
      done = true;
    },
  );
  const pick = picker(schedule);
  for (;;) {
    await settleMicrotasks();
    if (running.length === 0) break;
    running.splice(pick(running.length), 1)[0]?.settle();
  }
  if (!done) throw new Error('The program waits for something that never comes.');
  return { outcome, events, atOnce };
}

/** Lets all that can go on without an operation go on. */
async function settleMicrotasks(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

function picker(schedule: Schedule): (length: number) => number {
  if (schedule === 'first') return () => 0;
  if (schedule === 'last') return length => length - 1;
  let state = schedule;
  return length => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % length;
  };
}

/** Schedules that between them put every early and late end into play. */
export const SCHEDULES: readonly Schedule[] = ['first', 'last', 1, 2, 3, 4, 5, 6];
