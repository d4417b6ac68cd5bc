import { expect, test } from 'vitest';

import { misreadPromises } from '../../../src/contracts/misread-promises.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a statement', '/*^*/xs.map(f);', 'dropped'],
  ['void', 'void /*^*/xs.map(f);', null],
  ['a name of which nobody speaks', 'const a = /*^*/xs.map(f);', 'dropped'],
  ['an exported one', 'export const a = /*^*/xs.map(f);', null],
  ['a name', 'const a = /*^*/xs.map(f); g(a);', null],
  ['returned', '() => /*^*/xs.map(f);', null],
  ['awaited', 'await /*^*/xs.map(f);', 'arrayAwaited'],
  ['waited for', 'await Promise.all(/*^*/xs.map(f));', null],
  ['joined', '/*^*/xs.map(f).join();', 'join'],
  ['searched', '/*^*/xs.map(f).includes(1);', 'includes'],
  ['flattened', '/*^*/xs.map(f).flat();', 'flat'],
  ['sorted', '/*^*/xs.map(f).sort();', 'sort'],
  ['sorted by something', '/*^*/xs.map(f).sort(g);', null],
  ['those that are true', '/*^*/xs.map(f).filter(Boolean);', 'filter'],
  ['those that are something else', '/*^*/xs.map(f).filter(g);', null],
  ['looked at as promises', '/*^*/xs.map(f).map(g);', null],
  ['counted', '/*^*/xs.map(f).length;', null],
])('%s: %s → %s', (_, code, expected) => {
  const file = sourceFile(code);
  let node = markedNode(file, 'CallExpression');
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'CallExpression') node = node.callee.object;
  const found = node.type === 'CallExpression' ? misreadPromises(file, node) : null;
  expect(found === null ? null : found.kind === 'misread' ? found.method : found.kind).toBe(expected);
});
