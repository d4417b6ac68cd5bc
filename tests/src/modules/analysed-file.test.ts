import parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { expect, test } from 'vitest';

import { analysedFile } from '../../../src/modules/analysed-file.ts';
import type { SourceFile } from '../../../src/source-file.ts';

type Context = Parameters<typeof analysedFile>[0];

/** The files that two rules see, which look at the same text under these settings. */
function seenBy(settings: Record<string, unknown> = {}): readonly SourceFile[] {
  const seen: SourceFile[] = [];
  const rule: Rule.RuleModule = {
    create(context) {
      seen.push(analysedFile(context as unknown as Context));
      return {};
    },
  };
  const messages = new Linter().verify('const a: number = 1;', [
    {
      files: ['**/*.ts'],
      languageOptions: { parser: parser as Linter.Parser },
      plugins: { it: { rules: { one: rule, other: rule } } },
      rules: { 'it/one': 'error', 'it/other': 'error' },
      settings,
    },
  ], { filename: 'code.ts' });
  expect(messages).toEqual([]);
  return seen;
}

test('rules that look at the same file share it', () => {
  const [one, other] = seenBy();
  expect(other).toBe(one);
});

test('the file knows its path, its text and the settings', () => {
  const [file] = seenBy({ 'async-smells': { chunkSize: 5 } });
  expect([file?.path, file?.text, file?.settings.chunkSize]).toEqual(['code.ts', 'const a: number = 1;', 5]);
});

test('settings that are not valid stop the run', () => {
  expect(() => seenBy({ 'async-smells': { chunks: 5 } })).toThrow('has the unknown key "chunks"');
});
