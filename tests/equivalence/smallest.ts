import { Linter } from 'eslint';

import type { Program } from './program.ts';
import { checkProgram, type Difference } from './two-worlds.ts';

/** A difference must not get lost because a shorter text has other schedules. */
const SEEDS = [1, 2, 3];

/** A small program of which the same kind of rewrite makes another one. */
export interface Smallest {
  readonly program: Program;
  readonly difference: Difference;
}

/** Leaves out lines as long as the program still parses and the rewrite still changes what it does. */
export async function smallest(start: Program, found: Difference): Promise<Smallest> {
  let best: Smallest = { program: start, difference: found };
  for (let size = 8; size >= 1; size = size > 1 ? Math.floor(size / 2) : 0) {
    for (let again = true; again; ) {
      again = false;
      const lines = best.program.text.split('\n');
      for (let at = lines.length - size; at >= 0; at -= 1) {
        for (const candidate of without(lines, at, size)) {
          const less = await differing({ ...best.program, text: candidate }, found);
          if (less === null) continue;
          best = less;
          again = true;
          break;
        }
        if (again) break;
      }
    }
  }
  return best;
}

/** The text without some lines, or without a line and the one that closes what it opened. */
function without(lines: readonly string[], at: number, size: number): readonly string[] {
  const texts = [[...lines.slice(0, at), ...lines.slice(at + size)].join('\n')];
  if (size === 1 && lines[at]?.endsWith('{') === true) {
    const indent = /^ */.exec(lines[at])?.[0] ?? '';
    const end = lines.findIndex((line, index) => index > at && line.startsWith(`${indent}}`));
    if (end !== -1) texts.push([...lines.slice(0, at), ...lines.slice(at + 1, end), ...lines.slice(end + 1)].join('\n'));
  }
  return texts;
}

async function differing(program: Program, { offer: { rule, messageId }, seed }: Difference): Promise<Smallest | null> {
  if (!program.text.includes('function main(') || neverEnds(program.text) || !isWhole(program.text)) return null;
  try {
    const { differences } = await checkProgram(program, [seed, ...SEEDS], true);
    const difference = differences.find(({ offer }) => offer.rule === rule && offer.messageId === messageId);
    return difference === undefined ? null : { program, difference };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Is the line gone that makes a counting loop end? */
function neverEnds(text: string): boolean {
  return [...text.matchAll(/while \((\w+) </g)].some(([, counter]) => !text.includes(`${counter} += 1;`));
}

const linter = new Linter();

/** Does it parse, and is everything declared that it speaks of? */
function isWhole(text: string): boolean {
  const globals = { clearTimeout: 'readonly', console: 'readonly', fetch: 'readonly', setTimeout: 'readonly' } as const;
  return linter.verify(text, [{ languageOptions: { globals }, rules: { 'no-undef': 'error' } }]).length === 0;
}
