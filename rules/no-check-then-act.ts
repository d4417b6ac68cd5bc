import { relative } from 'node:path';

import { sharesLoop } from '../src/blocking/loop-sharing.ts';
import { enteredTwice } from '../src/contracts/entered-twice.ts';
import { createRule } from '../src/create-rule.ts';
import { cellText, checkedThenWritten, type CheckedThenWritten } from '../src/effects/checked-then-written.ts';
import { harmTwice } from '../src/effects/harm-twice.ts';
import { waitsBelow } from '../src/flow/own-awaits.ts';
import { startedTogether } from '../src/flow/started-together.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { keepPromise } from '../src/rewrite/keep-promise.ts';
import { quotedText, type FunctionNode, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'doneTwice' | 'filledTwice' | 'keepPromise' | 'keepUntilRejected';
type Options = [{ once: boolean }];

/**
 * The rule decides who is told, and how. What is written for what was seen before an await is
 * `src/effects`' answer; whether two callers can be in the function at once is `src/contracts`'.
 */
export default createRule<Options, MessageIds>({
  name: 'no-check-then-act',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow filling shared state behind an await where it was found empty before', recommended: true, strict: { once: true }, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          once: { type: 'boolean', description: 'Whether work is reported as well that is to be done once, such as a start that a flag remembers, though callers may come one after the other.' },
        },
      },
    ],
    defaultOptions: [{ once: false }],
    messages: {
      filledTwice: "While '{{wait}}' goes on, whoever else calls finds '{{cell}}' as empty, and does it all again. Keep the promise there before anything is awaited, or leave it to a single-flight library such as 'p-memoize'.",
      doneTwice: "While '{{wait}}' goes on, whoever else calls finds '{{cell}}' as it was, and does it all again. If callers can come at the same time, keep the promise of the first, or hold a lock from the test to the write, such as the mutex of 'async-mutex'.",
      keepUntilRejected: "Keep the promise in '{{cell}}', and forget it when it fails (callers at the same time then share one call and its failure; whoever else reads '{{place}}' must await it, and what it gives is kept even if it is nothing).",
      keepPromise: "Keep the promise in '{{cell}}' (callers then share one call, and one that fails is kept as well; whoever else reads '{{place}}' must await it, and what it gives is kept even if it is nothing).",
    },
    languages: ['js/js'],
  },

  create(context, [{ once }]) {
    const file = analysedFile(context);

    function check(fn: FunctionNode): void {
      if (!fn.async || fn.generator) return;
      const found = checkedThenWritten(file, fn).filter(each => once || (each.kind === 'kept' && (harmTwice(file, fn, each) !== null || startedTogether(file, fn))));
      if (found.length === 0 || !isTold(fn)) return;
      for (const each of found) {
        const data = { wait: quotedText(file, each.waits[0], 50), cell: cellText(each.cell, each.write) };
        reportFinding(context, file.settings, { node: each.write, messageId: each.kind === 'kept' ? 'filledTwice' : 'doneTwice', data, rewrites: rewritesOf(file, each) });
      }
    }

    /** In a program that does one thing after the other, nobody else calls. */
    function isTold(fn: FunctionNode): boolean {
      const { answer } = enteredTwice(file, fn);
      return (answer === 'yes' || (once && answer === 'unknown')) && sharesLoop(file, fn, relative(context.cwd, file.path)).answer !== 'no';
    }

    // Most files have nothing to look at.
    return waitsBelow(file, file.ast) === 0 ? {} : { ArrowFunctionExpression: check, FunctionDeclaration: check, FunctionExpression: check };
  },
});

/** First the one after which a failure is no worse than before. */
function rewritesOf(file: SourceFile, found: CheckedThenWritten): readonly Rewrite<MessageIds>[] {
  const edits = found.kind === 'kept' ? keepPromise(file, found) : null;
  if (edits === null) return [];
  const data = { cell: cellText(found.cell, found.write), place: found.cell.text };
  return [
    { tier: 'suggestion', messageId: 'keepUntilRejected', data, edits: edits.untilRejected },
    { tier: 'suggestion', messageId: 'keepPromise', data, edits: edits.forGood },
  ];
}
