import { expect, test } from 'vitest';

import { saidOrder } from '../../../src/effects/said-order.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

const LOOP = '/*^*/for (const x of xs) { await f(x); }';

test.each([
  ['above', `// Sequential on purpose: the API has secondary limits.\n${LOOP}`, true],
  ['above, in several lines', `// One at a time,\n// for the sake of the disk.\n${LOOP}`, true],
  ['inside', '/*^*/for (const x of xs) {\n  // Not in parallel: they share a folder.\n  await f(x);\n}', true],
  ['of a limit', `/* keeps below the rate limit */\n${LOOP}`, true],
  ['against the other way', `// Don't use Promise.all here.\n${LOOP}`, true],
  ['of one thing at a time', `// Resolved one scope at a time.\n${LOOP}`, true],
  ['above what the loop fills', `// One by one.\n// Each needs its turn.\nconst out = [];\n${LOOP}`, true],
  ['above something else', `// One by one.\nconst out = await g();\n${LOOP}`, false],
  ['of something else', `// Reads each file.\n${LOOP}`, false],
  ['of an order that is none', `// In order to read them, all are opened.\n${LOOP}`, false],
  ['for the other way', `// Could run in parallel.\n${LOOP}`, false],
  ['that regrets it', `// TODO: sequential for now\n${LOOP}`, false],
  ['of what stands above', `// Sequentially\nawait g();\n\n${LOOP}`, false],
  ['further up', `// Sequentially\n\n${LOOP}`, false],
  ['below', `${LOOP}\n// Sequentially`, false],
])('a comment %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(saidOrder(file, markedNode(file, 'ForOfStatement')) !== null).toBe(expected);
});
