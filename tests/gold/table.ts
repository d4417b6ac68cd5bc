/** How do these rows read in columns? Numbers are set to the right, `null` is a dash. */
export function table(head: readonly string[], rows: readonly (readonly (number | string | null)[])[]): string {
  const cells = [head, ...rows].map(row => row.map(cell => (cell === null ? '–' : String(cell))));
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  const toTheRight = head.map((_, column) => rows.every(row => typeof row[column] !== 'string' || /^\d/.test(String(row[column]))));
  return cells
    .map(row => row.map((cell, column) => (toTheRight[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))))
    .map(row => row.join('  ').trimEnd())
    .join('\n');
}

/** A ratio with two digits after the point. */
export function ratio(value: number | null): string | null {
  return value === null ? null : value.toFixed(2);
}
