import { expect, test } from 'vitest';

import { plain } from '../../../src/cli/paint.ts';
import { timeline, type Wait } from '../../../src/cli/timeline.ts';

/** 20 columns of name and 2 of space before, 18 of words behind: this leaves ten for the bars. */
const WIDTH = 50;

const waits = (...all: [what: string, from: number, to: number, kind?: Wait['kind']][]): Wait[] =>
  all.map(([what, from, to, kind = 'waits']) => ({ what, from, to, kind }));

const bars = (all: readonly Wait[], axis: number) => timeline(all, axis, WIDTH, plain).split('\n').map(line => [line.slice(0, 20).trimEnd(), line.slice(22)]);

test('one after another is a staircase, and the clock of the programme may stand at anything when it begins', () => {
  expect(bars(waits(['a', 7, 8], ['b', 8, 10]), 3)).toEqual([
    ['a', '███'],
    ['b', '   ███████'],
  ]);
});

test('together is a stack', () => {
  expect(bars(waits(['a', 0, 1], ['b', 0, 2]), 2)).toEqual([
    ['a', '█████'],
    ['b', '██████████'],
  ]);
});

test('on the axis of something longer the bars are shorter, and the shortest can still be seen', () => {
  expect(bars(waits(['a', 0, 1], ['b', 0, 0.001]), 10)).toEqual([
    ['a', '█'],
    ['b', '█'],
  ]);
});

test('a held thread and a refusal say so', () => {
  expect(bars(waits(['a', 0, 1, 'blocks'], ['b', 1, 2, 'fails']), 2)).toEqual([
    ['a', '▓▓▓▓▓ holds the thread'],
    ['b', '     ╳╳╳╳╳ refused'],
  ]);
});

test('many that begin and end together are one bar', () => {
  const ten = Array.from({ length: 10 }, (_, index): [string, number, number] => [`item ${index + 1}`, 0, 1]);
  const next = Array.from({ length: 10 }, (_, index): [string, number, number] => [`item ${index + 11}`, 1, 2]);
  expect(bars(waits(...ten, ...next), 2)).toEqual([
    ['item 1 … item 10', '█████'],
    ['item 11 … item 20', '     █████'],
  ]);
  expect(bars(waits(...ten.map(([, from, to]): [string, number, number] => ['a', from, to]), ...ten.map(([, from, to]): [string, number, number] => ['a', from, to])), 1)).toEqual([['a × 20', '██████████']]);
});

test('of many that come one after another the middle is left out', () => {
  const hundred = Array.from({ length: 100 }, (_, index): [string, number, number] => [`item ${index}`, index, index + 1]);
  const drawn = bars(waits(...hundred), 10);
  expect(drawn.map(([name]) => name)).toEqual(['item 0', 'item 1', 'item 2', 'item 3', '⋮ 92 more', 'item 96', 'item 97', 'item 98', 'item 99']);
});
