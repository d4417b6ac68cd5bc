import { expect, test } from 'vitest';

import { showExample } from '../../../src/cli/example.ts';
import { plain } from '../../../src/cli/paint.ts';
import { ROOT } from '../../support/project.ts';

test('shows what changes, who waits, and that the results are the same but for the service that no longer breaks', { timeout: 120_000 }, async () => {
  const printed: string[] = [];
  // Slow enough that twenty requests are there before the first is answered, however busy the machine.
  await showExample(`${ROOT}docs/example`, { speed: 2, width: 80, paint: plain, print: text => printed.push(text) });
  const output = printed.join('\n');
  const [, changes = '', timelines = '', gains = ''] = output.split(/^What the rewrites change$|^Who waits for whom$|^What is gained$/m);
  expect(changes.match(/^--- .*/gm)).toEqual(['--- a-hundred-waits.js', '--- all-the-bad-things.js', '--- data-and-size.js', '--- twenty-items.js']);
  expect(changes).toContain('every wait passes 2 times faster');
  expect(timelines).toMatch(/^spam, on this thread +▓+ holds the thread$/m);
  expect(timelines).toMatch(/^as it stands: fails after \d+\.\d\d s$/m);
  expect(timelines).toMatch(/ +╳+ refused$/m);
  const rows = gains.trim().split('\n').map(line => line.replaceAll(/\d+\.\d\d s/g, 'TIME').split(/ {2,}/));
  expect(rows).toEqual([
    ['programme', 'as it stands', 'rewritten', 'result'],
    ['a-hundred-waits.js', 'TIME', 'TIME', 'the same: 100 answers'],
    ['all-the-bad-things.js', 'TIME', 'TIME', 'the same: 52384.2'],
    ['data-and-size.js', 'TIME', 'TIME', 'the same: { data: [ 0, 1, 2, 3, 4, 5 ], size: 6 }'],
    ['twenty-items.js', 'fails', 'TIME', 'You broke my service :( → item 1, item 2, item 3, item 4, item 5, item ...'],
  ]);
});
