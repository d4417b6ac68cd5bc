import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { createRule } from '../src/create-rule.ts';
import { polledState, type WaitingLoop } from '../src/effects/polled-state.ts';
import { skippedPause } from '../src/effects/skipped-pause.ts';
import { waitsBelow } from '../src/flow/own-awaits.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding } from '../src/report.ts';
import { lineOf, quotedText } from '../src/source-file.ts';

const PAUSING = /delay|nap|pause|requestAnimationFrame|setImmediate|setTimeout|sleep|snooze|tick|timer|(?<!a)wait/i;

type MessageIds = 'maybeLocal' | 'skipsPause' | 'untilRoom' | 'untilSet';
type Options = [{ unproven: boolean }];

/**
 * The rule decides how it is told. What a loop waits for, and where it forgets to pause, is
 * `src/effects`' answer. Nothing is rewritten: whoever changes the state has to wake those who wait.
 */
export default createRule<Options, MessageIds>({
  name: 'no-sleep-polling',
  meta: {
    type: 'suggestion',
    docs: { description: "Disallow waiting for the program's own state by sleeping in a loop", recommended: true, strict: { unproven: true }, ordering: true },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: { type: 'boolean', description: 'Whether loops are reported too that look at something which nothing in the file is seen to change.' },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
    messages: {
      untilSet:
        "This looks at '{{condition}}' and sleeps, over and over, until line {{line}} changes it: it wakes for nothing meanwhile, goes on up to a whole pause late, and never if that fails. Make a promise that is resolved on line {{line}}, and await it.",
      untilRoom:
        "This looks at '{{condition}}' and sleeps, over and over, until line {{line}} makes room: whoever looks first gets it, however long others wait, and nobody is woken. Let line {{line}} wake the next who waits: a limiter, a lock or a queue does that.",
      maybeLocal: "This looks at '{{condition}}' and sleeps, over and over, with nothing that ends it. Check what changes it, and await an event or a promise of that, or give it a deadline.",
      skipsPause: "When there is nothing, this 'continue' asks '{{question}}' again at once: the pause on line {{line}} is skipped just where it is needed, and the loop keeps whoever answers busy. Pause before it goes on.",
    },
    languages: ['js/js'],
  },

  create(context, [{ unproven }]) {
    const file = analysedFile(context);

    function check(loop: WaitingLoop): void {
      if (waitsBelow(file, loop) === 0 || (loop.type === AST_NODE_TYPES.ForStatement && (loop.init !== null || loop.update !== null))) return;
      const skipped = skippedPause(file, loop);
      if (skipped !== null) {
        const { jump, pause, question } = skipped;
        reportFinding(context, file.settings, { node: jump, messageId: 'skipsPause', data: { question: quotedText(file, question.argument, 40), line: String(lineOf(file, pause)) }, rewrites: [] });
        return;
      }
      const polled = polledState(file, loop);
      if (polled === null || (polled.change === null && !unproven)) return;
      const condition = quotedText(file, polled.condition, 40);
      const { change } = polled;
      const told = change === null ? ({ messageId: 'maybeLocal', data: { condition } } as const) : ({ messageId: polled.room ? 'untilRoom' : 'untilSet', data: { condition, line: String(lineOf(file, change)) } } as const);
      reportFinding(context, file.settings, { node: polled.condition, ...told, rewrites: [] });
    }

    // Most files have nothing to look at: no await, or no word for what lets time pass.
    return waitsBelow(file, file.ast) === 0 || !PAUSING.test(file.text) ? {} : { DoWhileStatement: check, ForStatement: check, WhileStatement: check };
  },
});
