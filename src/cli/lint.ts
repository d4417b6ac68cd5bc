import { ESLint, type Linter } from 'eslint';

import { NAMESPACE } from '../configs.ts';
import { GENERATED, gitIgnored, isGeneratedLine } from './left-out.ts';
import { EXTENSIONS, hasOtherWays, lintConfig, type RulesAsked, WAYS_TO_PARSE } from './lint-config.ts';
import { CommandProblem } from './problem.ts';
import type { Target } from './targets.ts';

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
export async function lint(targets: readonly Target[], asked: RulesAsked = {}): Promise<Outcome> {
  const results = new Map<string, ESLint.LintResult>();
  const unparsed = new Map<string, Unparsed>();
  const found = await Promise.all(targets.map(async target => ({ target, all: await lintTarget(target, asked) })));
  for (const { target, all } of found) {
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

/** The results of a target, each file read in the first way that it can be read. */
async function lintTarget(target: Target, asked: RulesAsked): Promise<ESLint.LintResult[]> {
  const [usual = [], ...others] = WAYS_TO_PARSE;
  const results = new Map((await lintInUsualWay(target, asked, usual)).map(result => [result.filePath, result]));
  for (const way of others) {
    const failed = [...results.values()].filter(result => parsingError(result) !== undefined && hasOtherWays(result.filePath));
    if (failed.length === 0) break;
    for (const result of await eslint(target, asked, way).lintFiles(failed.map(({ filePath }) => filePath))) {
      if (parsingError(result) === undefined) results.set(result.filePath, result);
    }
  }
  return [...results.values()];
}

async function lintInUsualWay(target: Target, asked: RulesAsked, way: readonly Linter.Config[]): Promise<ESLint.LintResult[]> {
  if (target.kind === 'file') return eslint(target, asked, way).lintFiles(target.pattern);
  const results = await eslint(target, asked, way, [GENERATED, ...gitIgnored(target.base)]).lintFiles(target.pattern);
  // Whoever names a folder that git ignores wants it linted.
  return results.length > 0 ? results : eslint(target, asked, way, [GENERATED]).lintFiles(target.pattern);
}

function eslint(target: Target, asked: RulesAsked, way: readonly Linter.Config[], leftOut: readonly Linter.Config[] = []): ESLint {
  return new ESLint({
    cwd: target.base,
    overrideConfigFile: true,
    overrideConfig: [...lintConfig(way, asked), ...leftOut],
    fix: asked.apply === undefined ? false : isOurs,
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
  });
}

function isOurs({ ruleId }: Linter.LintMessage): boolean {
  return ruleId?.startsWith(`${NAMESPACE}/`) === true;
}

function parsingError({ messages }: ESLint.LintResult): Linter.LintMessage | undefined {
  return messages.find(({ fatal, message }) => fatal === true && PARSING_ERROR.test(message));
}

/**
 * The result without what the code's own comments ask of other rules, and of rules that are not
 * here, and without findings in code that a tool put together.
 */
function onlyFindings(result: ESLint.LintResult, target: Target): ESLint.LintResult {
  const lines = target.kind === 'file' ? [] : (result.source?.split('\n') ?? []);
  const messages = result.messages.filter(
    message => isOurs(message) && !isGeneratedLine(lines[message.line - 1] ?? ''),
  );
  // The command has no flag that applies fixes, so none are counted.
  return {
    ...result,
    messages,
    errorCount: messages.filter(({ severity }) => severity === 2).length,
    warningCount: messages.filter(({ severity }) => severity === 1).length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    fatalErrorCount: 0,
  };
}

function nothingToLint({ shown, base }: Target): string {
  return [
    `${shown} holds nothing to lint: there is no file that ends in ${EXTENSIONS.join(' ')} in ${base}, apart from what is left out`,
    '(node_modules, dist and the like, *.min.js, *.d.ts, files over a megabyte, what .gitignore names). A folder that is left out is linted when it is named itself.',
  ].join(' ');
}
