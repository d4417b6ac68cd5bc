import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import plugin from '../index.ts';
import { readArguments, type Request, usage } from './arguments.ts';
import { showExample } from './example.ts';
import { lint } from './lint.ts';
import { paintFor } from './paint.ts';
import { findingCount, printed } from './print.ts';
import { CommandProblem } from './problem.ts';
import { callerFolder, targetsOf } from './targets.ts';

/** What the process exits with. */
export const EXIT = { clean: 0, findings: 1, problem: 2 } as const;

/**
 * Runs the command and says with what its process should exit.
 *
 * Findings go to the standard output, everything that kept code from being linted to the error output.
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const request = readArguments(args);
    if (request.help) return say(usage());
    if (request.version) return say(String(plugin.meta?.version));
    if (request.paths.length === 0) return await lintExample(request);
    return await lintPaths(request.paths, callerFolder(process.env, process.cwd()));
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
async function lintExample({ fast }: Request): Promise<number> {
  const packageFolder = dirname(createRequire(import.meta.url).resolve('eslint-plugin-async-smells/package.json'));
  const example = join(packageFolder, 'docs/example');
  if (!existsSync(example)) throw new CommandProblem(`Name the folders and files to lint.\n\n${usage()}`);
  await lintPaths([example], packageFolder);
  console.log();
  await showExample(example, {
    speed: fast ? FAST : 1,
    width: Math.min(process.stdout.columns ?? USUAL_WIDTH, WIDEST),
    paint: paintFor(process.stdout, process.env),
    print: text => console.log(text),
  });
  return say('To lint your own code: npm start -- PATH');
}

async function lintPaths(paths: readonly string[], from: string): Promise<number> {
  const outcome = await lint(targetsOf(paths, from));
  const { findings, unparsed, summary } = await printed(outcome);
  if (findings !== '') console.log(`${findings}\n`);
  if (unparsed !== '') console.error(unparsed);
  console.log(summary);
  return findingCount(outcome) === 0 ? EXIT.clean : EXIT.findings;
}

function say(text: string): number {
  console.log(text);
  return EXIT.clean;
}
