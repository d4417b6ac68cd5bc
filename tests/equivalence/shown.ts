/** A value as text, so that values of two runs can be compared: the order of keys counts, who made them does not. */
export function shown(value: unknown, seen: readonly unknown[] = []): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.includes(value)) return 'circle';
  const inner = [...seen, value];
  const listed = (items: Iterable<unknown>): string => [...items].map(item => shown(item, inner)).join(', ');
  switch (Object.prototype.toString.call(value)) {
    case '[object Array]':
      return `[${listed(value as unknown[])}]`;
    case '[object Map]':
      return `Map {${listed(value as Map<unknown, unknown>)}}`;
    case '[object Set]':
      return `Set {${listed(value as Set<unknown>)}}`;
    case '[object Error]':
      return `Error(${(value as Error).message})`;
    case '[object Promise]':
      return 'Promise';
    default:
      return `{${Object.entries(value)
        .map(([key, item]) => `${key}: ${shown(item, inner)}`)
        .join(', ')}}`;
  }
}

/** The same where the order in which a map, a set or an object was filled does not count. */
export function shownCells(cells: Readonly<Record<string, unknown>>): string {
  return Object.entries(cells)
    .map(([name, value]) => `${name} = ${shown(sorted(value))}`)
    .join('\n');
}

function sorted(value: unknown): unknown {
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Map]') return new Map([...(value as Map<unknown, unknown>)].sort(byKey));
  if (kind === '[object Object]') return Object.fromEntries(Object.entries(value as object).sort(byKey));
  return value;
}

function byKey([a]: readonly [unknown, unknown], [b]: readonly [unknown, unknown]): number {
  return shown(a) < shown(b) ? -1 : 1;
}
