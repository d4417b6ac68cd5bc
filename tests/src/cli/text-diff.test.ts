import { expect, test } from 'vitest';

import { plain } from '../../../src/cli/paint.ts';
import { textDiff } from '../../../src/cli/text-diff.ts';

test('a change is shown with two lines around it, and nothing of the rest', () => {
  expect(textDiff('a.js', 'a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nD\ne\nf\n', plain).split('\n')).toEqual(['--- a.js', '+++ a.js', '@@ -2,5 +2,5 @@', ' b', ' c', '-d', '+D', ' e', ' f']);
});

test('each kind of line has its colour', () => {
  const tags = textDiff('a.js', 'a\nb', 'a\nc', (style, text) => `<${style}>${text}`).split('\n');
  expect(tags).toEqual(['<bold>--- a.js', '<bold>+++ a.js', '<cyan>@@ -1,2 +1,2 @@', ' a', '<red>-b', '<dim>\\ No newline at end of file', '<green>+c', '<dim>\\ No newline at end of file']);
});

test('where nothing changes nothing is shown', () => {
  expect(textDiff('a.js', 'a\n', 'a\n', plain)).toBe('');
});
