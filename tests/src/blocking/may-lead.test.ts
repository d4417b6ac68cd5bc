import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';

import { inSightOf } from '../../../src/blocking/may-lead.ts';
import { descendants } from '../../../src/flow/descendants.ts';
import type { OtherFiles } from '../../../src/source-file.ts';
import { sourceFile } from '../../support/source-file.ts';

/** Is the other file asked for what is called, where its texts are these? */
function isAsked(code: string, texts: Readonly<Record<string, string>>): boolean {
  let asked = false;
  const others: OtherFiles = {
    exported() {
      asked = true;
      return null;
    },
    text(_, specifier) {
      const text = texts[specifier];
      return text === undefined ? null : { path: specifier, text };
    },
  };
  const file = { ...sourceFile(code), others };
  const call = [...descendants(file, file.ast, 'enter')].find((node): node is TSESTree.CallExpression => node.type === AST_NODE_TYPES.CallExpression);
  if (call === undefined) throw new Error('The code has a call.');
  inSightOf(file, call.callee)?.others.exported(file, './a', 'f');
  return asked;
}

const READS = 'readFileSync(path);';

test.each([
  ['the function blocks', { './a': `export function f() {\n  ${READS}\n}` }, true],
  ['another one beside it blocks', { './a': `export function f() {\n}\nfunction g() {\n  ${READS}\n}` }, false],
  ['it calls one beside it that blocks', { './a': `export function f() {\n  g();\n}\nfunction g() {\n  ${READS}\n}` }, true],
  ['it is async, which is reported where it stands', { './a': `export async function f() {\n  ${READS}\n}` }, false],
  ['it only looks at metadata', { './a': 'export function f() {\n  existsSync(path);\n}' }, false],
  ['it calls what it imports', { './a': "import { g } from './b';\nexport function f() {\n  g();\n}", './b': `export function g() {\n  ${READS}\n}` }, true],
  ['as compilers write it', { './a': "const b_1 = require('./b');\nfunction f() {\n  (0, b_1.g)();\n}", './b': `function g() {\n  ${READS}\n}` }, true],
  ['by a class that it imports', { './a': "const b_1 = require('./b');\nfunction f() {\n  b_1.B.g();\n}", './b': `class B {\n  static g() {\n    ${READS}\n  }\n}` }, true],
  ['what it imports is not what blocks', { './a': "import { g } from './b';\nexport function f() {\n  g();\n}", './b': `export function g() {\n}\nexport function h() {\n  ${READS}\n}` }, false],
  ['it is exported from elsewhere', { './a': "export * from './b';", './b': `export const f = () => ${READS}` }, true],
  ['it is no function that can be seen', { './a': `export const f = table.f;\n${READS}` }, true],
  ['functions call each other in a circle', { './a': 'export function f() {\n  g();\n}\nfunction g() {\n  f();\n}' }, false],
  ['the file is none of the project', {}, false],
])('a function of another file is asked for: %s', (_, texts, expected) => {
  expect(isAsked("import { f } from './a'; f();", texts as Record<string, string>)).toBe(expected);
});

test('a view is no file of its own: the one that asks is the file itself', () => {
  const asking: unknown[] = [];
  const others: OtherFiles = {
    exported(from) {
      asking.push(from);
      return null;
    },
    text: (_, specifier) => ({ path: specifier, text: READS }),
  };
  const file = { ...sourceFile("import { f } from './a'; f;"), others };
  const view = inSightOf(file, file.ast);
  if (view === null) throw new Error('The file is in sight.');
  view.others.exported(view, './a', 'f');
  expect(asking).toEqual([file]);
  expect(asking[0]).toBe(file);
});
