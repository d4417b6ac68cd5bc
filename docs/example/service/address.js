import { fork } from 'node:child_process';
import { once } from 'node:events';

const service = fork(new URL('./server.js', import.meta.url));
const [port] = await once(service, 'message');

// The service lasts as long as the programme that asks it, and keeps no programme from ending.
service.unref();
service.channel.unref();

/** Where the service listens. */
export const address = `http://127.0.0.1:${port}`;

// The first request of a process takes longer than any other; no programme shall count that as its own wait.
await fetch(address);
