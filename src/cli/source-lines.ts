const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Which lines has a text, as ESLint counts them? A byte order mark is no part of the first. */
export function linesOf(source: string): readonly string[] {
  return withoutMark(source).split(LINE_END);
}

/** Which line and column, both from 1, has an offset? */
export function positionOf(source: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = withoutMark(source).slice(0, offset).split(LINE_END);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** ESLint counts offsets from behind a byte order mark. */
export function withoutMark(source: string): string {
  return source.replace(/^\uFEFF/, '');
}
