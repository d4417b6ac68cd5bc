/** How long a call may hold the thread: a look at metadata, one short system call, real work, or work that may take seconds. */
export type Cost = 'cheap' | 'light' | 'normal' | 'heavy';

/** What the thread waits for: the disk or the network, a computation, a child process, or time and people. */
export type Awaited = 'cpu' | 'io' | 'process' | 'wait';

/** The form that does not hold the thread. */
export interface Replacement {
  readonly module: string;
  /** As it is exported: `readFile`, `default`, `realpath.native`, `Bun.sleep`. */
  readonly name: string;
  /** It returns a promise, takes a callback last (so `promisify` fits), or is used in another way. */
  readonly shape: 'callback' | 'other' | 'promise';
}

/** The circumstances in which the call holds the thread, where it does not always. */
export type Condition = 'asymmetric-key' | 'no-callback' | 'number-first' | 'third-is-false';

/** One row of the data, with what most rows share left out. */
export interface ApiRow {
  /** As it is exported: `readFileSync`, `default`, `glob.sync`, `Dir.prototype.readSync`. */
  readonly name: string;
  readonly kind?: ApiKind;
  readonly blocks?: Awaited;
  readonly cost?: Cost;
  readonly instead?: Replacement;
  /** Whether the replacement takes the same arguments. */
  readonly sameArgs?: boolean;
  /** Whether awaiting the replacement gives the same value. */
  readonly returns?: 'async-iterable' | 'different' | 'none' | 'same';
  /** `direct`: awaiting the replacement is enough; `adapt`: the code around changes as well; `none`: there is no replacement. */
  readonly fix?: 'adapt' | 'direct' | 'none';
  /** The major version of Node that brought it. */
  readonly since?: number;
  /** Whether it is reported when nobody asks for it by name. */
  readonly on?: boolean;
  readonly when?: Condition;
  /** The call does not block itself: the function it returns does, or the methods of the object it returns. */
  readonly gives?: 'function' | 'object';
  /** What to do where no replacement can be dropped in: a sentence without its full stop. */
  readonly advice?: string;
  readonly note?: string;
}

/** A function, a member of an object or an instance, or a class that is instantiated. */
export type ApiKind = 'constructor' | 'function' | 'member';

/** The rows of one module, with what they share. */
export interface ApiGroup {
  readonly module: string;
  readonly kind: ApiKind;
  readonly blocks: Awaited;
  /** Where the API is documented. */
  readonly source: string;
  /** How the rows were made sure of. */
  readonly checked: string;
  readonly note?: string;
  readonly rows: readonly ApiRow[];
}

/** How does the replacement answer? With a promise. */
export function promise(module: string, name: string): Replacement {
  return { module, name, shape: 'promise' };
}

/** How does the replacement answer? By a callback, its last argument. */
export function callback(module: string, name: string): Replacement {
  return { module, name, shape: 'callback' };
}

/** How does the replacement answer? In another way: events, a stream, a factory. */
export function other(module: string, name: string): Replacement {
  return { module, name, shape: 'other' };
}
