import { describe, expect, it } from 'vitest';

import { editedText } from '../../../src/rewrite/edited-text.ts';
import { joinAwaits } from '../../../src/rewrite/join-awaits.ts';
import { nestedAll } from '../../../src/rewrite/nested-all.ts';
import { textOf } from '../../../src/source-file.ts';
import { nodeOf, nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('which promises does the await wait for, if it takes the results of a Promise.all apart?', () => {
  it.each<[why: string, code: string, promises: readonly (readonly [pattern: string, promise: string])[] | null]>([
    ['each with its name', 'const [a, b] = await Promise.all([f(), g()]);', [['a', 'f()'], ['b', 'g()']]],
    ['with its pattern', 'const [{ a }, [b], c = 1] = await Promise.all([f(), g(), h()]);', [['{ a }', 'f()'], ['[b]', 'g()'], ['c = 1', 'h()']]],
    ['a comma at the end counts for nothing', 'const [a, b,] = await Promise.all([f(), g(),]);', [['a', 'f()'], ['b', 'g()']]],
    ['a choice is a promise like another', 'const [a, b] = await Promise.all([all ? f() : null, g()]);', [['a', 'all ? f() : null'], ['b', 'g()']]],
    ['not all have a name', 'const [a] = await Promise.all([f(), g()]);', null],
    ['one name is left out', 'const [, b] = await Promise.all([f(), g()]);', null],
    ['a name takes the rest', 'const [a, ...b] = await Promise.all([f(), g()]);', null],
    ['one element stands for many', 'const [a, b] = await Promise.all([f(), ...gs]);', null],
    ['one element is left out', 'const [a, b] = await Promise.all([, g()]);', null],
    ['a sequence has its parentheses outside', 'const [a, b] = await Promise.all([(f(), g()), h()]);', null],
    ['the list is not written out', 'const [a, b] = await Promise.all(xs.map(f));', null],
    ['the results stay together', 'const all = await Promise.all([f(), g()]);', null],
    ['settled results are others', 'const [a, b] = await Promise.allSettled([f(), g()]);', null],
    ['another Promise', 'import Promise from "own"; const [a, b] = await Promise.all([f(), g()]);', null],
    ['a comment would be lost', 'const [a, b] = await Promise.all([f(), /* why */ g()]);', null],
  ])('%s', (_why, code, promises) => {
    const file = sourceFile(code, { path: '/project/case.js' });
    const node = nodeOf(file, 'AwaitExpression');
    const statement = nodeOf(file, 'VariableDeclaration');
    const promise = textOf(file, node.argument);
    const nested = nestedAll(file, { node, whole: node, statement, absorbed: true, pattern: '', annotation: null, promise, row: promise, above: [], behind: [] });
    expect(nested?.map(each => [each.pattern, each.promise]) ?? null).toEqual(promises);
  });
});

describe('how is it joined with others?', () => {
  it.each<[why: string, code: string, joined: string]>([
    [
      'behind a wait',
      'const a = await f();\nconst [b, c] = await Promise.all([g(), h()]);\n',
      'const [a, b, c] = await Promise.all([f(), g(), h()]);\n',
    ],
    [
      'between two, one of which goes over a collection',
      'const a = await f(1);\nconst [b, c] = await Promise.all([f(2), f(3)]);\nconst ds = await Promise.all(xs.map(x => f(x)));\n',
      'const [a, b, c, ds] = await Promise.all([f(1), f(2), f(3), Promise.all(xs.map(x => f(x)))]);\n',
    ],
    [
      'beside another',
      'const [a, b] = await Promise.all([f(), g()]);\nconst [c, d] = await Promise.all([h(), i()]);\n',
      'const [a, b, c, d] = await Promise.all([f(), g(), h(), i()]);\n',
    ],
    [
      'with the comments that stand at its statement',
      'const a = await f();\n// both\nconst [b, c] = await Promise.all([g(), h()]); // in one\n',
      'const [a, b, c] = await Promise.all([\n  f(),\n  // both\n  g(),\n  h(), // in one\n]);\n',
    ],
    [
      'in rows, where the promises stood in rows',
      '{\n  const a = await f();\n  const [b, c] = await Promise.all([\n    g({\n      b: 1,\n    }),\n    h(),\n  ]);\n}\n',
      '{\n  const [a, b, c] = await Promise.all([\n    f(),\n    g({\n      b: 1,\n    }),\n    h(),\n  ]);\n}\n',
    ],
    [
      'in rows one step further in, where the first stood on the line of the statement',
      '{\n  const a = await f();\n  const [b, c] = await Promise.all([g({\n    b: 1,\n  }), h()]);\n}\n',
      '{\n  const [a, b, c] = await Promise.all([\n    f(),\n    g({\n      b: 1,\n    }),\n    h(),\n  ]);\n}\n',
    ],
    [
      'in one piece, where the results have a type',
      'const a: A = await f();\nconst [b, c]: [B, C] = await Promise.all([g(), h()]);\n',
      'const [a, [b, c]]: [A, [B, C]] = await Promise.all([f(), Promise.all([g(), h()])]);\n',
    ],
    [
      'in one piece, where it waits for something before',
      'const a = await f();\nconst [b, c] = await Promise.all([g(await k()), h()]);\n',
      'const [a, [b, c]] = await Promise.all([f(), (async () => Promise.all([g(await k()), h()]))()]);\n',
    ],
  ])('%s', (_why, code, joined) => {
    const file = sourceFile(code);
    const group = nodesOf(file, 'AwaitExpression').filter(node => node.parent.type === 'VariableDeclarator');
    const result = joinAwaits(file, group);
    expect(result === null ? null : editedText(file, [0, code.length], result.edits)).toBe(joined);
  });
});
