import { expect, test } from 'vitest';

import { drawnTimeline } from '../../../../src/cli/report-page/drawn-timeline.ts';
import type { Stretch } from '../../../../src/cli/report-page/finding-timeline.ts';

const scene = (title: string, ...stretches: Stretch[]) => ({ title, says: 'So.', stretches });
const waits = (what: string, from: number, to: number): Stretch => ({ what, from, to, kind: 'waits' });
const drawing = (...stretches: Stretch[]) => drawnTimeline({ before: scene('A', ...stretches), after: scene('B', waits('x', 0, 1)) }).html;

test('both ways are drawn on one scale, with what they show in words', () => {
  expect(drawnTimeline({ before: scene('One by one', waits('a()', 0, 2), waits('b<T>', 2, 4)), after: scene('Together', waits('a()', 0, 2)) }).html).toBe(
    '<div class="scenes">' +
      '<figure class="scene"><figcaption><b>One by one.</b> So.</figcaption><svg role="img" aria-label="a() waits from 0 to 2; b&lt;T&gt; waits from 2 to 4." width="100%" height="58"><text y="16">a()</text><text y="40">b&lt;T&gt;</text>' +
      '<svg x="44%" width="54%" height="58"><line class="axis" x1="0" x2="100%" y1="52" y2="52"/><rect class="waits" x="0%" y="7" width="50%" height="10" rx="2"/><rect class="waits" x="50%" y="31" width="50%" height="10" rx="2"/><line class="end" x1="100%" x2="100%" y1="0" y2="57"/></svg></svg></figure>' +
      '<figure class="scene"><figcaption><b>Together.</b> So.</figcaption><svg role="img" aria-label="a() waits from 0 to 2." width="100%" height="34"><text y="16">a()</text>' +
      '<svg x="44%" width="54%" height="34"><line class="axis" x1="0" x2="100%" y1="28" y2="28"/><rect class="waits" x="0%" y="7" width="50%" height="10" rx="2"/><line class="end" x1="50%" x2="50%" y1="0" y2="33"/></svg></svg></figure>' +
      '<p class="legend"><span>Drawn to compare, not measured.</span></p></div>',
  );
});

test('stretches of the same share a lane, and where there are several kinds each is explained', () => {
  const html = drawing({ what: 'f', from: 0, to: 1, kind: 'kept' }, { what: 'f', from: 1, to: 2, kind: 'runs' });
  expect(html.match(/<text/g)).toHaveLength(2);
  expect([...html.matchAll(/aria-hidden.*?<\/svg> (.*?)<\/span>/g)].map(([, says]) => says)).toEqual(['is kept from running', 'runs', 'waits, and lets others run']);
});

test('stretches of nothing in particular have a thin lane each, over the whole width', () => {
  const html = drawing(waits('', 0, 1), waits('', 0, 1), waits('', 1, 2));
  expect(html).toContain('aria-label="3 bars, 2 at a time."');
  expect(html).toContain('<svg x="0%" width="98%" height="25">');
  expect(html.match(/<text/g)).toHaveLength(1);
});
