import { statSync, type Stats } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';

import { EXTENSIONS, isLintable } from './lint-config.ts';
import { CommandProblem } from './problem.ts';

/** One path to lint. */
export interface Target {
  /** As the person wrote it. */
  readonly shown: string;
  readonly kind: 'file' | 'folder';
  /**
   * The folder that a config would lie in: what is ignored, and what is a test, is decided by the
   * part of a path below it. So a folder inside `node_modules` or `test` is linted when it is named.
   */
  readonly base: string;
  /** What to lint, relative to the base. */
  readonly pattern: string;
}

/**
 * What does each path stand for?
 *
 * @param from the folder that relative paths start at
 * @throws {CommandProblem} on a path that does not exist, or that is no file or folder to lint
 */
export function targetsOf(paths: readonly string[], from: string): Target[] {
  return paths.map(shown => {
    const path = resolve(from, shown);
    const stats = statsOf(path);
    if (stats === null) throw new CommandProblem(`${shown} does not exist (looked for ${path}).`);
    if (stats.isDirectory()) return { shown, kind: 'folder', base: path, pattern: '.' };
    if (!stats.isFile()) throw new CommandProblem(`${shown} is neither a file nor a folder.`);
    if (!isLintable(path)) {
      throw new CommandProblem(`${shown} holds nothing to lint: ${extname(path) || 'a file without an extension'} is none of ${EXTENSIONS.join(' ')}.`);
    }
    return { shown, kind: 'file', base: dirname(path), pattern: basename(path) };
  });
}

/**
 * Where was the command called? npm runs `npm start` in the folder of the package, and keeps the
 * folder of the person's shell in `INIT_CWD`.
 */
export function callerFolder(env: NodeJS.ProcessEnv, cwd: string): string {
  return (byNpmStart(env) && env['INIT_CWD']) || cwd;
}

/** Is it `npm start` of this very package that runs the command? */
export function byNpmStart(env: NodeJS.ProcessEnv): boolean {
  return env['npm_lifecycle_event'] === 'start' && env['npm_package_name'] === 'eslint-plugin-async-smells';
}

function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw new CommandProblem(`${path} cannot be read: ${(error as Error).message}`);
  }
}
