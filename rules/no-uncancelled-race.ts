import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { uncancelledRace } from '../src/bounds/uncancelled-race.ts';
import { createRule } from '../src/create-rule.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding } from '../src/report.ts';
import { quotedText } from '../src/source-file.ts';

type MessageIds = 'againstRequests' | 'againstTime';

/**
 * The rule decides how it is told. Which request goes on when another promise has won is `src/bounds`'
 * answer. Nothing is rewritten: a signal must be made, handed on and aborted, often in several places.
 */
export default createRule<[], MessageIds>({
  name: 'no-uncancelled-race',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow racing requests that nobody cancels when they have lost', recommended: true, strict: null, ordering: false },
    schema: [],
    defaultOptions: [],
    messages: {
      againstRequests:
        "'Promise.{{combinator}}' takes one answer, and every other '{{request}}' goes on: its connection stays in use, and its answer is read by nobody. Hand all of them the 'signal' of one AbortController, and abort it when the first has answered.",
      againstTime: "When the time is up, '{{request}}' goes on: its connection stays in use, and its answer is read by nobody. Hand it 'signal: AbortSignal.timeout(…)' in the place of the race.",
    },
    languages: ['js/js'],
  },

  create(context) {
    const file = analysedFile(context);
    if (!file.text.includes('.race') && !file.text.includes('.any')) return {};
    return {
      CallExpression(node) {
        const race = node.callee.type === AST_NODE_TYPES.MemberExpression ? uncancelledRace(file, node) : null;
        if (race === null) return;
        const { against, combinator, request } = race;
        const quoted = quotedText(file, request, 60);
        const found = against === 'time' ? ({ messageId: 'againstTime', data: { request: quoted } } as const) : ({ messageId: 'againstRequests', data: { combinator, request: quoted } } as const);
        reportFinding(context, file.settings, { node: node.callee, ...found, rewrites: [] });
      },
    };
  },
});
