import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';

import { ROOT } from '../support/project.ts';

/**
 * Runs a programme of the example, so many times faster than it says, and gives its output without
 * its last line, which tells the time.
 */
async function run(programme: string, speed: number) {
  const child = spawn(process.execPath, [`${ROOT}docs/example/${programme}`], { env: { ...process.env, EXAMPLE_SPEED: String(speed), NO_COLOR: '1', FORCE_COLOR: undefined } });
  const closed = new Promise(resolve => child.on('close', resolve));
  const [code, output, errors] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  const [, before = output] = /^([^]*)done in \d+\.\d{3} seconds\n$/.exec(output) ?? [];
  return { code, output: before, errors };
}

test('all the bad things add up to what the talk prints', { timeout: 60_000 }, async () => {
  expect(await run('all-the-bad-things.js', 100)).toEqual({ code: 0, output: 'result: 52384.2\n', errors: '' });
});

test('a hundred waits give a hundred answers', { timeout: 60_000 }, async () => {
  expect(await run('a-hundred-waits.js', 100)).toEqual({ code: 0, output: 'result: 100 answers\n', errors: '' });
});

test('data and size arrive both', { timeout: 60_000 }, async () => {
  expect(await run('data-and-size.js', 100)).toEqual({ code: 0, output: 'result: { data: [ 0, 1, 2, 3, 4, 5 ], size: 6 }\n', errors: '' });
});

test('twenty items at once break a service that prepares ten', { timeout: 60_000 }, async () => {
  // Slow enough that the eleventh request arrives before the first is answered, however busy the machine.
  expect(await run('twenty-items.js', 1)).toEqual({ code: 1, output: 'failed: You broke my service :(\n', errors: '' });
});
