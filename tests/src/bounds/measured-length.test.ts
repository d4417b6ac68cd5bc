import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { isMeasured } from '../../../src/bounds/measured-length.ts';
import { variableOf } from '../../../src/names/variables.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['too many are refused', 'if (xs.length > 100) throw new Error(); /*^*/xs;', true],
  ['a constant says how many', 'if (xs.size >= MAX_IDS) return; /*^*/xs;', true],
  ['an option says how many', 'if (xs.length > options.maxFiles) return; /*^*/xs;', true],
  ['the smaller of two numbers is taken', 'const n = Math.min(10, xs.length); /*^*/xs;', true],
  ['that there are none says nothing of many', 'if (xs.length === 0) return; if (xs.length > 0) go(); if (xs.length < 1) stop(); /*^*/xs;', false],
  ['the end of a loop is no limit', 'for (let i = 0; i < xs.length; i++) go(i); /*^*/xs;', false],
  ['another function speaks for itself', 'const other = () => xs.length > 100; const use = () => /*^*/xs;', false],
  ['other lengths do not count', 'if (ys.length > 100) return; /*^*/xs;', false],
])('%s → %s', (_name, code, expected) => {
  const file = sourceFile(`function f(xs, ys, options, MAX_IDS) { ${code} }`);
  const use = markedNode(file, 'Identifier') as TSESTree.Identifier;
  const variable = variableOf(file, use);
  expect(variable !== null && isMeasured(file, variable, use)).toBe(expected);
});
