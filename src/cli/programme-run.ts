import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { text } from 'node:stream/consumers';

import type { Wait } from './timeline.ts';

/** What came of running one programme of the example. */
export interface ProgrammeRun {
  /** What it printed as its result, or why it failed. */
  readonly said: string;
  readonly failed: boolean;
  /** On a real clock. */
  readonly seconds: number;
  readonly waits: readonly Wait[];
}

const OUTPUT = /^(?<how>result|failed): (?<said>[^]*?)\ndone in (?<seconds>[\d.]+) seconds\n(?:waits: (?<waits>.*)\n)?$/;

/**
 * What does a programme of the example do, how long does it take, and for what does it wait?
 *
 * @param path of the programme, in the example or in a copy of it
 * @param speed how many times faster than stated every wait passes
 */
export async function runProgramme(path: string, speed: number): Promise<ProgrammeRun> {
  const env: NodeJS.ProcessEnv = { ...process.env, EXAMPLE_SPEED: String(speed), NO_COLOR: '1' };
  delete env['FORCE_COLOR'];
  const child = spawn(process.execPath, ['--import', './service/trace.js', basename(path)], { cwd: dirname(path), env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const { how, said, seconds, waits = '[]' } = OUTPUT.exec(output)?.groups ?? {};
  if (how === undefined || said === undefined) throw new Error(`${path} did not run to its end:\n${output}${errors}`);
  return { said, failed: how === 'failed', seconds: Number(seconds), waits: JSON.parse(waits) as Wait[] };
}
