import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import plugin from '../src/index.ts';
import { filesBelow, read } from './support/project.ts';

/** Expressions of every form, many of them holding what the rules look for. */
const EXPRESSIONS = [
  'await a', 'await a.b(c)', 'await a?.b?.(c)', 'await (await a()).b()', 'await (0, a.b)()', 'await new A(b)', 'await import("a")', 'await import(a)',
  'await Promise.all(xs.map(f))', 'await Promise.all(xs.map(async x => await f(x)))', 'await Promise.all([...xs].map(x => fetch(x)))', 'await Promise.all([a(), await b()])',
  'await Promise.all()', 'await Promise.all(...xs)', 'await Promise.allSettled(Array.from(xs, f))', 'await Promise.race(Object.keys(o).map(k => o[k]()))', 'Promise.all(xs.map(f)).then(g)',
  '[await a(), await b()]', '({ a: await a(), ...await b(), [await c()]: d })', '`${await a()}${await b()}`', 'await a() + await b()', 'f(await a(), await b(), ...await c())', 'tag`${await a()}`',
  'xs.forEach(async x => { await f(x); })', 'xs.map(async function g(x) { return await g(x); })', 'xs.reduce(async (p, x) => { await p; return f(x); }, 0)', '(async () => { await a(); })()', '(async function () { for (;;) await a(); })()',
  'fs.readFileSync(a)', 'require("fs").readFileSync(a, "utf8").trim()', 'require("child_process").execSync(a)', 'require(a).b()', 'crypto.pbkdf2Sync(a, b, 1, 2)', 'JSON.parse(fs.readFileSync(a))',
  'class { static async m() { await a; } async #p() { return this.#p(); } static { a(); } [await a] = b; accessor c = d; }', 'class A extends A {}', 'class extends (await a) {}',
  'async () => a', 'async () => { a(); }', 'async function f() { f(); }', 'async function* g() { yield* await a; yield await b; }', 'function* g() { yield yield; }', '{ async *[Symbol.asyncIterator]() {} }.x',
  'a ??= await b', 'a.b &&= await c', '[a, b.c] = [await d, await e]', '({ a, b: { c = await d } = {}, ...e } = await f)', 'a++', '--a.b', 'delete a[await b]', 'void await a', 'typeof a', '!await a', 'a ? await b : await c', 'a, await b', 'a && await b || await c',
  'this', 'this.a.b(await c)', 'super_', 'new.target_', 'import.meta.url', '/re/u', '1n', '0x1_0', 'null', "'\\u{1F600}'", '<T,>(a: T) => a', 'a as any as B', 'a! satisfies B', 'a<B>', '<any>a', 'a?.[b]!.c', '(a?.b).c', 'new (a())()', 'new A', '#p in a', '(a)',
  'f(function (this: A, a?: B, ...c: D[]): asserts a is B {})', '() => ({})', 'async <T>(a: T): Promise<T> => a', '(a, b = await_, { c } = d, [e] = f) => a',
];

/** Places where an expression can stand. */
const PLACES = [
  'async function f1() { const x = E; return x; }', 'async function f2() { const x = E; const y = E; return { x, y }; }', 'async function f3() { let x = E, y = E; await x; }', 'async function f4() { const { a, b: [c] } = E; const d = E; return [a, c, d]; }',
  'async function f5(xs) { const out = []; for (const x of xs) { out.push(E); } return out; }', 'async function f6(xs) { for (const [a, { b }] of xs) { const y = E; o[a] = y; } }', 'async function f7(xs) { for (let i = 0; i < xs.length; i++) { out[i] = E; } }', 'async function f8(o) { for (const k in o) if (k) await f(E); else continue; }',
  'async function f9(xs) { l: for (const x of xs) { try { E; } catch { continue l; } finally { E; } } }', 'async function f10() { while (E) { E; } do E; while (E) }', 'async function f11(xs) { for await (const x of E) { E; } }', 'async function f12() { for (;;) { E; break; } for (E; E; E); }',
  'async function f13() { switch (E) { case E: E; default: E; } }', 'async function f14() { if (E) E; else if (E) { E; } }', 'async function f15() { return E; }', 'async function f16() { throw E; }', 'async function f17() { using u = E; await using v = E; }', 'async function f18() { label: { E; break label; } }', 'async function f19() {}', 'async function f20() { E; E; E; }',
  'const g1 = async () => (E);', 'const g2 = async xs => { for (const x of xs) E; };', 'const g3 = { async m() { E; }, p: async () => { E; }, async *[`k`]() { E; } };', 'export async function g4() { const a = 1; return a; E; }', 'export const g6 = async () => { const x = E; }, g7 = 1;', 'namespace N1 { export async function f() { E; } }',
  'class C1 { async m() { E; } async #p() { const a = E; const b = E; return [a, b]; } static async s() { E; } private async q() { return 1; } async [`c`]() { await this.#p(); await this.q(); } }', 'abstract class C2<T> extends C1 implements I { declare a: T; constructor(private readonly b: T) { super(); } abstract m(): Promise<void>; override async s(): Promise<void> { E; } @dec() async d(@dec a: T) { E; } }',
  'E;', 'const top1 = E;', '{ E; }', 'for (const x of top2) { E; }', 'try { E; } catch (e) { E; }', 'if (top3) E;',
];

/** Lints with every rule and its widest options; a rule that throws makes this throw. */
function lint(code: string, path = 'code.ts') {
  const language: Linter.Config = {
    files: ['**/*.{cjs,js,jsx,mjs,ts,tsx}'],
    languageOptions: { parser: parser as Linter.Parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
  return new Linter().verify(code, [language, ...plugin.configs.all], { filename: path });
}

function parses(messages: readonly Linter.LintMessage[]): boolean {
  const fault = messages.find(({ fatal, ruleId }) => fatal !== true && ruleId === null);
  if (fault !== undefined) throw new Error(fault.message);
  return messages.every(({ fatal }) => fatal !== true);
}

describe('no rule throws', () => {
  test.each(EXPRESSIONS)('on %s, wherever it stands', expression => {
    const programs = PLACES.map(place => place.replaceAll(/\bE\b/g, () => expression));
    const together = programs.filter(program => parses(lint(program)));
    expect(together.length, 'the expression stands somewhere').toBeGreaterThan(PLACES.length / 3);
    lint(together.join('\n'));
  });

  test.each([...filesBelow('src', '.ts'), ...filesBelow('rules', '.ts')])('on %s', path => {
    expect(parses(lint(read(path), path))).toBe(true);
  });
});

test('functions that call each other in a circle are no trap', () => {
  const code = 'async function a() { await b(); return c(); }\nasync function b() { await a(); await c(); }\nfunction c() { return a() ?? b() ?? c(); }\nconst d = () => d(), e = async () => { for (const x of await e()) await d(x); };\nclass C extends C { m() { return this.m(); } get p() { return this.p; } }\nexport { a, b, c, e, C };\n';
  expect(parses(lint(code))).toBe(true);
});
