/** Checks the batches that the parent process asks for, one after the other. */
import { checkBatch, type Asked } from './batch.ts';
import type { Told } from './many.ts';

// A rejection that is handled late is an answer here, not news.
process.removeAllListeners('warning');

const tell = (message: Told): void => void process.send?.(message);

process.on('message', (asked: Asked) => {
  checkBatch(asked, programs => tell({ kind: 'progress', programs })).then(
    batch => tell({ kind: 'done', batch }),
    (error: unknown) => tell({ kind: 'broken', error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
