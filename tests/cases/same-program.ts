import { parse } from '@typescript-eslint/typescript-estree';

/** What layout decides and meaning does not. */
const LAYOUT = new Set(['comments', 'loc', 'range', 'raw', 'tokens']);

/**
 * Are these two texts the same program, however they are laid out?
 *
 * White space, redundant parentheses, semicolons and quotes do not count; comments and their order do.
 */
export function sameProgram(one: string, other: string, jsx: boolean): boolean {
  return meaning(one, jsx) === meaning(other, jsx);
}

function meaning(text: string, jsx: boolean): string {
  const program = parse(text, { comment: true, jsx });
  const comments = (program.comments ?? []).map(({ value }) => value.replace(/\s+/g, ' ').trim());
  return JSON.stringify([program, comments], (key, value: unknown) => {
    if (LAYOUT.has(key)) return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
}
