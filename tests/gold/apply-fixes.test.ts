import { Linter, type Rule } from 'eslint';
import { expect, test } from 'vitest';

import { withFix, withFixes, type Fix } from './apply-fixes.ts';

function fix(start: number, end: number, text: string): Fix {
  return { range: [start, end], text };
}

test('one fix changes its range and nothing else', () => {
  expect(withFix('abcdef', fix(2, 4, 'X'))).toBe('abXef');
  expect(withFix('abcdef', fix(6, 6, 'X'))).toBe('abcdefX');
});

test.each([
  ['none changes nothing', []],
  ['those that stand apart are all applied, in any order', [fix(4, 6, 'X'), fix(0, 1, 'Y')]],
  ['an insertion at the start', [fix(0, 0, 'X')]],
  ['of those that overlap the first counts', [fix(1, 4, 'X'), fix(3, 6, 'Y')]],
  ['those that touch wait for the next pass', [fix(1, 3, 'X'), fix(3, 5, 'Y')]],
  ['insertions at one place wait for each other', [fix(2, 2, 'X'), fix(2, 2, 'Y')]],
  ['an outer one that begins first counts', [fix(2, 3, 'X'), fix(0, 6, 'Y')]],
])('fixes of one pass are applied as ESLint does it: %s', (_, fixes) => {
  const config = { plugins: { p: { rules: { rule: offeringOnce(fixes) } } }, rules: { 'p/rule': 'error' } } as const;
  const { output } = new Linter().verifyAndFix('abcdef', config);
  expect(withFixes('abcdef', fixes)).toBe(output);
});

/** A rule that has nothing to offer in later passes, so that ESLint stops after the first. */
function offeringOnce(fixes: readonly Fix[]): Rule.RuleModule {
  let pass = 0;
  return {
    meta: { fixable: 'code' },
    create: context => ({
      Program(node) {
        pass += 1;
        if (pass > 1) return;
        for (const { range, text } of fixes) context.report({ node, message: 'Sentence.', fix: fixer => fixer.replaceTextRange([...range], text) });
      },
    }),
  };
}
