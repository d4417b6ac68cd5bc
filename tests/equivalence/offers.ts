import { Linter, type Rule } from 'eslint';

import { rules } from '../../rules/index.ts';

/** A rewrite that a rule offers, applied. */
export interface Offer {
  readonly rule: string;
  readonly messageId: string;
  /** Whether `--fix` applies it without being asked. */
  readonly safe: boolean;
  readonly text: string;
  readonly range: readonly [number, number];
  readonly line: number;
}

/** What the rules say of a program. */
export interface Linted {
  /** The rules that reported, once for each report. */
  readonly reported: readonly string[];
  readonly offers: readonly Offer[];
}

const PREFIX = 'async-smells/';
const linter = new Linter({ cwd: '/project' });
const CONFIG: Linter.Config = {
  plugins: { 'async-smells': { rules: rules as unknown as Record<string, Rule.RuleModule> } },
  // Small chunks, so that short lists have several.
  settings: { 'async-smells': { crossFile: false, chunkSize: 2 } },
  rules: {
    ...Object.fromEntries(Object.keys(rules).map(name => [PREFIX + name, 'error'])),
    'async-smells/no-blocking-in-async': ['error', { cheap: true, commands: true }],
  },
};

/**
 * Which rewrites do the rules offer for this program?
 *
 * @throws {SyntaxError} when the program does not parse
 * @throws whatever a rule throws
 */
export function offersFor(text: string): Linted {
  const messages = linter.verify(text, [CONFIG], { filename: '/project/service.js' });
  const fatal = messages.find(message => message.fatal);
  if (fatal !== undefined) throw new SyntaxError(`${fatal.message} (line ${fatal.line})`);
  const offers: Offer[] = [];
  for (const { ruleId, suggestions = [], fix, line } of messages) {
    for (const [index, suggestion] of suggestions.entries()) {
      const [start, end] = suggestion.fix.range;
      offers.push({
        rule: (ruleId ?? '').slice(PREFIX.length),
        messageId: suggestion.messageId ?? '',
        safe: index === 0 && fix !== undefined,
        text: text.slice(0, start) + suggestion.fix.text + text.slice(end),
        range: [start, end],
        line,
      });
    }
  }
  return { reported: messages.map(({ ruleId }) => (ruleId ?? '').slice(PREFIX.length)), offers };
}
