import { describe, expect, test } from 'vitest';

import { isQuiet } from '../../../src/effects/quiet.ts';
import { textOf } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** `answer: witness` for the last statement of the program, or of its function `main`. */
function quiet(code: string, awaitsToo = false): string {
  const file = sourceFile(code);
  const last = file.ast.body.at(-1);
  const node = last?.type === 'FunctionDeclaration' && last.id?.name === 'main' ? last.body.body.at(-1) : last;
  if (node === undefined) throw new Error('There is no statement.');
  const { answer, because } = isQuiet(file, node, awaitsToo);
  return answer === 'yes' ? answer : `${answer}: ${textOf(file, because)}`;
}

describe('leaves everything as it was', () => {
  test.each([
    ['a literal', "const a = { b: [1, 'x', /r/] };"],
    ['operators and members', 'const a = b.c + d[e] * -f;'],
    ['a template', 'const a = `${b}-${c}`;'],
    ['a function that is only made', 'const a = () => { b = 1; };'],
    ['functions that are only made inside of a callback', 'const a = b.map(c => ({ set: () => { c.d = 1; } }));'],
    ['a declaration of a function', 'async function a() { await b(); c = 1; }'],
    ['a write to its own variable', '{ let n = 0; n++; n += 2; }'],
    ['a mutation of its own value', '{ const a = []; a.push(1); a.sort(); }'],
    ['a mutation of a fresh value', 'const a = [...b].sort();'],
    ['a method that changes nothing', "const a = b.trim().split(',').map(c => c.length);"],
    ['functions of the language that compute', 'const a = [JSON.stringify(b), Math.max(1, 2), Object.keys(c), Number(d), Array.from(e)];'],
    ['a construction of the language', 'const a = [new Map(), new Date(), new URL(b)];'],
    ['paths', "import path from 'node:path'; const a = path.join(b, 'c');"],
    ['the working directory', 'const a = process.cwd();'],
    ['a function in sight that only computes', 'function add(a, b) { return a + b; } const c = add(1, 2);'],
    ['a function in sight that fills its own list', 'function collect() { const out = []; out.push(1); return out; } const c = collect();'],
    ['a condition', 'const a = b ? c : d ?? e;'],
    ['typeof', 'const a = typeof b;'],
  ])('%s', (_, code) => {
    expect(quiet(code)).toBe('yes');
  });
});

describe('does not', () => {
  test.each([
    ['an assignment', 'a.b = 1;', 'no: a.b = 1'],
    ['an assignment to a variable of the outside', 'let a; { a = 1; }', 'no: a = 1'],
    ['a count', 'a.b++;', 'no: a.b++'],
    ['a delete', 'delete a.b;', 'no: delete a.b'],
    ['an await', 'const a = await b;', 'no: await b'],
    ['an import', "const a = import('b');", "no: import('b')"],
    ['a mutation of what others know', 'const a = b.list.push(1);', 'no: b.list.push(1)'],
    ['a write in an option of a call', 'const a = b.map({ each: () => { c = 1; } });', 'no: c = 1'],
    ['a write in a function that is called on the spot', 'const a = (() => { b = 1; })();', 'no: b = 1'],
    ['a mutation inside a callback', 'const a = b.map(c => d.push(c));', 'no: d.push(c)'],
    ['an assignment of properties', 'const a = Object.assign(b, c);', 'no: Object.assign(b, c)'],
    ['a throw in a function that is handed to a call', 'const a = b.map(() => { throw c; });', 'no: throw c;'],
    ['output', "console.log('x');", "no: console.log('x')"],
    ['a question to a person', 'const a = prompt(b);', 'no: prompt(b)'],
    ['a name that speaks of change', 'const a = saveUser(b);', 'no: saveUser(b)'],
    ['a name that speaks of a guard', 'ensureAdmin(b);', 'no: ensureAdmin(b)'],
    ['a name that speaks of time', 'const a = sleep(5);', 'no: sleep(5)'],
    ['a function in sight that writes', 'let n = 0; function next() { return n++; } const a = next();', 'no: next()'],
    ['a function in sight that prints', 'function show(a) { console.log(a); } const a = show(b);', 'no: show(b)'],
    ['a yield', 'function* main() { const a = yield 2; }', 'no: yield 2'],
  ])('%s', (_, code, expected) => {
    expect(quiet(code)).toBe(expected);
  });
});

describe('can not be told', () => {
  test.each([
    ['a call that nothing is known of', 'const a = translate(b);', 'unknown: translate(b)'],
    ['a name that only reads', 'const a = getUser(b);', 'unknown: getUser(b)'],
    ['a construction of a class', 'class Service {} const a = new Service(b);', 'unknown: new Service(b)'],
    ['a construction that may start something', 'const a = new WebSocket(b);', 'unknown: new WebSocket(b)'],
    ['a tagged template', 'const a = sql`select ${b}`;', 'unknown: sql`select ${b}`'],
    ['a function in sight that changes its argument', 'function fill(a) { a.b = 1; } const c = fill(d);', 'unknown: fill(d)'],
    ['a function in sight that remembers', 'let memo; function get() { return (memo ??= make()); } const a = get();', 'unknown: get()'],
  ])('%s', (_, code, expected) => {
    expect(quiet(code)).toBe(expected);
  });
});

test('a certain change outweighs a doubt that stands before it', () => {
  expect(quiet('const a = [translate(b), saveUser(c)];')).toBe('no: saveUser(c)');
});

test('awaits are looked through when asked so, and what they await counts', () => {
  expect(quiet('const a = (await getUser(b)).name;', true)).toBe('unknown: getUser(b)');
  expect(quiet('const a = (await saveUser(b)).name;', true)).toBe('no: saveUser(b)');
});
