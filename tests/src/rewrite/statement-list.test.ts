import { describe, expect, it } from 'vitest';

import { listedStatement, statementEnd, statementList } from '../../../src/rewrite/statement-list.ts';
import { nodeOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('in which list does the statement of the await stand?', () => {
  it.each<[why: string, code: string, statement: string | null, length: number | null]>([
    ['the program’s', 'await f(); g();', 'await f();', 2],
    ['a block’s', 'async function run() { a(); await f(); b(); }', 'await f();', 3],
    ['a case’s', 'switch (a) { case 1: await f(); break; }', 'await f();', 2],
    ['the lone body of an if stands in none, the if does', 'if (a) await f();', 'if (a) await f();', 1],
    ['a concise arrow stands in none', 'const g = async () => await f();', null, null],
  ])('%s: %s', (_why, code, statement, length) => {
    const file = sourceFile(code);
    const listed = listedStatement(nodeOf(file, 'AwaitExpression'));
    expect(listed === null ? null : file.text.slice(...listed.range)).toBe(statement);
    expect(listed === null ? null : (statementList(listed)?.length ?? null)).toBe(length);
  });
});

describe('where does a statement end?', () => {
  it('before a semicolon on a later line, which guards what follows', () => {
    const file = sourceFile('const a = f()\n;[1].map(g)');
    const [first] = file.ast.body;
    expect(first !== undefined && file.text.slice(0, statementEnd(file, first))).toBe('const a = f()');
  });

  it('behind its own semicolon', () => {
    const file = sourceFile('const a = f();\n[1].map(g)');
    const [first] = file.ast.body;
    expect(first !== undefined && file.text.slice(0, statementEnd(file, first))).toBe('const a = f();');
  });
});
