import type { TSESTree } from '@typescript-eslint/utils';

import { unseenRejection } from '../src/contracts/unseen-rejection.ts';
import { createRule } from '../src/create-rule.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding } from '../src/report.ts';
import { addAwait } from '../src/rewrite/add-await.ts';
import { lineOf, quotedText } from '../src/source-file.ts';

type MessageIds = 'awaitForCatch' | 'awaitForFinally' | 'awaitForUsing' | 'disposesTooSoon' | 'escapesCatch' | 'finallyTooSoon';

const TOLD = { catch: 'escapesCatch', finally: 'finallyTooSoon', using: 'disposesTooSoon' } as const;
const OFFERED = { catch: 'awaitForCatch', finally: 'awaitForFinally', using: 'awaitForUsing' } as const;

/**
 * The rule decides how it is told. Which promise goes past which handler is `src/contracts`' answer.
 */
export default createRule<[], MessageIds>({
  name: 'no-unawaited-return-in-try',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow returning a promise past the handler that should see how it ends', recommended: true, strict: null, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      escapesCatch: "The promise of '{{promise}}' is handed back from inside 'try' before it is done, so when it fails, the 'catch' on line {{line}} never runs. Await it there.",
      finallyTooSoon: "The promise of '{{promise}}' is handed back from inside 'try' before it is done, so the 'finally' on line {{line}} runs while it still works. Await it there.",
      disposesTooSoon: "The promise of '{{promise}}' is handed back before it is done, so what '{{declaration}}' holds is disposed of while it still works. Await it there.",
      awaitForCatch: "Await '{{promise}}' before it is returned (the 'catch' then handles its errors).",
      awaitForFinally: "Await '{{promise}}' before it is returned (the 'finally' then runs when it is done).",
      awaitForUsing: "Await '{{promise}}' before it is returned (what it uses is then disposed of when it is done).",
    },
    languages: ['js/js'],
  },

  create(context) {
    const file = analysedFile(context);

    function check(node: TSESTree.ReturnStatement): void {
      const found = unseenRejection(file, node);
      if (found === null) return;
      const { handler, promise } = found;
      const data = { promise: quotedText(file, promise, 40) };
      const where = handler.kind === 'using' ? { declaration: quotedText(file, handler.node, 40) } : { line: String(lineOf(file, handler.node)) };
      reportFinding(context, file.settings, {
        node: promise,
        messageId: TOLD[handler.kind],
        data: { ...data, ...where },
        rewrites: [{ tier: 'suggestion', messageId: OFFERED[handler.kind], data, edits: addAwait(promise) }],
      });
    }

    // Without these words there is no such function, or nothing in it that could come too soon.
    return file.text.includes('async') && /\b(?:try|using)\b/.test(file.text) ? { ReturnStatement: check } : {};
  },
});
