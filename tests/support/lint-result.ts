import type { ESLint, Linter } from 'eslint';

/** What a rule says of a line, with more or other words if the test is about them. */
export function lintMessage(line: number, more: Partial<Linter.LintMessage> = {}): Linter.LintMessage {
  return { ruleId: 'async-smells/no-await-in-loop', severity: 2, line, column: 3, message: 'Wait once.', ...more };
}

/** What ESLint says of a file. */
export function lintResult(filePath: string, messages: Linter.LintMessage[], more: Partial<ESLint.LintResult> = {}): ESLint.LintResult {
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  return { filePath, messages, suppressedMessages: [], errorCount, fatalErrorCount: 0, warningCount: messages.length - errorCount, fixableErrorCount: 0, fixableWarningCount: 0, usedDeprecatedRules: [], ...more };
}
