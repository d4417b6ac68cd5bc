import { describe, expect, test } from 'vitest';

import { holdsFreshValue, isDeclaredIn, rootOf } from '../../../src/effects/roots.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import { variableOf } from '../../../src/names/variables.ts';
import { isFunction } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

describe('where a member expression starts', () => {
  test.each([
    ['a variable', 'const a = 1; /*^*/a;', 'Identifier', 'variable', 'a', []],
    ['a property of a variable', 'const a = {}; /*^*/a.b.c;', 'MemberExpression', 'variable', 'a.b.c', ['b', 'c']],
    ['an element', 'const a = []; /*^*/a[i].c;', 'MemberExpression', 'variable', 'a[…].c', [null, 'c']],
    ['a property by a literal', "const a = {}; /*^*/a['b'];", 'MemberExpression', 'variable', 'a.b', ['b']],
    ['a global', '/*^*/process.env;', 'MemberExpression', 'global', 'process.env', ['env']],
    ['this', 'class C { m() { /*^*/this.#b.c; } }', 'MemberExpression', 'this', 'this.#b.c', ['#b', 'c']],
    ['super', 'class C extends B { m() { /*^*/super.b; } }', 'MemberExpression', 'this', 'this.b', ['b']],
    ['a fresh value', '/*^*/f().b;', 'MemberExpression', 'value', '.b', ['b']],
    ['a literal', '/*^*/[1].length;', 'MemberExpression', 'value', '.length', ['length']],
    ['an optional chain', 'const a = {}; /*^*/a?.b?.c;', 'ChainExpression', 'variable', 'a.b.c', ['b', 'c']],
    ['an assertion', 'const a = {}; /*^*/a!.b as C;', 'TSAsExpression', 'variable', 'a.b', ['b']],
  ] as const)('%s', (_, code, type, kind, text, path) => {
    const file = sourceFile(code);
    const root = rootOf(file, markedNode(file, type));
    expect({ kind: root.kind, text: root.text, path: root.path, variable: root.variable?.name ?? null }).toEqual({ kind, text, path, variable: kind === 'variable' ? 'a' : null });
  });
});

/** The variable `it`, and the function `f` that it is asked about. */
function asked(code: string) {
  const file = sourceFile(code);
  const scope = [...descendants(file, file.ast, 'enter')].find(node => isFunction(node) && 'id' in node && node.id?.name === 'f');
  const variables = [...descendants(file, file.ast, 'enter')].flatMap(node => (node.type === 'Identifier' && node.name === 'it' ? (variableOf(file, node) ?? []) : []));
  const [variable] = variables;
  if (scope === undefined || variable === undefined) throw new Error('The code has no function f or no variable it.');
  return { file, scope, variable };
}

describe('a value that nobody else knows', () => {
  test.each([
    ['a literal', 'function f() { const it = []; it.push(1); }'],
    ['a construction', 'function f() { const it = new Map(); it.set(1, 2); }'],
    ['the result of a call', 'function f() { const it = make(); it.a = 1; }'],
    ['what a call gave in the end', 'async function f() { const it = await load(); it.a = 1; }'],
    ['a part of what a call gives', 'function f() { const { it } = make(); it.a = 1; }'],
    ['one of two fresh values', 'function f(x) { const it = x ? [] : {}; it.a = 1; }'],
    ['another fresh variable', 'function f() { const a = {}; const it = a; it.a = 1; }'],
    ['a variable that is filled later', 'function f() { let it; it = []; it.push(1); }'],
    ['the accumulator of a reduce that starts with a literal', 'function f(xs) { return xs.reduce((it, x) => { it[x] = 1; return it; }, {}); }'],
  ])('%s', (_, code) => {
    const { file, scope, variable } = asked(code);
    expect(holdsFreshValue(file, variable, scope)).toBe(true);
  });
});

describe('a value that others may know', () => {
  test.each([
    ['a parameter', 'function f(it) { it.a = 1; }'],
    ['a part of a parameter', 'function f(a) { const it = a.b; it.a = 1; }'],
    ['a destructured part of a parameter', 'function f(a) { const { it } = a; it.a = 1; }'],
    ['this', 'class C { m() { function f() { const it = this; it.a = 1; } } }'],
    ['a variable of the outside', 'const it = []; function f() { it.push(1); }'],
    ['one of two, of which one is known', 'function f(a) { const it = a || []; it.push(1); }'],
    ['a variable that later holds a parameter', 'function f(a) { let it = []; it = a; it.push(1); }'],
    ['an element of a loop', 'function f(xs) { for (const it of xs) it.a = 1; }'],
    ['the accumulator of a reduce that starts with a parameter', 'function f(xs, start) { return xs.reduce((it, x) => { it[x] = 1; return it; }, start); }'],
    ['the element of a callback', 'function f(xs) { return xs.map(it => { it.a = 1; return it; }); }'],
    ['a variable that holds itself', 'function f() { let it = it; it.a = 1; }'],
  ])('%s', (_, code) => {
    const { file, scope, variable } = asked(code);
    expect(holdsFreshValue(file, variable, scope)).toBe(false);
  });
});

test.each([
  ['a local', 'function f() { const it = 1; }', true],
  ['a parameter', 'function f(it) {}', true],
  ['a local of an inner function', 'function f() { const g = () => { const it = 1; }; }', true],
  ['a variable of the outside', 'const it = 1; function f() { it; }', false],
  ['an import', "import it from 'it'; function f() { it; }", false],
])('%s is declared in the function: %s', (_, code, expected) => {
  const { scope, variable } = asked(code);
  expect(isDeclaredIn(variable, scope)).toBe(expected);
});
