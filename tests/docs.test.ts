import { existsSync, statSync } from 'node:fs';
import { posix } from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter, type ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import { NAMESPACE, ORDERED_FILES } from '../src/configs.ts';
import plugin from '../src/index.ts';
import { DEFAULT_SETTINGS } from '../src/settings.ts';
import { anchors, between, blocks, sections, type Block } from './support/markdown.ts';
import { filesBelow, read, ROOT } from './support/project.ts';

const NAMES = Object.keys(rules) as (keyof typeof rules)[];
const PAGES = ['README.md', 'CHANGELOG.md', ...filesBelow('docs', '.md').filter(path => !path.startsWith('docs/example/'))];

/** The sections of a rule's page, in their order; `Options` only where there are any. */
const SECTIONS = ['Incorrect', 'Correct', 'What it cannot see', 'Options', 'Fixes and how safe they are', 'When not to use it'];

test('the README lists the rules as they describe themselves', async () => {
  const rows = NAMES.map(name => {
    const { description, recommended, ordering, strict } = docsOf(name);
    const wider = strict === null ? (recommended ? '' : '✓') : `\`${JSON.stringify(strict)}\``;
    return `| [${name}](docs/rules/${name}.md) | ${description} | ${recommended ? '✓' : ''} | ${wider} | ${ordering ? 'off' : 'on'} |`;
  });
  const table = ['| Rule | What it does | `recommended` | More in `strict` | In tests, fixtures, migrations, seeds |', '| :-- | :-- | :-: | :-- | :-: |', ...rows].join('\n');
  await expect(between(read('README.md'), 'rules', table)).toMatchFileSnapshot('../README.md');
});

test('the README explains every script that people run, and names no other', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = new Set([...read('README.md').matchAll(/\bnpm (?:run )?(test|start|(?<=run )[\w:-]+)/g)].map(([, name]) => name ?? ''));
  // npm runs prepack by itself, and start, lint and check:package build before they begin.
  expect([...named].sort()).toEqual(Object.keys(scripts).filter(name => name !== 'prepack' && name !== 'build').sort());
});

test('the settings page names the files in which order is left alone', async () => {
  const list = ['```', ...ORDERED_FILES, '```'].join('\n');
  await expect(between(read('docs/settings.md'), 'ordered-files', list)).toMatchFileSnapshot('../docs/settings.md');
});

test('the settings page describes every setting with its default, and no other', () => {
  const documented = new Map(
    sections(read('docs/settings.md'), 2).flatMap(({ title, text }) => {
      const [, key] = /^`(\w+)`$/.exec(title) ?? [];
      return key === undefined ? [] : [[key, /Default: `(.+?)`\./.exec(text)?.[1]]];
    }),
  );
  expect(Object.fromEntries(documented)).toEqual(
    Object.fromEntries(Object.entries(DEFAULT_SETTINGS).map(([key, value]) => [key, JSON.stringify(value)])),
  );
});

describe.each(NAMES)('the page of %s', name => {
  const path = `docs/rules/${name}.md`;
  const page = existsSync(ROOT + path) ? read(path) : '';
  const parts = sections(page, 2);
  const part = (title: string) => parts.find(section => section.title === title);
  const examplesOf = (title: string) => {
    const section = part(title);
    return section === undefined ? [] : blocks(section.text, section.line + 1).filter(isCode);
  };

  test('begins with what the rule says of itself', async () => {
    await expect(between(page, 'rule', headerOf(name))).toMatchFileSnapshot(`../${path}`);
    expect(page).toMatch(new RegExp(`^# ${name}\n+<!-- rule:start -->`));
  });

  test('then says what goes wrong before it shows it', () => {
    const introduction = page.slice(page.indexOf('<!-- rule:end -->'), page.indexOf('\n## '));
    expect(introduction.replace('<!-- rule:end -->', '').trim().length).toBeGreaterThan(80);
  });

  test('has its sections in the order of all pages', () => {
    const expected = SECTIONS.filter(title => title !== 'Options' || Object.keys(optionsOf(name)).length > 0);
    expect(parts.map(({ title }) => title)).toEqual(expected);
  });

  test('shows an incorrect and a correct example at least', () => {
    expect(examplesOf('Incorrect').length).toBeGreaterThan(0);
    expect(examplesOf('Correct').length).toBeGreaterThan(0);
  });

  test('reports each incorrect example', () => {
    for (const block of examplesOf('Incorrect')) expect(reports(name, block), `${path}:${block.line} is reported`).not.toEqual([]);
  });

  test('does not report a correct example', () => {
    for (const block of examplesOf('Correct')) expect(reports(name, block), `${path}:${block.line} is silent`).toEqual([]);
  });

  test('explains every option, and no other, with an example for which it makes a difference', () => {
    const section = part('Options');
    const options = section === undefined ? [] : sections(section.text, 3, section.line + 1);
    expect(options.map(({ title }) => title).sort()).toEqual(Object.keys(optionsOf(name)).map(option => `\`${option}\``).sort());
    for (const { title, text, line } of options) {
      const examples = blocks(text, line + 1).filter(block => isCode(block) && block.options !== null);
      expect(examples.length, `${title} has an example`).toBeGreaterThan(0);
      for (const block of examples) {
        const without = reports(name, { ...block, options: null });
        expect(reports(name, block), `${path}:${block.line} depends on ${title}`).not.toEqual(without);
      }
    }
  });
});

describe('the page of the smells', () => {
  const smells = sections(read('docs/smells.md'), 2).flatMap(({ text, line }) => sections(text, 3, line + 1));

  test.each(NAMES)('has one section for %s, with a picture in time, its rewrite and where it is known from', name => {
    const about = smells.filter(({ text }) => text.includes(`- Rule: [${name}](rules/${name}.md)\n`));
    expect(about.map(({ title }) => title)).toHaveLength(1);
    const { text = '', line = 0 } = about[0] ?? {};
    expect(blocks(text, line + 1).map(({ language }) => language)).toEqual(['']);
    expect(text).toMatch(/^- Rewrite: \S/m);
    expect(text).toMatch(/^- Known from: \S/m);
  });

  test('tells of no rule twice, and of none that there is not', () => {
    const told = smells.flatMap(({ text }) => [...text.matchAll(/^- Rule: \[([\w-]+)\]/gm)].map(([, name]) => name ?? ''));
    expect(told.toSorted()).toEqual(NAMES);
  });
});

describe.each(PAGES)('%s', path => {
  const page = read(path);

  test('links to what exists', () => {
    const prose = page.replaceAll(/^```[\s\S]*?^```/gm, '');
    const broken = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter(link => !/^(?:https?|mailto):/.test(link))
      .filter(link => {
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? path : posix.join(posix.dirname(path), file);
        if (!existsSync(ROOT + target)) return true;
        return anchor !== undefined && statSync(ROOT + target).isFile() && !anchors(read(target)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  test('shows code that parses', () => {
    for (const block of blocks(page).filter(isCode)) expect(lint(block, {}), `${path}:${block.line}`).toEqual([]);
  });
});

const CODE = new Set(['cjs', 'js', 'jsx', 'mjs', 'ts', 'tsx']);

function isCode({ language }: Block): boolean {
  return CODE.has(language);
}

function reports(name: string, block: Block): readonly string[] {
  return lint(block, { [`${NAMESPACE}/${name}`]: ['error', ...(block.options ?? [])] });
}

function lint({ code, language }: Block, levels: Linter.RulesRecord): readonly string[] {
  const config: Linter.Config = {
    files: ['**/*.{cjs,js,jsx,mjs,ts,tsx}'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: {
      parser: parser as Linter.Parser,
      sourceType: language === 'cjs' ? 'commonjs' : 'module',
      parserOptions: { ecmaFeatures: { jsx: language.endsWith('x') } },
    },
    plugins: { [NAMESPACE]: plugin as unknown as ESLint.Plugin },
    rules: levels,
  };
  return new Linter().verify(code, [config], { filename: `example.${language}` }).map(({ line, message }) => `${line}: ${message}`);
}

function headerOf(name: keyof typeof rules): string {
  const { description, recommended, ordering, strict } = docsOf(name);
  const lines = [`**${description}.**`, ''];
  lines.push(recommended ? 'On in `recommended`, `strict` and `all`.' : 'On in `strict` and `all`.');
  if (ordering) lines.push('Turned off by them in tests, fixtures, migrations and seeds, where one step after the other is meant.');
  if (strict !== null) lines.push(`\`strict\` and \`all\` set \`${JSON.stringify(strict)}\`.`);
  return lines.join('\n');
}

function docsOf(name: keyof typeof rules) {
  const { docs } = rules[name].meta;
  if (docs === undefined) throw new Error(`${name} does not describe itself.`);
  return docs;
}

function optionsOf(name: keyof typeof rules): Record<string, unknown> {
  const [first] = rules[name].meta.schema as readonly { properties?: Record<string, unknown> }[];
  return first?.properties ?? {};
}
