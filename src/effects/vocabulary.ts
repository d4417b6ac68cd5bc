/**
 * What the words in a call's name usually say of it. Words are evidence of the weakest kind: they
 * count only where neither documentation nor the callee's body says more. Each row says why.
 */

/** What a word says of the call that begins with it. */
export type WordRole =
  /** Only looks: calling it twice or in another order changes nothing. */
  | 'read'
  /** Changes something that others see, so order is meaning. */
  | 'ordered'
  /** Delivers one thing to one receiver. */
  | 'send'
  /** Throws, redirects or asks when something is not allowed, so what follows must wait. */
  | 'guard'
  /** Lets time pass. */
  | 'timer'
  /** Makes a value, by means that the name does not tell. */
  | 'make'
  /** Says nothing by itself. */
  | 'weak';

interface Row {
  readonly role: WordRole;
  readonly words: readonly string[];
  readonly because: string;
}

/** The first word of the callee's name. */
export const VERBS: readonly Row[] = [
  {
    role: 'read',
    words: ['get', 'find', 'fetch', 'list', 'count', 'select', 'read', 'browse', 'search', 'lookup', 'stat', 'lstat', 'describe', 'retrieve', 'scan', 'head', 'download', 'readdir', 'readlink', 'realpath', 'show', 'view', 'peek', 'collect', 'gather', 'pull', 'probe', 'inspect', 'estimate', 'sum', 'latest', 'recent', 'all', 'first', 'exists', 'explain', 'paginate', 'discover', 'detect', 'locate', 'aggregate', 'group'],
    because: 'a query: it answers and leaves things as they are',
  },
  {
    role: 'ordered',
    words: ['create', 'add', 'insert', 'update', 'save', 'set', 'put', 'delete', 'remove', 'emit', 'publish', 'exec', 'execute', 'run', 'start', 'stop', 'open', 'close', 'begin', 'commit', 'rollback', 'lock', 'unlock', 'write', 'move', 'rename', 'click', 'type', 'goto', 'wait', 'append', 'apply', 'bulk', 'call', 'cancel', 'change', 'clean', 'clear', 'complete', 'configure', 'connect', 'copy', 'deploy', 'destroy', 'disable', 'disconnect', 'dispatch', 'drop', 'enable', 'end', 'fill', 'finish', 'flush', 'focus', 'handle', 'hook', 'hover', 'import', 'increment', 'install', 'kill', 'launch', 'link', 'log', 'mark', 'migrate', 'mkdir', 'navigate', 'patch', 'play', 'pop', 'post', 'press', 'print', 'push', 'record', 'refresh', 'register', 'release', 'reload', 'replace', 'reset', 'restart', 'restore', 'revert', 'rm', 'rmdir', 'schedule', 'scroll', 'seed', 'shift', 'shutdown', 'spawn', 'step', 'store', 'submit', 'subscribe', 'swap', 'switch', 'sync', 'tap', 'teardown', 'toggle', 'touch', 'transfer', 'trigger', 'truncate', 'uninstall', 'unlink', 'unregister', 'unsubscribe', 'upgrade', 'upload', 'upsert', 'use', 'visit', 'warn', 'withdraw', 'do', 'perform', 'next', 'redirect', 'track', 'report', 'acquire', 'attach', 'detach', 'bind', 'unbind', 'mount', 'unmount', 'promote', 'revoke', 'grant', 'rotate', 'archive', 'sweep', 'purge', 'evict', 'invalidate', 'ack', 'nack', 'consume', 'drain', 'enqueue', 'dequeue', 'mutate', 'modify', 'edit', 'adjust', 'charge', 'refund', 'pay', 'approve', 'reject', 'accept', 'assign', 'claim', 'resume', 'pause', 'suspend', 'invoke', 'respond', 'reply', 'answer', 'action', 'act', 'fire', 'test', 'expect'],
    because: 'it changes something, or lets others do so, and later work may rely on that',
  },
  {
    role: 'send',
    words: ['send', 'notify', 'email', 'mail', 'invite', 'remind', 'deliver', 'message', 'alert', 'ping'],
    because: 'it delivers one thing to one receiver',
  },
  {
    role: 'guard',
    words: ['ensure', 'assert', 'check', 'validate', 'authorize', 'authorise', 'authenticate', 'auth', 'confirm', 'require', 'verify', 'prompt', 'ask', 'choose', 'login', 'init', 'initialize', 'initialise', 'prepare', 'setup', 'guard', 'must', 'need', 'throw', 'enforce', 'allow', 'deny', 'permit', 'protect', 'can', 'pick', 'input', 'maybe'],
    because: 'it may stop what follows, or what follows needs it done',
  },
  {
    role: 'timer',
    words: ['sleep', 'delay', 'timeout', 'tick', 'throttle', 'backoff', 'settle', 'idle', 'debounce', 'rate'],
    because: 'it lets time pass, and that is its point',
  },
  {
    role: 'make',
    words: ['build', 'bundle', 'compile', 'evaluate', 'generate', 'make', 'merge', 'process', 'render', 'sign', 'summarise', 'summarize', 'translate'],
    because: 'it makes a value: where nothing but that value is wanted, the order of making does not matter',
  },
  {
    role: 'weak',
    words: ['load', 'resolve', 'parse', 'is', 'has', 'to', 'from', 'with', 'compute', 'calculate', 'convert', 'transform', 'map', 'encode', 'decode', 'extract', 'format', 'normalize', 'hash', 'query', 'request', 'json', 'text', 'blob', 'buffer'],
    because: 'it may read, compute or set up: the name does not say',
  },
];

/** Words of a receiver or an argument that mean one connection or one session, which serves one call at a time. */
export const SESSION_WORDS: readonly string[] = ['transaction', 'trx', 'tx', 'txn', 'transacting', 'transactional', 'queryrunner', 'session', 'sess', 'cursor', 'page', 'frame', 'browser', 'driver', 'webdriver', 'cdp', 'protocol', 'socket', 'ws', 'websocket', 'channel', 'stream', 'reader', 'writer', 'serial', 'modem', 'terminal', 'tty', 'repl', 'shell', 'ssh', 'sftp', 'ftp', 'ledger', 'keyboard', 'mouse', 'el', 'els', 'elem', 'element', 'elements', 'handle', 'handles', 'locator', 'locators', 'recorder', 'iterator', 'generator', 'lock', 'mutex', 'semaphore'];

/** Keys of an option object that hand on one connection. */
export const SESSION_OPTIONS: readonly string[] = ['transaction', 'transacting', 'trx', 'tx', 'session', 'queryRunner'];

/** Words of the thing that delivers: each message goes to its own receiver. */
export const MAILER_WORDS: readonly string[] = ['mail', 'mailer', 'email', 'emailer', 'sms', 'notification', 'notifications', 'notifier', 'webhook', 'webhooks', 'push', 'invitation', 'newsletter', 'mention', 'mentions', 'webmention', 'slack'];

/** Words anywhere in a name that mean a person answers. */
export const PROMPT_WORDS: readonly string[] = ['prompt', 'prompts', 'inquirer', 'enquirer', 'ask', 'confirm', 'readline', 'question', 'questionnaire', 'wizard', 'interactive', 'dialog', 'choose', 'otp', 'password', 'passphrase', 'askuser'];

/** Words of a call that prints for a person, in the order in which it is called. */
export const OUTPUT_WORDS: readonly string[] = ['print', 'println', 'output', 'stdout', 'stderr', 'spinner', 'progress', 'bar', 'ora', 'bullet', 'banner', 'heading', 'title', 'info', 'success', 'log', 'logger', 'ui', 'reporter', 'tick', 'display', 'echo', 'table'];

/** Levels of a logger that tell of something odd: their order is no one's interface. */
export const QUIET_LOG_WORDS: readonly string[] = ['debug', 'trace', 'verbose', 'silly', 'error', 'warn', 'warning', 'fatal'];

/** Words in the name of a function whose steps are meant in the order in which they stand. */
export const ORDERED_FUNCTION_WORDS: readonly string[] = ['migrate', 'migration', 'migrations', 'seed', 'seeds', 'rollback', 'teardown', 'retry', 'poll'];

/** Words of what holds a few elements of many, so that no more than those are worked on at once. */
export const CHUNK_WORDS: readonly string[] = ['batch', 'chunk', 'chunks', 'slice'];

/** Words in the name of a function that was handed in to be called, whatever it does. */
export const CALLBACK_WORDS: readonly string[] = ['action', 'callback', 'cb', 'executor', 'factory', 'fn', 'func', 'function', 'handler', 'hook', 'iteratee', 'iterator', 'job', 'listener', 'mapper', 'middleware', 'operation', 'op', 'plugin', 'predicate', 'processor', 'reducer', 'step', 'task', 'thunk', 'transform', 'transformer', 'visitor', 'worker'];

/** Last words of a name that hands out a part of the program itself (`getMembersRepository`): made once, then at hand. */
export const INSTANCE_WORDS: readonly string[] = ['adapter', 'client', 'connection', 'container', 'context', 'controller', 'driver', 'engine', 'factory', 'handle', 'handler', 'instance', 'logger', 'manager', 'module', 'provider', 'registry', 'repository', 'resolver', 'server', 'service', 'singleton'];
