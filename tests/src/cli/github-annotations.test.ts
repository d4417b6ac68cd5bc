import { expect, test } from 'vitest';

import { githubAnnotations } from '../../../src/cli/github-annotations.ts';
import { lintMessage, lintResult } from '../../support/lint-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const annotated = (folder: string, path: string, ...messages: ReturnType<typeof lintMessage>[]) => githubAnnotations({ results: [lintResult(path, messages)], unparsed: [] }, { folder });

test('a finding is a line that names file, place, rule and words', () => {
  expect(annotated('/repo', '/repo/src/a.js', lintMessage(4, { endLine: 4, endColumn: 9 }))).toBe('::error file=src/a.js,line=4,endLine=4,col=3,endColumn=9,title=async-smells/no-await-in-loop::Wait once.');
});

test('a warning is one, and columns are left out where the end is on another line', () => {
  expect(annotated('/repo', '/repo/a.js', lintMessage(4, { severity: 1, endLine: 6, endColumn: 2 }))).toBe('::warning file=a.js,line=4,endLine=6,title=async-smells/no-await-in-loop::Wait once.');
});

test('paths start at the root of the repository, as GitHub looks for them there', () => {
  const repository = temporaryFolder({ '.git/HEAD': '', 'packages/a/src/b.js': '' });
  expect(annotated(`${repository}/packages/a`, `${repository}/packages/a/src/b.js`, lintMessage(1))).toContain('file=packages/a/src/b.js,');
  expect(annotated(repository, '/elsewhere/b.js', lintMessage(1))).toContain('file=/elsewhere/b.js,');
});

test('what has a meaning in the line is written otherwise', () => {
  expect(annotated('/repo', '/repo/a,b:c%.js', lintMessage(1, { message: '100 %\r\nof it, all: yes' }))).toBe('::error file=a%2Cb%3Ac%25.js,line=1,col=3,title=async-smells/no-await-in-loop::100 %25%0D%0Aof it, all: yes');
});

test('a file that was not linted is a warning', () => {
  expect(githubAnnotations({ results: [], unparsed: [{ path: '/repo/b.js', line: 7, reason: 'Unexpected token {' }] }, { folder: '/repo' })).toBe('::warning file=b.js,line=7,title=not linted::Cannot be parsed: Unexpected token {');
});
