import type { TSESLint } from '@typescript-eslint/utils';

import { contains } from '../flow/descendants.ts';
import { textOf, type SourceFile } from '../source-file.ts';
import type { RunMember } from './await-runs.ts';
import type { AwaitedWork } from './awaited-work.ts';
import type { Fact } from './function-facts.ts';
import { rootOf } from './roots.ts';

/** How far from the function a cell still counts; further down it is a library's own business. */
const SEEN = 2;

/** An await, and what is known of it. */
interface Awaited {
  readonly member: RunMember;
  readonly work: AwaitedWork;
}

/**
 * Does one of the two look at a cell that the other fills, be it in its arguments or in a function that
 * it calls? Then it matters which of them begins first.
 *
 * @returns the cell's text, or `null`
 */
export function sharedCell(file: SourceFile, first: Awaited, second: Awaited): string | null {
  for (const [one, other] of [[first, second], [second, first]] as const) {
    const changed = changedArgument(file, one, other);
    if (changed !== null) return changed;
    const found = cellsOf(one.work).find(cell => looksAt(file, other, cell));
    if (found !== undefined) return found.detail;
  }
  return null;
}

/** The argument that the one call is seen to change and the other speaks of too. */
function changedArgument(file: SourceFile, { work }: Awaited, other: Awaited): string | null {
  for (const { kind, parameter, depth } of work.facts?.facts ?? []) {
    if (kind !== 'writes' || parameter === null || depth > SEEN) continue;
    const argument = work.call?.arguments[parameter];
    const variable = argument === undefined ? null : rootOf(file, argument).variable;
    if (variable !== null && variable.references.some(({ identifier }) => contains(other.member.node, identifier))) return variable.name;
  }
  return null;
}

/** Does a function that the call leads to speak of this variable of the file? */
export function leadsTo(file: SourceFile, { facts }: AwaitedWork, variable: TSESLint.Scope.Variable): boolean {
  return (facts?.functions ?? []).some(place => place.file === file && variable.references.some(({ identifier }) => contains(place.node, identifier)));
}

function cellsOf({ facts }: AwaitedWork): readonly Fact[] {
  return (facts?.facts ?? []).filter(({ kind, depth, parameter }) => (kind === 'remembers' || (kind === 'writes' && parameter === null)) && depth <= SEEN);
}

function looksAt(file: SourceFile, { member, work }: Awaited, cell: Fact): boolean {
  const { variable, detail } = cell;
  if (variable !== null) return (cell.file === file && variable.references.some(({ identifier }) => contains(member.node, identifier))) || leadsTo(cell.file, work, variable);
  const path = detail.replace(/\[…\].*$/, '');
  return path.startsWith('this.') && [{ file, node: member.node }, ...(work.facts?.functions ?? [])].some(place => textOf(place.file, place.node).includes(path));
}
