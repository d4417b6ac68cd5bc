import { expect, test } from 'vitest';

import { filters } from '../../../../src/cli/report-page/filters.ts';

const folder = (path: string, count: number, isMain = true) => ({ folder: path, name: path, depth: 0, count, isMain });

test('each rule and folder is a choice with its count and its share of the largest, and all are chosen at first', () => {
  const html = filters(5, [{ rule: 'a', count: 4 }, { rule: 'b', count: 1 }], [folder('src', 5)]).html;
  expect([...html.matchAll(/--share:(\d+%)".* value="(.*?)"( checked)?>.*name">(.*?)<.*count">(.*?)</g)].map(([, ...parts]) => parts)).toEqual([
    ['0%', '', ' checked', 'All', '5'],
    ['100%', 'a', undefined, 'a', '4'],
    ['25%', 'b', undefined, 'b', '1'],
    ['0%', '', ' checked', 'All', '5'],
    ['100%', 'src', undefined, 'src', '5'],
  ]);
});

test('folders that are not shown at first are behind a button that counts them', () => {
  const html = filters(3, [], [folder('a', 1), folder('b', 1, false), folder('c', 1, false)]).html;
  expect(html.match(/class="choice later"/g)).toHaveLength(2);
  expect(html).toContain('<button type="button" class="more">2 more</button>');
});

test('where all files lie where paths start there are no folders to choose', () => {
  expect(filters(1, [{ rule: 'a', count: 1 }], []).html).not.toContain('Folders');
});

test('names of folders are escaped', () => {
  expect(filters(1, [], [folder('"<b>', 1)]).html).toContain('value="&quot;&lt;b&gt;"><span class="name">&quot;&lt;b&gt;</span>');
});
