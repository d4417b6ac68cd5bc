import { describe, expect, test } from 'vitest';

import { rules } from '../../../../rules/index.ts';
import { findingTimeline, type Scene } from '../../../../src/cli/report-page/finding-timeline.ts';

const timelineOf = (rule: string, message: string, messageId?: string) => findingTimeline({ ruleId: `async-smells/${rule}`, message, ...(messageId === undefined ? {} : { messageId }) });
const written = ({ title, stretches }: Scene) => [title, ...stretches.map(({ what, from, to, kind }) => `${what} ${kind} ${from}–${to}`)];
const end = ({ stretches }: Scene) => Math.max(...stretches.map(({ to }) => to));

test('waits one after another add up, together the longest counts', () => {
  const timeline = timelineOf('prefer-concurrent-awaits', "'orders()' starts only after 'user()' is done, though it does not need it.");
  expect(timeline && [written(timeline.before), written(timeline.after)]).toEqual([
    ['One after another', 'user() waits 0–5', 'orders() waits 5–11'],
    ['Together', 'user() waits 0–5', 'orders() waits 0–6'],
  ]);
});

test('two waits that have the same short name are told apart', () => {
  const timeline = timelineOf('prefer-concurrent-awaits', "'client.next({ second: true })' starts only after 'client.next({ first: true })' is done.");
  expect(timeline?.before.stretches.map(({ what }) => what)).toEqual(['client.next(…) 1', 'client.next(…) 2']);
});

test('a held thread keeps everything else from running, an awaited call does not', () => {
  const timeline = timelineOf('no-blocking-in-async', "'fs.readFileSync' holds the thread until the file is read.");
  expect(timeline && [written(timeline.before), written(timeline.after)]).toEqual([
    ['The thread is held', 'fs.readFileSync holds 0–6', 'everything else kept 0–6', 'everything else runs 6–10'],
    ['The thread is free', 'fs.readFileSync waits 0–6', 'everything else runs 0–4'],
  ]);
});

test('what a callback waits for goes on beside the code behind forEach, rounds of a timer beside each other', () => {
  const left = timelineOf('no-async-callback', "'forEach' does not wait for its callback: the code behind it goes on while 'save(user)' still works.", 'ignored');
  expect(left?.before.stretches.map(({ what, kind }) => `${what} ${kind}`)).toEqual(['save(user) waits', 'its caller runs']);
  const rounds = timelineOf('no-async-callback', "'setInterval' drops the promise of its callback: when 'poll()' fails, nobody handles it.", 'interval');
  const overlaps = ({ stretches }: Scene): boolean => stretches.some(({ from }, index) => index > 0 && from < (stretches[index - 1]?.to ?? 0));
  expect(rounds && [overlaps(rounds.before), overlaps(rounds.after)]).toEqual([true, false]);
  expect(timelineOf('no-async-callback', "'sort' takes the promise.", 'unsorted')).toBeNull();
});

test('who is told goes on at once, who looks again goes on late', () => {
  const timeline = timelineOf('no-sleep-polling', "This looks at '!ready' and sleeps.", 'untilSet');
  const start = (scene: Scene): number => scene.stretches.find(({ what }) => what === 'what follows')?.from ?? 0;
  expect(timeline && start(timeline.before) > start(timeline.after)).toBe(true);
});

test('without async there is no wait at all', () => {
  const timeline = timelineOf('no-async-without-await', "'total' is async but never waits.", 'neverWaits');
  expect(timeline?.before.stretches.map(({ kind }) => kind)).toEqual(['runs', 'waits', 'runs']);
  expect(timeline?.after.stretches.map(({ kind }) => kind)).toEqual(['runs', 'runs']);
});

test('where async code forgets to wait, the caller goes on too early', () => {
  const timeline = timelineOf('no-async-without-await', "'save' is async but waits for nothing, not even for 'write()'.", 'startsUnawaited');
  expect(timeline && [written(timeline.before), written(timeline.after)]).toEqual([
    ['Left behind', 'write() waits 0–6', 'its caller runs 1–4'],
    ['Waited for', 'write() waits 0–6', 'its caller runs 6–9'],
  ]);
});

test('what is about errors, not time, is not drawn', () => {
  expect(timelineOf('no-async-without-await', "'f' waits for nothing.", 'escapesCatch')).toBeNull();
});

test('who finds a promise there waits no longer than for the rest of it', () => {
  const timeline = timelineOf('no-check-then-act', "While 'await load(id)' goes on, whoever else calls finds 'users.get(id)' as empty.");
  expect(timeline && [written(timeline.before), written(timeline.after)]).toEqual([
    ['Done twice', 'caller 1 waits 0–5', 'caller 2 waits 2–7'],
    ['Shared', 'caller 1 waits 0–5', 'caller 2 waits 2–5'],
  ]);
});

test('what is never given back keeps the next one waiting', () => {
  const timeline = timelineOf('no-unreleased-lock', "When 'await step()' fails, 'release()' on line 6 is skipped: the lock is kept.");
  expect(timeline && [written(timeline.before), written(timeline.after)]).toEqual([
    ['Kept for good', 'await step() waits 0–4', 'the next one kept 1–10'],
    ['Given back', 'await step() waits 0–4', 'the next one kept 1–4', 'the next one runs 4–8'],
  ]);
});

test('a crowd starts at one moment, or a few at a time', () => {
  const timeline = timelineOf('no-unbounded-promise-all', "'Promise.all' starts one 'fetch' for each element.");
  const running = (scene: Scene) => scene.stretches.filter(({ from, to }) => from <= 1 && 1 < to).length;
  expect(timeline && [running(timeline.before), running(timeline.after)]).toEqual([20, 4]);
});

describe('every rule', () => {
  test.each(Object.keys(rules))('%s is drawn, or not, whatever its message quotes', rule => {
    for (const message of ['No quote.', "'one'", "'one' and 'two' and 'three'"]) {
      const timeline = timelineOf(rule, message);
      if (timeline === null) continue;
      for (const scene of [timeline.before, timeline.after]) {
        expect(scene.says).toMatch(/\.$/);
        expect(end(scene)).toBeGreaterThan(0);
        for (const { from, to } of scene.stretches) expect(from).toBeLessThan(to);
      }
    }
  });
});

test.each(['async-smells/no-such-rule', 'async-smells/constructor', 'no-await-in-loop', null])('%s is no rule that is drawn', ruleId => {
  expect(findingTimeline({ ruleId, message: 'Wait once.' })).toBeNull();
});
