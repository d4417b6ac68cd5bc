import type { Linter } from 'eslint';

import { ruleName } from '../rule-name.ts';
import { quotedCode } from './quoted-code.ts';
import { shortName } from './short-name.ts';

/** A time in which something goes on. */
export interface Stretch {
  /** What it is that goes on; stretches of the same share a line, those of nothing in particular have thin ones. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
  /** It waits and lets others run, it holds the thread, it can't run though it could, or it runs. */
  readonly kind: 'holds' | 'kept' | 'runs' | 'waits';
}

/** How time passes in one way to write the code. */
export interface Scene {
  readonly title: string;
  /** What is to be seen, in a sentence. */
  readonly says: string;
  readonly stretches: readonly Stretch[];
}

/** How time passes as the code stands, and how it would without the smell. Times compare, but nobody measured them. */
export interface FindingTimeline {
  readonly before: Scene;
  readonly after: Scene;
}

/** How does time pass where the finding is, and how could it? `null` where it is not about time, or nobody drew it. */
export function findingTimeline({ ruleId, messageId = '', message }: Pick<Linter.LintMessage, 'message' | 'messageId' | 'ruleId'>): FindingTimeline | null {
  const rule = ruleName(ruleId);
  return Object.hasOwn(TIMELINES, rule) ? (TIMELINES[rule]?.(quotedCode(message).map(shortName), messageId) ?? null) : null;
}

/** The drawings, by rule. A rule that is not here has none. */
const TIMELINES: Readonly<Record<string, (quoted: readonly string[], messageId: string) => FindingTimeline | null>> = {
  'no-async-callback': (quoted, messageId) => {
    const work = quoted.at(-1) ?? 'the work';
    switch (messageId) {
      case 'ignored':
      case 'dropped':
        return leftBehind(quoted[1] ?? work);
      case 'unordered':
        return {
          before: {
            title: 'As they end',
            says: 'Each callback pushes when it is done: what takes less time comes first.',
            stretches: [waits('callback 1', 0, 6), waits('callback 2', 0, 2), waits('callback 3', 0, 4), stretch('push 2', 2, 3, 'runs'), stretch('push 3', 4, 5, 'runs'), stretch('push 1', 6, 7, 'runs')],
          },
          after: {
            title: 'As they stand',
            says: 'The values are there when all are done, in the order of the elements.',
            stretches: [waits('callback 1', 0, 6), waits('callback 2', 0, 2), waits('callback 3', 0, 4), stretch('1, 2, 3', 6, 7, 'runs')],
          },
        };
      case 'interval':
        return {
          before: {
            title: 'By the clock',
            says: 'The next round starts when the time is up, though the one before still works.',
            stretches: [waits('round 1', 0, 6), waits('round 2', 4, 9), waits('round 3', 8, 12)],
          },
          after: {
            title: 'Round by round',
            says: 'The time for the next round begins when the one before is done.',
            stretches: [waits('round 1', 0, 4), waits('round 2', 6, 9), waits('round 3', 11, 13)],
          },
        };
      default:
        return null;
    }
  },

  'no-async-without-await': ([name = 'the function', call = 'its work'], messageId) => {
    switch (messageId) {
      case 'neverWaits':
      case 'throws':
        return waitForNothing(name);
      case 'startsUnawaited':
      case 'returnsPromises':
        return leftBehind(call);
      default:
        return null;
    }
  },

  'no-await-in-loop': () => ({
    before: {
      title: 'One after another',
      says: 'Each iteration starts when the one before is done: the waits add up.',
      stretches: [waits('iteration 1', 0, 3), waits('iteration 2', 3, 5), waits('iteration 3', 5, 9), waits('iteration 4', 9, 12)],
    },
    after: {
      title: 'Together',
      says: 'All iterations start at once: the wait is as long as the longest of them.',
      stretches: [waits('iteration 1', 0, 3), waits('iteration 2', 0, 2), waits('iteration 3', 0, 4), waits('iteration 4', 0, 3)],
    },
  }),

  'no-blocking-in-async': ([name = 'the call']) => ({
    before: {
      title: 'The thread is held',
      says: `While ${name} holds the thread, nothing else in the process can run.`,
      stretches: [stretch(name, 0, 6, 'holds'), stretch('everything else', 0, 6, 'kept'), stretch('everything else', 6, 10, 'runs')],
    },
    after: {
      title: 'The thread is free',
      says: 'While the call is awaited, everything else goes on.',
      stretches: [waits(name, 0, 6), stretch('everything else', 0, 4, 'runs')],
    },
  }),

  'no-check-then-act': ([work = 'the work', cell = 'the cell']) => ({
    before: {
      title: 'Done twice',
      says: `The second caller finds ${cell} empty as well, and starts ${work} again.`,
      stretches: [waits('caller 1', 0, 5), waits('caller 2', 2, 7)],
    },
    after: {
      title: 'Shared',
      says: `The second caller finds the promise of the first, and waits for the rest of it.`,
      stretches: [waits('caller 1', 0, 5), waits('caller 2', 2, 5)],
    },
  }),

  'no-floating-promise': (quoted, messageId) => leftBehind((messageId === 'kept' ? quoted[1] : quoted[0]) ?? 'the call'),

  'no-late-handled-promise': ([name = 'the promise', other = 'the other'], messageId) => (messageId === 'meanwhile' ? unheard(name, other) : null),

  'no-sleep-polling': (_, messageId) =>
    messageId === 'skipsPause'
      ? {
          before: {
            title: 'Again and again',
            says: 'While there is nothing, the next question follows at once.',
            stretches: [waits('question 1', 0, 1), waits('question 2', 1, 2), waits('question 3', 2, 3), waits('question 4', 3, 4), waits('question 5', 4, 5), waits('question 6', 5, 6)],
          },
          after: {
            title: 'With a pause',
            says: 'There is a pause between two questions, whatever the answer.',
            stretches: [waits('question 1', 0, 1), waits('pause', 1, 4), waits('question 2', 4, 5), waits('pause', 5, 8)],
          },
        }
      : {
          before: {
            title: 'Look and sleep',
            says: 'It is so long before anybody looks again.',
            stretches: [waits('sleep', 0, 3), waits('sleep', 3, 6), waits('sleep', 6, 9), stretch('it is so', 6.5, 9, 'kept'), stretch('what follows', 9, 11, 'runs')],
          },
          after: {
            title: 'Be told',
            says: 'Who makes it so tells who waits for it.',
            stretches: [waits('wait', 0, 6.5), stretch('what follows', 6.5, 8.5, 'runs')],
          },
        },

  'no-unbounded-promise-all': ([, work = 'one of them']) => ({
    before: {
      title: 'A thousand at once',
      says: `Every ${work} starts at the same moment, however many there are.`,
      stretches: Array.from({ length: DRAWN_OPERATIONS }, () => waits('', 0, 4)),
    },
    after: {
      title: 'A few at a time',
      says: 'Only a few run at any moment; the others start when there is room.',
      stretches: Array.from({ length: DRAWN_OPERATIONS }, (_, index) => {
        const turn = Math.floor(index / DRAWN_AT_A_TIME);
        return waits('', turn * 2, turn * 2 + 2);
      }),
    },
  }),

  'no-unreleased-lock': ([work = 'the work', release = 'the release']) => ({
    before: {
      title: 'Kept for good',
      says: `When ${work} fails, ${release} is skipped, and the next one waits for it for ever.`,
      stretches: [waits(work, 0, 4), stretch('the next one', 1, 10, 'kept')],
    },
    after: {
      title: 'Given back',
      says: `When ${work} fails, ${release} runs all the same, and the next one has its turn.`,
      stretches: [waits(work, 0, 4), stretch('the next one', 1, 4, 'kept'), stretch('the next one', 4, 8, 'runs')],
    },
  }),

  'prefer-concurrent-awaits': ([second = 'the second', first = 'the first']) => {
    const [one, other] = first === second ? [`${first} 1`, `${second} 2`] : [first, second];
    return {
      before: {
        title: 'One after another',
        says: `${other} starts when ${one} is done: the waits add up.`,
        stretches: [waits(one, 0, 5), waits(other, 5, 11)],
      },
      after: {
        title: 'Together',
        says: 'Both start at once: the wait is as long as the longer of them.',
        stretches: [waits(one, 0, 5), waits(other, 0, 6)],
      },
    };
  },

  'valid-promise-all': ([call = 'the promises'], messageId) => (messageId === 'nested' ? leftBehind(call) : null),
};

/** As many lines as still look like a crowd. */
const DRAWN_OPERATIONS = 20;
const DRAWN_AT_A_TIME = 4;

function waitForNothing(name: string): FindingTimeline {
  return {
    before: {
      title: 'A wait for nothing',
      says: `${name} has its value at once, yet its caller waits for a promise of it.`,
      stretches: [stretch(name, 0, 3, 'runs'), waits('its caller', 3, 5), stretch('its caller', 5, 8, 'runs')],
    },
    after: {
      title: 'No wait at all',
      says: `The caller goes on as soon as ${name} returns.`,
      stretches: [stretch(name, 0, 3, 'runs'), stretch('its caller', 3, 6, 'runs')],
    },
  };
}

function leftBehind(call: string): FindingTimeline {
  return {
    before: {
      title: 'Left behind',
      says: `The caller goes on before ${call} is done.`,
      stretches: [waits(call, 0, 6), stretch('its caller', 1, 4, 'runs')],
    },
    after: {
      title: 'Waited for',
      says: `The caller goes on when ${call} is done.`,
      stretches: [waits(call, 0, 6), stretch('its caller', 6, 9, 'runs')],
    },
  };
}

function unheard(name: string, other: string): FindingTimeline {
  return {
    before: {
      title: 'Nobody listens yet',
      says: `${name} fails while ${other} is awaited: nobody handles it.`,
      stretches: [waits(name, 0, 3), waits(other, 0, 6)],
    },
    after: {
      title: 'Awaited together',
      says: `${name} fails, and the function that awaits both hears it at once.`,
      stretches: [waits(name, 0, 3), waits(other, 0, 6), stretch('its caller', 3, 5, 'runs')],
    },
  };
}

function waits(what: string, from: number, to: number): Stretch {
  return stretch(what, from, to, 'waits');
}

function stretch(what: string, from: number, to: number, kind: Stretch['kind']): Stretch {
  return { what, from, to, kind };
}
