import { expect, test } from 'vitest';

import { failedBars, figuresOf, growthTable, ratioTable, type Measured } from './figures.ts';

const MEASURED: Measured = {
  files: [
    { name: 'a.js', characters: 10, parse: 100, rules: { five: { one: 1 }, ours: { one: 1, two: 1 }, across: { one: 2, two: 1 }, core: { three: 4 }, doctor: {} } },
    { name: 'b.js', characters: 20, parse: 100, rules: { five: { one: 2 }, ours: { one: 2, two: 0 }, across: { one: 4, two: 0 }, core: { three: 4 }, doctor: {} } },
  ],
  growth: [{ functions: 1, parse: 1, rules: 2 }, { functions: 2, parse: 2, rules: 4 }],
  memory: { none: 100, ours: 120 },
};

test('shares are of the time that parsing takes', () => {
  const { sets, acrossAdds, rules } = figuresOf(MEASURED);
  expect([sets.ours, acrossAdds, rules['one']]).toEqual([{ time: 4, share: 0.02 }, { time: 3, share: 0.015 }, { time: 3, share: 0.015 }]);
});

test('the slowest file comes first', () => {
  expect(figuresOf(MEASURED).slowest.map(({ name }) => name)).toEqual(['b.js', 'a.js']);
});

test('all bars are met', () => {
  expect(failedBars(figuresOf(MEASURED))).toEqual([]);
});

test('each bar can be missed', () => {
  const [first] = MEASURED.files;
  const slow = figuresOf({
    ...MEASURED,
    files: [{ name: 'a.js', characters: 10, parse: 100, rules: { ...(first as (typeof MEASURED.files)[0]).rules, five: { one: 30 }, ours: { one: 50 }, across: { one: 1050 } } }],
    growth: [{ functions: 1, parse: 1, rules: 2 }, { functions: 2, parse: 2, rules: 8 }],
  });
  expect(failedBars(slow)).toHaveLength(7);
});

test('tables say by how much', () => {
  const figures = figuresOf(MEASURED);
  expect(ratioTable(figures).split('\n')[2]).toMatch(/^our five rules +3 +1\.50 %$/);
  expect(ratioTable(figures).split('\n')[3]).toMatch(/^all our rules +4 +2\.00 %$/);
  expect(growthTable(figures).split('\n')[2]?.trim().split(/\s+/)).toEqual(['2', '2.0', '2.00', '4.0', '2.00']);
});
