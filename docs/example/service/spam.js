import { address } from './address.js';
import { milliseconds } from './clock.js';

/** Asks the service for spam, which takes it that many seconds. */
export async function asyncSpam(seconds) {
  const response = await fetch(`${address}/spam?seconds=${seconds}`);
  return await response.json();
}

/** Makes the spam here and now: nothing else happens in this process meanwhile. */
export function spam(seconds) {
  const nobodyWakesUs = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(nobodyWakesUs, 0, 0, milliseconds(seconds));
  return seconds;
}
