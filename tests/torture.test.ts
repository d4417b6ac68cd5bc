import { readdirSync, readFileSync } from 'node:fs';

import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { allCases, edited } from './cases/case.ts';
import { lint, ruleOf } from './cases/lint.ts';
import { mutantsOf } from './cases/mutants.ts';
import { withFixes } from './gold/apply-fixes.ts';

type Parser = 'espree' | 'typescript';

const TORTURE = new URL('fixtures/torture/', import.meta.url);
const PARSERS: readonly Parser[] = ['espree', 'typescript'];
/** How many mutants of each program there are; `MUTANTS=100` makes more. */
const MUTANTS = Number(process.env['MUTANTS'] ?? 8);
/** How many of the edits of one program are made and parsed, evenly chosen where there are more. */
const EDITS = 60;

/**
 * The reports of all rules.
 *
 * @throws when a rule throws, and when an edit that a rule offers makes a text that does not parse
 * @returns `null` for a text that does not parse
 */
function survive(text: string, file: string, parser: Parser): Linter.LintMessage[] | null {
  const messages = lint(text, file, { config: 'all', parser });
  if (messages.some(({ fatal }) => fatal)) return null;
  const edits = messages.flatMap(message => [message.fix, ...(message.suggestions ?? []).map(({ fix }) => fix)].map(edit => ({ rule: ruleOf(message), edit })));
  const step = Math.ceil(edits.length / EDITS);
  for (const { rule, edit } of edits.filter((_, index) => index % step === 0)) {
    if (edit === undefined) continue;
    const after = edited(text.replace(/^\uFEFF/, ''), edit);
    const [error] = lint(after, file, { config: 'none', parser });
    if (error !== undefined) throw new SyntaxError(`${rule} breaks the program: ${error.message}\n${after.split('\n')[error.line - 1]}\nby the edit ${JSON.stringify(edit)} of\n${text}`);
  }
  return messages;
}

/** Which parsers a file of this name is for. */
function parsersOf(file: string): readonly Parser[] {
  if (/\.[cm]?tsx?$/.test(file)) return ['typescript'];
  // The TypeScript parser refuses what only sloppy scripts may say.
  return file.endsWith('.cjs') ? ['espree'] : PARSERS;
}

describe('every rule survives every syntax', () => {
  for (const file of readdirSync(TORTURE)) {
    test.each(parsersOf(file))(`of ${file}, parsed by %s`, parser => {
      expect(survive(readFileSync(new URL(file, TORTURE), 'utf8'), file, parser)).not.toBeNull();
    });
  }
});

describe('every rule survives programs that nobody would write', () => {
  test.each(PARSERS)('made from the cases by a seeded mutation, parsed by %s', parser => {
    let parsed = 0;
    const cases = allCases().filter(({ file }) => parsersOf(file).includes(parser));
    cases.forEach(({ code, file }, index) => {
      for (const mutant of mutantsOf(code, MUTANTS, index)) {
        if (withProgram(mutant, () => survive(mutant, file, parser)) !== null) parsed++;
      }
    });
    expect(parsed / (cases.length * MUTANTS), 'at least every other mutant is a program').toBeGreaterThan(0.5);
  }, 120_000);

  test('made from the syntax fixtures by a seeded mutation', () => {
    for (const file of readdirSync(TORTURE)) {
      const [parser = 'espree'] = parsersOf(file);
      const text = readFileSync(new URL(file, TORTURE), 'utf8').replace(/^#!.*/, '');
      // Of a file that is full of errors on purpose only the rare mutant parses: there are enough.
      if (file.endsWith('.cjs')) continue;
      for (const mutant of mutantsOf(text, 2 * MUTANTS, 1, file.endsWith('x'))) withProgram(mutant, () => survive(mutant, file, parser));
    }
  }, 120_000);
});

/** Runs, and shows the program when that throws. */
function withProgram<T>(program: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${String(error)}\n\nThe program:\n${program}`, { cause: error });
  }
}

describe('every rule says the same of a program however its text is stored', () => {
  const cases = allCases();
  const places = (messages: readonly Linter.LintMessage[] | null) => messages?.map(m => `${m.line} ${ruleOf(m)}`);
  const rewrites = (text: string, messages: readonly Linter.LintMessage[] | null) =>
    messages?.flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => edited(text, fix)));

  test.each(cases)('$id', ({ code, file }) => {
    const [parser = 'espree'] = parsersOf(file);
    const plain = survive(code, file, parser);
    const offered = rewrites(code, plain);

    const crlf = code.replaceAll('\n', '\r\n');
    const withCrlf = survive(crlf, file, parser);
    expect(places(withCrlf), 'CRLF').toEqual(places(plain));
    expect(rewrites(crlf, withCrlf)?.map(text => text.replaceAll('\r\n', '\n')), 'CRLF').toEqual(offered);

    const withBom = survive(`\uFEFF${code}`, file, parser);
    expect(places(withBom), 'BOM').toEqual(places(plain));
    expect(rewrites(code, withBom), 'BOM').toEqual(offered);

    const tabs = code.replaceAll('  ', '\t');
    expect(places(survive(tabs, file, parser)), 'tabs').toEqual(places(plain));

    if (code.startsWith('#!')) return;
    if (file.endsWith('js')) {
      const bare = code.replace(/;$/gm, '');
      expect(places(survive(bare, file, parser)), 'without semicolons').toEqual(places(plain));
      let count = 0;
      const crowded = code.replace(/;\n\s*/g, end => (++count % 3 === 0 ? '; ' : end.slice(1)));
      expect(survive(crowded, file, parser)?.map(ruleOf).sort(), 'without semicolons but between neighbours on a line').toEqual(plain?.map(ruleOf).sort());
    }
    const line = survive(code.replace(/\s*\n\s*/g, ' '), file, parser);
    // A program that leaves semicolons out may not parse on one line.
    if (line !== null) expect(line.map(ruleOf).sort(), 'on one line').toEqual(plain?.map(ruleOf).sort());
    const foreign = `/* 😀 \u2028 ünïcödé 漢字 */ ${code}`;
    const withForeign = survive(foreign, file, parser);
    expect(withForeign?.map(ruleOf), 'non-ASCII').toEqual(plain?.map(ruleOf));
    expect(rewrites(foreign, withForeign)?.map(text => text.replace(/^\/\*.*?\*\/ /s, '')), 'non-ASCII').toEqual(offered);
    expect(survive(`#!/usr/bin/env node\n${code}`, file, parser), 'hashbang').not.toBeNull();
  });
});

describe('every rule survives', () => {
  const nothing = {
    'an empty file': '',
    'a line': '\n',
    'a BOM alone': '\uFEFF',
    'a hashbang alone': '#!/usr/bin/env node',
    'comments alone': '// async\n/* await Promise.all([]) */\n',
    'a directive alone': '"use strict"',
    'words of async code in strings alone': '"async await Promise.then readFileSync"; `for await`;',
  };
  for (const parser of PARSERS) {
    test.each(Object.entries(nothing))(`%s, parsed by ${parser}`, (_, text) => {
      expect(survive(text, 'case.js', parser)).toEqual([]);
    });
  }

  const crowded = {
    'a run of awaits': 'const a = await getA(); const b = await getB(); g(a, b)',
    'a run of awaits in front of a loop': 'const a = await getA(); const b = await getB(); for (const c of [a, b]) g(c)',
    'a loop that collects': 'const out = []; for (const x of list) out.push(await load(x)); return out',
    'a loop that collects, in front of a bracket': 'const out = []; for (const x of list) { out.push(await load(x)) } [1].map(g); return out',
    'a blocking call': 'fs.readFileSync(p); (await g)(p)',
    'a fan-out': 'const all = await Promise.all(list.map(x => fetch(x))); for (const x of all) g(x)',
  };
  for (const parser of PARSERS) {
    test.each(Object.entries(crowded))(`%s with code behind it on the line, in a file without semicolons, parsed by ${parser}`, (_, text) => {
      const before = "import fs from 'node:fs'\n\nlet x = 1\nlet y = 2\n";
      expect(survive(`${before}export async function f(list, p) { ${text} }\n`, 'case.js', parser)).not.toBeNull();
      expect(survive(`${before}export async function f(list, p) {\n  ${text}\n}\n`, 'case.js', parser)).not.toBeNull();
    });
  }

  const nest = (depth: number, open: string, inner: string, close: string) => open.repeat(depth) + inner + close.repeat(depth);
  const many = (count: number, make: (i: number) => string, between = '\n') => Array.from({ length: count }, (_, i) => make(i)).join(between);
  const deep: Readonly<Record<string, readonly [depth: number, make: (depth: number) => string]>> = {
    'functions in each other': [500, n => nest(n, 'async function f(x) {\n', 'await f(1);', '\nreturn await x; }')],
    'arrow functions in each other': [500, n => `const f = ${nest(n, 'async () => ', 'await f()', '')};`],
    'loops in each other': [500, n => `async function f(list) { ${nest(n, 'for (const x of list) { ', 'await f(x);', ' }')} }`],
    'conditions in each other': [500, n => `async function f() { ${nest(n, 'if (f) { ', 'await f();', ' } else await 1;')} }`],
    'tries in each other': [300, n => `async function f() { ${nest(n, 'try { ', 'await f();', ' } finally { await 1; }')} }`],
    'calls in each other': [500, n => `async function f() { return await ${nest(n, 'f(await ', '1', ')')}; }`],
    'calls of members of calls': [500, n => `async function f(x) { const y = await x${'.then(async z => await z)'.repeat(n)}; const w = await x${'.y()'.repeat(n)}; return [y, w]; }`],
    'arrays in each other': [500, n => `async function f() { return await Promise.all(${nest(n, '[', 'await f()', ']')}); }`],
    'patterns in each other': [500, n => `async function f(x) { const ${nest(n, '{ a: ', 'b', ' }')} = await x; const c = await x; return b; }`],
    'terms of a sum': [2000, n => `async function f(x) { return ${many(n, () => '(await x)', ' + ')}; }`],
    'branches of a choice': [500, n => `async function f(x) { ${many(n, i => `if (x === ${i}) await f(${i});`, ' else ')} }`],
    'helpers of helpers': [2000, n => `import fs from 'node:fs';\n${many(n, i => `function f${i}(p) { return f${i + 1}(p); }`)}\nfunction f${n}(p) { return fs.readFileSync(p); }\nexport async function g() { await g(); return f0('x'); }`],
    'helpers in a ring': [200, n => many(n, i => `async function f${i}(p) { f${(i + 7) % n}(p); const x = await f${(i + 1) % n}(p); const y = await f${(i + 3) % n}(p); return x + y; }`)],
    'awaits in a run': [300, n => `async function f(api) { ${many(n, i => `const x${i} = await api.get(${i});`)} return [x0, x${n - 1}]; }`],
    'aliases of aliases': [1000, n => `async function f(a0) { ${many(n, i => `const a${i + 1} = a${i};`)} const x = await a${n}.getX(); const y = await a${n}.getY(); for (const z of a${n}) { await z; } return await Promise.all(a${n}.map(z => fetch(z))); }`],
  };
  for (const parser of PARSERS) {
    test.each(Object.entries(deep))(`%s, as many as ${parser} can parse`, (_, [depth, make]) => {
      let n = depth;
      while (survive(make(n), 'case.js', parser) === null) n = Math.floor(n * 0.8);
      expect(n).toBeGreaterThan(100);
    }, 20_000);
  }

  test('a file of 20,000 lines, in a time in which one waits for it', () => {
    const cases = allCases().filter(({ file }) => file === 'case.js');
    const functions = cases.map(({ code }) => code.replace(/^import .*\n/gm, '').replace(/^export (?:default )?/gm, ''));
    const parts: string[] = ["import fs, { readFileSync, execSync } from 'node:fs';\n"];
    for (let i = 0, lines = 0; lines < 20_000; i++) {
      const part = `export async function part${i}() {\n${functions[i % functions.length]}}\n`;
      parts.push(part);
      lines += part.split('\n').length - 1;
    }
    const text = parts.join('');
    const messages = lint(text, 'case.js', { config: 'all' });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    const rewritten = withFixes(text, messages.flatMap(({ suggestions = [] }) => suggestions.slice(0, 1).map(({ fix }) => fix)));
    expect(rewritten).not.toBe(text);
    expect(lint(rewritten, 'case.js', { config: 'none' })).toEqual([]);
  }, 300_000);
});
