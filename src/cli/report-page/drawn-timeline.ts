import type { FindingTimeline, Scene, Stretch } from './finding-timeline.ts';
import { markup, type Markup, NOTHING } from './markup.ts';

/** Heights in pixels. Widths are parts of what room there is, so that letters keep their size on every screen. */
const LANE = { height: 24, bar: 10 } as const;
const THIN_LANE = { height: 5, bar: 3 } as const;
const FOOT = 10;

/** Which part of the width the names take. */
const NAMES = 44;

/** How is a finding's time drawn? Both ways to write the code on one scale. */
export function drawnTimeline({ before, after }: FindingTimeline): Markup {
  const length = Math.max(...[...before.stretches, ...after.stretches].map(({ to }) => to));
  const kinds = new Set([...before.stretches, ...after.stretches].map(({ kind }) => kind));
  const legend = kinds.size === 1 ? NOTHING : [...kinds].map(kind => markup`<span><svg width="14" height="10" aria-hidden="true"><rect class="${kind}" x="1" y="1" width="12" height="8" rx="2"/></svg> ${KINDS[kind]}</span> `);
  return markup`<div class="scenes">${drawn(before, length)}${drawn(after, length)}<p class="legend">${legend}<span>Drawn to compare, not measured.</span></p></div>`;
}

const KINDS: Readonly<Record<Stretch['kind'], string>> = { holds: 'holds the thread', kept: 'is kept from running', runs: 'runs', waits: 'waits, and lets others run' };

function drawn({ title, says, stretches }: Scene, length: number): Markup {
  const lanes = lanesOf(stretches);
  const isThin = stretches.some(({ what }) => what === '');
  const { height, bar } = isThin ? THIN_LANE : LANE;
  const bottom = lanes.length * height;
  const names = isThin ? 0 : NAMES;
  const at = (time: number): string => `${rounded((time / length) * 100)}%`;
  const labels = lanes.map(([{ what }], index) => (isThin ? NOTHING : markup`<text y="${index * height + 16}">${what}</text>`));
  const bars = lanes.map((lane, index) => lane.map(({ from, to, kind }) => markup`<rect class="${kind}" x="${at(from)}" y="${index * height + (height - bar) / 2}" width="${at(to - from)}" height="${bar}" rx="2"/>`));
  const end = at(Math.max(...stretches.map(({ to }) => to)));
  return markup`<figure class="scene"><figcaption><b>${title}.</b> ${says}</figcaption><svg role="img" aria-label="${inWords(stretches)}" width="100%" height="${bottom + FOOT}">${labels}<svg x="${names}%" width="${98 - names}%" height="${bottom + FOOT}"><line class="axis" x1="0" x2="100%" y1="${bottom + 4}" y2="${bottom + 4}"/>${bars}<line class="end" x1="${end}" x2="${end}" y1="0" y2="${bottom + 9}"/></svg></svg></figure>`;
}

/** What the drawing shows, for those who don't see it. */
function inWords(stretches: readonly Stretch[]): string {
  const named = stretches.filter(({ what }) => what !== '');
  if (named.length > 0) return `${named.map(({ what, from, to, kind }) => `${what} ${KINDS[kind].split(',', 1)} from ${from} to ${to}`).join('; ')}.`;
  const most = Math.max(...stretches.map(({ from: at }) => stretches.filter(({ from, to }) => from <= at && at < to).length));
  return `${stretches.length} bars, ${most} at a time.`;
}

/** Stretches of the same thing in one lane; those of nothing in particular each in their own. */
function lanesOf(stretches: readonly Stretch[]): readonly (readonly [Stretch, ...Stretch[]])[] {
  const lanes: [Stretch, ...Stretch[]][] = [];
  for (const stretch of stretches) {
    const lane = lanes.find(([{ what }]) => what === stretch.what && what !== '');
    if (lane === undefined) lanes.push([stretch]);
    else lane.push(stretch);
  }
  return lanes;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
