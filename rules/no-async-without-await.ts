import { relative } from 'node:path';

import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { callThatShouldBeAwaited } from '../src/blocking/holds-thread.ts';
import { explainsNoAwait } from '../src/contracts/async-callback.ts';
import { asyncObserver, type Reason } from '../src/contracts/async-observers.ts';
import { callersOf, isWaitedForAtOnce, type Callers } from '../src/contracts/callers.ts';
import { evaluationThatMayThrow } from '../src/contracts/evaluation-throws.ts';
import { floatingPromise } from '../src/contracts/floating-promise.ts';
import { mayReturnPromise } from '../src/contracts/may-be-promise.ts';
import { returnedPromises } from '../src/contracts/promise-array.ts';
import { unawaitedWork } from '../src/contracts/unawaited-work.ts';
import { createRule } from '../src/create-rule.ts';
import { keptAsync } from '../src/effects/kept-by-directive.ts';
import { enclosingFunction } from '../src/flow/enclosing-function.ts';
import { ownAwaits } from '../src/flow/own-awaits.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { asyncKeyword, dropAsync, dropAwait } from '../src/rewrite/drop-async.ts';
import { type FunctionNode, quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'drop' | 'dropCombined' | 'dropExported' | 'dropHeard' | 'dropUnheard' | 'dropWithAwaits' | 'neverWaits' | 'returnsPromises' | 'startsUnawaited' | 'throws';
type Options = [{ reportThrowing: boolean }];

/** The witness, in the words of the message. */
const WITNESS: Partial<Record<Reason, string>> = {
  'every call waits': 'every call in this file awaits it at once',
  'no call waits': 'nobody waits for it in this file',
  'no call relies on it': 'no call in this file relies on its promise',
  'every importer waits': 'every file that imports it awaits it at once',
  'only handed on': 'it is private, and whatever hands its promise on can be changed with it',
  'nothing calls it': 'nothing in this file relies on its promise',
};

/**
 * The rule decides who is told and what is offered. Who relies on a function being async, and what
 * its callers get, is `src/contracts`' answer.
 */
export default createRule<Options, MessageIds>({
  name: 'no-async-without-await',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow async functions that never wait and that nobody needs to be async',
      recommended: true,
      strict: { reportThrowing: true },
      ordering: false,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          reportThrowing: {
            type: 'boolean',
            description: "Whether functions are reported whose 'throw' becomes a rejection only because they are async. No rewrite is offered for them.",
          },
        },
      },
    ],
    defaultOptions: [{ reportThrowing: false }],
    messages: {
      neverWaits:
        "'{{name}}' is async but never waits, so its callers get a promise of a value that is there already; {{witness}}. Drop 'async', or await what it should wait for.",
      startsUnawaited:
        "'{{name}}' is async but waits for nothing, not even for '{{call}}': its callers go on before that is done, and an error in it is lost. Await it.",
      returnsPromises:
        "'{{name}}' is async but waits for nothing: '{{call}}' is an array of promises, and a caller's 'await' does not wait for those. Return 'await Promise.all(...)' of it, or drop 'async'.",
      throws:
        "'{{name}}' is async but never waits: 'async' only turns the error of '{{thrown}}' into a rejection. Check that a caller relies on that, or drop 'async'.",
      drop: "Drop 'async' from '{{name}}'.",
      dropCombined: "Drop 'async' from '{{name}}' (when it throws for one element, it is not called for those that follow).",
      dropHeard: "Drop 'async' from '{{name}}' (an error in it then reaches the call that awaits it one turn earlier).",
      dropUnheard: "Drop 'async' from '{{name}}' (an error in it then reaches the code that calls it, not the handler of unhandled rejections).",
      dropExported: "Drop 'async' from '{{name}}' (callers in other files that use '.then' or '.catch' on its result must change; those that await it need not).",
      dropWithAwaits: "Drop 'async' from '{{name}}' and 'await' from its calls (they then go on in the same turn).",
    },
    languages: ['js/js'],
  },

  create(context, [{ reportThrowing }]) {
    const file = analysedFile(context);

    function check(fn: FunctionNode): void {
      if (!fn.async || fn.generator || ownAwaits(file, fn).length > 0) return;
      const keyword = asyncKeyword(file, fn);
      if (keyword === null || keptAsync(file, keyword) !== null) return;
      const place = { node: fn, loc: locationOf(fn, keyword) };
      const observer = asyncObserver(file, fn);
      const throwing = observer.answer === 'yes' && observer.because.reason === 'throws';
      if (observer.answer !== 'no' && !(throwing && reportThrowing)) return;
      if (mayReturnPromise(file, fn).answer !== 'no') return;
      const callers = callersOf(file, fn);
      if (callers === null) return;

      // What is wrong there is not the keyword, but that nobody waits; no-async-callback says so.
      if (explainsNoAwait(file, fn)) return;
      const { name } = callers;
      const witness = WITNESS[observer.because.reason] ?? '';
      const started = unawaitedWork(file, fn);
      const unawaited = started ?? returnedPromises(file, fn);
      if (unawaited !== null) {
        // Of a promise that somebody should wait for no-floating-promise tells, where it is left.
        if (started?.parent.type === AST_NODE_TYPES.ExpressionStatement && floatingPromise(file, started.parent) !== null) return;
        const messageId = started === null ? 'returnsPromises' : 'startsUnawaited';
        reportFinding(context, file.settings, { ...place, messageId, data: { name, call: quotedText(file, unawaited, 40) }, rewrites: [] });
        return;
      }
      if (callThatShouldBeAwaited(file, fn, relative(context.cwd, file.path)) !== null) return;
      if (throwing) {
        reportFinding(context, file.settings, { ...place, messageId: 'throws', data: { name, thrown: quotedText(file, observer.because.node, 40) }, rewrites: [] });
        return;
      }
      reportFinding(context, file.settings, { ...place, messageId: 'neverWaits', data: { name, witness }, rewrites: rewritesOf(file, fn, callers) });
    }

    /** From the keyword to the name, where the name follows. */
    function locationOf(fn: FunctionNode, [start, end]: readonly [number, number]): TSESTree.SourceLocation {
      const named = fn.id ?? (fn.parent.type === AST_NODE_TYPES.MethodDefinition ? fn.parent.key : null);
      const { sourceCode } = context;
      return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(named?.range[1] ?? end) };
    }

    // A file without the word has no such function.
    return file.text.includes('async') ? { ArrowFunctionExpression: check, FunctionDeclaration: check, FunctionExpression: check } : {};
  },
});

/**
 * Safe only where nobody can tell: no other file reaches the function, each call awaits it at once
 * (an `await` of a value takes the same one turn), and nothing in it can throw, which would happen
 * one turn earlier.
 */
function rewritesOf(file: SourceFile, fn: FunctionNode, callers: Callers): readonly Rewrite<MessageIds>[] {
  const edits = callers.handedOn ? null : dropAsync(file, fn);
  if (edits === null) return [];
  const data = { name: callers.name };
  if (callers.exported) return [{ tier: 'suggestion', messageId: 'dropExported', data, edits }];
  if (callers.unheard) return [{ tier: 'suggestion', messageId: 'dropUnheard', data, edits }];
  if (callers.combined) return [{ tier: 'suggestion', messageId: 'dropCombined', data, edits }];
  const harmless = evaluationThatMayThrow(file, fn) === null;
  const first: Rewrite<MessageIds> =
    harmless && callers.awaits !== null ? { tier: 'safe', messageId: 'drop', data, edits } : { tier: 'suggestion', messageId: callers.calls === 0 ? 'drop' : 'dropHeard', data, edits };
  const awaits = callers.awaits === null || callers.awaits.length === 0 ? null : withoutAwaits(file, callers.awaits);
  return awaits === null ? [first] : [first, { tier: 'suggestion', messageId: 'dropWithAwaits', data, edits: [...edits, ...awaits] }];
}

/** Not where a caller would be left with nothing to wait for, and not where others go on beside it: they would see it further. */
function withoutAwaits(file: SourceFile, awaits: readonly TSESTree.AwaitExpression[]) {
  const leaves = awaits.every(node => {
    const caller = enclosingFunction(node);
    if (caller === null) return true;
    return ownAwaits(file, caller).some(point => !(awaits as readonly TSESTree.Node[]).includes(point)) && isWaitedForAtOnce(file, caller);
  });
  const edits = awaits.map(node => dropAwait(file, node));
  return leaves && edits.every(edit => edit !== null) ? edits : null;
}
