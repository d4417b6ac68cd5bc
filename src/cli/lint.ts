import { readFileSync } from 'node:fs';

import { ESLint, type Linter } from 'eslint';

import { eslintOptions, isOurs, optionsModule, type RunAsked } from './eslint-options.ts';
import { isGeneratedLine } from './left-out.ts';
import { EXTENSIONS, hasOtherWays, type RulesAsked, WAYS_TO_PARSE } from './lint-config.ts';
import { CommandProblem } from './problem.ts';
import type { Target } from './targets.ts';

/** How to lint, besides what. */
export interface LintAsked extends RulesAsked {
  readonly concurrency?: number | 'auto' | 'off';
  /** The folder, with a slash at its end, or the file in which results are kept for the next time; `null` for nowhere. */
  readonly cache?: string | null;
}

/** What came of linting. */
export interface Outcome {
  /** One a file that could be read, findings or not. */
  readonly results: readonly ESLint.LintResult[];
  readonly unparsed: readonly Unparsed[];
}

/** A file that is no JavaScript or TypeScript in any way. */
export interface Unparsed {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}

const PARSING_ERROR = /^Parsing error: /;

/**
 * What do the rules say of these files and folders?
 *
 * @throws {CommandProblem} when one of them holds nothing to lint
 */
export async function lint(targets: readonly Target[], asked: LintAsked = {}): Promise<Outcome> {
  const results = new Map<string, ESLint.LintResult>();
  const unparsed = new Map<string, Unparsed>();
  for (const { target, all } of await lintTargets(targets, asked)) {
    if (all.length === 0) throw new CommandProblem(nothingToLint(target));
    for (const result of all) {
      // A file that two paths name is told of once.
      if (results.has(result.filePath) || unparsed.has(result.filePath)) continue;
      const error = parsingError(result);
      if (error === undefined) results.set(result.filePath, onlyFindings(result, target));
      else unparsed.set(result.filePath, { path: result.filePath, line: error.line, reason: error.message.replace(PARSING_ERROR, '') });
    }
  }
  if (results.size === 0) {
    const [first] = unparsed.values();
    throw new CommandProblem(`None of the ${unparsed.size} files can be parsed${first === undefined ? '' : `: ${first.path}:${first.line} ${first.reason}`}`);
  }
  return { results: [...results.values()], unparsed: [...unparsed.values()] };
}

interface Linted {
  readonly target: Target;
  readonly all: readonly ESLint.LintResult[];
}

async function lintTargets(targets: readonly Target[], asked: LintAsked): Promise<readonly Linted[]> {
  const linted: Linted[] = [];
  // One after another: each run may use as many threads as were asked for, and writes the cache that the next one reads.
  for (const target of targets) {
    linted.push({ target, all: await lintTarget(target, asked) });
  }
  return linted;
}

/** The results of a target, each file read in the first way that it can be read. */
async function lintTarget(target: Target, asked: LintAsked): Promise<readonly ESLint.LintResult[]> {
  const results = new Map((await lintInUsualWay(target, asked)).map(result => [result.filePath, result]));
  for (let way = 1; way < WAYS_TO_PARSE.length; way++) {
    const failed = [...results.values()].filter(result => parsingError(result) !== undefined && hasOtherWays(result.filePath));
    if (failed.length === 0) break;
    for (const result of await lintAgain(target, asked, failed, way)) {
      if (parsingError(result) === undefined) results.set(result.filePath, result);
    }
  }
  const generated = [...results.values()].filter(result => result.output !== undefined && target.kind === 'folder' && hasGeneratedLine(result.filePath));
  // Rewrites are for people; what a tool put together is left as it is.
  const left = generated.length === 0 ? [] : await lintAgain(target, { ...asked, apply: undefined }, generated);
  for (const result of left) results.set(result.filePath, result);
  return [...results.values()];
}

async function lintInUsualWay(target: Target, asked: LintAsked): Promise<readonly ESLint.LintResult[]> {
  if (target.kind === 'file') return run(target, asked, [target.pattern], { leftOut: 'nothing', cache: asked.cache ?? null });
  const results = await run(target, asked, [target.pattern], { leftOut: 'generated and ignored by git', cache: asked.cache ?? null });
  // Whoever names a folder that git ignores wants it linted.
  return results.length > 0 ? results : run(target, asked, [target.pattern], { leftOut: 'generated', cache: asked.cache ?? null });
}

function lintAgain(target: Target, asked: LintAsked, results: readonly ESLint.LintResult[], way = 0): Promise<readonly ESLint.LintResult[]> {
  return run(target, { ...asked, concurrency: 'off' }, results.map(({ filePath }) => filePath), { leftOut: 'nothing', way });
}

async function run(target: Target, { concurrency = 'off', ...rules }: LintAsked, patterns: readonly string[], how: Partial<RunAsked>): Promise<readonly ESLint.LintResult[]> {
  const { strict, rules: named, apply } = rules;
  const asked: RunAsked = { base: target.base, way: 0, rules: { strict, rules: named, apply }, leftOut: 'nothing', cache: null, ...how, concurrency };
  const eslint = concurrency === 'off' ? new ESLint(eslintOptions(asked)) : await ESLint.fromOptionsModule(optionsModule(asked));
  return eslint.lintFiles([...patterns]);
}

function parsingError({ messages }: ESLint.LintResult): Linter.LintMessage | undefined {
  return messages.find(({ fatal, message }) => fatal === true && PARSING_ERROR.test(message));
}

function hasGeneratedLine(path: string): boolean {
  return readFileSync(path, 'utf8').split('\n').some(isGeneratedLine);
}

/**
 * The result without what the code's own comments ask of other rules, and of rules that are not
 * here, and without findings in code that a tool put together.
 */
function onlyFindings(result: ESLint.LintResult, target: Target): ESLint.LintResult {
  const lines = target.kind === 'file' ? [] : ((result.source ?? result.output)?.split('\n') ?? []);
  const messages = result.messages.filter(message => isOurs(message) && !isGeneratedLine(lines[message.line - 1] ?? ''));
  const count = (severity: number, fixable: boolean): number => messages.filter(message => message.severity === severity && (!fixable || message.fix !== undefined)).length;
  return {
    ...result,
    messages,
    errorCount: count(2, false),
    warningCount: count(1, false),
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
    fatalErrorCount: 0,
  };
}

function nothingToLint({ shown, base }: Target): string {
  return [
    `${shown} holds nothing to lint: there is no file that ends in ${EXTENSIONS.join(' ')} in ${base}, apart from what is left out`,
    '(node_modules, dist and the like, *.min.js, *.d.ts, files over a megabyte, what .gitignore names). A folder that is left out is linted when it is named itself.',
  ].join(' ');
}
