import { describe, expect, test } from 'vitest';

import { readArguments, usage } from '../../../src/cli/arguments.ts';

describe('the command line', () => {
  test.each([
    ['nothing asks for the example', [], { paths: [], fast: false, help: false, version: false }],
    ['paths come in the order in which they were written', ['src', '../other'], { paths: ['src', '../other'] }],
    ['a flag may stand between paths', ['src', '--version', 'tests'], { paths: ['src', 'tests'], version: true }],
    ['the example can be hurried', ['--fast'], { fast: true, paths: [] }],
    ['a flag has a short form', ['-h'], { help: true }],
    ['behind -- everything is a path', ['--', '--help'], { paths: ['--help'], help: false }],
  ])('%s', (_, args, expected) => {
    expect(readArguments(args)).toMatchObject(expected);
  });

  test.each([
    ['an unknown flag is named with those that there are', ['src', '--fiks'], 'There is no flag --fiks. Allowed are --fast, --help, --version.'],
    ['an unknown short flag is named too', ['-x'], 'There is no flag -x. Allowed are --fast, --help, --version.'],
    ['a flag with a value that it does not take is refused', ['--help=src'], 'The flag --help takes no value.'],
    ['a name that every object has is no flag', ['--constructor'], 'There is no flag --constructor. Allowed are --fast, --help, --version.'],
  ])('%s', (_, args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  test('every flag is explained', () => {
    expect(usage()).toContain('-h, --help     say');
    expect(usage()).toContain('-v, --version  print');
  });
});
