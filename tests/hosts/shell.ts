import { spawnSync } from 'node:child_process';

import type { Run } from '../package/workshop.ts';

/** Runs a line as a person would type it, or a CI service run it. */
export function shell(folder: string, line: string, environment: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr, error } = spawnSync('bash', ['-e', '-c', line], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0', npm_config_audit: 'false', npm_config_fund: 'false', npm_config_ignore_scripts: 'true', ...environment },
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}
