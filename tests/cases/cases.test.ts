import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { rules } from '../../rules/index.ts';
import { allCases, CASE_FILES, casesOf, edited, RULE_OF_SMELL, type Case } from './case.ts';
import { lint, ruleOf } from './lint.ts';
import { sameProgram } from './same-program.ts';

for (const [file, what] of Object.entries(CASE_FILES) as [keyof typeof CASE_FILES, string][]) {
  describe(what, () => {
    for (const example of casesOf(file)) {
      const rule = RULE_OF_SMELL[example.smell];
      if (Object.hasOwn(rules, rule)) {
        describe(rule, () => test(`${example.id}: ${example.why}`, () => answersAsStated(rule, example)));
      } else {
        describe(`${rule}, which does not exist yet`, () => pending(rule, example));
      }
    }
  });
}

test('every program has a name of its own', () => {
  const ids = allCases().map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('a rewrite ends its report and makes no other', () => {
  for (const example of allCases()) {
    const before = messagesOf(example);
    for (const message of before) {
      for (const { fix } of message.suggestions ?? []) {
        const code = edited(example.code, fix);
        const after = messagesOf({ ...example, code });
        const gone = after.filter(later => ruleOf(later) === ruleOf(message)).length < before.filter(sooner => ruleOf(sooner) === ruleOf(message)).length;
        expect.soft(gone, `${example.id}: the report of ${ruleOf(message)} is gone from\n${code}`).toBe(true);
        const known = new Set(before.map(ruleOf));
        const gained = after.filter(later => !known.has(ruleOf(later)) && !Object.hasOwn(example.also ?? {}, ruleOf(later) ?? ''));
        expect.soft(gained.map(readable).join('\n'), `${example.id}: nothing new is said of\n${code}`).toBe('');
      }
    }
  }
});

function pending(rule: string, example: Case): void {
  test.todo(`${example.id} belongs to ${rule}, which does not exist yet: ${example.why}`);
  test(`${example.id}: until then, no other rule gives advice that misses this point`, () => {
    othersAreSilent(rule, example, messagesOf(example));
  });
}

function answersAsStated(rule: string, example: Case): void {
  const messages = messagesOf(example);
  const own = messages.filter(message => ruleOf(message) === rule);
  othersAreSilent(rule, example, messages);
  if (example.expect === 'silent') {
    expect(own.map(readable).join('\n'), 'no report').toBe('');
    return;
  }
  const { code, count = 1, detail = '', fix, lines = [], output } = example;
  expect(own.map(readable), `${count} on a line of ${lines.join(', ')}`).toHaveLength(count);
  expect(lines, own.map(readable).join('\n')).toEqual(expect.arrayContaining(own.map(({ line }) => line)));

  const offered = own.flatMap(({ suggestions = [] }) => suggestions.map(({ fix: edit }) => edited(code, edit)));
  const fixes = own.flatMap(({ fix: edit }) => (edit === undefined ? [] : [edited(code, edit)]));
  if (detail.includes('no suggestion')) expect([...offered, ...fixes]).toEqual([]);
  // Dropping async where every use is awaited at once is as safe as it is useful: `--fix` may do it.
  if (fix === 'suggest' && rule !== 'no-async-without-await') expect(fixes, 'it changes when things happen').toEqual([]);
  if (fix === 'fix') expect(fixes).not.toEqual([]);
  if (fix !== undefined) expect(offered).not.toEqual([]);
  if (output === undefined) return;
  const candidates = fix === 'fix' ? fixes : offered;
  const jsx = example.file.endsWith('x');
  const stated = candidates.some(candidate => sameProgram(candidate, output, jsx));
  // The texts are compared only to show them.
  if (!stated && (fix !== undefined || candidates.length > 0)) expect(candidates).toContain(output);
}

function othersAreSilent(rule: string, { also = {} }: Case, messages: readonly Linter.LintMessage[]): void {
  const others = messages.filter(message => ruleOf(message) !== rule && !Object.hasOwn(also, ruleOf(message) ?? ''));
  expect.soft(others.map(readable).join('\n'), 'nothing from other rules').toBe('');
}

function messagesOf({ code, file, config }: Case): Linter.LintMessage[] {
  return lint(code, file, { config: config ?? 'recommended' });
}

function readable(message: Linter.LintMessage): string {
  return `${message.line}:${message.column} ${ruleOf(message) ?? 'parser'}: ${message.message}`;
}
