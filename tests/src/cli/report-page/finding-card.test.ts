import { expect, test } from 'vitest';

import { findingCard } from '../../../../src/cli/report-page/finding-card.ts';
import { lintMessage } from '../../../support/lint-result.ts';

const SOURCE = 'for (const id of ids) {\n  await load(id);\n}\n';
const PAGES = new Map([['no-await-in-loop', 'https://example.org/page']]);
const card = (message = lintMessage(2), source: string | null = SOURCE) => findingCard(message, { path: 'src/a.js', folder: 'src', source, messages: [message] }, PAGES).html;
const suggestion = (desc: string) => ({ desc, fix: { range: [0, 0] as [number, number], text: '// ' } });
const tags = (html: string) => [...(/class="tags">(.*?)<span class="says"/.exec(html)?.[1] ?? '').matchAll(/<span>(.*?)<\/span> /g)].map(([, tag]) => tag);

test('closed, it shows the line, the rule and its words', () => {
  const closed = card().split('<noscript>')[0];
  expect(closed).toBe(
    '<details class="finding" data-rule="no-await-in-loop" data-folder="src"><summary><span class="at"><span class="unseen">Line </span>2</span><code class="glimpse">await load(id);</code><span class="tags"><span>no-await-in-loop</span> </span><span class="says">Wait once.</span></summary>',
  );
});

test('open, it shows the code, the waits and the page of the rule', () => {
  expect(card()).toMatch(/<noscript><div class="body"><figure class="code alone">.*<div class="scenes">.*<p class="page"><a href="https:\/\/example\.org\/page">About no-await-in-loop<\/a><\/p><\/div><\/noscript><\/details>$/s);
});

test('the first rewrite stands beside the code, others are behind a line of their own', () => {
  const html = card(lintMessage(2, { suggestions: [suggestion('First.'), suggestion('Second.')] }));
  expect(html).toMatch(/<div class="body"><div class="panes">.*<b>Rewritten\.<\/b> First\..*<details class="other"><summary>Another way to write it<\/summary><div class="panes">.*Second\./s);
});

test('it says whether it can be rewritten, and when it is a warning', () => {
  const suggestions = [suggestion('Do.')];
  expect(tags(card(lintMessage(2, { suggestions })))).toEqual(['no-await-in-loop', 'rewrite']);
  expect(tags(card(lintMessage(2, { suggestions, fix: suggestions[0]!.fix, severity: 1 })))).toEqual(['no-await-in-loop', 'warning', 'safe rewrite']);
});

test('a rule that nobody drew, of a text that is not known, is still told', () => {
  expect(card(lintMessage(2, { ruleId: 'async-smells/no-such-rule' }), null)).toContain('<noscript><div class="body"></div></noscript>');
});

test('a line without end is cut', () => {
  expect(card(lintMessage(1), 'x'.repeat(1000))).toContain(`<code class="glimpse">${'x'.repeat(160)}…</code>`);
});

test('code can end neither the part that is kept as text nor the page', () => {
  const html = card(lintMessage(1, { message: 'Wait for </noscript></script>.' }), '"</noscript></script><!--";');
  expect(html.match(/<\/noscript>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<\/script|<!--/);
});
