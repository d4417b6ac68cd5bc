import { createContext, runInContext, Script } from 'node:vm';

import { createClock } from '@sinonjs/fake-timers';
import { Volume } from 'memfs';

import { moduleAsFunction } from './module-text.ts';
import { hash, type Schedule } from './schedules.ts';
import { shown, shownCells } from './shown.ts';

/** How a program is called: once, again when it is done, or twice at the same time. */
export type Callers = 'once' | 'together' | 'twice';

/** What came of a run. */
export interface Run {
  readonly outcome: 'fails' | 'gives' | 'hangs';
  /** What it gave, or the message of its error. */
  readonly value: string;
  /** What it did that others can see, in order. */
  readonly effects: readonly string[];
  /** Every call of the world, in order. */
  readonly calls: readonly string[];
  /** What its cells and its files hold when all is over. */
  readonly state: string;
  /** When it was done, in virtual time. */
  readonly time: number;
  readonly unhandled: readonly string[];
  /** How often something failed, be it caught or not. */
  readonly failures: number;
  /** Calls that may throw at once: nothing in sight says that they give a promise whatever happens. */
  readonly lenient: ReadonlySet<string>;
}

/** A program, ready to be run. */
export interface Compiled {
  readonly start: (world: object, modules: object) => { readonly exported: Record<string, (...given: unknown[]) => unknown>; readonly cells: () => Record<string, unknown> };
}

/** The names of the cells that programs share between their functions. */
export const CELLS = ['cell', 'state', 'log', 'memo', 'table', 'ready'] as const;

const WORLD = ['console', 'Error', 'fetch', 'setTimeout', 'clearTimeout'] as const;

/** The elements that a program is given: the first has one twice. */
export const IDS = ['a', 'b', 'c', 'b', 'd'] as const;
export const NAMES = ['one.txt', 'two.txt', 'three.txt', 'four.txt'] as const;

const context = createContext({});
const { FailureNoter, PromiseOf } = runInContext(
  `({
    PromiseOf: executor => new Promise(executor),
    FailureNoter: note => class Error extends globalThis.Error { constructor(...given) { super(...given); note(); } },
  })`,
  context,
) as { FailureNoter: (note: () => void) => ErrorConstructor; PromiseOf: <T>(executor: (resolve: (value: T) => void, reject: (error: unknown) => void) => void) => Promise<T> };
const callers = runInContext(
  `({
    once: async (main, first) => main(...first),
    twice: async (main, first, second) => [await main(...first), await main(...second)],
    together: (main, first, second) => Promise.all([main(...first), main(...second)]),
  })`,
  context,
) as Record<Callers, (main: unknown, first: unknown[], second: unknown[]) => Promise<unknown>>;
const visitor = runInContext('async (fn, given) => { try { return await fn(given); } catch (error) { return `failed: ${error.message}`; } }', context) as (fn: unknown, given: unknown) => Promise<unknown>;

/**
 * Makes a program of a module's text.
 *
 * @throws {SyntaxError} when it is none
 */
export function compile(text: string): Compiled {
  return { start: new Script(moduleAsFunction(text, WORLD, CELLS)).runInContext(context) as Compiled['start'] };
}

/** How many steps of the clock a program may take: more only one that never ends. */
const MOST_STEPS = 1500;

/** Runs a program to its end, and beyond it until nothing goes on. */
export async function run({ start }: Compiled, schedule: Schedule, by: Callers): Promise<Run> {
  const clock = createClock(0);
  const effects: string[] = [];
  const calls: string[] = [];
  const lenient = new Set<string>();
  let failures = 0;
  const fail = (): void => void (failures += 1);
  const Failure = FailureNoter(fail);

  /** One call of the world: `act` is done when the schedule says. */
  const call = (key: string, isEffect: boolean, mayThrow: boolean, act: () => unknown): Promise<unknown> => {
    calls.push(key);
    if (isEffect) effects.push(key);
    if (mayThrow) lenient.add(key);
    const planned = schedule.failing.get(key);
    const failure = planned === 'reject again' && calls.indexOf(key) === calls.length - 1 ? undefined : planned;
    if (failure === 'throw' && mayThrow) throw new Failure(key);
    const early = failure === undefined && schedule.effective === 'start' ? attempt(act) : null;
    return PromiseOf((resolve, reject) => {
      const settle = (): void => {
        if (failure !== undefined) reject(new Failure(key));
        else {
          const result = early ?? attempt(act);
          if ('error' in result) {
            if (!(result.error instanceof Failure)) fail();
            reject(result.error);
          } else resolve(result.value);
        }
      };
      const latency = schedule.latency(key);
      if (latency === 0) settle();
      else clock.setTimeout(settle, latency);
    });
  };
  /** A call that holds the thread. Its time is nobody's but its own, so it takes none. */
  const held = (key: string, isEffect: boolean, act: () => unknown): unknown => {
    calls.push(key);
    if (isEffect) effects.push(key);
    if (schedule.failing.has(key)) throw new Failure(key);
    try {
      return act();
    } catch (error) {
      fail();
      throw error;
    }
  };

  const service = serviceOf(call, effects, Failure);
  const files = filesOf(call, held);
  const world = {
    console: { log: (...given: unknown[]) => void effects.push(`log(${given.map(each => shown(each)).join(', ')})`) },
    Error: Failure,
    fetch: service.fetch,
    setTimeout: clock.setTimeout,
    clearTimeout: clock.clearTimeout,
  };
  const sleep = (time: number, value?: unknown): Promise<unknown> => PromiseOf(resolve => void clock.setTimeout(() => resolve(value), Number(time)));
  const modules = {
    'node:fs/promises': files.promises,
    'node:fs': files.sync,
    'node:timers/promises': { setTimeout: sleep },
    './api.js': { api: service.api, default: service.api },
    './steps.js': service.steps,
    './locks.js': locksOf(call, Failure),
    'p-limit': { default: limiter },
  };

  const unhandled: string[] = [];
  const outcome = { kind: 'hangs' as Run['outcome'], value: '', time: 0 };
  const done = (kind: Run['outcome'], value: string): void => void Object.assign(outcome, { kind, value, time: clock.now });
  const restore = listen(error => unhandled.push(message(error)));
  let state = '';
  try {
    const { exported, cells } = start(world, modules);
    const { main, ...others } = exported;
    const first = [service.api, [...IDS], [...NAMES]];
    const second = [service.api, [...IDS].reverse(), [...NAMES].reverse()];
    const given = (async () => {
      const value = await callers[by](main, first, second);
      const rest: unknown[] = [];
      for (const other of Object.values(others)) rest.push(await visitor(other, 'a'));
      return rest.length === 0 ? value : [value, ...rest];
    })();
    given.then(value => done('gives', shown(value)), (error: unknown) => done('fails', message(error)));
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      await turn();
      if (clock.countTimers() === 0) break;
      clock.next();
    }
    await turn();
    state = `${shownCells(await settled(cells()))}\n${shown(service.records())}\n${files.content()}`;
  } catch (error) {
    done('fails', message(error));
  } finally {
    restore();
  }
  return { outcome: outcome.kind, value: outcome.value, effects, calls, state, time: outcome.time, unhandled, failures: outcome.kind === 'fails' ? Math.max(1, failures) : failures, lenient };
}

/** The cells with the values of the promises that they hold: to keep a promise in the place of its value is no other state. */
async function settled(cells: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const valueOf = async (value: unknown): Promise<unknown> => {
    if (Object.prototype.toString.call(value) !== '[object Promise]') return value;
    return (value as Promise<unknown>).catch((error: unknown) => `failed: ${message(error)}`);
  };
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(cells)) {
    const kind = Object.prototype.toString.call(value);
    if (kind === '[object Map]') found[name] = new Map(await Promise.all([...(value as Map<unknown, unknown>)].map(async ([key, item]) => [key, await valueOf(item)] as const)));
    else if (name === 'table' && kind === '[object Object]') found[name] = Object.fromEntries(await Promise.all(Object.entries(value as object).map(async ([key, item]) => [key, await valueOf(item)] as const)));
    else found[name] = await valueOf(value);
  }
  return found;
}

type Result = { readonly error: unknown } | { readonly value: unknown };

function attempt(act: () => unknown): Result {
  try {
    return { value: act() };
  } catch (error) {
    return { error };
  }
}

function message(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : shown(error);
}

/** Lets everything that needs no clock go on, as between two timers of a real process. */
function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

/** Hears of rejections that nobody handles, in the place of whoever else listens. */
function listen(hear: (error: unknown) => void): () => void {
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', hear);
  return () => {
    process.removeAllListeners('unhandledRejection');
    for (const listener of before) process.on('unhandledRejection', listener);
  };
}

type Call = (key: string, isEffect: boolean, mayThrow: boolean, act: () => unknown) => Promise<unknown>;

interface Stored {
  readonly id: string;
  readonly ok: boolean;
  readonly size: number;
  readonly version: number;
  readonly text: string;
}

/** A service that answers what it is asked by name: `getUser(id)` looks, `saveUser(id, value)` stores, `ensureUser(id)` refuses. */
function serviceOf(call: Call, effects: string[], Failure: ErrorConstructor) {
  const stored = new Map<string, Stored>();
  const record = (noun: string, id: unknown): Stored => {
    const key = `${noun}:${String(id)}`;
    return stored.get(key) ?? { id: String(id), ok: hash(key) % 4 !== 0, size: hash(key) % 5, version: 0, text: `${noun} ${String(id)}` };
  };
  const store = (noun: string, id: unknown, value: unknown): Stored => {
    const before = record(noun, id);
    const next = { ...before, version: before.version + 1, text: shown(value) };
    stored.set(`${noun}:${String(id)}`, next);
    return { ...next };
  };
  const answer = (verb: string, noun: string, [id, value]: readonly unknown[]): unknown => {
    switch (verb) {
      case 'list':
        return IDS.slice(0, 3).map(each => ({ ...record(noun, each) }));
      case 'count':
        return record(noun, id).size;
      case 'save':
      case 'update':
      case 'create':
        return store(noun, id, value);
      case 'ensure':
      case 'check':
        if (!record(noun, id).ok) throw new Failure(`${noun} ${String(id)} is refused`);
        return true;
      case 'send':
      case 'notify':
        return `sent ${String(id)}`;
      default:
        return { ...record(noun, id) };
    }
  };
  const known = new Map<string, (...given: unknown[]) => Promise<unknown>>();
  const operation = (name: string): ((...given: unknown[]) => Promise<unknown>) => {
    const [, verb = '', noun = ''] = /^([a-z]+)(\w*)$/.exec(name) ?? [];
    const isEffect = /^(?:create|notify|save|send|update)$/.test(verb);
    return (...given) => call(`${name}(${given.map(each => shown(each)).join(', ')})`, isEffect, true, () => answer(verb, noun, given));
  };
  const api = new Proxy({}, {
    get: (_, name) => {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      const found = known.get(name) ?? operation(name);
      known.set(name, found);
      return found;
    },
  });
  const computed = (name: string) => (given: unknown) => call(`${name}(${shown(given)})`, false, true, () => `${name} of ${shown(given)}`);
  const fetch = (address: unknown, options?: { readonly method?: string }): Promise<unknown> => {
    const method = options?.method ?? 'GET';
    const id = String(address).split('/').at(-1);
    return call(`fetch(${method} ${String(address)})`, method !== 'GET', false, () => {
      if (method !== 'GET') store('Page', id, 'posted');
      const found = { ...record('Page', id) };
      return { ok: found.ok, status: found.ok ? 200 : 404, json: () => Promise.resolve({ ...found }), text: () => Promise.resolve(found.text) };
    });
  };
  return {
    api,
    fetch,
    steps: { convert: computed('convert'), describe: computed('describe'), measure: computed('measure') },
    records: () => new Map([...stored].sort(([a], [b]) => (a < b ? -1 : 1))),
    effects,
  };
}

/** A lock and a pool, whose releases fail when they come twice. That others wait is not played: who forgets the release would hang. */
function locksOf(call: Call, Failure: ErrorConstructor) {
  const releaser = (): (() => void) => {
    let released = false;
    return () => {
      if (released) throw new Failure('released twice');
      released = true;
    };
  };
  return {
    mutex: { acquire: () => call('acquire()', false, true, releaser) },
    pool: { connect: () => call('connect()', false, true, () => ({ query: (text: unknown) => call(`query(${shown(text)})`, true, true, () => ({ rows: [text] })), release: releaser() })) },
  };
}

/** Files in memory, by promises and by calls that hold the thread. */
function filesOf(call: Call, held: (key: string, isEffect: boolean, act: () => unknown) => unknown) {
  let volume: InstanceType<typeof Volume> | null = null;
  const disk = (): InstanceType<typeof Volume> => (volume ??= Volume.fromJSON(Object.fromEntries(NAMES.map((name, index) => [`/${name}`, `${index} in ${name}`]))));
  const path = (name: unknown): string => `/${String(name).replace(/^\.?\/?/, '')}`;
  const acts: Record<string, readonly [isEffect: boolean, act: (...given: never[]) => unknown]> = {
    readFile: [false, (name: string) => disk().readFileSync(path(name), 'utf8')],
    writeFile: [true, (name: string, text: unknown) => disk().writeFileSync(path(name), String(text))],
    appendFile: [true, (name: string, text: unknown) => disk().appendFileSync(path(name), String(text))],
    unlink: [true, (name: string) => disk().unlinkSync(path(name))],
    readdir: [false, (name: string) => [...(disk().readdirSync(path(name)) as string[])].sort()],
    stat: [false, (name: string) => ({ size: Number(disk().statSync(path(name)).size) })],
    access: [false, (name: string) => disk().accessSync(path(name))],
  };
  const keyOf = (name: string, given: readonly unknown[]): string => `${name}(${given.filter(each => each !== 'utf8').map(each => shown(each)).join(', ')})`;
  const promises = Object.fromEntries(
    Object.entries(acts).map(([name, [isEffect, act]]) => [name, (...given: never[]) => call(keyOf(name, given), isEffect, false, () => act(...given))]),
  );
  const sync = Object.fromEntries(Object.entries(acts).map(([name, [isEffect, act]]) => [`${name}Sync`, (...given: never[]) => held(keyOf(name, given), isEffect, () => act(...given))]));
  return {
    promises: { ...promises, default: promises },
    sync: { ...sync, promises, default: { ...sync, promises } },
    content: () => (volume === null ? 'no file was touched' : shown(Object.entries(volume.toJSON()).sort())),
  };
}

/** What `p-limit` does, as its page describes it. */
function limiter(most: number): (task: (...given: unknown[]) => unknown, ...given: unknown[]) => Promise<unknown> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = (): void => {
    running -= 1;
    waiting.shift()?.();
  };
  return (task, ...given) =>
    PromiseOf((resolve, reject) => {
      const begin = (): void => {
        running += 1;
        (async () => task(...given))().then(resolve, reject).then(next);
      };
      if (running < most) begin();
      else waiting.push(begin);
    });
}
