import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from '../flow/descendants.ts';
import { isLoop } from '../flow/exits.ts';
import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

/** The choices that new code must copy so that it reads like the code around it. */
export interface CodeStyle {
  readonly semicolons: boolean;
  /** Whether an arrow's only parameter stands in parentheses. */
  readonly arrowParentheses: boolean;
  readonly lineBreak: '\n' | '\r\n';
  /** One step of indentation. */
  readonly indent: string;
  readonly typescript: boolean;
}

/** How does this file write what may be written in two ways? The majority decides. */
export const codeStyle = perFile<CodeStyle>(file => {
  let semicolons = 0;
  let parentheses = 0;
  for (const node of descendants(file, file.ast, 'enter')) {
    if (node.type === AST_NODE_TYPES.ExpressionStatement || node.type === AST_NODE_TYPES.ReturnStatement) {
      semicolons += endsInSemicolon(file, node) ? 1 : -1;
    } else if (node.type === AST_NODE_TYPES.VariableDeclaration && !isLoop(node.parent)) {
      semicolons += endsInSemicolon(file, node) ? 1 : -1;
    } else if (node.type === AST_NODE_TYPES.ArrowFunctionExpression && node.params.length === 1 && node.params[0]?.type === AST_NODE_TYPES.Identifier) {
      const { typeAnnotation, optional } = node.params[0];
      if (typeAnnotation == null && !optional && node.returnType == null) {
        parentheses += file.text[node.params[0].range[1]] === ')' || /^\s*,?\s*\)/.test(file.text.slice(node.params[0].range[1], node.params[0].range[1] + 8)) ? 1 : -1;
      }
    }
  }
  return {
    semicolons: semicolons >= 0,
    arrowParentheses: parentheses >= 0,
    lineBreak: file.text.includes('\r\n') ? '\r\n' : '\n',
    indent: indentStep(file.text),
    typescript: /\.[cm]?tsx?$/.test(file.path),
  };
});

/** A semicolon on a line of its own guards the next statement; it does not end this one. */
function endsInSemicolon({ text }: SourceFile, { range }: TSESTree.Node): boolean {
  return text[range[1] - 1] === ';' && !/\n\s*;$/.test(text.slice(...range));
}

function indentStep(text: string): string {
  let smallest = '';
  for (const [, spaces = ''] of text.matchAll(/^([ \t]+)\S/gm)) {
    if (spaces.startsWith('\t')) return '\t';
    if (/^ +$/.test(spaces) && spaces.length > 1 && (smallest === '' || spaces.length < smallest.length)) smallest = spaces;
  }
  return smallest === '' ? '  ' : smallest.slice(0, 8);
}

/** The parameters of a new arrow function, as the file writes them. */
export function arrowParameters(file: SourceFile, parameters: string): string {
  return !codeStyle(file).arrowParentheses && /^[\w$]+$/.test(parameters) ? parameters : `(${parameters})`;
}
