import { changedMeanwhile } from '../src/contracts/changed-meanwhile.ts';
import { createRule } from '../src/create-rule.ts';
import type { CollectingLoop } from '../src/effects/accumulators.ts';
import { iterationsAreIndependent } from '../src/effects/iterations.ts';
import { waitsBelow } from '../src/flow/own-awaits.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding } from '../src/report.ts';
import { concurrentLoop } from '../src/rewrite/concurrent-loop.ts';

type MessageIds = 'atOnce' | 'inChunks' | 'maybeIndependent' | 'oneAfterAnother' | 'withLimiter';
type Options = [{ unproven: boolean }];

/**
 * The rule decides which loops are told of. Whether iterations are independent is `src/effects`'
 * answer; how the loop is written concurrently is `src/rewrite`'s.
 */
export default createRule<Options, MessageIds>({
  name: 'no-await-in-loop',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow awaiting one iteration after another where the iterations are independent',
      recommended: true,
      strict: { unproven: true },
      ordering: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: {
            type: 'boolean',
            description: 'Whether loops of which it can not be told are reported too, for a person to check.',
          },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
    messages: {
      oneAfterAnother:
        'Each iteration waits for the one before, though none needs another ({{because}}). Start them together, at most a few at a time where there can be many, and wait for all with one await.',
      maybeIndependent:
        'Each iteration waits for the one before. Check whether one needs another, since {{because}}; if not, start them together and wait for all with one await.',
      atOnce: 'Start all iterations, then wait for them together (if one fails, the others still run).',
      inChunks: 'Start {{size}} iterations at a time and wait for them together (if one fails, the others of its chunk still run).',
      withLimiter: 'Start the iterations through the limiter and wait for them together (if one fails, the others still run).',
    },
    languages: ['js/js'],
  },

  create(context, [{ unproven }]) {
    const file = analysedFile(context);

    function check(loop: CollectingLoop): void {
      if (waitsBelow(file, loop.body) === 0) return;
      const { answer, because } = iterationsAreIndependent(file, loop);
      if (answer === 'no' || (answer === 'unknown' && !unproven)) return;
      const rewrite = answer === 'yes' && because.thin !== true && changedMeanwhile(file, loop) === null ? concurrentLoop(file, loop) : null;
      const offers = { none: 'atOnce', chunks: 'inChunks', limiter: 'withLimiter' } as const;
      // A suggestion always: when one fails, iterations have begun that the loop would not have come to.
      reportFinding(context, file.settings, {
        node: because.node,
        messageId: answer === 'yes' ? 'oneAfterAnother' : 'maybeIndependent',
        data: { because: because.text },
        rewrites: rewrite === null ? [] : [{ tier: 'suggestion', messageId: offers[rewrite.bounded], data: { size: String(file.settings.chunkSize) }, edits: rewrite.edits }],
      });
    }

    // Most files have nothing to look at.
    return waitsBelow(file, file.ast) === 0 ? {} : { ForInStatement: check, ForOfStatement: check, ForStatement: check };
  },
});
