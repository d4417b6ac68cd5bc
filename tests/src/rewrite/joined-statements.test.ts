import { describe, expect, it } from 'vitest';

import { editedText } from '../../../src/rewrite/edited-text.ts';
import { joinedStatements } from '../../../src/rewrite/joined-statements.ts';
import { nodesOf } from '../../support/find.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how are awaits in statements of one list joined?', () => {
  it.each<[why: string, code: string, joined: string | null]>([
    ['two declarations', 'const a = await f();\nconst b = await g();\n', 'const [a, b] = await Promise.all([f(), g()]);\n'],
    ['a pure statement between stays behind them', 'const a = await f();\nconst c = a.c;\nconst b = await g();\n', 'const [a, b] = await Promise.all([f(), g()]);\nconst c = a.c;\n'],
    ['what is read from a result is taken from it at once', 'const a = (await f()).rows;\nconst b = await g();\n', 'const [{ rows: a }, b] = await Promise.all([f(), g()]);\n'],
    ['two assignments', 'let a, b;\na = await f();\nb = await g();\n', 'let a, b;\n[a, b] = await Promise.all([f(), g()]);\n'],
    ['a comment goes with its call', 'const a = await f();\n// the second\nconst b = await g();\n', 'const [a, b] = await Promise.all([\n  f(),\n  // the second\n  g(),\n]);\n'],
    ['not where one of them stands in a block of its own', 'const a = await f();\nif (a) { const b = await g(); }\n', null],
  ])('%s', (_why, code, joined) => {
    const file = sourceFile(code);
    const edits = joinedStatements(file, nodesOf(file, 'AwaitExpression'));
    expect(edits === null ? null : editedText(file, [0, code.length], edits)).toBe(joined);
  });
});
