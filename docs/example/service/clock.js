/**
 * How many times faster than stated every wait of the examples passes: 1 is real time,
 * `EXAMPLE_SPEED=10` is for those in a hurry.
 */
export const speed = Number(process.env.EXAMPLE_SPEED ?? 1);

/** How long a wait of so many seconds takes, in milliseconds. */
export function milliseconds(seconds) {
  return (seconds * 1000) / speed;
}
