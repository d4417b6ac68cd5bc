import * as parser from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import plugin from '../../src/index.ts';
import { allCases } from '../cases/case.ts';
import { filesBelow, read } from '../support/project.ts';

type Parse = typeof parser.parseForESLint;

const PROGRAMS = [
  ...allCases().map(({ id, file, code }) => ({ id, file, code })),
  ...filesBelow('tests/fixtures/torture', '').map(path => ({ id: path, file: path.replace(/^.*\//, ''), code: read(path) })),
];

describe('the tree that oxlint gives', () => {
  // Where typescript-eslint leaves a part of a node undefined (an annotation, type arguments, a directive), oxlint says null.
  test('says null for what is not there, and gets the reports that ESLint gets', () => {
    for (const { id, file, code } of PROGRAMS) {
      expect.soft(reports(withNulls, file, code), `${id}:\n${code}`).toEqual(reports(parser.parseForESLint, file, code));
    }
  });

  test('has something to say null for in these programs', () => {
    const { ast } = withNulls('const value = call();', {});
    const [statement] = ast.body;
    expect(statement).toMatchObject({ declarations: [{ id: { typeAnnotation: null }, init: { typeArguments: null } }] });
  });
});

const withNulls: Parse = (code, options) => {
  const parsed = parser.parseForESLint(code, options);
  simpleTraverse(parsed.ast, {
    enter(node) {
      for (const [key, value] of Object.entries(node)) if (value === undefined) Object.assign(node, { [key]: null });
    },
  });
  return parsed;
};

function reports(parseForESLint: Parse, file: string, code: string): Linter.LintMessage[] {
  return new Linter({ cwd: '/project' }).verify(
    code,
    [
      {
        files: ['**/*'],
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        languageOptions: { parser: { parseForESLint } as Linter.Parser, parserOptions: { ecmaFeatures: { jsx: /x$/.test(file) } } },
      },
      ...plugin.configs.strict,
    ],
    `/project/${file}`,
  );
}
