/**
 * Do the tests notice faults in what decides and writes the rewrites?
 *
 * Each fault is made in a copy of the project, on which the random programs and the suites run.
 *
 *     npx tsx tests/equivalence/mutation-check.ts [--programs N] [--only WORDS]
 *
 * It ends with exit code 1 when a fault goes unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readFlags, runScript, wholeNumber } from '../gold/arguments.ts';
import { table } from '../gold/table.ts';
import { ROOT } from '../support/project.ts';
import { MUTANTS, type Mutant } from './mutants.ts';

const SUITES = ['tests/src/effects', 'tests/src/rewrite', 'tests/rules', 'tests/rewrite', 'tests/equivalence/found.test.ts'];

await runScript(async () => {
  const flags = readFlags(process.argv.slice(2), { programs: 'N', only: 'WORDS' });
  const programs = wholeNumber('programs', flags.programs ?? '4000');
  const rows: (readonly (number | string)[])[] = [];
  for (const mutant of MUTANTS.filter(({ what }) => what.includes(flags.only ?? ''))) {
    const { differences, failed } = caught(mutant, programs);
    rows.push([mutant.what, mutant.file, differences, failed]);
    console.error(rows.at(-1)?.join(' | '));
    if (differences === 0 && failed === 0) process.exitCode = 1;
  }
  console.log(table(['fault', 'in', `differences in ${programs} programs`, 'failed tests of the suites'], rows));
});

function caught({ file, from, to }: Mutant, programs: number): { readonly differences: number; readonly failed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'async-smells-mutant-'));
  try {
    for (const part of ['src', 'rules', 'tests', 'docs', 'package.json', 'tsconfig.json']) cpSync(ROOT + part, join(folder, part), { recursive: true });
    symlinkSync(`${ROOT}node_modules`, join(folder, 'node_modules'));
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file} does not have this text once: ${from}`);
    writeFileSync(path, text.replace(from, () => to));
    const fuzz = run(folder, ['tsx', 'tests/equivalence/fuzz.ts', '--counts', '--programs', String(programs)]);
    const differences = [...fuzz.matchAll(/^(?:no|prefer)-[a-z-]+ .* (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
    const suites = run(folder, ['vitest', 'run', ...SUITES]);
    return { differences, failed: Number(/Tests\s+(\d+) failed/.exec(suites)?.[1] ?? 0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a command prints. */
function run(folder: string, command: readonly string[]): string {
  const { stdout, error } = spawnSync('npx', ['--no-install', ...command], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }, maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  return stdout;
}
