import { address } from './address.js';

/** One item, which takes the service a second. It prepares ten at once and breaks on one more. */
export async function fetchItem(id) {
  const response = await fetch(`${address}/items/${id}`);
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}
