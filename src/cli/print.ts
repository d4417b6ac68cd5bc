import { ESLint } from 'eslint';

import type { Outcome } from './lint.ts';

/** How is the outcome told to a person? First as ESLint prints it, then what ESLint would not say. */
export async function printed({ results, unparsed }: Outcome): Promise<{ readonly findings: string; readonly unparsed: string; readonly summary: string }> {
  const formatter = await new ESLint({ overrideConfigFile: true }).loadFormatter('stylish');
  return {
    findings: (await formatter.format([...results])).trimEnd(),
    unparsed: unparsed.map(({ path, line, reason }) => `${path}:${line} cannot be parsed and was not linted: ${reason}`).join('\n'),
    summary: summaryOf({ results, unparsed }),
  };
}

/** How many findings are there? */
export function findingCount({ results }: Outcome): number {
  return results.reduce((count, { messages }) => count + messages.length, 0);
}

function summaryOf(outcome: Outcome): string {
  const { results, unparsed } = outcome;
  const findings = findingCount(outcome);
  const affected = results.filter(({ messages }) => messages.length > 0).length;
  const files = counted(results.length, 'file');
  const rest = unparsed.length === 0 ? '' : ` ${counted(unparsed.length, 'file')} could not be parsed.`;
  return findings === 0 ? `No async smells in ${files}.${rest}` : `${counted(findings, 'async smell')} in ${affected} of ${files}.${rest}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
