import { expect, test } from 'vitest';

import { isHandledChain } from '../../../src/contracts/handled-chain.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

test.each([
  ['a catch', 'f().catch(g);', true],
  ['a catch of nothing', 'f().catch();', false],
  ['then with two functions', 'f().then(g, h);', true],
  ['then with one', 'f().then(g);', false],
  ['a then behind a catch, which may fail anew', 'f().catch(g).then(h);', false],
  ['a finally behind a catch', 'f().catch(g).finally(h);', true],
  ['a finally alone', 'f().finally(g);', false],
  ['an optional chain', 'f()?.catch(g);', true],
  ['a call', 'f();', false],
  ['a method of another name', 'f().caught(g);', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  expect(nodesOf(file, 'ExpressionStatement').map(({ expression }) => isHandledChain(expression))).toEqual([expected]);
});
