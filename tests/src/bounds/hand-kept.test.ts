import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { isHandKeptFolder, namesHandKept, namesWrittenOut } from '../../../src/bounds/hand-kept.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

test.each([
  ['a name', 'list(localesDir)', true],
  ['a property', 'list(this.templatePath)', true],
  ['the end of a path', "list(path.join(root, 'partials'))", true],
  ['the folder above', "list(path.join(root, 'modules/comments'))", true],
  ['the end of a template', 'list(`${root}/themes`)', true],
  ['what a template ends with', 'list(`${root}${themes}`)', true],
  ['the end of a sum', "list(root + '/plugins')", true],
  ['through a constant', "const here = path.join(root, 'locales'); list(here)", true],
  ['a folder that is given', 'list(dir)', false],
  ['a folder of uploads', "list(path.join(root, 'uploads'))", false],
  ['a constant that is made of itself', 'const a = a; list(a)', false],
])('%s: %s → %s', (_name, code, expected) => {
  const file = sourceFile(code.replace('list(', '/*^*/list('));
  expect(isHandKeptFolder(file, (markedNode(file, 'CallExpression') as TSESTree.CallExpression).arguments[0])).toBe(expected);
});

test.each([
  ['infraConfig', true],
  ['roles', true],
  ['workflowDir', true],
  ['rootDir', false],
  ['users', false],
  ['configFiles', false],
  ['', false],
])('%s → %s', (name, expected) => {
  expect(namesHandKept(name)).toBe(expected);
});

test.each([
  ['requiredPackages', true],
  ['params', true],
  ['cordovaPlugins', true],
  ['packageFiles', false],
  ['paths', false],
])('callers write %s out → %s', (name, expected) => {
  expect(namesWrittenOut(name)).toBe(expected);
});
