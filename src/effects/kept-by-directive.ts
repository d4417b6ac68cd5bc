import type { TSESTree } from '@typescript-eslint/utils';

import { perFile } from '../memo.ts';
import type { SourceFile } from '../source-file.ts';

/** A rule of another tool that asks the same question as one of ours, of far more code. */
export type CoarseRule = 'no-await-in-loop' | 'require-await';

/** A directive for one line: what is turned off for a whole file was asked of nobody. */
const DIRECTIVE = /^\s*(?:eslint|oxlint)-disable-(next-)?line\b([^]*)$/;

/** A part of the text, from one offset to another. */
type Range = readonly [start: number, end: number];

/**
 * Which directive of another tool keeps an await within this loop: somebody was asked about it, and let it stay?
 */
export function keptInLoop(file: SourceFile, loop: TSESTree.Node): TSESTree.Comment | null {
  return directivesFor(file, 'no-await-in-loop').find(({ range }) => loop.range[0] <= range[0] && range[1] <= loop.range[1]) ?? null;
}

/** Which directive of another tool keeps the word `async` that stands there, on its line or on the one above? */
export function keptAsync(file: SourceFile, [start, end]: Range): TSESTree.Comment | null {
  return directivesFor(file, 'require-await').find(({ value, range }) => (isForNextLine(value) ? linesBetween(file, range[1], start) === 1 : linesBetween(file, end, range[0]) === 0)) ?? null;
}

function directivesFor(file: SourceFile, rule: CoarseRule): readonly TSESTree.Comment[] {
  if (!file.text.includes(rule)) return [];
  return directives(file).filter(({ value }) => new RegExp(`(?:^|[\\s,]|(?:eslint|typescript)/)${rule}(?![\\w-])`).test((DIRECTIVE.exec(value)?.[2] ?? '').split('--')[0] ?? ''));
}

const directives = perFile<readonly TSESTree.Comment[]>(file => (file.ast.comments ?? []).filter(({ value }) => DIRECTIVE.test(value)));

function isForNextLine(value: string): boolean {
  return DIRECTIVE.exec(value)?.[1] !== undefined;
}

/** How many lines end between two offsets; -1 where the second is before the first. */
function linesBetween({ text }: SourceFile, from: number, to: number): number {
  return to < from ? -1 : text.slice(from, to).split('\n').length - 1;
}
