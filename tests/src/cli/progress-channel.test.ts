import { ESLint } from 'eslint';
import { expect, onTestFinished, test, vi } from 'vitest';

import { onProgress, type Progress, progressConfigs } from '../../../src/cli/progress-channel.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('each file is told of when it is found and when it is linted, and nothing is reported', async () => {
  const folder = temporaryFolder({ 'a.js': '', 'b/c.mjs': '', 'b/README.md': '' });
  const told: Progress[] = [];
  onTestFinished(onProgress(progress => told.push(progress)));
  const results = await new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: progressConfigs() }).lintFiles('.');
  expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  const paths = (kind: Progress['kind']) => told.filter(progress => progress.kind === kind && progress.path.startsWith(folder)).map(({ path }) => path.slice(folder.length + 1)).sort();
  await vi.waitFor(() => expect(paths('linted')).toEqual(['a.js', 'b/c.mjs']));
  expect([...new Set(paths('found'))]).toEqual(['a.js', 'b/c.mjs']);
});
