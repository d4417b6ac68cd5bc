import type { TSESLint } from '@typescript-eslint/utils';

import { readSettings } from '../settings.ts';
import type { SourceFile } from '../source-file.ts';
import { typeAnswers } from '../types.ts';
import { otherFiles } from './other-files.ts';

const files = new WeakMap<object, SourceFile>();

/**
 * Which file is a rule looking at, as the analyses see it? Rules that look at the same file share it,
 * and so everything that was computed for it.
 *
 * @throws {TypeError} when the plugin's settings are not valid
 */
export function analysedFile(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): SourceFile {
  const { sourceCode } = context;
  const known = files.get(sourceCode.ast);
  if (known !== undefined) return known;
  const settings = readSettings(context.settings);
  const { scopeManager } = sourceCode;
  if (scopeManager === null) throw new TypeError('eslint-plugin-async-smells needs a parser that provides scopes.');
  const file: SourceFile = {
    path: context.physicalFilename ?? context.filename,
    text: sourceCode.text,
    ast: sourceCode.ast,
    scopeManager,
    visitorKeys: sourceCode.visitorKeys,
    settings,
    others: otherFiles(settings),
    types: typeAnswers(sourceCode.parserServices),
    facts: new Map(),
  };
  files.set(sourceCode.ast, file);
  return file;
}
