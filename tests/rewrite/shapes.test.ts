import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { rules } from '../../rules/index.ts';
import { edited } from '../cases/case.ts';
import { lint, ruleOf } from '../cases/lint.ts';
import { withFixes } from '../gold/apply-fixes.ts';
import { losses } from '../gold/survival.ts';
import { blocks, sections } from '../support/markdown.ts';
import { read } from '../support/project.ts';

const FOLDER = 'tests/rewrite/shapes/';

interface Shape {
  readonly title: string;
  /** The extension of the file that the program stands in. */
  readonly kind: string;
  readonly code: string;
}

interface Offer {
  readonly heading: string;
  /** The program afterwards; `null` where nothing is offered. */
  readonly after: string | null;
}

/** The programs of a page: the first block under each heading. */
function shapesOf(page: string): readonly Shape[] {
  return sections(page, 2).flatMap(({ title, text }) => blocks(text).slice(0, 1).map(({ language, code }) => ({ title, kind: language, code })));
}

function offersOf(kind: string, code: string): readonly Offer[] {
  return lint(code, `case.${kind}`).flatMap((message): readonly Offer[] => {
    const { line, fix, suggestions = [], fatal } = message;
    if (fatal) throw new SyntaxError(`${message.message}\n${code}`);
    const place = `Line ${line}, ${ruleOf(message)}`;
    if (suggestions.length === 0) return [{ heading: `${place}: nothing is offered.`, after: null }];
    return suggestions.map((suggestion, index) => ({
      heading: `${place}, ${fix !== undefined && index === 0 ? 'fix' : 'suggestion'}: ${suggestion.desc}`,
      after: edited(code.replace(/^\uFEFF/, ''), suggestion.fix),
    }));
  });
}

function written({ title, kind, code }: Shape, offers: readonly Offer[]): string {
  const block = (text: string): string => `\`\`\`${kind}\n${text.replace(/\n$/, '')}\n\`\`\``;
  const answers = offers.length === 0 ? ['No report.'] : offers.flatMap(({ heading, after }) => (after === null ? [heading] : [heading, block(after)]));
  return [`## ${title}`, block(code), ...answers].join('\n\n');
}

/** Ways to store a program, and how what is written in each reads in plain. */
const STORED: readonly (readonly [name: string, store: (code: string, rule: string) => string | null, plain: (text: string) => string])[] = [
  ['CRLF', code => code.replaceAll('\n', '\r\n'), text => text.replaceAll('\r\n', '\n')],
  ['a BOM', code => `\uFEFF${code}`, text => text],
  // Programs on a command line are left alone where others would share the thread, or the state.
  ['a hashbang', (code, rule) => (/^#!|Sync/.test(code) || rule === 'no-check-then-act' ? null : `#!/usr/bin/env node\n${code}`), text => text.replace(/^#!.*\n/, '')],
  ['tabs', code => (/\t|`/.test(code) ? null : code.replace(/^(?: {2})+/gm, spaces => '\t'.repeat(spaces.length / 2))), text => text.replace(/^\t+/gm, tabs => '  '.repeat(tabs.length))],
  ['foreign letters before it', code => (code.startsWith('#!') ? null : `/* 😀 \u2028 ünïcödé 漢字 */\n${code}`), text => text.replace(/^\/\*.*?\*\/\n/s, '')],
];

describe.each(Object.keys(rules).filter(rule => readdirSync(FOLDER).includes(`${rule}.md`)))('how %s rewrites each shape of code', rule => {
  const page = read(`${FOLDER}${rule}.md`);
  const shapes = shapesOf(page);

  test('is as its page shows', async () => {
    const start = page.slice(0, page.indexOf('\n## '));
    const all = shapes.map(shape => written(shape, offersOf(shape.kind, shape.code)));
    await expect(`${[start.trimEnd(), ...all].join('\n\n')}\n`).toMatchFileSnapshot(`shapes/${rule}.md`);
  });

  test.each(shapes)('and keeps what it has to keep: $title', ({ kind, code }) => {
    const plain = offersOf(kind, code);
    for (const [name, store, back] of [['plain', text => text, text => text], ...STORED] satisfies typeof STORED) {
      const stored = store(code, rule);
      if (stored === null) continue;
      const offers = offersOf(kind, stored);
      expect(offers.map(({ after }) => after && back(after)), name).toEqual(plain.map(({ after }) => after));
      for (const { after } of offers) {
        if (after === null) continue;
        expect(losses(stored.replace(/^\uFEFF/, ''), after, !kind.endsWith('ts')), name).toEqual({ comments: null, lineEndings: null, indentation: null });
        expect(lint(after, `case.${kind}`, { config: 'none' }), name).toEqual([]);
      }
    }
  });

  test.each(shapes)('and is done in three passes, each of which makes all that fits together: $title', ({ kind, code }) => {
    let text = code;
    for (let pass = 0; pass <= 3; pass++) {
      const messages = lint(text, `case.${kind}`);
      expect(messages.filter(({ fatal }) => fatal), text).toEqual([]);
      const first = messages.flatMap(({ suggestions = [] }) => suggestions.slice(0, 1).map(({ fix }) => fix));
      if (first.length === 0) return;
      text = withFixes(text, first);
    }
    expect.fail(text);
  });

  test('and offers nothing in a file that does not parse', () => {
    for (const { kind, code } of shapes) {
      expect(lint(`${code}\nconst = ;\n`, `case.${kind}`).map(({ fatal }) => fatal), code).toEqual([true]);
    }
  });
});
