import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Asked, Batch } from './batch.ts';
import { hash } from './schedules.ts';
import { added, EMPTY } from './tally.ts';

/** What a worker tells. */
export type Told = { readonly kind: 'broken'; readonly error: string } | { readonly kind: 'done'; readonly batch: Batch } | { readonly kind: 'progress'; readonly programs: number };

/** How many programs are made at once. */
const BATCH = 500;

/** How many differences each process makes small if nobody says. */
const SMALL = 3;

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Checks many random programs, in as many processes.
 *
 * What comes out does not depend on how many processes there are: the programs are made in batches,
 * each from a seed of its own.
 */
export async function checkMany(programs: number, seed: number, { processes, show = SMALL, progress = () => {} }: { processes: number; show?: number; progress?: (programs: number) => void }): Promise<Batch> {
  const batches: Omit<Asked, 'show'>[] = Array.from({ length: Math.ceil(programs / BATCH) }, (_, index) => ({ count: Math.min(BATCH, programs - index * BATCH), seed: hash(String(index), seed) & 0x7fff_ffff }));
  const workers = Array.from({ length: Math.min(processes, batches.length) }, () => fork(WORKER, { execArgv: ['--import', 'tsx'] }));
  try {
    const parts = await Promise.all(workers.map(worker => checkBatches(worker, batches, show, progress)));
    return { tally: parts.map(({ tally }) => tally).reduce(added, EMPTY), found: parts.flatMap(({ found }) => found) };
  } finally {
    for (const worker of workers) worker.kill();
  }
}

/** Has one process work on batches until none is left. */
function checkBatches(worker: ChildProcess, left: Omit<Asked, 'show'>[], show: number, progress: (programs: number) => void): Promise<Batch> {
  return new Promise((resolve, reject) => {
    let sum: Batch = { tally: EMPTY, found: [] };
    const next = (): void => {
      const asked = left.shift();
      if (asked !== undefined) worker.send({ ...asked, show: Math.max(0, show - sum.found.length) });
      else resolve(sum);
    };
    worker.on('message', (told: Told) => {
      if (told.kind === 'progress') progress(told.programs);
      else if (told.kind === 'done') {
        sum = { tally: added(sum.tally, told.batch.tally), found: [...sum.found, ...told.batch.found] };
        next();
      } else reject(new Error(told.error));
    });
    worker.on('error', reject);
    worker.on('exit', code => reject(new Error(`A worker ended with exit code ${code}.`)));
    next();
  });
}
