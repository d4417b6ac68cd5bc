import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { floatingPromise, type FloatingPromise } from '../src/contracts/floating-promise.ts';
import { createRule } from '../src/create-rule.ts';
import { awaitAllowedAt } from '../src/flow/await-allowed.ts';
import { enclosingFunction } from '../src/flow/enclosing-function.ts';
import { isInLoop } from '../src/flow/exits.ts';
import { ownAwaits } from '../src/flow/own-awaits.ts';
import { awaitedBehind } from '../src/flow/unheard-promise.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { addAwait } from '../src/rewrite/add-await.ts';
import { addCatch } from '../src/rewrite/add-catch.ts';
import { lineOf, quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'awaitIt' | 'awaitedElsewhere' | 'canFail' | 'caught' | 'kept' | 'takeIn' | 'work';
type Options = [{ everywhere: boolean }];

const TOLD = { 'awaited elsewhere': 'awaitedElsewhere', 'can fail': 'canFail', caught: 'caught', kept: 'kept', work: 'work' } as const;

/**
 * The rule decides how it is told and what is offered. Which promise is left to itself, and why
 * somebody should wait for it, is `src/contracts`' answer.
 */
export default createRule<Options, MessageIds>({
  name: 'no-floating-promise',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow starting work that can fail and that nobody waits for', recommended: true, strict: { everywhere: true }, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          everywhere: { type: 'boolean', description: 'Whether each call is reported whose promise can fail and is left to itself, though nothing but that says that somebody should wait for it.' },
        },
      },
    ],
    defaultOptions: [{ everywhere: false }],
    messages: {
      awaitedElsewhere: "Nobody waits for '{{call}}' here, though line {{line}} does: what follows runs before it is done, and {{error}} is lost. Await it.",
      canFail: "Nobody waits for '{{call}}': {{error}} is lost, or ends the process. Check that this is meant; if so, handle the error with '.catch'.",
      caught: "Nobody waits for '{{call}}', so the 'catch' on line {{line}} never sees {{error}}. Await it.",
      kept: "'{{name}}' keeps the promise of '{{call}}', but nobody looks at it: {{error}} is lost, or ends the process. Await it, return it, or handle its error.",
      work: "Nobody waits for '{{call}}': what follows runs before it is done, and {{error}} is lost. Await it.",
      awaitIt: "Await '{{call}}' (what follows then waits for it, and its error comes out here).",
      takeIn: "Take the error of '{{call}}' in with '.catch' (which hides it: say why that does no harm, or report it there).",
    },
    languages: ['js/js'],
  },

  create(context, [{ everywhere }]) {
    const file = analysedFile(context);

    function check(node: TSESTree.ExpressionStatement | TSESTree.VariableDeclaration): void {
      const found = floatingPromise(file, node, everywhere);
      if (found === null) return;
      const { because, call } = found;
      const data = { call: quotedText(file, call, 40), error: errorOf(found) };
      const more = because.kind === 'kept' ? { name: because.name.name } : because.kind === 'caught' ? { line: String(lineOf(file, because.handler)) } : because.kind === 'awaited elsewhere' ? { line: String(lineOf(file, because.other)) } : {};
      reportFinding(context, file.settings, { node: call, messageId: TOLD[because.kind], data: { ...data, ...more }, rewrites: rewritesOf(file, found) });
    }

    // Without these words there is nothing in the file that starts a promise, or nothing that is known to.
    if (!file.text.includes('async') && !file.text.includes('romise')) return {};
    return {
      ExpressionStatement(node) {
        if (node.directive == null && node.expression.type !== AST_NODE_TYPES.AwaitExpression && node.expression.type !== AST_NODE_TYPES.AssignmentExpression) check(node);
      },
      VariableDeclaration: check,
    };
  },
});

/** Whose error it is that nobody hears of. */
function errorOf({ call, fails }: FloatingPromise): string {
  const { file, node } = fails;
  return node === call ? 'its error' : `the error of '${quotedText(file, node.type === AST_NODE_TYPES.ThrowStatement ? node.argument : node, 40)}' in it`;
}

/**
 * Never safe: what follows then waits, or an error is hidden. A function is not left without anything to
 * wait for; and in a loop one `await` would make the calls wait for each other.
 */
function rewritesOf(file: SourceFile, { because, call }: FloatingPromise): readonly Rewrite<MessageIds>[] {
  if (because.kind === 'kept' || isInLoop(call)) return [];
  const data = { call: quotedText(file, call, 40) };
  const fn = enclosingFunction(call);
  const wait: Rewrite<MessageIds> = { tier: 'suggestion', messageId: 'awaitIt', data, edits: addAwait(call) };
  const takeIn: Rewrite<MessageIds> = { tier: 'suggestion', messageId: 'takeIn', data, edits: addCatch(call) };
  if (!awaitAllowedAt(call, file.ast.sourceType)) return [takeIn];
  // What already runs, and is only listened to behind the call, would have nobody to hear it fail.
  const waits = awaitedBehind(file, call) === null ? [wait] : [];
  return fn !== null && ownAwaits(file, fn).length > 0 && because.kind !== 'caught' ? [...waits, takeIn] : waits;
}
