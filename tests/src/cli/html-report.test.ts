import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { htmlReport } from '../../../src/cli/html-report.ts';
import type { Outcome } from '../../../src/cli/lint.ts';
import { SCRIPT } from '../../../src/cli/report-page/script.ts';
import { STYLE } from '../../../src/cli/report-page/style.ts';
import plugin from '../../../src/index.ts';
import { lintMessage, lintResult } from '../../support/lint-result.ts';

const HASH = createHash('sha256').update(SCRIPT).digest('base64');

/** The page, with names in place of what it always holds. */
function page(outcome: Partial<Outcome>, folder = '/repo') {
  return htmlReport({ results: [], unparsed: [], ...outcome }, { folder }).replace(STYLE, 'STYLE').replace(SCRIPT, 'SCRIPT').replace(HASH, 'HASH').replace(String(plugin.meta?.version), 'VERSION');
}

test('without findings it says so, and holds no script', () => {
  expect(page({ results: [lintResult('/repo/a.js', []), lintResult('/repo/b.js', [])] })).toBe(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-HASH&#39;">
<title>No async smells · repo</title>
<link rel="icon" href="data:,">
<style>STYLE</style>
</head>
<body>
<header><h1>No async smells</h1><p> in 2 files.</p></header>
<main class="columns"></main>
<footer>eslint-plugin-async-smells VERSION</footer>
</body>
</html>`);
});

test('with a finding it counts, lists and runs its script', () => {
  const html = page({ results: [lintResult('/repo/src/a.js', [lintMessage(1)], { source: 'await x;\n' }), lintResult('/repo/b.js', [])] });
  expect(html.replace(/^.*<body>\n/s, '').replace(/<div class="body">.*<\/div><\/noscript>/s, 'BODY</noscript>')).toBe(`<header><h1>1 async smell</h1><p> in 1 of 2 files.</p></header>
<a class="skip" href="#findings">Skip to the findings</a>
<div class="columns">
<form role="search" aria-label="Choose findings">
<p class="search"><label for="words">Search</label><input type="search" id="words" autocomplete="off" spellcheck="false" placeholder="words, code or a path"></p>
<details class="counts" open><summary><h2 id="rules">Rules</h2><span class="chosen"></span></summary><div role="radiogroup" aria-labelledby="rules">
<label class="choice" style="--depth:0;--share:0%"><input type="radio" name="rule" value="" checked><span class="name">All</span><span class="count">1</span></label>
<label class="choice" style="--depth:0;--share:100%"><input type="radio" name="rule" value="no-await-in-loop"><span class="name">no-await-in-loop</span><span class="count">1</span></label>

</div></details>
<details class="counts" open><summary><h2 id="folders">Folders</h2><span class="chosen"></span></summary><div role="radiogroup" aria-labelledby="folders">
<label class="choice" style="--depth:0;--share:0%"><input type="radio" name="folder" value="" checked><span class="name">All</span><span class="count">1</span></label>
<label class="choice" style="--depth:0;--share:100%"><input type="radio" name="folder" value="src"><span class="name">src</span><span class="count">1</span></label>

</div></details>
</form>
<main>
<div class="bar"><h2 id="findings" tabindex="-1">Findings</h2><p id="shown" role="status"></p><button type="button" id="toggle-all" value="open">Open all</button></div>
<p id="none" hidden>Nothing is like that. <button type="button" class="clear">Show all findings</button></p>
<section class="file" style="--findings:1"><h3>src/<b>a.js</b></h3>
<details class="finding" data-rule="no-await-in-loop" data-folder="src"><summary><span class="at"><span class="unseen">Line </span>1</span><code class="glimpse">await x;</code><span class="tags"><span>no-await-in-loop</span> </span><span class="says">Wait once.</span></summary><noscript>BODY</noscript></details>
</section>


</main>
</div>
<footer>eslint-plugin-async-smells VERSION</footer>
<script>SCRIPT</script>
</body>
</html>`);
});

test('paths are told from the folder, outside of it too', () => {
  const html = page({ results: [lintResult('/repo/packages/a/b.js', [lintMessage(1)]), lintResult('/elsewhere/c.js', [lintMessage(1)])] }, '/repo/packages');
  expect([...html.matchAll(/<h3>(.*?)<b>(.*?)<\/b>/g)].map(([, folder = '', name = '']) => folder + name)).toEqual(['a/b.js', '../../elsewhere/c.js']);
  expect(html).not.toContain('/repo/');
});

test('of a file that was rewritten, what is left is shown in the new text', () => {
  expect(page({ results: [lintResult('/repo/a.js', [lintMessage(1)], { output: 'await fresh;' })] })).toContain('<code class="glimpse">await fresh;</code>');
});

test('files that were not linted are named with the reason', () => {
  const html = page({ results: [lintResult('/repo/a.js', [])], unparsed: [{ path: '/repo/b.js', line: 7, reason: 'Unexpected <' }] });
  expect(html).toContain('<p> in 1 file. 1 file could not be parsed.</p>');
  expect(html).toContain('<h2>Not linted</h2><p>These files could not be parsed.</p><ul><li><code>b.js:7</code> Unexpected &lt;</li></ul>');
});

test('whatever names, words and code hold, the only tags are those of the page', () => {
  const evil = '</script><img src=x onerror=alert(1)>"\'';
  const message = lintMessage(1, { message: evil, suggestions: [{ desc: evil, fix: { range: [0, 1], text: evil } }] });
  const html = page({ results: [lintResult(`/repo/${evil}/${evil}.js`, [message], { source: `${evil}\n${evil}` })], unparsed: [{ path: `/repo/${evil}`, line: 1, reason: evil }] }, `/repo`);
  expect(html).not.toMatch(/<img|onerror=alert\(1\)>/);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html.match(/<\/script/g)).toHaveLength(1);
});
