import { describe, expect, it } from 'vitest';

import { editedText } from '../../../src/rewrite/edited-text.ts';
import { indentationAt, indented, lineStart, moved, startsLine } from '../../../src/rewrite/indentation.ts';
import { sourceFile } from '../../support/source-file.ts';

const text = 'if (a) {\n  b();\n\n  c(`x\n  y`);\n}\n';
const file = sourceFile(text);
const at = (part: string): number => text.indexOf(part);

describe('how deep does a line stand?', () => {
  it('tells the white space before the first thing on the line', () => {
    expect(indentationAt(file, at('b'))).toBe('  ');
    expect(indentationAt(file, at('if'))).toBe('');
  });

  it('tells where the line starts, and whether the place is its first', () => {
    expect(lineStart(file, at('b'))).toBe(9);
    expect(startsLine(file, at('b'))).toBe(true);
    expect(startsLine(file, at('('))).toBe(false);
  });
});

describe('how do lines read one step deeper, or elsewhere?', () => {
  it('leaves blank lines and the text of literals alone', () => {
    expect(editedText(file, [0, text.length], indented(file, [0, text.length], '  '))).toBe('if (a) {\n    b();\n\n    c(`x\n  y`);\n  }\n');
  });

  it('moves the lines that stand deep enough', () => {
    expect(editedText(file, [0, text.length], moved(file, [0, text.length], '  ', '\t'))).toBe('if (a) {\n\tb();\n\n\tc(`x\n  y`);\n}\n');
  });
});
