import { join } from 'node:path';

import type { Paint } from './paint.ts';
import { type ProgrammeRun, runProgramme } from './programme-run.ts';
import { rewrittenCopy } from './rewritten-copy.ts';
import { textDiff } from './text-diff.ts';
import { timeline } from './timeline.ts';

/** How the example is shown. */
export interface Showing {
  /** How many times faster than stated every wait passes. */
  readonly speed: number;
  /** Of a line, in columns. */
  readonly width: number;
  readonly paint: Paint;
  readonly print: (text: string) => void;
}

/** A programme as it stands, and as it is rewritten. */
interface Pair {
  readonly programme: string;
  readonly before: ProgrammeRun;
  readonly after: ProgrammeRun;
}

/** As they stand, the programmes do little but wait; rewritten they are so quick that the start of another would show, and run alone. */
const AT_ONCE = 2;

const LONGEST_RESULT = 48;

/**
 * What do the rewrites change in the programmes of the example, and what is gained by it?
 *
 * Shows the changes, then runs each programme before and after them, on a real clock, and shows who
 * waited when and how long it took.
 */
export async function showExample(folder: string, { speed, width, paint, print }: Showing): Promise<void> {
  const copy = await rewrittenCopy(folder);
  try {
    print(paint('bold', 'What the rewrites change'));
    for (const { path, before, after } of copy.changes) print(`\n${textDiff(path, before, after, paint)}`);
    const programmes = copy.changes.map(({ path }) => path);
    print(`\nRunning ${programmes.length} programmes as they stand and as rewritten, on a real clock${speed === 1 ? '' : ` on which every wait passes ${speed} times faster`} ...`);
    const pairs = await runPairs(programmes, folder, copy.folder, speed);
    print(`\n${paint('bold', 'Who waits for whom')}`);
    for (const pair of pairs) print(`\n${timelines(pair, width, paint)}`);
    print(`\n${paint('bold', 'What is gained')}\n\n${table(pairs, paint)}\n`);
  } finally {
    copy.remove();
  }
}

async function runPairs(programmes: readonly string[], folder: string, rewritten: string, speed: number): Promise<readonly Pair[]> {
  const runAll = (where: string, atOnce: number): Promise<readonly ProgrammeRun[]> => aFewAtOnce(atOnce, programmes, programme => runProgramme(join(where, programme), speed));
  const runs = [...(await runAll(folder, AT_ONCE)), ...(await runAll(rewritten, 1))];
  return programmes.flatMap((programme, index) => {
    const [before, after] = [runs[index], runs[index + programmes.length]];
    return before === undefined || after === undefined ? [] : [{ programme, before, after }];
  });
}

/** The results of all, in their order; the next begins when one of those before is done. */
async function aFewAtOnce<Job, Result>(limit: number, jobs: readonly Job[], work: (job: Job) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = jobs.entries();
  const worker = async (): Promise<void> => {
    for (const [index, job] of queue) results[index] = await work(job);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

function timelines({ programme, before, after }: Pair, width: number, paint: Paint): string {
  // Both are drawn to the same scale, so that the shorter one looks shorter.
  const axis = Math.max(...[before, after].map(({ waits }) => spanOf(waits)));
  return [
    paint('bold', programme),
    `as it stands: ${told(before)}`,
    timeline(before.waits, axis, width, paint),
    `rewritten: ${told(after)}`,
    timeline(after.waits, axis, width, paint),
  ].join('\n');
}

function spanOf(waits: ProgrammeRun['waits']): number {
  return Math.max(...waits.map(({ to }) => to)) - Math.min(...waits.map(({ from }) => from));
}

function table(pairs: readonly Pair[], paint: Paint): string {
  const rows = pairs.map(({ programme, before, after }) => [programme, outcome(before), outcome(after), resultOf(before, after)]);
  const all = [['programme', 'as it stands', 'rewritten', 'result'], ...rows];
  const widths = [0, 1, 2].map(column => Math.max(...all.map(row => (row[column] ?? '').length)));
  const [head = '', ...lines] = all.map(row => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   '));
  return [paint('dim', head), ...lines].join('\n');
}

function outcome(run: ProgrammeRun): string {
  return run.failed ? 'fails' : inSeconds(run);
}

function told(run: ProgrammeRun): string {
  return run.failed ? `fails after ${inSeconds(run)}` : inSeconds(run);
}

function inSeconds({ seconds }: ProgrammeRun): string {
  return `${seconds.toFixed(2)} s`;
}

function resultOf(before: ProgrammeRun, after: ProgrammeRun): string {
  if (before.failed !== after.failed) return `${short(before.said)} → ${short(after.said)}`;
  return before.said === after.said ? `the same: ${short(after.said)}` : `differs: ${short(before.said)} → ${short(after.said)}`;
}

function short(said: string): string {
  const line = said.replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST_RESULT ? line : `${line.slice(0, LONGEST_RESULT - 4)} ...`;
}
