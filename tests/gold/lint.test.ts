import type { Linter } from 'eslint';
import { expect, test } from 'vitest';

import { linterWith } from './lint.ts';

const CALLS: Linter.Config = {
  plugins: {
    'async-smells': {
      rules: {
        calls: { create: context => ({ CallExpression: node => context.report({ node, message: 'A call.' }) }) },
        throws: {
          create: () => ({
            DebuggerStatement() {
              throw new Error('on purpose');
            },
          }),
        },
      },
    },
  },
  rules: { 'async-smells/calls': 'error', 'async-smells/throws': 'error' },
};

function lint(file: string, text: string, ...more: Linter.Config[]) {
  const { reports, problem } = linterWith('/project', [CALLS, ...more])(file, text);
  return { reports: reports.map(({ rule, line, endLine }) => [rule, line, endLine]), problem };
}

test.each([
  ['a module', 'a.js', 'import f from "f";\nf();'],
  ['CommonJS with a return at the top', 'a.js', 'if (f) return;\nf();'],
  ['a script that no module may be', 'a.js', 'with (a) f = 010;\nf();'],
  ['JSX in a .js file', 'a.js', 'f = <a />;\nf();'],
  ['TypeScript', 'a.mts', 'let f: () => void;\nf();'],
  ['TypeScript with JSX', 'a.tsx', 'let f: unknown = <a />;\nf();'],
])('%s is linted as what it is', (_, file, text) => {
  expect(lint(file, text)).toEqual({ reports: [['calls', 2, 2]], problem: null });
});

test('comments that silence rules are not heard, since they are part of what is measured', () => {
  expect(lint('a.js', '/* eslint-disable */\n/* eslint unknown/rule: 2 */\nf();').reports).toEqual([['calls', 3, 3]]);
});

test('globs of a config start at the folder, not above it', () => {
  const off: Linter.Config = { files: ['**/project/**', 'test/**'], rules: { 'async-smells/calls': 'off' } };
  expect(lint('a.js', 'f();', off).reports).toEqual([['calls', 1, 1]]);
  expect(lint('test/a.js', 'f();', off).reports).toEqual([]);
});

test('a file that does not parse is a problem and no report', () => {
  expect(lint('a.js', 'f(;')).toEqual({ reports: [], problem: { kind: 'syntax', text: 'line 1: Parsing error: Unexpected token ;' } });
});

test('a rule that throws is a problem with its stack', () => {
  expect(lint('a.js', 'f(); debugger;')).toEqual({
    reports: [],
    problem: { kind: 'threw', text: expect.stringMatching(/on purpose[\s\S]*a\.js[\s\S]*async-smells\/throws[\s\S]*lint\.test\.ts/) as string },
  });
});
