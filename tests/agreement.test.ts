import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import plugin from '../src/index.ts';
import { edited } from './cases/case.ts';
import { ruleOf } from './cases/lint.ts';

/** A program that several rules could speak of, and all that is said of it. */
interface Program {
  /** Which rules could speak, and why the one that does helps most. */
  readonly name: string;
  readonly code: string;
  readonly file?: string;
  /** `rule:line` of every report that any rule makes with its default options, in the order of the lines. */
  readonly says: readonly string[];
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'prefer-concurrent-awaits and no-await-in-loop: the loop waits the most often, so the awaits in it are told of as iterations',
    code: 'export async function f(api, ids) {\n  const all = [];\n  for (const id of ids) {\n    all.push(await api.getUser(id));\n  }\n  return all;\n}\n',
    says: ['no-await-in-loop:4'],
  },
];

describe.each(PROGRAMS)('$name', program => {
  test('each site is told of once, by the rule that helps most', () => {
    expect(said(program)).toEqual(program.says);
  });

  test('no rewrite makes another rule speak', () => {
    const known = new Set(messagesOf(program).map(ruleOf));
    for (const { suggestions = [] } of messagesOf(program)) {
      for (const { fix } of suggestions) {
        const code = edited(program.code, fix);
        expect(messagesOf({ ...program, code }).map(ruleOf).filter(rule => !known.has(rule)), code).toEqual([]);
      }
    }
  });

  test('rewriting comes to an end', () => {
    let { code } = program;
    for (let pass = 0; pass < 10; pass += 1) {
      const fix = messagesOf({ ...program, code }).flatMap(({ suggestions = [] }) => suggestions)[0]?.fix;
      if (fix === undefined) return;
      code = edited(code, fix);
    }
    expect.fail(`After ten rewrites there is another one of\n${code}`);
  });
});

const EVERY_RULE: Linter.Config = {
  files: ['**/*.{js,ts}'],
  plugins: { 'async-smells': plugin as never },
  rules: Object.fromEntries(Object.keys(rules).map(name => [`async-smells/${name}`, 'error'])),
};

function messagesOf({ code, file = 'case.js' }: Program): Linter.LintMessage[] {
  const typed: Linter.Config[] = file.endsWith('.ts') ? [{ files: ['**/*.ts'], languageOptions: { parser } }] : [];
  return new Linter({ cwd: '/project' }).verify(code, [EVERY_RULE, ...typed], `/project/${file}`);
}

function said(program: Program): readonly string[] {
  return messagesOf(program).map(message => `${ruleOf(message) ?? 'parser'}:${message.line}`);
}
