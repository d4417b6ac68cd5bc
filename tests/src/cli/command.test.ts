import { expect, test, vi } from 'vitest';

import { EXIT, runCommand } from '../../../src/cli/command.ts';
import { ROOT } from '../../support/project.ts';

/** What the command prints, and what it says the process should exit with. */
async function run(...args: string[]) {
  const output: string[] = [];
  const errors: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation(text => void output.push(text));
  const error = vi.spyOn(console, 'error').mockImplementation(text => void errors.push(text));
  try {
    return { exit: await runCommand(args), output: output.join('\n'), errors: errors.join('\n') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

test('help is success, and says what the exit codes mean', async () => {
  const { exit, output } = await run('--help');
  expect(exit).toBe(EXIT.clean);
  expect(output).toMatch(/Exits with 0 .* 1 on findings, 2 /);
});

test('the version is that of the package', async () => {
  expect(await run('--version')).toMatchObject({ exit: EXIT.clean, output: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});

test('a path is linted from the folder of the process', async () => {
  expect(await run(`${ROOT}docs/example/service`)).toEqual({ exit: EXIT.clean, output: 'No async smells in 7 files.', errors: '' });
});

test('a problem is told in words, on the error output alone', async () => {
  expect(await run('--nope')).toEqual({ exit: EXIT.problem, output: '', errors: 'There is no flag --nope. Allowed are --fast, --help, --version.' });
});
