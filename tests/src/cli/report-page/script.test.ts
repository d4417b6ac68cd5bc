import ts from 'typescript';
import { expect, test } from 'vitest';

import { SCRIPT } from '../../../../src/cli/report-page/script.ts';

test('has no errors of type', () => {
  const options: ts.CompilerOptions = { allowJs: true, checkJs: true, strict: true, noEmit: true, skipLibCheck: true, noUnusedLocals: true, noUncheckedIndexedAccess: true, target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = path => path === 'script.js' || fileExists(path);
  host.getSourceFile = (path, version, ...rest) => (path === 'script.js' ? ts.createSourceFile(path, SCRIPT, version) : getSourceFile(path, version, ...rest));
  const errors = ts.getPreEmitDiagnostics(ts.createProgram(['script.js'], options, host));
  expect(errors.map(({ messageText, start }) => `${SCRIPT.slice(start, (start ?? 0) + 40)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)).toEqual([]);
});

test('does not end its own element', () => {
  expect(SCRIPT).not.toMatch(/<\/script|<!--/i);
});
