/**
 * Tells who waited when, at the end of a programme that is run with it:
 *
 *     node --import ./docs/example/service/trace.js docs/example/data-and-size.js
 *
 * Nothing in the programmes knows of it. Requests are seen where Node reports those of `fetch`, and
 * held threads at `Atomics.wait`.
 */
import { subscribe } from 'node:diagnostics_channel';

const waits = [];
const running = new Map();

subscribe('undici:request:create', ({ request }) => {
  if (request.path === '/') return;
  const wait = { path: request.path, from: seconds(), to: null, kind: 'waits' };
  waits.push(wait);
  running.set(request, wait);
});
subscribe('undici:request:headers', ({ request, response }) => {
  const wait = running.get(request);
  if (wait !== undefined && response.statusCode >= 400) wait.kind = 'fails';
});
subscribe('undici:request:trailers', ({ request }) => {
  const wait = running.get(request);
  if (wait !== undefined) wait.to = seconds();
});

const { wait: waitOnThread } = Atomics;
Atomics.wait = (array, index, value, timeout) => {
  const from = seconds();
  const answer = waitOnThread.call(Atomics, array, index, value, timeout);
  waits.push({ path: null, from, to: seconds(), kind: 'blocks' });
  return answer;
};

process.on('exit', () => {
  const done = waits.filter(({ to }) => to !== null).map(({ path, ...wait }) => ({ what: nameOf(path), ...wait }));
  // The service is run with the same flags, and waits for nobody.
  if (done.length > 0) console.log(`waits: ${JSON.stringify(done)}`);
});

/** `/spam?seconds=0.5` → `spam 0.5 s`, `/items/7` → `item 7` */
function nameOf(path) {
  if (path === null) return 'spam, on this thread';
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const [, resource, id] = pathname.split('/');
  if (resource === 'spam') return `spam ${Number(searchParams.get('seconds')).toFixed(1)} s`;
  return id === undefined ? `all ${resource}` : `${resource.replace(/s$/, '')} ${id}`;
}

/** Since the process began. */
function seconds() {
  return performance.now() / 1000;
}
