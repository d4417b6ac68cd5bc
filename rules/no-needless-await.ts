import type { TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { blockingCalls } from '../src/blocking/blocking-calls.ts';
import { asyncCallback } from '../src/contracts/async-callback.ts';
import { asyncObserver } from '../src/contracts/async-observers.ts';
import { callersOf } from '../src/contracts/callers.ts';
import { isReturned, needlessAwait, type NeedlessAwait } from '../src/contracts/needless-await.ts';
import { createRule } from '../src/create-rule.ts';
import { enclosingFunction } from '../src/flow/enclosing-function.ts';
import { ownAwaits, waitsBelow } from '../src/flow/own-awaits.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { unwrap } from '../src/names/unwrap.ts';
import { reportFinding, type Edit, type Rewrite } from '../src/report.ts';
import { awaitElements, awaitItself, removeAwait } from '../src/rewrite/remove-await.ts';
import { quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'doubled' | 'drop' | 'dropOne' | 'dropResolve' | 'dropReturned' | 'elements' | 'plain' | 'resolved' | 'returned' | 'timer' | 'waitForElements';
type Options = [{ returned: boolean }];

/**
 * The rule decides how it is told and what is offered. Whether an await is for nothing is
 * `src/contracts`' answer; how the code is written without it is `src/rewrite`'s.
 */
export default createRule<Options, MessageIds>({
  name: 'no-needless-await',
  meta: {
    type: 'suggestion',
    docs: { description: 'Disallow awaits that have nothing to wait for', recommended: true, strict: { returned: true }, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          returned: { type: 'boolean', description: "Whether 'return await' is reported where no handler around it has to see how it ends, though it keeps the function in stack traces." },
        },
      },
    ],
    defaultOptions: [{ returned: false }],
    messages: {
      plain: "'{{value}}' is no promise ({{because}}), so there is nothing to wait for. Drop 'await', or await what it was meant for.",
      elements: "'await' does not wait for the elements of an array, only for the array, which is no promise. Wait for them with 'Promise.all'.",
      timer: "'{{name}}' gives a handle of the timer at once, and 'await' does not wait for the timer. Await a promise that it resolves, such as that of 'setTimeout' from 'node:timers/promises'.",
      doubled: "The value of '{{value}}' is no promise any more. Drop one 'await'.",
      resolved: "'await' takes a plain value as well as a promise, so 'Promise.resolve' does nothing here. Drop it.",
      returned: "The callers wait for '{{value}}' anyway: this 'await' only keeps the function in stack traces. Drop it.",
      drop: "Drop 'await' (what follows then runs in the same turn).",
      dropOne: "Drop one 'await' (what follows then runs a little earlier).",
      dropResolve: "Drop 'Promise.resolve' (what follows may then run a little earlier).",
      dropReturned: "Return it as it is (the function is then missing in stack traces of what fails).",
      waitForElements: "Wait for the elements with 'Promise.all' (the value is then the array of their values).",
    },
    languages: ['js/js'],
  },

  create(context, [{ returned }]) {
    const file = analysedFile(context);

    function check(node: TSESTree.AwaitExpression): void {
      const { argument } = node;
      const found = needlessAwait(file, node);
      // What holds the thread is told of by no-blocking-in-async, which leaves the await.
      if (found?.kind === 'plain' && argument.type === AST_NODE_TYPES.CallExpression && blockingCalls(file, argument).length > 0) return;
      // So is a method of arrays that gets an async callback, by no-async-callback.
      if (argument.type === AST_NODE_TYPES.CallExpression && asyncCallback(file, argument) !== null) return;
      const value = quotedText(file, argument, 40);
      if (found !== null) {
        const data = found.kind === 'timer' ? { name: found.name } : { value, ...(found.kind === 'plain' ? { because: found.because } : {}) };
        reportFinding(context, file.settings, { node, messageId: found.kind, data, rewrites: rewritesOf(file, node, found) });
      } else if (returned && isReturned(node)) {
        reportFinding(context, file.settings, { node, messageId: 'returned', data: { value }, rewrites: offer('dropReturned', removeAwait(file, node)) });
      }
    }

    // Most files have nothing to look at.
    return waitsBelow(file, file.ast) === 0 ? {} : { AwaitExpression: check };
  },
});

function rewritesOf(file: SourceFile, node: TSESTree.AwaitExpression, found: NeedlessAwait): readonly Rewrite<MessageIds>[] {
  switch (found.kind) {
    case 'timer':
      return [];
    case 'doubled':
      return offer('dropOne', removeAwait(file, node));
    case 'elements':
      return found.holdsPromises ? offer('waitForElements', awaitElements(node)) : [];
    case 'resolved':
      return offer('dropResolve', isReturned(node) ? removeAwait(file, node, found.value) : awaitItself(file, node, found.value));
    case 'plain': {
      const edits = wouldBeAsyncForNothing(file, node) ? null : removeAwait(file, node);
      return offer('drop', edits, isReturned(node) && isMadeHere(node) && isCalledElsewhere(file, node) ? 'safe' : 'suggestion');
    }
  }
}

function offer(messageId: MessageIds, edits: readonly Edit[] | null, tier: 'safe' | 'suggestion' = 'suggestion'): readonly Rewrite<MessageIds>[] {
  return edits === null ? [] : [{ tier, messageId, edits }];
}

/** Would the function be left with nothing to wait for, and nobody who needs it to be async? One that only gives a constant holds a place. */
function wouldBeAsyncForNothing(file: SourceFile, node: TSESTree.AwaitExpression): boolean {
  const fn = enclosingFunction(node);
  if (fn === null || ownAwaits(file, fn).length > 1 || asyncObserver(file, fn).answer !== 'no') return false;
  return fn.body !== node || !isMadeHere(node);
}

function isMadeHere({ argument }: TSESTree.AwaitExpression): boolean {
  const { type } = unwrap(argument);
  return type === AST_NODE_TYPES.Literal || type === AST_NODE_TYPES.ObjectExpression || type === AST_NODE_TYPES.TemplateLiteral;
}

/** Is the function one that only other files call? Who calls it from this one could see that it is done a turn sooner. */
function isCalledElsewhere(file: SourceFile, node: TSESTree.AwaitExpression): boolean {
  const fn = enclosingFunction(node);
  const callers = fn === null ? null : callersOf(file, fn);
  return callers !== null && callers.exported && callers.calls === 0;
}
