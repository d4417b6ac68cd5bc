import { expect, test } from 'vitest';

import { gitIgnored, isGeneratedLine } from '../../../src/cli/left-out.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bases = (folder: string) => gitIgnored(folder).map(({ basePath, ignores }) => [basePath, ignores]);

test('the ignore files count from the root of the repository down to the folder', () => {
  const repository = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'out/\n', 'packages/a/.gitignore': '/made.js\n# why\n', 'packages/.keep': '' });
  expect(bases(`${repository}/packages/a`)).toEqual([
    [repository, ['**/out/']],
    [`${repository}/packages/a`, ['made.js']],
  ]);
});

test('those further down count for what lies below them, but not those of packages', () => {
  const folder = temporaryFolder({ '.gitignore': 'out\n', 'a/.gitignore': '!out\nmade\n', 'a/b/.gitignore': 'x.js\n', 'node_modules/p/.gitignore': '*', '.git/.gitignore': '*' });
  expect(bases(folder)).toEqual([
    [folder, ['**/out']],
    [`${folder}/a`, ['!**/out', '**/made']],
    [`${folder}/a/b`, ['**/x.js']],
  ]);
});

test('an ignore file above the repository is none of its business', () => {
  const folder = temporaryFolder({ '.gitignore': '*', 'repository/.git/HEAD': '', 'repository/a.js': '' });
  expect(bases(`${folder}/repository`)).toEqual([]);
});

test('outside a repository the folder speaks for itself alone', () => {
  const folder = temporaryFolder({ '.gitignore': '*', 'project/.gitignore': 'out\n' });
  expect(bases(`${folder}/project`)).toEqual([[`${folder}/project`, ['**/out']]]);
});

test('a line that fits no screen was put together by a tool', () => {
  expect(isGeneratedLine('a'.repeat(1001))).toBe(true);
  expect(isGeneratedLine('a'.repeat(300))).toBe(false);
});
