import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { elementCount } from '../../../src/bounds/element-count.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

function countIn(code: string): string | null {
  const file = sourceFile(`import _ from 'lodash'; import chunk from 'lodash/chunk'; /*^*/${code};`);
  const calls = markedNode(file, 'CallExpression') as TSESTree.CallExpression;
  const count = elementCount(file, calls);
  switch (count?.kind) {
    case 'keeps':
    case 'multiplies':
      return `${count.kind} ${textOf(file, count.of)}`;
    case 'joins':
      return count.parts.map(part => textOf(file, part)).join(' + ');
    case 'gives':
      return `gives ${textOf(file, count.function)}`;
    case 'limits':
      return 'limits';
    case undefined:
      return null;
  }
}

test.each([
  ['xs.filter(f)', 'keeps xs'],
  ['xs.map(f)', 'keeps xs'],
  ['xs.slice(2)', 'keeps xs'],
  ['xs.catch(f)', 'keeps xs'],
  ['_.uniq(xs)', 'keeps xs'],
  ['chunk(xs, 10)', 'keeps xs'],
  ['xs.slice(0, 5)', 'limits'],
  ['xs.splice(0, 5)', 'limits'],
  ["xs.filter(x => x === 'a')", 'limits'],
  ["xs.filter(x => x.isDirectory() && x.name !== 'a')", 'limits'],
  ["xs.filter(x => x.startsWith('index.'))", 'limits'],
  ["xs.filter(x => x.endsWith('.json') && x.name.startsWith('part-'))", 'limits'],
  ["xs.filter(x => x.endsWith('.json'))", 'keeps xs'],
  ["xs.filter(x => !x.startsWith('.'))", 'keeps xs'],
  ["xs.filter(x => x.startsWith('.'))", 'keeps xs'],
  ["xs.filter(x => x.startsWith('a') || x.endsWith('b'))", 'keeps xs'],
  ['xs.filter(x => x.startsWith(prefix))', 'keeps xs'],
  ['xs.filter(x => !x.isDirectory())', 'keeps xs'],
  ['_.take(xs, 3)', 'limits'],
  ['xs.flatMap(f)', 'multiplies xs'],
  ['xs.concat(ys, z)', 'xs + ys + z'],
  ['xs.then(x => x)', 'gives x => x'],
  ['xs.then(f)', null],
  ['xs.find(f)', null],
  ['f(xs)', null],
])('%s → %s', (code, expected) => {
  expect(countIn(code)).toBe(expected);
});
