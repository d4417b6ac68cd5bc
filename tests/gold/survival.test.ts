import { expect, test } from 'vitest';

import { losses } from './survival.ts';

const NONE = { comments: null, lineEndings: null, indentation: null };

test.each([
  ['moved', '/* a */ f();\ng(); // b', 'g(); // b\n/* a */ f();'],
  ['joined by others', '// a\nf();', '// new\n// a\nf();'],
  ['indented anew over several lines', '/**\n * a\n * b\n */\nf();', '{\n  /**\n   * a\n   * b\n   */\n  f();\n}'],
  ['freed of a promise that is none any more', '/** @returns {Promise<Map<A, B>>} a > b */\nf();', '/** @returns {Map<A, B>} a > b */\nf();'],
])('a comment may be %s', (_, before, after) => {
  expect(losses(before, after, true)).toEqual(NONE);
});

test.each([
  ['that is gone', '/* a */ f();', 'f();', 'a'],
  ['of which one twin is gone', 'f(); // a\ng(); // a', 'f(); g(); // a', 'a'],
  ['that became text of the program', 'f(); // a', 'f("// a");', 'a'],
  ['that was changed', 'f(); // a', 'f(); // b', 'a'],
])('a comment %s is lost', (_, before, after, comments) => {
  expect(losses(before, after, true)).toEqual({ ...NONE, comments });
});

test.each([
  ['a line feed among others with a carriage return', 'f();\r\n', 'f();\ng();\r\n', '"\\n" where all lines ended with "\\r\\n"'],
  ['a carriage return among lines that have none', 'f();\n', 'f();\r\ng();\n', '"\\r\\n" where all lines ended with "\\n"'],
])('%s is a stray line ending', (_, before, after, lineEndings) => {
  expect(losses(before, after, true)).toEqual({ ...NONE, lineEndings });
});

test.each([
  ['what was mixed may stay so', 'f();\r\ng();\n', 'g();\nf();\r\nh();'],
  ['a text of one line has no ending to keep', 'f();', 'f();\ng();'],
])('line endings are kept: %s', (_, before, after) => {
  expect(losses(before, after, true)).toEqual(NONE);
});

test.each([
  ['blanks among tabs', '{\n\tf();\n}', '{\n  f();\n}', '"  f();"'],
  ['tabs among blanks', '{\n  f();\n}', '{\n  {\n\t\tf();\n  }\n}', '"\\t\\tf();"'],
  ['blanks after the code', 'f();', 'g(); ', '"g(); "'],
])('%s are stray indentation', (_, before, after, indentation) => {
  expect(losses(before, after, true)).toEqual({ ...NONE, indentation });
});

test.each([
  ['lines that were there already say nothing', '{\n\tf();\n  g(); \n}', '{\n  g(); \n\tf();\n}'],
  ['blanks after code that had them and is indented anew are its own', 'f(); ', '{\n  f(); \n}'],
  ['the blank before the star of a comment is none', '{\n\t/*\n\t * a\n\t */\n\tf();\n}', '{\n\t{\n\t\t/*\n\t\t * a\n\t\t */\n\t\tf();\n\t}\n}'],
  ['a file without any has nothing to keep', 'f();\ng();', '{\n  f();\n\tg();\n}'],
])('indentation is kept: %s', (_, before, after) => {
  expect(losses(before, after, true)).toEqual(NONE);
});

test('generics of TypeScript are no elements where the file cannot have any', () => {
  expect(losses('let f = <T>(a: T) => a; // a', 'let f = <T>(a: T) => a;', false)).toEqual({ ...NONE, comments: 'a' });
});
