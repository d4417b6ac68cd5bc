import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type SourceFile } from '../source-file.ts';
import { children, type AtFunctions } from './descendants.ts';
import { isField } from './enclosing-function.ts';

/**
 * Which nodes, at or below `start`, stand over one of these words? Types are left out; who contains comes
 * before what is contained.
 *
 * What a question looks for is often rare and has a word of its own (`await`, a method's name): the words
 * are found in the text, and lead to their nodes without a walk through the rest of the tree.
 *
 * @param words a name, found as a whole word, or a pattern with the flag `g`; a match may stand in a comment
 *   or a string as well
 * @param atFunctions as `descendants` takes it
 */
export function* nodesOver(file: SourceFile, start: TSESTree.Node, words: RegExp | string, atFunctions: AtFunctions = 'enter'): Generator<TSESTree.Node> {
  const offsets = typeof words === 'string' ? offsetsOfName(file.text, words, start.range) : offsetsOfPattern(file.text, words, start.range);
  const waiting: TSESTree.Node[] = offsets.length === 0 ? [] : [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const isBelow = atFunctions === 'stop' && node !== start;
    if (isBelow && isFunction(node)) continue;
    const later = isBelow && isField(node) && !node.static ? node.value : null;
    const below = children(file, node);
    for (let index = below.length - 1; index >= 0; index--) {
      const child = below[index] as TSESTree.Node;
      const next = offsets[firstFrom(offsets, child.range[0])];
      if (next !== undefined && next < child.range[1] && child !== later) waiting.push(child);
    }
  }
}

function offsetsOfName(text: string, name: string, [from, to]: TSESTree.Range): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(name, from); at !== -1 && at < to; at = text.indexOf(name, at + 1)) {
    if (!goesOn(text, at - 1, at) && !goesOn(text, at + name.length - 1, at + name.length)) offsets.push(at);
  }
  return offsets;
}

/** Do two neighbouring characters belong to one name? */
function goesOn(text: string, one: number, other: number): boolean {
  return isOfName(text.charCodeAt(one)) && isOfName(text.charCodeAt(other));
}

/** Any letter or digit, `_`, `$`, and whatever is no ASCII. */
function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

function offsetsOfPattern(text: string, pattern: RegExp, [from, to]: TSESTree.Range): readonly number[] {
  const offsets: number[] = [];
  for (const { index } of text.slice(from, to).matchAll(pattern)) offsets.push(from + index);
  return offsets;
}

/** The first index of a sorted list whose number is not below `least`. */
export function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
