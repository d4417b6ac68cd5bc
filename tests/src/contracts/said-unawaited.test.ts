import { expect, test } from 'vitest';

import { isSaidUnawaited } from '../../../src/contracts/said-unawaited.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['right above', '// fire and forget\nf();', true],
  ['above, on several lines', '// we do not wait for this,\n// it takes too long\nf();', true],
  ['at the end of the line', "f(); // don't await", true],
  ['in the call', 'f(/* in the background */);', true],
  ['until it is done', '// the page shows a spinner until this finishes\nf();', true],
  ['best effort', '/* best-effort */ f();', true],
  ['an empty line between', '// fire and forget\n\nf();', false],
  ['on the line below', 'f();\n// not awaited', false],
  ['about something else', '// sends the mail\nf();', false],
  ['that it should be otherwise', '// TODO: do not leave this floating\nf();', false],
  ['asking', '// await here?\nf();', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(nodesOf(file, 'ExpressionStatement').map(node => isSaidUnawaited(file, node))).toEqual([expected]);
});
