import { PassThrough } from 'node:stream';

import { expect, test, vi } from 'vitest';

import { mayDraw, withProgress } from '../../../src/cli/progress-bar.ts';
import { progressConfigs } from '../../../src/cli/progress-channel.ts';

test.each([
  ['a terminal', true, {}, true],
  ['a terminal of a machine', true, { CI: 'true' }, false],
  ['a terminal whose owner says that it is no machine', true, { CI: 'false' }, true],
  ['a pipe', false, {}, false],
])('%s', (_, isTTY, env, expected) => {
  expect(mayDraw({ isTTY } as NodeJS.WriteStream, env)).toBe(expected);
});

/** A terminal that keeps what is written. */
function terminal(): { readonly stream: NodeJS.WriteStream; readonly text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  let text = '';
  stream.on('data', chunk => (text += String(chunk)));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

/** What a run tells when it lints a file. */
function lintsAFile(): void {
  const [, config] = progressConfigs();
  const rule = config?.plugins?.['async-smells-command']?.rules?.['progress'];
  (rule as { create: (context: { filename: string }) => unknown }).create({ filename: '/a.js' });
}

test('a run that is soon over shows nothing, and gives its result', async () => {
  const { stream, text } = terminal();
  expect(await withProgress(stream, async () => 7)).toBe(7);
  expect(text()).toBe('');
});

test('a run that takes long shows how far it is, until it is over', async () => {
  const { stream, text } = terminal();
  // The time that passes is the test's own.
  const now = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(60_000);
  const work = withProgress(stream, () => {
    lintsAFile();
    return vi.waitFor(() => expect(text()).toContain('Linting '));
  });
  await work.finally(() => now.mockRestore());
  expect(text()).toMatch(/of \d+ files/);
});
