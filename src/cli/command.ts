import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import writeFileAtomic from 'write-file-atomic';

import plugin from '../index.ts';
import { readArguments, type Request } from './arguments.ts';
import { cacheFor } from './cache-location.ts';
import { requireCleanTrees } from './clean-tree.ts';
import { showExample } from './example.ts';
import { usage } from './flags.ts';
import { FORMATS } from './formats.ts';
import { lint, type Outcome } from './lint.ts';
import { paintFor } from './paint.ts';
import { changeLines, offerOf, summaryOf, unparsedLines } from './print.ts';
import { CommandProblem } from './problem.ts';
import { mayDraw, withProgress } from './progress-bar.ts';
import { changesOf, writeChanges } from './rewritten-files.ts';
import { byNpmStart, callerFolder, type Target, targetsOf } from './targets.ts';

/** What the process exits with. */
export const EXIT = { clean: 0, findings: 1, problem: 2 } as const;

/**
 * Runs the command and says with what its process should exit.
 *
 * Findings go to the standard output, everything that kept code from being linted to the error output.
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  const started = byNpmStart(process.env);
  try {
    const request = readArguments(args);
    if (request.help) return say(started ? usage('npm start --', 'show the example') : usage('npx async-smells', 'the current folder'));
    if (request.version) return say(String(plugin.meta?.version));
    const from = callerFolder(process.env, process.cwd());
    if (started && request.paths.length === 0) return await runExample(request);
    if (request.fast) throw new CommandProblem('--fast is for the example, which npm start shows when no path is named.');
    return await runOn(request.paths.length === 0 ? ['.'] : request.paths, request, from);
  } catch (error) {
    if (!(error instanceof CommandProblem)) throw error;
    console.error(error.message);
    return EXIT.problem;
  }
}

/** How many times faster than stated the waits of the example pass for those in a hurry. */
const FAST = 5;

/** Wide enough for the bars to be told apart where nobody says how wide a line is. */
const USUAL_WIDTH = 80;
const WIDEST = 120;

/** Shows what the rules find and rewrite, on programmes that have every smell; finding them is success. */
async function runExample({ fast, given }: Request): Promise<number> {
  const other = given.find(flag => flag !== '--fast');
  if (other !== undefined) throw new CommandProblem(`The example takes no flag but --fast. Name the folders and files that ${other} is for: npm start -- ${other} PATH`);
  const packageFolder = dirname(createRequire(import.meta.url).resolve('eslint-plugin-async-smells/package.json'));
  const example = join(packageFolder, 'docs/example');
  if (!existsSync(example)) throw new CommandProblem(`Name the folders and files to lint: ${example} is not there.`);
  const outcome = await lint(targetsOf([example], packageFolder));
  console.log(`${await FORMATS.stylish(outcome)}\n\n${summaryOf(outcome)}\n`);
  await showExample(example, {
    speed: fast ? FAST : 1,
    width: Math.min(process.stdout.columns ?? USUAL_WIDTH, WIDEST),
    paint: paintFor(process.stdout, process.env),
    print: text => console.log(text),
  });
  return say('To lint your own code: npm start -- PATH');
}

async function runOn(paths: readonly string[], request: Request, from: string): Promise<number> {
  const targets = targetsOf(paths, from);
  if (request.apply !== undefined && !request.dryRun && !request.force) await requireCleanTrees(targets.map(({ base }) => base));
  const outcome = await lintAsAsked(targets, request, from);
  const report = await FORMATS[request.format](outcome, { folder: from });
  // What a machine reads has the standard output to itself.
  const isForMachines = request.format !== 'stylish' && request.output === undefined;
  const aside = isForMachines ? console.error : console.log;
  if (request.apply !== undefined) {
    const changes = changesOf(outcome);
    if (!request.dryRun) await writeChanges(changes.changed);
    aside(changeLines(changes, { dryRun: request.dryRun, from, paint: paintFor(isForMachines ? process.stderr : process.stdout, process.env) }));
  }
  if (request.output !== undefined) await writeReport(resolve(from, request.output), report);
  else if (report !== '') console.log(request.format === 'stylish' ? `${report}\n` : report);
  if (outcome.unparsed.length > 0 && request.format !== 'github') console.error(unparsedLines(outcome.unparsed));
  aside(request.dryRun ? `After that: ${summaryOf(outcome)}` : summaryOf(outcome));
  const offer = request.apply === undefined && request.format === 'stylish' ? offerOf(outcome) : '';
  if (offer !== '') aside(offer);
  return exitOf(outcome, request, aside);
}

function lintAsAsked(targets: readonly Target[], { strict, rules, apply, concurrency, cache, cacheLocation }: Request, from: string): Promise<Outcome> {
  const asked = {
    strict,
    rules,
    apply,
    // Files are only written once all are linted, so threads would gain little and hold every rewritten text.
    concurrency: apply === undefined ? concurrency : ('off' as const),
    cache: cache && apply === undefined ? cacheFor(from, cacheLocation) : null,
  };
  const work = (): Promise<Outcome> => lint(targets, asked);
  return mayDraw(process.stderr, process.env) ? withProgress(process.stderr, work) : work();
}

/** Says so when there are more warnings than are allowed, as nothing else tells why the run failed. */
function exitOf({ results }: Outcome, { maxWarnings }: Request, aside: (text: string) => void): number {
  const [errors, warnings] = [results.reduce((count, { errorCount }) => count + errorCount, 0), results.reduce((count, { warningCount }) => count + warningCount, 0)];
  if (errors > 0) return EXIT.findings;
  if (warnings <= maxWarnings) return EXIT.clean;
  aside(`There are more warnings (${warnings}) than --max-warnings ${maxWarnings} allows.`);
  return EXIT.findings;
}

async function writeReport(path: string, report: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, report === '' ? '' : `${stripVTControlCharacters(report)}\n`);
  } catch (error) {
    throw new CommandProblem(`${path} cannot be written: ${(error as Error).message}`);
  }
}

function say(text: string): number {
  console.log(text);
  return EXIT.clean;
}
