import { expect, test } from 'vitest';

import { codePanes } from '../../../../src/cli/report-page/code-panes.ts';

const at = (line: number, column: number, endLine: number, endColumn: number) => ({ line, column, endLine, endColumn });
const codes = (html: string) => [...html.matchAll(/<code style="--indent:\d+">(.*?)\n<\/code>/g)].map(([, code]) => code);

test('the code alone: numbers, what is reported marked, what all lines are indented by left away', () => {
  expect(codePanes('  a();\n  await b();\n', at(2, 9, 2, 12), null).html).toBe(
    '<figure class="code alone"><figcaption>The code</figcaption><pre>' +
      '<span class="run" style="--row:2"><span class="line"><span class="number">1</span><code style="--indent:0">a();\n</code></span></span>' +
      '<span class="run" style="--row:3"><span class="line"><span class="number">2</span><code style="--indent:0">await <mark>b()</mark>;\n</code></span></span>' +
      '<span class="run" style="--row:4"><span class="line"><span class="number">3</span><code style="--indent:0">\n</code></span></span>' +
      '</pre></figure>',
  );
});

test('the rewrite beside it: what changes together is one run on either side, in the same row', () => {
  const { html } = codePanes('a\nb\nc', at(2, 1, 2, 2), { says: "Await 'd'.", edit: { range: [2, 3], text: 'd\ne' } });
  expect(html).toBe(
    '<div class="panes"><figure class="code before"><figcaption><b>As it stands.</b></figcaption><pre>' +
      '<span class="run" style="--row:2"><span class="line"><span class="number">1</span><code style="--indent:0">a\n</code></span></span>' +
      '<del class="run" style="--row:3"><span class="line"><span class="number">2</span><code style="--indent:0"><mark>b</mark>\n</code></span></del>' +
      '<span class="run" style="--row:4"><span class="line"><span class="number">3</span><code style="--indent:0">c\n</code></span></span>' +
      '</pre></figure><figure class="code after"><figcaption><b>Rewritten.</b> Await <code>d</code>.</figcaption><pre>' +
      '<span class="run" style="--row:2"><span class="line"><span class="number">1</span><code style="--indent:0">a\n</code></span></span>' +
      '<ins class="run" style="--row:3"><span class="line"><span class="number">2</span><code style="--indent:0">d\n</code></span><span class="line"><span class="number">3</span><code style="--indent:0">e\n</code></span></ins>' +
      '<span class="run" style="--row:4"><span class="line"><span class="number">4</span><code style="--indent:0">c\n</code></span></span>' +
      '</pre></figure></div>',
  );
});

test('lines that are left out are so on both sides', () => {
  const source = Array.from({ length: 12 }, (_, index) => `${index}`).join('\n');
  const { html } = codePanes(source, at(12, 1, 12, 2), { says: 'Do.', edit: { range: [0, 1], text: 'x' } });
  expect(html.match(/<span class="gap" style="--row:5">⋯<\/span>/g)).toHaveLength(2);
});

test('a report over several lines is marked on each, without the indentation', () => {
  expect(codes(codePanes('f(\n  a,\n\n  b);', at(1, 2, 4, 5), null).html)).toEqual(['f<mark>(</mark>', '  <mark>a,</mark>', '', '  <mark>b)</mark>;']);
});

test('a report without an end is marked to the end of its line', () => {
  expect(codes(codePanes('a = b', { line: 1, column: 5 }, null).html)).toEqual(['a = <mark>b</mark>']);
});

test('of a line without end, what is reported is shown', () => {
  const [code] = codes(codePanes(`${'x'.repeat(1000)}MARK${'y'.repeat(1000)}`, at(1, 1001, 1, 1005), null).html);
  expect(code).toBe(`…${'x'.repeat(60)}<mark>MARK</mark>${'y'.repeat(236)}…`);
});

test('of a rewritten line without end, what differs is shown', () => {
  const { html } = codePanes(`${'x'.repeat(1000)}A${'y'.repeat(1000)}`, at(1, 1001, 1, 1002), { says: 'Do.', edit: { range: [1000, 1001], text: 'B' } });
  expect(codes(html)[1]).toBe(`…${'x'.repeat(60)}B${'y'.repeat(239)}…`);
});

test('wrapped lines hang below their beginning, and may wrap where people would', () => {
  const { html } = codePanes('f(\n    a.b(c, [0.5], d?.e),\n);', at(1, 1, 1, 1), null);
  expect(html).toContain('<code style="--indent:4">    a<wbr>.b(<wbr>c, [<wbr>0.5], d<wbr>?.e),\n</code>');
  expect(codePanes(`a\n\t\tb\n${' '.repeat(50)}c`, at(1, 1, 1, 1), null).html).toMatch(/--indent:4">\t\tb.*--indent:16"> {50}c/s);
});

test('all code is escaped', () => {
  expect(codes(codePanes('x = "</script>" + a<b', at(1, 5, 1, 15), null).html)).toEqual(['x = <mark>&quot;&lt;/script&gt;</mark>&quot; + a&lt;b']);
});
