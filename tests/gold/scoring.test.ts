import { describe, expect, test } from 'vitest';

import { concerns, outcomeOf, overlap, score, type Outcome } from './scoring.ts';
import { sampleOf, type Site } from './sites.ts';

const SITE: Site = {
  id: 'dev-await-in-loop-01',
  rule: 'await-in-loop',
  source: 'some',
  file: 'a.js',
  line: 10,
  endLine: 12,
  verdict: 'smell',
  confidence: 3,
  fix: 'none',
  lines: '10',
  why: 'independent reads',
};

function report(line: number, endLine = line, rule = 'no-await-in-loop') {
  return { rule, line, endLine, message: 'Sentence.' };
}

function outcome(verdict: Site['verdict'], reported: boolean): Outcome {
  return { site: { ...SITE, verdict }, report: reported ? report(10) : null };
}

describe('a report is about a site', () => {
  test.each([
    ['the line before it is not about it', 9, 9, false],
    ['its first line is enough', 10, 10, true],
    ['its last line is enough', 12, 14, true],
    ['a line within is enough', 11, 11, true],
    ['a report around it has its lines too', 1, 99, true],
    ['the line after it is not about it', 13, 20, false],
  ])('only where they have a line in common: %s', (_, line, endLine, expected) => {
    expect(overlap(report(line, endLine), SITE)).toBe(expected);
    expect(overlap(SITE, report(line, endLine))).toBe(expected);
  });

  test('only when the rule looks for the smell of the site', () => {
    expect(concerns(report(10), SITE)).toBe(true);
    expect(concerns(report(10, 10, 'no-blocking-in-async'), SITE)).toBe(false);
  });

  test('and the first such report is the one that is shown', () => {
    const reports = [report(1), report(10, 10, 'no-blocking-in-async'), report(11), report(12)];
    expect(outcomeOf(SITE, reports)).toEqual({ site: SITE, report: reports[2] });
    expect(outcomeOf(SITE, reports.slice(0, 2))).toEqual({ site: SITE, report: null });
  });
});

describe('the score', () => {
  test('is the share of smells among reports, and of reported ones among smells', () => {
    const outcomes = [
      ...[true, true, true, false].map(reported => outcome('smell', reported)),
      ...[true, false, false].map(reported => outcome('clean', reported)),
    ];
    expect(score(outcomes)).toEqual({
      smells: 4,
      reportedSmells: 3,
      cleans: 3,
      reportedCleans: 1,
      debatable: 0,
      reportedDebatable: 0,
      precision: 0.75,
      recall: 0.75,
    });
  });

  test('does not ask what is debatable, reported or not', () => {
    const some = [outcome('smell', true), outcome('clean', true)];
    const more = [...some, outcome('debatable', true), outcome('debatable', false)];
    const { precision, recall } = score(some);
    expect(score(more)).toMatchObject({ precision, recall, debatable: 2, reportedDebatable: 1 });
  });

  test('has no precision where nothing is reported, and no recall where there is no smell', () => {
    expect(score([outcome('smell', false), outcome('clean', false)])).toMatchObject({ precision: null, recall: 0 });
    expect(score([outcome('clean', true)])).toMatchObject({ precision: 0, recall: null });
    expect(score([])).toMatchObject({ precision: null, recall: null });
  });
});

test('a sample is named by the id without its number, whatever digits it has before', () => {
  expect(sampleOf({ id: 'dev-await-in-loop-01' })).toBe('dev-await-in-loop');
  expect(sampleOf({ id: 'dev-2-plain-137' })).toBe('dev-2-plain');
});
