import { expect, test } from 'vitest';

import { runsOnce } from '../../../src/contracts/runs-once.ts';
import { isFunction } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['called by name at the top', '/*^*/async function main() {} main();', true],
  ['called before something else is done with its promise', '/*^*/async function main() {} main().catch(report);', true],
  ['called in a branch of the module', '/*^*/async function main() {} if (require.main === module) main();', true],
  ['called where it is made', '(/*^*/async () => {})();', true],
  ['called by a function that runs once', '/*^*/async function step() {} async function main() { await step(); } main();', true],
  ['called twice', '/*^*/async function main() {} main(); main();', false],
  ['called in a loop', '/*^*/async function main() {} for (const a of b) main(a);', false],
  ['called by a function that others may call', '/*^*/async function step() {} export async function main() { await step(); }', false],
  ['exported', 'export /*^*/async function main() {} main();', false],
  ['handed on', '/*^*/async function main() {} setInterval(main, 5);', false],
  ['called by itself', '/*^*/async function main() { await main(); }', false],
  ['a method', 'class A { async /*^*/main() {} } new A().main();', false],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  const node = markedNode(file);
  const fn = isFunction(node) ? node : null;
  expect(fn === null ? false : runsOnce(file, fn)).toBe(expected);
});
