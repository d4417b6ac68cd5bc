import { describe, expect, test } from 'vitest';

import { awaitRuns, awaitsIn, mentions } from '../../../src/effects/await-runs.ts';
import { textOf } from '../../../src/source-file.ts';
import { markedNode, sourceFile } from '../../support/source-file.ts';

/** The awaited expressions of each run in the body of the function, with what lies between them. */
function runsOf(body: string): readonly string[] {
  const file = sourceFile(`async function f(api, o) { ${body} }`);
  const [fn] = file.ast.body;
  if (fn?.type !== 'FunctionDeclaration') throw new Error('There is no function.');
  return awaitRuns(file, fn.body.body).map(({ members, between }) => {
    const waits = members.map(({ node, bound, assigned, conditional }) => {
      const name = bound.map(variable => variable.name).join(',') || (assigned === null ? '' : textOf(file, assigned));
      return `${name === '' ? '' : `${name} = `}${textOf(file, node.argument)}${conditional ? '?' : ''}`;
    });
    return [waits.join(' | '), ...between.map(statement => textOf(file, statement))].join(' / ');
  });
}

describe('awaits in a row', () => {
  test.each([
    ['declarations', 'const a = await x(); const b = await y();', ['a = x() | b = y()']],
    ['one declaration', 'const a = await x(), b = await y();', ['a = x() | b = y()']],
    ['patterns', 'const { a, c: [d] } = await x(); const b = await y();', ['a,d = x() | b = y()']],
    ['parts of what is awaited', 'const a = (await x()).rows[0]; const b = !(await y());', ['a = x() | b = y()']],
    ['assignments', 'let a; a = await x(); o.b = await y();', ['a = x() | o.b = y()']],
    ['the elements of a literal', 'return [await x(), await y()];', ['x() | y()']],
    ['the properties of a literal', 'const a = { x: await x(), ...(await y()) };', ['a = x() | a = y()']],
    ['arguments of a call', 'send(await x(), await y());', ['x() | y()']],
    ['a template', 'return `${await x()} ${await y()}`;', ['x() | y()']],
    ['operands', 'return (await x()) === (await y());', ['x() | y()']],
    ['a declaration and what is returned', 'const a = await x(); return { a, b: await y() };', ['a = x() | y()']],
    ['an await inside of another counts as one', 'const a = await (await x()).json(); const b = await (await y()).json();', ['a = (await x()).json() | b = (await y()).json()']],
    ['awaits under a condition say so', 'const a = o.a ? await x() : null; const b = o.b && (await y());', ['a = x()? | b = y()?']],
    ['the test of a condition is none', 'const a = (await x()) ? 1 : 2; const b = await y();', ['a = x() | b = y()']],
    ['three of them', 'const a = await x(); const b = await y(); const c = await z();', ['a = x() | b = y() | c = z()']],
  ])('%s', (_, body, expected) => {
    expect(runsOf(body)).toEqual(expected);
  });
});

describe('quiet statements between them are kept', () => {
  test.each([
    ['a constant', "const a = await x(); const key = 'k'; const b = await y(key);", ["a = x() | b = y(key) / const key = 'k';"]],
    ['a value that is computed', 'const a = await x(); const n = a.map(c => c.id); const b = await y();', ['a = x() | b = y() / const n = a.map(c => c.id);']],
    ['a function', 'const a = await x(); function g() { o.n++; } const b = await y();', ['a = x() | b = y() / function g() { o.n++; }']],
    ['a constant function', 'const a = await x(); const g = () => { o.n++; }; const b = await y();', ['a = x() | b = y() / const g = () => { o.n++; };']],
    ['a call of which nothing is known', 'const a = await x(); const n = translate(a); const b = await y();', ['a = x() | b = y() / const n = translate(a);']],
    ['a type', 'const a = await x(); type T = string; const b: T = await y();', ['a = x() | b = y() / type T = string;']],
    ['something of which nothing is known, made from what was awaited', 'const a = translate(await x()); const b = new Reader(await y());', ['a = x() | b = y()']],
    ['a variable without a value', 'const a = await x(); let n; const b = await y();', ['a = x() | b = y() / let n;']],
  ])('%s', (_, body, expected) => {
    expect(runsOf(body)).toEqual(expected);
  });
});

describe('a run ends', () => {
  test.each([
    ['at an await whose result nobody wants', 'const a = await x(); await y(); const b = await z();', []],
    ['at a guard', 'const a = await x(); if (!a) return; const b = await y();', []],
    ['at a throw', 'const a = await x(); if (!a) { throw o; } const b = await y();', []],
    ['at a loop', 'const a = await x(); for (const c of a) o.n += c; const b = await y();', []],
    ['at a try', 'const a = await x(); try { o.g(); } catch {} const b = await y();', []],
    ['at a write that others see', 'const a = await x(); o.n = 1; const b = await y();', []],
    ['at a call that stands for itself', 'const a = await x(); o.g(); const b = await y();', []],
    ['at a call that changes something', 'const a = await x(); const n = saveUser(a); const b = await y();', []],
    ['at output', 'const a = await x(); console.log(a); const b = await y();', []],
    ['at a resource that is held', 'const a = await x(); await using h = await open(); const b = await y();', []],
    ['at a return', 'return [await x(), await y()]; const c = await z();', ['x() | y()']],
    ['and begins anew', 'const a = await x(); const b = await y(); o.g(); const c = await z(); const d = await w();', ['a = x() | b = y()', 'c = z() | d = w()']],
    ['behind a statement that does something with what was awaited', 'save(await x(), await y()); const c = await z();', ['x() | y()']],
    ['behind a declaration that does something with what was awaited', 'const a = saveUser(await x()); const b = await y();', []],
    ['behind a declaration that changes what others see', 'const a = o.list.push(await x()), b = await y();', []],
    ['where something that is not quiet stands before an await', 'const a = await x(); const b = [saveUser(a), await y()];', []],
    ['where something in the expression is not quiet', 'const a = await x(); const b = [o.n++, await y()];', []],
    ['where an argument is not quiet', 'const a = await x(); const b = await y(o.n++);', []],
    ['where an argument changes something', 'const a = await x(); const b = await y(saveUser(a));', []],
    ['where the assignment also reads', 'let a = 1; a += await x(); const b = await y();', []],
    ['at work that is started and not awaited there, since nobody would listen if it failed', 'const a = await x(); const p = fetch(a.url); const b = await y();', []],
    ['at a function of the file that goes on by itself', 'const load = async id => api.get(id); const a = await x(); const p = load(1) instanceof Promise; const b = await y();', []],
    ['at a debugger', 'const a = await x(); debugger; const b = await y();', []],
  ])('%s', (_, body, expected) => {
    expect(runsOf(body)).toEqual(expected);
  });

  test('before it has begun with less than two', () => {
    expect(runsOf('const a = await x();')).toEqual([]);
    expect(runsOf('const a = x(); const b = y();')).toEqual([]);
  });

  test('not at a function, whose awaits are its own', () => {
    expect(runsOf('const a = await x(); const g = async () => { await y(); };')).toEqual([]);
  });
});

test('the module is a block too, and exports are declarations', () => {
  const file = sourceFile('export const a = await x(); const b = await y();');
  expect(awaitRuns(file, file.ast.body).map(({ members }) => members.length)).toEqual([2]);
});

test('the awaits of an expression are found in order, or not at all', () => {
  const awaitsOf = (code: string) => {
    const file = sourceFile(code);
    const arrow = markedNode(file, 'ArrowFunctionExpression');
    if (arrow.type !== 'ArrowFunctionExpression') throw new Error('The marker stands before an arrow.');
    return awaitsIn(file, arrow.body, arrow.body as never, [], null)?.members.map(({ node }) => textOf(file, node)) ?? null;
  };
  expect(awaitsOf('const f = /*^*/async () => [await x(), await y()];')).toEqual(['await x()', 'await y()']);
  expect(awaitsOf('const f = /*^*/async () => 1;')).toEqual([]);
  expect(awaitsOf('const f = /*^*/async () => [await x(n = 1), await y()];')).toBeNull();
});

test('a variable is mentioned where a reference to it stands, and not where another of its name does', () => {
  const file = sourceFile('const a = 1; /*^*/f(a); f(b); (a => f(a));');
  const [mentioned, other, shadowed] = file.ast.body.slice(1);
  const variables = file.scopeManager.getDeclaredVariables(file.ast.body[0] as never);
  expect(mentioned && mentions(variables, mentioned)).not.toBeNull();
  expect(other && mentions(variables, other)).toBeNull();
  expect(shadowed && mentions(variables, shadowed)).toBeNull();
});
