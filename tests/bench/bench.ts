/**
 * What do the rules cost, beside parsing and beside other rules for the same smells?
 *
 *     npm run bench [-- --source NAME] [--files N] [--json FILE]
 *
 * A sample is drawn, the same on each run; `--files` sets its size, and a number above 6000 takes all
 * files of the judged packages. In a sample the answers from other files look dearer than they are:
 * each of those is read for fewer files that ask. What is measured is compiled as users get it and
 * runs in plain Node. Times depend on the machine and on what else runs there: ratios are what counts,
 * since all that is compared takes its turn on each file.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readFlags, runScript, wholeNumber } from '../gold/arguments.ts';
import { countedFiles } from '../gold/counted-files.ts';
import { foldersOf } from '../gold/folders.ts';
import { failedBars, figuresOf, growthTable, ratioTable, ruleTable, slowestTable, type Measured } from './figures.ts';
import type { Asked, FileOfPackage, Timed } from './measure.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = 2500;

/** Linted before the clock starts, so that what is measured is the rules and not the compiling of their code. */
const WARM_UP = 60;

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), { source: 'NAME', files: 'N', json: 'FILE' });
  const files = flags.files === undefined ? FILES : wholeNumber('files', flags.files);
  const all = (await foldersOf({ source: flags.source, dir: undefined })).flatMap(([source, folder]) =>
    countedFiles(source, folder).map((file): FileOfPackage => ({ source, folder, file })),
  );
  const sample = drawn(all, files);
  console.error(`${sample.length} of ${all.length} files …`);
  compile();

  const timed = measure({ task: 'times', files: sample, warmUp: Math.min(WARM_UP, sample.length) }) as Timed;
  const memory = { none: measure({ task: 'memory', files: sample, rules: false }) as number, ours: measure({ task: 'memory', files: sample, rules: true }) as number };
  const measured: Measured = { ...timed, memory };
  const figures = figuresOf(measured);

  console.log(`Milliseconds on ${sample.length} files, and their share of the time that parsing takes:\n\n${ratioTable(figures)}\n`);
  console.log(`Each rule, with what it is the first to ask:\n\n${ruleTable(figures)}\n`);
  console.log(`The files that take longest in our rules:\n\n${slowestTable(figures)}\n`);
  console.log(`When the input doubles:\n\n${growthTable(figures)}\n`);
  console.log(`Peak memory: ${memory.none} MB without rules, ${memory.ours} MB with ours.`);
  const failed = failedBars(figures);
  console.log(failed.length === 0 ? '\nAll bars are met.' : `\nNot met: ${failed.join('; ')}.`);
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(figures, null, 2)}\n`);
});

/** The same files on each run, spread over all packages. */
function drawn(files: readonly FileOfPackage[], size: number): readonly FileOfPackage[] {
  const key = ({ source, file }: FileOfPackage): string => createHash('sha256').update(`${source}\0${file}`).digest('hex');
  return files
    .map(file => ({ file, key: key(file) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, size)
    .map(({ file }) => file);
}

/** Compiles the plugin and what measures it, apart from `dist`, which others may be using. */
function compile(): void {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', join(ROOT, 'tests/bench/tsconfig.json')], { stdio: 'inherit' });
}

/** Asks a process of its own, so that nothing which was done before counts. */
function measure(asked: Asked): unknown {
  const folder = join(ROOT, '.cache/bench');
  mkdirSync(folder, { recursive: true });
  const question = join(folder, 'question.json');
  writeFileSync(question, JSON.stringify(asked));
  const answer = execFileSync(process.execPath, [join(folder, 'tests/bench/measure.js'), question], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(answer) as unknown;
}
