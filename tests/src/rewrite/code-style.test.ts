import { describe, expect, it } from 'vitest';

import { arrowParameters, codeStyle, type CodeStyle } from '../../../src/rewrite/code-style.ts';
import { sourceFile } from '../../support/source-file.ts';

describe('how does this file write what may be written in two ways?', () => {
  it.each<[why: string, code: string, style: Partial<CodeStyle>]>([
    ['with semicolons', 'a();\nb();\n', { semicolons: true }],
    ['without them', 'a()\nb()\n', { semicolons: false }],
    ['a semicolon that guards the next line ends nothing', 'a()\n;[1].map(b)\n', { semicolons: false }],
    ['as most do, with parentheses around one parameter', 'f((a) => a); f((b) => b); f(c => c);', { arrowParentheses: true }],
    ['or without', 'f(a => a); f(b => b); f((c) => c);', { arrowParentheses: false }],
    ['with Windows line breaks', 'a();\r\nb();\r\n', { lineBreak: '\r\n' }],
    ['with tabs', 'if (a) {\n\tb();\n}', { indent: '\t' }],
    ['with four spaces', 'if (a) {\n    b();\n}', { indent: '    ' }],
    ['with two where nothing tells', 'a();', { indent: '  ' }],
  ])('%s', (_why, code, style) => {
    expect(codeStyle(sourceFile(code))).toMatchObject(style);
  });

  it('knows TypeScript by its name', () => {
    expect(codeStyle(sourceFile('a();', { path: '/project/a.mts' })).typescript).toBe(true);
    expect(codeStyle(sourceFile('a();', { path: '/project/a.js' })).typescript).toBe(false);
  });
});

describe('how are the parameters of a new arrow written?', () => {
  it('one name as the file does it, all else in parentheses', () => {
    const bare = sourceFile('f(a => a);');
    expect(arrowParameters(bare, 'x')).toBe('x');
    expect(arrowParameters(bare, 'x, i')).toBe('(x, i)');
    expect(arrowParameters(bare, '{ a }')).toBe('({ a })');
    expect(arrowParameters(sourceFile('f((a) => a);'), 'x')).toBe('(x)');
  });
});
