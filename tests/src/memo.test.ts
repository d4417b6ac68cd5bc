import { expect, test } from 'vitest';

import { perFile, perNode, perText } from '../../src/memo.ts';
import { sourceFile } from '../support/source-file.ts';

test('a fact of a file is computed once, when it is first asked for', () => {
  let computed = 0;
  const fact = perFile(file => {
    computed++;
    return file.text.length;
  });
  const [one, other] = [sourceFile('a;'), sourceFile('abc;')];
  expect(computed).toBe(0);
  expect([fact(one), fact(one), fact(other), fact(one)]).toEqual([2, 2, 4, 2]);
  expect(computed).toBe(2);
});

test('a fact of a node is computed once', () => {
  let computed = 0;
  const fact = perNode(() => ++computed, 0);
  const file = sourceFile('a; b;');
  const [a, b] = file.ast.body;
  if (a === undefined || b === undefined) throw new Error('The code has two statements.');
  expect([fact(file, a), fact(file, b), fact(file, a)]).toEqual([1, 2, 1]);
});

test('a fact that asks for itself gets what stands in for it meanwhile', () => {
  const file = sourceFile('a;');
  const fact: (on: typeof file, node: typeof file.ast) => string = perNode((on, node) => `computed with ${fact(on, node)}`, 'nothing');
  expect(fact(file, file.ast)).toBe('computed with nothing');
  expect(fact(file, file.ast)).toBe('computed with nothing');
});

test('a fact of a text is computed once, and again when others have taken its place', () => {
  let computed = 0;
  const fact = perText(2, text => {
    computed++;
    return text.length;
  });
  expect([fact('a'), fact('bc'), fact('a')]).toEqual([1, 2, 1]);
  expect(computed).toBe(2);
  expect([fact('def'), fact('a')]).toEqual([3, 1]);
  expect(computed).toBe(4);
});
