import { SingleBar } from 'cli-progress';

import { onProgress } from './progress-channel.ts';

/** A run that is over sooner needs no bar, in milliseconds. */
const PATIENCE = 1500;

const FRAMES_A_SECOND = 10;

/** May a bar be drawn here? On a terminal, unless it belongs to a machine. */
export function mayDraw(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  const { CI: machine = '' } = env;
  return stream.isTTY && (machine === '' || machine === 'false' || machine === '0');
}

/** Does the work, and shows how far its linting is when it takes long. */
export async function withProgress<Result>(stream: NodeJS.WriteStream, work: () => Promise<Result>): Promise<Result> {
  const found = new Set<string>();
  const linted = new Set<string>();
  const bar = new SingleBar({ format: 'Linting {bar} {value} of {total} files', barCompleteChar: '█', barIncompleteChar: '░', fps: FRAMES_A_SECOND, stream, hideCursor: true, clearOnComplete: true });
  const begin = performance.now();
  const stopListening = onProgress(({ kind, path }) => {
    (kind === 'found' ? found : linted).add(path);
    if (kind === 'found' || performance.now() - begin < PATIENCE) return;
    if (bar.isActive) bar.setTotal(found.size);
    else bar.start(found.size, 0);
    bar.update(linted.size);
  });
  try {
    return await work();
  } finally {
    stopListening();
    if (bar.isActive) bar.stop();
  }
}
