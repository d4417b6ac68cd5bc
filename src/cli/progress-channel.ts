import { BroadcastChannel } from 'node:worker_threads';

import type { Linter } from 'eslint';

import { isLintable } from './lint-config.ts';

/** What the threads that lint tell of each file: that it will be linted, then that it is. */
export interface Progress {
  readonly kind: 'found' | 'linted';
  readonly path: string;
}

const CHANNEL = 'async-smells progress';

/**
 * How does anyone learn how far a run of ESLint is? By configs that report nothing and tell of each file.
 *
 * They are part of every run, watched or not, since ESLint's cache holds for one config only.
 */
export function progressConfigs(): Linter.Config[] {
  const channel = new BroadcastChannel(CHANNEL).unref() as BroadcastChannel;
  const tell = (progress: Progress): void => channel.postMessage(progress);
  const found = (path: string): boolean => {
    if (isLintable(path)) tell({ kind: 'found', path });
    return false;
  };
  const create = ({ filename }: { readonly filename: string }) => {
    tell({ kind: 'linted', path: filename });
    return {};
  };
  return [
    // ESLint takes functions here as well; its types do not say so.
    { ignores: [found as unknown as string] },
    { plugins: { 'async-smells-command': { rules: { progress: { create } } } }, rules: { 'async-smells-command/progress': 'error' } },
  ];
}

/**
 * Listens to what the runs of this process tell.
 *
 * @returns what ends the listening
 */
export function onProgress(listener: (progress: Progress) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL).unref() as BroadcastChannel;
  channel.onmessage = event => listener((event as { readonly data: Progress }).data);
  return () => channel.close();
}
