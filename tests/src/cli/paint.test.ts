import { expect, test } from 'vitest';

import { coloured, paintFor, plain } from '../../../src/cli/paint.ts';

const terminal = { isTTY: true, hasColors: () => true } as NodeJS.WriteStream;
const pipe = { isTTY: false } as NodeJS.WriteStream;

test.each([
  ['a terminal with colours', terminal, {}, coloured],
  ['a terminal without', { ...terminal, hasColors: () => false } as NodeJS.WriteStream, {}, plain],
  ['a pipe', pipe, {}, plain],
  ['NO_COLOR on a terminal', terminal, { NO_COLOR: '1' }, plain],
  ['an empty NO_COLOR, which says nothing', terminal, { NO_COLOR: '' }, coloured],
  ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '1' }, coloured],
  ['FORCE_COLOR=0 on a terminal', terminal, { FORCE_COLOR: '0' }, plain],
  ['both, of which Node heeds the second', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, coloured],
])('%s', (_, stream, env, expected) => {
  expect(paintFor(stream, env)).toBe(expected);
});

test('a style is put around the text, and nothing else changes', () => {
  expect(coloured('red', 'text')).toBe('\u001B[31mtext\u001B[39m');
  expect(plain('red', 'text')).toBe('text');
});
