import { callback, other, promise, type ApiGroup } from './api-group.ts';

/** The functions of the web platform, which other runtimes also have, that hold the thread. */
export const WEB_APIS: readonly ApiGroup[] = [
  {
    module: 'global', kind: 'member', blocks: 'io', source: 'https://developer.mozilla.org/en-US/docs/Web/API', checked: 'from its documentation', note: 'Sync disk I/O but small; IndexedDB is the async store. Off by default.',
    rows: [
      { name: 'Atomics.wait', instead: other('global', 'Atomics.waitAsync'), blocks: 'wait', cost: 'heavy', returns: 'different', fix: 'adapt', advice: '\'Atomics.waitAsync\' gives a promise in \'value\'; for a mere pause await \'setTimeout\' of \'node:timers/promises\'', note: 'waitAsync returns {async,value}; await the .value. Also the usual hand-rolled sleepSync (Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,ms)) -> timers/promises setTimeout.' },
      { name: 'require', instead: promise('global', 'import()'), kind: 'function', returns: 'different', fix: 'adapt', on: false, note: 'require() of a not-yet-loaded module inside an async function reads and evaluates files synchronously; import() resolves the namespace object (default export moves).' },
      { name: 'XMLHttpRequest.prototype.open', instead: other('global', 'fetch'), cost: 'heavy', sameArgs: false, returns: 'different', fix: 'adapt', when: 'third-is-false', advice: 'Pass true, or use \'fetch\'', note: 'Only when the third argument is literally false (synchronous XHR).' },
      { name: 'alert', kind: 'function', blocks: 'wait', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', advice: 'Show a dialog that does not block, such as a <dialog> element', note: 'In a page a dialog that stops the page is mostly meant to. Blocks the event loop until dismissed; also exists in Deno and Bun (checked). Needs a non-blocking dialog (<dialog>, readline/promises in a CLI). Only when the identifier is the unshadowed global.' },
      { name: 'confirm', kind: 'function', blocks: 'wait', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', advice: 'Show a dialog that does not block, such as a <dialog> element', note: 'In a page a dialog that stops the page is mostly meant to. Blocks the event loop until dismissed; also exists in Deno and Bun (checked). Needs a non-blocking dialog (<dialog>, readline/promises in a CLI). Only when the identifier is the unshadowed global.' },
      { name: 'prompt', kind: 'function', blocks: 'wait', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', advice: 'Show a dialog that does not block, such as a <dialog> element; on a terminal use \'node:readline/promises\'', note: 'In a page a dialog that stops the page is mostly meant to. Blocks the event loop until dismissed; also exists in Deno and Bun (checked). Needs a non-blocking dialog (<dialog>, readline/promises in a CLI). Only when the identifier is the unshadowed global.' },
      { name: 'localStorage.getItem', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync disk I/O but small; IndexedDB is the async store.' },
      { name: 'localStorage.setItem', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync disk I/O but small; IndexedDB is the async store.' },
      { name: 'localStorage.removeItem', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync disk I/O but small; IndexedDB is the async store.' },
      { name: 'sessionStorage.getItem', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync disk I/O but small; IndexedDB is the async store.' },
      { name: 'sessionStorage.setItem', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync disk I/O but small; IndexedDB is the async store.' },
      { name: 'sessionStorage.removeItem', cost: 'cheap', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Sync disk I/O but small; IndexedDB is the async store.' },
      { name: 'FileReaderSync', instead: promise('global', 'Blob.prototype.arrayBuffer'), kind: 'constructor', sameArgs: false, returns: 'different', fix: 'adapt', on: false, note: 'Worker-only; deliberate there.' },
      { name: 'HTMLCanvasElement.prototype.toDataURL', instead: callback('global', 'HTMLCanvasElement.prototype.toBlob'), blocks: 'cpu', sameArgs: false, returns: 'different', fix: 'adapt', on: false },
      { name: 'importScripts', instead: promise('global', 'import()'), kind: 'function', sameArgs: false, returns: 'different', fix: 'adapt', on: false, note: 'Classic workers only.' },
      { name: 'FileSystemSyncAccessHandle.prototype.read', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Worker-only OPFS fast path: intentionally sync. Never report by default.' },
      { name: 'FileSystemSyncAccessHandle.prototype.write', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Worker-only OPFS fast path: intentionally sync. Never report by default.' },
      { name: 'FileSystemSyncAccessHandle.prototype.flush', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Worker-only OPFS fast path: intentionally sync. Never report by default.' },
      { name: 'FileSystemSyncAccessHandle.prototype.truncate', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Worker-only OPFS fast path: intentionally sync. Never report by default.' },
      { name: 'FileSystemSyncAccessHandle.prototype.getSize', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Worker-only OPFS fast path: intentionally sync. Never report by default.' },
      { name: 'FileSystemSyncAccessHandle.prototype.close', sameArgs: false, returns: 'none', fix: 'none', on: false, note: 'Worker-only OPFS fast path: intentionally sync. Never report by default.' },
    ],
  },
];
