import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { CommandProblem } from './problem.ts';
import { repositoryOf } from './shown-path.ts';

const run = promisify(execFile);

const LONGEST_ANSWER = 100_000_000;

/** How many changed files are named. */
const NAMED = 5;

/**
 * Could everything that is rewritten in these folders be had back from git?
 *
 * A folder in no repository is its owner's business.
 *
 * @throws {CommandProblem} when a repository holds changes that are not committed, or can't say
 */
export async function requireCleanTrees(folders: readonly string[]): Promise<void> {
  const repositories = new Set(folders.map(repositoryOf).filter(root => root !== null));
  for (const changed of await Promise.all([...repositories].map(changesIn))) {
    if (changed !== null) throw new CommandProblem(changed);
  }
}

async function changesIn(root: string): Promise<string | null> {
  try {
    const { stdout } = await run('git', ['status', '--porcelain'], { cwd: root, env: withoutRepository(process.env), maxBuffer: LONGEST_ANSWER });
    const files = stdout.split('\n').filter(line => line !== '');
    if (files.length === 0) return null;
    const rest = files.length > NAMED ? `\n  and ${files.length - NAMED} more` : '';
    return `The git tree ${root} holds changes that are not committed, so rewrites could not be told from them. Commit or stash them, or add --force.\n${files.slice(0, NAMED).map(line => `  ${line}`).join('\n')}${rest}`;
  } catch (error) {
    return `git cannot say whether ${root} holds changes that are not committed: ${(error as Error).message.trim()}\nAdd --force to rewrite the files all the same.`;
  }
}

/** In a hook, git's own variables name the repository of the hook. */
function withoutRepository(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE)$/.test(name)));
}
