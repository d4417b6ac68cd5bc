import type { Log } from 'sarif';
import { expect, test } from 'vitest';

import { rules } from '../../../rules/index.ts';
import type { Outcome } from '../../../src/cli/lint.ts';
import { sarifReport } from '../../../src/cli/sarif-report.ts';
import { lintMessage, lintResult } from '../../support/lint-result.ts';

function runOf(outcome: Partial<Outcome>, folder = '/repo') {
  const { runs } = JSON.parse(sarifReport({ results: [], unparsed: [], ...outcome }, { folder })) as Log;
  const [run] = runs;
  if (run === undefined) throw new Error('There is no run.');
  return run;
}

test('every rule is described, with its page', () => {
  const { driver } = runOf({}).tool;
  expect(driver.rules?.map(({ id }) => id)).toEqual(Object.keys(rules).map(name => `async-smells/${name}`));
  for (const { id, helpUri, shortDescription } of driver.rules ?? []) {
    expect(helpUri).toContain(`/docs/rules/${id.replace('async-smells/', '')}.md`);
    expect(shortDescription?.text).toMatch(/^[A-Z].*\.$/);
  }
});

test('a finding names its rule, place and words; paths start at the root', () => {
  const { results, originalUriBaseIds } = runOf({ results: [lintResult('/repo/src/a b.js', [lintMessage(4, { endLine: 4, endColumn: 9 })])] });
  expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: 'file:///repo/' } });
  expect(results).toEqual([
    {
      ruleId: 'async-smells/no-await-in-loop',
      ruleIndex: Object.keys(rules).indexOf('no-await-in-loop'),
      level: 'error',
      message: { text: 'Wait once.' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.js', uriBaseId: '%SRCROOT%' }, region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 } } }],
    },
  ]);
});

test('a file outside has its whole address, a warning its level', () => {
  const { results } = runOf({ results: [lintResult('/elsewhere/a.js', [lintMessage(1, { severity: 1 })])] });
  expect(results?.[0]).toMatchObject({ level: 'warning', locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///elsewhere/a.js' } } }] });
});

test('a suggestion is a fix, at lines and columns of the text without its byte order mark', () => {
  const source = '\uFEFFone\r\ntwo\nthree\n';
  const { results } = runOf({ results: [lintResult('/repo/a.js', [lintMessage(1, { suggestions: [{ desc: 'Do.', fix: { range: [6, 10], text: 'x' } }] })], { source })] });
  expect(results?.[0]?.fixes).toEqual([
    {
      description: { text: 'Do.' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'a.js', uriBaseId: '%SRCROOT%' },
          replacements: [{ deletedRegion: { startLine: 2, startColumn: 2, endLine: 3, endColumn: 2 }, insertedContent: { text: 'x' } }],
        },
      ],
    },
  ]);
});

test('a file that was not linted is told of beside the findings', () => {
  const { invocations, results } = runOf({ unparsed: [{ path: '/repo/b.js', line: 7, reason: 'Unexpected token {' }] });
  expect(results).toEqual([]);
  expect(invocations?.[0]?.toolExecutionNotifications).toMatchObject([{ level: 'warning', message: { text: 'Cannot be parsed and was not linted: Unexpected token {' }, locations: [{ physicalLocation: { region: { startLine: 7 } } }] }]);
});
