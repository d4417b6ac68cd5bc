import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { isOwnPath } from '../../../src/bounds/own-files.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['the folder of the file', 'list(__dirname)', true],
  ['a folder beside it', "list(path.join(__dirname, 'rules'))", true],
  ['the folder of the module', "list(new URL('./rules', import.meta.url))", true],
  ['through a constant', "const here = path.dirname(import.meta.url); list(`${here}/rules`)", true],
  ['where the program is installed', "list(path.resolve(this.npm.npmRoot, 'docs'))", true],
  ['a folder that is given', 'list(dir)', false],
  ['a folder of the user', 'list(process.cwd())', false],
  ['a constant that is made of itself', 'const a = a; list(a)', false],
])('%s: %s → %s', (_name, code, expected) => {
  const file = sourceFile(code.replace('list(', '/*^*/list('));
  expect(isOwnPath(file, (markedNode(file, 'CallExpression') as TSESTree.CallExpression).arguments[0])).toBe(expected);
});
