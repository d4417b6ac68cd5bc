import { expect, test } from 'vitest';

import { escaped, markup, NOTHING } from '../../../../src/cli/report-page/markup.ts';

test('texts are escaped, between tags and in quotes', () => {
  expect(markup`<b title="${'"\'>'}">${'</b><script>&amp;'}</b>`.html).toBe('<b title="&quot;&#39;&gt;">&lt;/b&gt;&lt;script&gt;&amp;amp;</b>');
});

test('HTML in HTML stays as it is, lists are put one behind the other', () => {
  expect(markup`<p>${[markup`<i>a</i>`, ' & ', 3]}${NOTHING}</p>`.html).toBe('<p><i>a</i> &amp; 3</p>');
});

test('characters that HTML cannot hold are shown by their pictures; tabs, line ends and all letters stay', () => {
  expect(escaped('\0\x1B[1m\x7F\x85')).toBe('\u2400\u241B[1m\u2421\uFFFD');
  expect(escaped('\ta\né 漢 🙂')).toBe('\ta\né 漢 🙂');
});
