import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

/** How the command is spawned, where that matters. */
export interface Spawning {
  readonly env?: NodeJS.ProcessEnv;
  /** The built command instead of its sources. */
  readonly main?: string;
}

/** Runs the command as a process of its own, as in a pipe, by whoever is no machine. */
export async function spawnedCommand(args: readonly string[], cwd: string, { env = {}, main }: Spawning = {}) {
  const script = main === undefined ? ['--import', TSX, MAIN] : [main];
  const bare = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: undefined, npm_lifecycle_event: undefined, INIT_CWD: undefined };
  const child = spawn(process.execPath, [...script, ...args], { cwd, env: { ...bare, ...env } });
  const exit = new Promise(resolve => child.on('close', resolve));
  const [code, output, errors] = await Promise.all([exit, text(child.stdout), text(child.stderr)]);
  return { code, output, errors };
}

/** As npm runs `npm start` of this package. */
export const BY_NPM_START = { npm_lifecycle_event: 'start', npm_package_name: 'eslint-plugin-async-smells' };
