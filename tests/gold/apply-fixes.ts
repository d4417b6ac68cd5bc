/** A change of a text, as ESLint hands it on: the edits of one rewrite come as one range. */
export interface Fix {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** What does a text become when one fix is applied? */
export function withFix(text: string, { range: [start, end], text: replacement }: Fix): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** What does a text become in one pass of `eslint --fix`, which leaves a fix that meets an earlier one for the next pass? */
export function withFixes(text: string, fixes: readonly Fix[]): string {
  let fixed = '';
  let last = -1;
  for (const { range: [start, end], text: replacement } of fixes.toSorted((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1])) {
    if (last >= start) continue;
    fixed += text.slice(Math.max(last, 0), start) + replacement;
    last = end;
  }
  return fixed + text.slice(Math.max(last, 0));
}
