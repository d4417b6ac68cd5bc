import { describe, expect, test } from 'vitest';

import { readArguments } from '../../../src/cli/arguments.ts';

const ALL_FLAGS = '--strict, --rule, --apply, --dry-run, --force, --format, --output, --concurrency, --cache, --cache-location, --max-warnings, --fast, --help, --version';

test('nothing asks for what is usual', () => {
  expect(readArguments([])).toEqual({
    paths: [],
    strict: false,
    rules: [],
    apply: undefined,
    dryRun: false,
    force: false,
    format: 'stylish',
    output: undefined,
    concurrency: 'off',
    cache: false,
    cacheLocation: undefined,
    maxWarnings: Infinity,
    fast: false,
    help: false,
    version: false,
    given: [],
  });
});

test.each([
  ['paths come in the order in which they were written', ['src', '../other'], { paths: ['src', '../other'] }],
  ['a flag may stand between paths', ['src', '--version', 'tests'], { paths: ['src', 'tests'], version: true, given: ['--version'] }],
  ['a flag has a short form', ['-h'], { help: true }],
  ['a value follows its flag, or stands behind =', ['--format', 'json', '--output=a.json', '-o', 'b.json'], { format: 'json', output: 'b.json', paths: [] }],
  ['behind -- everything is a path', ['--', '--help'], { paths: ['--help'], help: false }],
  ['a rule is named with or without its prefix, and as often as there are rules', ['--rule', 'no-await-in-loop', '--rule', 'async-smells/no-blocking-in-async:warn'], { rules: [{ name: 'no-await-in-loop', level: 'error' }, { name: 'no-blocking-in-async', level: 'warn' }] }],
  ['rewrites are applied, or shown', ['--apply', 'safe', '--dry-run'], { apply: 'safe', dryRun: true, force: false }],
  ['threads are counted, or left to ESLint', ['--concurrency', '4'], { concurrency: 4 }],
  ['or left to ESLint', ['--concurrency', 'auto'], { concurrency: 'auto' }],
  ['a place for the cache asks for one', ['--cache-location', 'x/'], { cache: true, cacheLocation: 'x/' }],
  ['no warning at all may be allowed', ['--max-warnings', '0'], { maxWarnings: 0 }],
])('%s', (_, args, expected) => {
  expect(readArguments(args)).toMatchObject(expected);
});

describe('what is wrong is named, with what is allowed', () => {
  test.each([
    ['an unknown flag', ['src', '--fiks'], `There is no flag --fiks. Allowed are ${ALL_FLAGS}.`],
    ['an unknown short flag', ['-x'], `There is no flag -x. Allowed are ${ALL_FLAGS}.`],
    ['a name that every object has', ['--constructor'], `There is no flag --constructor. Allowed are ${ALL_FLAGS}.`],
    ['a value that a flag does not take', ['--help=src'], 'The flag --help takes no value.'],
    ['a missing value', ['--output'], 'The flag --output needs a value: --output FILE.'],
    ['a flag where a value should be', ['--apply', '--dry-run'], 'The flag --apply needs a value: --apply safe|suggestions.'],
    ['a tier that there is not', ['--apply', 'all'], 'There is no --apply all. Allowed are safe, suggestions.'],
    ['a format that there is not', ['--format', 'xml'], /^There is no --format xml\. Allowed are stylish, json, sarif, github/],
    ['a rule that there is not', ['--rule', 'no-await'], /^There is no --rule no-await\. Allowed are no-async-callback, no-async-without-await, .*\.$/],
    ['a level that there is not', ['--rule', 'no-await-in-loop:off'], "There is no --rule no-await-in-loop:off. A rule's level is error or warn: --rule no-await-in-loop:warn."],
    ['no thread at all', ['--concurrency', '0'], 'There is no --concurrency 0. Allowed are a number of threads from 1 on, auto, off.'],
    ['fewer warnings than none', ['--max-warnings=-1'], 'The flag --max-warnings needs a value: --max-warnings N.'],
    ['warnings that are no number', ['--max-warnings', 'few'], 'There is no --max-warnings few. Allowed is a number from 0 on.'],
    ['a dry run of nothing', ['--dry-run'], '--dry-run shows what --apply does, and is of no use alone. Add --apply safe or --apply suggestions.'],
    ['force for nothing', ['--force'], '--force allows what --apply does, and is of no use alone. Add --apply safe or --apply suggestions.'],
  ])('%s', (_, args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});
