import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { requireCleanTrees } from '../../../src/cli/clean-tree.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A repository in which everything is committed. */
function repository(files: Record<string, string>): string {
  const folder = temporaryFolder(files);
  const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...words], { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--no-verify', '--message', 'All');
  return folder;
}

test('what is committed can be had back', async () => {
  const folder = repository({ 'src/a.js': '' });
  await expect(requireCleanTrees([`${folder}/src`, folder])).resolves.toBeUndefined();
});

test('what is not is named, wherever in the repository it lies', async () => {
  const folder = repository({ 'src/a.js': '', 'b.js': '' });
  writeFileSync(`${folder}/b.js`, 'changed();');
  for (const name of ['c', 'd', 'e', 'f', 'g']) writeFileSync(`${folder}/${name}.js`, '');
  await expect(requireCleanTrees([`${folder}/src`])).rejects.toThrow(new RegExp(`^The git tree ${folder} holds changes that are not committed, .* add --force\\.\n   M b\\.js\n  \\?\\? c\\.js\n[^]*\n  and 1 more$`));
});

test('a folder in no repository is nobody else’s business', async () => {
  await expect(requireCleanTrees([temporaryFolder({ 'a.js': '' })])).resolves.toBeUndefined();
});

test('what git cannot answer for is not taken for clean', async () => {
  await expect(requireCleanTrees([temporaryFolder({ '.git': 'gitdir: gone' })])).rejects.toThrow(/^git cannot say whether [^]*Add --force/);
});
