import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { mayBePromise } from '../contracts/may-be-promise.ts';
import { isQuiet } from '../effects/quiet.ts';
import { contains } from '../flow/descendants.ts';
import { declaredVariables } from '../names/variables.ts';
import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { codeStyle } from './code-style.ts';
import { commentsAround } from './comments-in.ts';
import { editedText } from './edited-text.ts';
import { indentationAt, indented, lineStart, startsLine } from './indentation.ts';
import { statementEnd, statementList } from './statement-list.ts';

/**
 * How are these statements written so that the one behind them runs in `finally`, whatever becomes of them?
 *
 * What they declare must not be spoken of behind them, but for a `return` right there that waits for
 * nothing: it then stands in the `try`. Declarations in front that can't fail may stay outside. Each
 * statement has its own lines, which move with their comments.
 *
 * @param last the statement that comes right behind them
 * @returns `null` where it can't be written so
 */
export function inTryFinally(file: SourceFile, all: readonly TSESTree.Node[], last: TSESTree.ExpressionStatement): readonly Edit[] | null {
  const list = statementList(last);
  const statements = withoutPlainStart(file, all, last);
  const first = statements[0];
  if (list === null || first === undefined) return null;
  const next = list[list.indexOf(last) + 1];
  const outside = namesOutside(file, statements, last);
  const takesNext = outside === 'next' && next !== undefined;
  if (outside !== 'none' && !takesNext) return null;

  const block = linesOf(file, last, list);
  const head = linesOf(file, first, list);
  const before = linesOf(file, statements.at(-1) as TSESTree.Node, list);
  const tail = takesNext ? linesOf(file, next, list) : null;
  const start = list[list.indexOf(first) - 1];
  if (block === null || head === null || before === null || (takesNext && tail === null) || start === undefined || statementEnd(file, start) > head.from) return null;
  // What stands between the lines of two statements must be nothing, so that no comment is lost.
  const gaps = [[before.to, block.from], ...(tail === null ? [] : [[block.to, tail.from]])] as const;
  if (gaps.some(([from, to]) => file.text.slice(from, to).trim() !== '')) return null;

  const { indent, lineBreak } = codeStyle(file);
  const margin = indentationAt(file, last.range[0]);
  const deeper = (from: number, to: number): string => editedText(file, [from, to], indented(file, [Math.max(from - 1, 0), to], indent).concat(from === 0 ? [{ range: [0, 0], text: indent }] : []));
  const released = `${margin}} finally {${lineBreak}${deeper(block.from, block.to)}${lineBreak}${margin}}`;
  const opening: Edit = { range: [head.from, head.from], text: `${margin}try {${lineBreak}` };
  const body = indented(file, [head.from - 1, before.to], indent);
  if (tail === null) return [opening, ...body, { range: [before.to, block.to], text: `${lineBreak}${released}` }];
  const returned = `${file.text.slice(block.to, tail.from).replace(/^\r?\n/, '')}${deeper(tail.from, tail.to)}`;
  return [opening, ...body, { range: [before.to, tail.to], text: `${lineBreak}${returned}${lineBreak}${released}` }];
}

/** The statements without those in front that only declare what is spoken of behind them, and surely do not fail. */
function withoutPlainStart(file: SourceFile, statements: readonly TSESTree.Node[], last: TSESTree.Node): readonly TSESTree.Node[] {
  const start = statements.findIndex(statement => statement.type !== AST_NODE_TYPES.VariableDeclaration || isQuiet(file, statement).answer !== 'yes');
  const kept = statements.map((_, index) => statements.slice(index)).slice(0, Math.max(start, 0) + 1);
  return kept.find(rest => namesOutside(file, rest, last) !== 'elsewhere') ?? statements;
}

interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The lines of a statement, with the comments above it and behind it; `null` where it shares them with others. */
function linesOf(file: SourceFile, statement: TSESTree.Node, list: readonly TSESTree.Node[]): Lines | null {
  if (!startsLine(file, statement.range[0])) return null;
  const { above, behind } = commentsAround(file, statement, list);
  const to = behind.at(-1)?.range[1] ?? statementEnd(file, statement);
  const rest = /^[^\n]*/.exec(file.text.slice(to))?.[0] ?? '';
  return rest.trim() === '' ? { from: lineStart(file, above[0]?.range[0] ?? statement.range[0]), to } : null;
}

/** Where is what the statements declare spoken of: nowhere behind them, only in a `return` right behind `last`, or elsewhere? */
function namesOutside(file: SourceFile, statements: readonly TSESTree.Node[], last: TSESTree.Node): 'elsewhere' | 'next' | 'none' {
  const list = statementList(last) ?? [];
  const next = list[list.indexOf(last) + 1];
  const declared = statements.flatMap(statement => (statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind === 'var' ? [] : isDeclaration(statement) ? declaredVariables(file, statement) : []));
  const behind = declared.flatMap(({ references }) => references.filter(({ identifier }) => !statements.some(statement => contains(statement, identifier))));
  // A declaration that only the compiler sees would be out of sight as well.
  if (statements.some(({ type }) => type === AST_NODE_TYPES.FunctionDeclaration || type === AST_NODE_TYPES.TSTypeAliasDeclaration || type === AST_NODE_TYPES.TSInterfaceDeclaration || type === AST_NODE_TYPES.TSEnumDeclaration)) return 'elsewhere';
  if (behind.length === 0) return 'none';
  const isReturned = next?.type === AST_NODE_TYPES.ReturnStatement && next.argument !== null && isQuiet(file, next.argument).answer !== 'no' && mayBePromise(file, next.argument).answer !== 'yes';
  return isReturned && behind.every(({ identifier }) => contains(next, identifier)) ? 'next' : 'elsewhere';
}

function isDeclaration(statement: TSESTree.Node): boolean {
  return statement.type === AST_NODE_TYPES.VariableDeclaration || statement.type === AST_NODE_TYPES.ClassDeclaration;
}
