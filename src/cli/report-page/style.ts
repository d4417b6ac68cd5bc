/** How the report page looks: ink on paper, one column on a phone, dark where the reader's system is. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --panel: #f4f1ea; --ink: #23211d; --soft: #66615a; --line: #e3ded3;
  --accent: #1d655d; --bar: #dfeae6; --mark: #f7dd9b;
  --removed: #fbe6e0; --added: #e0f0e7; --minus: #9c3327; --plus: #1f6b43;
  --waits: #bd7a14; --holds: #b5443b; --kept: #9a9388; --runs: #2c7f74;
  --text: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Charter, Georgia, serif;
  --mono: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191816; --panel: #22201d; --ink: #e8e4dc; --soft: #aaa397; --line: #38352f;
    --accent: #86c9bd; --bar: #24413c; --mark: #66501a;
    --removed: #40241f; --added: #1b3529; --minus: #f09a8b; --plus: #82cfa2;
    --waits: #dca24a; --holds: #e3766c; --kept: #857e73; --runs: #5db5a7;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--text); }
h1, h2, h3, p, figure, pre { margin: 0; font: inherit; }
a { color: var(--accent); text-underline-offset: .2em; }
code, pre, .number, .at, h3, .scene text { font-family: var(--mono); font-size: .8125rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
button { font: inherit; font-size: .875rem; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: 4px; padding: .3rem .7rem; cursor: pointer; }
button:hover:enabled { border-color: currentcolor; }
button:disabled { color: var(--soft); cursor: default; }
summary { cursor: pointer; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); z-index: 1; }
.skip:focus { top: 1rem; }

body > header, .columns, body > footer { max-width: 92rem; margin: 0 auto; padding-inline: clamp(1rem, 4vw, 3rem); }
body > header { padding-block: clamp(1.75rem, 5vw, 4rem) clamp(1.25rem, 3vw, 2.25rem); }
h1 { font: 400 clamp(2rem, 5vw, 3.25rem)/1.1 var(--serif); letter-spacing: -.01em; }
body > header p { color: var(--soft); font: 1.25rem/1.4 var(--serif); margin-top: .4rem; }
body > footer { color: var(--soft); font-size: .875rem; padding-block: 2rem 3rem; }

.columns { display: grid; gap: 1.5rem; }
.search label { display: block; font-size: .875rem; color: var(--soft); margin-bottom: .25rem; }
.search input { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; padding: .45rem .6rem; }
.search input::placeholder { color: var(--soft); opacity: 1; }
.counts { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .6rem; }
.counts > summary { padding-block: .2rem; }
.counts h2 { display: inline; font-weight: 600; }
.chosen { color: var(--soft); font-size: .875rem; margin-left: .6rem; overflow-wrap: anywhere; }
.counts[open] .chosen { display: none; }
.choice { display: flex; gap: .5rem; align-items: baseline; padding: .3rem .5rem; margin-left: calc(var(--depth) * .9rem); border-radius: 3px; font-size: .875rem; cursor: pointer; background: linear-gradient(var(--bar), var(--bar)) 0 0 / var(--share) 100% no-repeat; }
.choice + .choice { margin-top: 2px; }
.choice:hover .name { text-decoration: underline; text-underline-offset: .2em; }
.choice input { position: absolute; opacity: 0; width: 1px; height: 1px; }
.choice:has(:checked) { box-shadow: inset 3px 0 var(--accent); font-weight: 600; }
.choice:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
.choice.empty { color: var(--soft); }
.choice .name { flex: 1; overflow-wrap: anywhere; }
.choice .count { font-variant-numeric: tabular-nums; }
.choice.later { display: none; }
.whole .choice.later { display: flex; }
.more { margin-top: .6rem; }

.bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
.bar h2 { font: 400 1.5rem/1.2 var(--serif); }
.bar p { color: var(--soft); font-size: .875rem; flex: 1; }
.file { margin-top: 1.5rem; }
.many .file { content-visibility: auto; contain-intrinsic-size: auto calc(var(--findings) * 5.5rem + 3rem); }
.file h3 { overflow-wrap: anywhere; padding-block: .4rem; color: var(--soft); }
.file h3 b { color: var(--ink); font-weight: 600; }
.finding { border-top: 1px solid var(--line); }
.finding > summary { display: grid; grid-template-columns: 3.25rem 1fr auto; gap: .2rem .75rem; padding: .7rem 0; list-style: none; align-items: baseline; }
.finding > summary::-webkit-details-marker { display: none; }
.at { color: var(--soft); grid-row: 1 / 3; text-align: right; font-variant-numeric: tabular-nums; }
.at::after { content: '›' / ''; display: inline-block; width: 1.1rem; text-align: center; font: 600 1.15rem/1 var(--text); color: var(--accent); }
[open] > summary > .at::after { transform: rotate(90deg); }
.glimpse { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
.tags { color: var(--soft); font-size: .8125rem; }
.tags span + span::before { content: '· ' / ''; }
.says { grid-column: 2 / 4; font-size: .9375rem; max-width: 50rem; overflow-wrap: anywhere; text-wrap: pretty; }
.says code, figcaption code { background: var(--panel); border-radius: 3px; padding: .05em .25em; }
.finding:hover > summary .glimpse { color: var(--accent); }

.body { padding: .25rem 0 2.25rem 4rem; display: grid; gap: 1.25rem; }
.code { background: var(--panel); border-radius: 6px; overflow: hidden; padding-block: .6rem; }
.code pre { white-space: normal; }
.code figcaption, .scene figcaption { font-size: .875rem; color: var(--soft); text-wrap: pretty; }
.code figcaption { padding: 0 .9rem .5rem; }
.code figcaption b, .scene figcaption b { color: var(--ink); font-weight: 600; }
.code.alone figcaption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.run { display: block; text-decoration: none; }
.line { display: grid; grid-template-columns: 2.6rem 1.4rem minmax(0, 1fr); padding-right: .9rem; }
.line::before { grid-column: 2; grid-row: 1; content: ''; text-align: center; font: .8125rem/1.5 var(--mono); }
.number { grid-column: 1; grid-row: 1; text-align: right; color: var(--soft); user-select: none; font-variant-numeric: tabular-nums; }
.line code { grid-column: 3; grid-row: 1; padding-left: calc(var(--indent) * 1ch + 2ch); text-indent: calc(var(--indent) * -1ch - 2ch); white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; unicode-bidi: isolate; }
.gap { display: block; padding-left: 2rem; color: var(--soft); user-select: none; }
.line mark { background: var(--mark); color: inherit; border-radius: 2px; padding-block: .1em; }
del .line { background: var(--removed); }
ins .line { background: var(--added); }
del .line::before { content: '−' / 'removed'; color: var(--minus); }
ins .line::before { content: '+' / 'added'; color: var(--plus); }
.panes, .scenes { display: grid; gap: .9rem; }

.scene text { fill: var(--ink); font-size: .75rem; }
.scene > svg { display: block; overflow: hidden; margin-top: .5rem; }
.scene svg svg { overflow: visible; }
.axis { stroke: var(--line); stroke-width: 1; }
.end { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
.waits { fill: var(--waits); }
.holds { fill: var(--holds); }
.runs { fill: var(--runs); }
.kept { fill: none; stroke: var(--kept); stroke-dasharray: 3 3; }
.legend { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .8125rem; color: var(--soft); }
.other > summary, .page { font-size: .875rem; color: var(--soft); }
.other .panes, .other .code { margin-top: .75rem; }

@media (min-width: 60.01rem) {
  .columns { grid-template-columns: 16rem minmax(0, 1fr); gap: 3rem; align-items: start; }
  form { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1rem .75rem 1rem 3px; }
  main { padding-top: 1rem; }
}
@media (min-width: 75rem) {
  .panes { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 1px; row-gap: 0; background: linear-gradient(var(--line), var(--line)) 50% / 1px 100% no-repeat var(--panel); border-radius: 6px; padding-block: .6rem; }
  .panes .code, .panes pre { display: contents; }
  .panes figcaption { grid-row: 1; }
  .panes .run, .panes .gap { grid-row: var(--row); }
  .before > *, .before .run, .before .gap { grid-column: 1; }
  .after > *, .after .run, .after .gap { grid-column: 2; }
  .scenes { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 2rem; padding-inline: .9rem; }
}
@media (max-width: 40rem) {
  .finding > summary { grid-template-columns: 2.75rem minmax(0, 1fr); }
  .at { text-align: left; grid-row: 1 / 4; }
  .tags { grid-column: 2; grid-row: 3; }
  .says { grid-column: 2; }
  .body { padding-left: 0; }
  .code { margin-inline: -1rem; border-radius: 0; }
  .other .code { margin-inline: -1rem; }
}
@media (scripting: none) {
  .search, .choice input, .more, #toggle-all { display: none; }
  .choice.later { display: flex; }
}
@media print {
  form, .skip, #toggle-all { display: none; }
  .columns { display: block; }
  .file { content-visibility: visible; }
}
@media (forced-colors: active) {
  .choice:has(:checked) { outline: 2px solid; }
  .waits, .holds, .runs { fill: CanvasText; }
  .line mark { background: Mark; color: MarkText; }
}
`;
