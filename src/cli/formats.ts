import { ESLint } from 'eslint';

import { githubAnnotations } from './github-annotations.ts';
import { htmlReport } from './html-report.ts';
import type { Outcome } from './lint.ts';
import { sarifReport } from './sarif-report.ts';

/** What the outcome looks like in a format, without a line end behind it; the empty string where there is nothing to say. */
export type Format = (outcome: Outcome, from: Place) => string | Promise<string>;

/** From where findings are looked at. */
export interface Place {
  /** Paths are told from here. */
  readonly folder: string;
}

/** The ways in which findings can be told. */
export const FORMATS = {
  stylish: (outcome: Outcome) => byEslint('stylish', withoutFixCounts(outcome)),
  json: (outcome: Outcome) => byEslint('json', outcome),
  sarif: sarifReport,
  github: githubAnnotations,
  html: htmlReport,
} as const satisfies Record<string, Format>;

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;

async function byEslint(name: string, { results }: Outcome): Promise<string> {
  const formatter = await new ESLint({ overrideConfigFile: true }).loadFormatter(name);
  return (await formatter.format([...results])).replace(/^\n|\n+$/g, '');
}

/** ESLint's text counts what its own `--fix` would do, a flag that the command has under another name. */
function withoutFixCounts({ results, unparsed }: Outcome): Outcome {
  return { results: results.map(result => ({ ...result, fixableErrorCount: 0, fixableWarningCount: 0 })), unparsed };
}
