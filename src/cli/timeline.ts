import type { Paint, Style } from './paint.ts';

/** Something that a programme waited for. */
export interface Wait {
  readonly what: string;
  /** In seconds, on the programme's own clock. */
  readonly from: number;
  readonly to: number;
  /** Whether the wait let others run, held the thread, or was for nothing. */
  readonly kind: 'blocks' | 'fails' | 'waits';
}

/** Waits that begin and end together, drawn as one bar. */
interface Bar {
  readonly first: Wait;
  readonly last: Wait;
  readonly count: number;
}

/** How a kind of wait is drawn, and what its bar says besides. */
const LOOKS: Record<Wait['kind'], { readonly sign: string; readonly style: Style; readonly says: string }> = {
  waits: { sign: '█', style: 'green', says: '' },
  blocks: { sign: '▓', style: 'magenta', says: ' holds the thread' },
  fails: { sign: '╳', style: 'red', says: ' refused' },
};

/** Of more waits than these, those that begin and end together are drawn as one; what is still more is cut short in the middle. */
const MOST_BARS = 14;
const KEPT_AT_AN_END = 4;

/** Waits run together when they differ by less than this part of the axis. */
const TOGETHER = 0.04;

const NAME_WIDTH = 20;

/** Behind a bar that says something. */
const ROOM_FOR_WORDS = 18;

/**
 * Who waits for whom? A bar for each wait, from left to right as time passes.
 *
 * @param axis the time in seconds that the whole width stands for
 * @param width of a line
 */
export function timeline(waits: readonly Wait[], axis: number, width: number, paint: Paint): string {
  const start = Math.min(...waits.map(({ from }) => from));
  const columns = width - NAME_WIDTH - 2 - ROOM_FOR_WORDS;
  const perSecond = columns / axis;
  const lines = barsOf(waits, axis).map(bar => {
    const { sign, style, says } = LOOKS[bar.first.kind];
    const from = Math.min(columns - 1, Math.round((bar.first.from - start) * perSecond));
    const length = Math.max(1, Math.min(columns, Math.round((bar.last.to - start) * perSecond)) - from);
    return `${nameOf(bar).padEnd(NAME_WIDTH)}  ${' '.repeat(from)}${paint(style, sign.repeat(length))}${says}`;
  });
  const left = lines.length - 2 * KEPT_AT_AN_END;
  if (lines.length <= MOST_BARS) return lines.join('\n');
  return [...lines.slice(0, KEPT_AT_AN_END), paint('dim', `⋮ ${left} more`), ...lines.slice(-KEPT_AT_AN_END)].join('\n');
}

function barsOf(waits: readonly Wait[], axis: number): readonly Bar[] {
  const bars: Bar[] = [];
  const near = (one: number, other: number): boolean => Math.abs(one - other) < TOGETHER * axis;
  for (const wait of [...waits].sort((one, other) => one.from - other.from)) {
    const bar = bars.at(-1);
    const joins = waits.length > MOST_BARS && bar !== undefined && bar.first.kind === wait.kind && near(bar.first.from, wait.from) && near(bar.first.to, wait.to) && wait.from < bar.first.to;
    if (joins) bars[bars.length - 1] = { ...bar, last: wait, count: bar.count + 1 };
    else bars.push({ first: wait, last: wait, count: 1 });
  }
  return bars;
}

function nameOf({ first, last, count }: Bar): string {
  if (count === 1) return first.what;
  return first.what === last.what ? `${first.what} × ${count}` : `${first.what} … ${last.what}`;
}
