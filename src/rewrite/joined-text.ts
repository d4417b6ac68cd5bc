import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../report.ts';
import type { SourceFile } from '../source-file.ts';
import { codeStyle } from './code-style.ts';
import { indentationAt, lineStart, startsLine } from './indentation.ts';
import { nestedAll } from './nested-all.ts';
import { named } from './own-parentheses.ts';
import { statementEnd } from './statement-list.ts';

/** The longest line that is written, where breaking it helps. */
const WIDTH = 120;

/** A promise that is joined. */
export interface Joined {
  /** How its result is bound. */
  readonly pattern: string;
  readonly annotation: string | null;
  readonly promise: string;
  /** The promise as it is written in a row of its own, one step further in. */
  readonly row: string;
  /** Comments that go with the promise when its statement goes. */
  readonly above: readonly TSESTree.Comment[];
  readonly behind: readonly TSESTree.Comment[];
}

/** One of the awaits, and what becomes of its place. */
export interface Member extends Joined {
  readonly node: TSESTree.AwaitExpression;
  /** What is evaluated to get the promise: the await, or the choice that it is a branch of. */
  readonly whole: TSESTree.Node;
  /** The statement of the list in which it stands. */
  readonly statement: TSESTree.Node;
  /** Whether binding the result where the promises are joined does all that its statement did. */
  readonly absorbed: boolean;
}

/** How the results are bound: declared by a keyword, or assigned. */
export type Binding = 'const' | 'export const' | 'let' | 'var' | 'assign';

/** Which edits put one statement where `at` stands, and take away what it does? */
export function written(file: SourceFile, members: readonly Member[], kind: Binding, at: TSESTree.Node, list: readonly TSESTree.Node[]): readonly Edit[] | null {
  const { semicolons, lineBreak } = codeStyle(file);
  const indent = indentationAt(file, at.range[0]);
  const inPlace = members.some(({ absorbed, statement }) => absorbed && statement === at);
  // The comments of the statement that stays are where they belong.
  const carried = members.map(member => (member.statement === at ? { ...member, above: [], behind: [] } : member));
  const all = joined(file, kind, carried.flatMap(member => nestedAll(file, member) ?? member), indent);
  if (all === null) return null;
  const end = semicolons ? ';' : '';
  const guard = kind === 'assign' && !semicolons && list.indexOf(at) > 0 ? ';' : '';
  const text = `${guard}${all}${end}`;
  const edits: Edit[] = [];
  const stop = statementEnd(file, at);
  // A semicolon that parts the statement from code behind it on the line is needed in any style.
  const parts = end === '' && file.text[stop - 1] === ';' && /^[ \t]*[^\s/]/.test(file.text.slice(stop)) ? ';' : '';
  if (inPlace) edits.push({ range: [at.range[0], stop], text: text + parts });
  else edits.push({ range: [at.range[0], at.range[0]], text: startsLine(file, at.range[0]) ? `${text}${lineBreak}${indent}` : `${text}${end === '' ? ';' : ''} ` });
  for (const member of members) {
    if (!member.absorbed) edits.push(named(file, member.node, member.pattern));
  }
  const gone = list.filter(statement => statement !== at && members.some(member => member.absorbed && member.statement === statement));
  const removals = gone.map(statement => removal(file, statement, members.filter(member => member.statement === statement), list));
  return [...edits, ...merged(removals).map(range => ({ range: withoutDoubledBlank(file, range), text: '' }))];
}

/** The text to take out with a statement: its comments (which go elsewhere), and its line if it has one of its own. */
function removal(file: SourceFile, statement: TSESTree.Node, members: readonly Member[], list: readonly TSESTree.Node[]): readonly [number, number] {
  const start = Math.min(statement.range[0], ...members.flatMap(({ above }) => above.map(({ range }) => range[0])));
  const end = Math.max(statementEnd(file, statement), ...members.flatMap(({ behind }) => behind.map(({ range }) => range[1])));
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(file.text.slice(end));
  if (!startsLine(file, start)) {
    const previous = list[list.indexOf(statement) - 1];
    return [previous === undefined ? start : Math.max(previous.range[1], start - (/[ \t]*$/.exec(file.text.slice(0, start))?.[0].length ?? 0)), end];
  }
  if (rest === null) return [start, end + (/^[ \t]*/.exec(file.text.slice(end))?.[0].length ?? 0)];
  return [lineStart(file, start), end + rest[0].length];
}

/** Ranges that touch, as one. */
function merged(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const result: (readonly [number, number])[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last !== undefined && last[1] === range[0]) result[result.length - 1] = [last[0], range[1]];
    else result.push(range);
  }
  return result;
}

/** The lines to take out, with the blank line above them where there is one below as well. */
function withoutDoubledBlank({ text }: SourceFile, [start, end]: readonly [number, number]): readonly [number, number] {
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
  const isBlank = above !== text.slice(0, start) && /^[ \t]*\r?\n$/.test(above);
  return isBlank && /^[ \t]*(?:\r?\n|\}|$)/.test(text.slice(end)) ? [start - above.length, end] : [start, end];
}

/** The statement that joins, on one line if it fits. */
export function joined(file: SourceFile, kind: Binding, members: readonly Joined[], indent: string): string | null {
  const annotated = members.filter(({ annotation }) => annotation !== null);
  if (annotated.length > 0 && annotated.length < members.length) return null;
  const types = annotated.length === 0 ? '' : `: [${members.map(({ annotation }) => annotation).join(', ')}]`;
  const head = `${kind === 'assign' ? '' : `${kind} `}[${members.map(({ pattern }) => pattern).join(', ')}]${types} = await Promise.all([`;
  const line = `${head}${members.map(({ promise }) => promise).join(', ')}])`;
  const plain = members.every(({ above, behind, promise }) => above.length === 0 && behind.length === 0 && !promise.includes('\n'));
  if (plain && indent.length + line.length <= WIDTH) return line;
  const { indent: step, lineBreak } = codeStyle(file);
  const rows = members.map(({ above, behind, row }) => {
    const comments = above.map(comment => `${indent}${step}${file.text.slice(...comment.range)}${lineBreak}`).join('');
    const after = behind.map(comment => ` ${file.text.slice(...comment.range)}`).join('');
    return `${comments}${indent}${step}${row},${after}`;
  });
  return `${head}${lineBreak}${rows.join(lineBreak)}${lineBreak}${indent}])`;
}
