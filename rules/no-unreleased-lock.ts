import type { TSESTree } from '@typescript-eslint/utils';

import { unreleased, type Unreleased } from '../src/contracts/unreleased.ts';
import { createRule } from '../src/create-rule.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { inTryFinally } from '../src/rewrite/in-try-finally.ts';
import { lineOf, quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'inFinally' | 'keepsConnection' | 'keepsLock' | 'staysOpen';

const TOLD = { connection: 'keepsConnection', handle: 'staysOpen', lock: 'keepsLock' } as const;

/**
 * The rule decides how it is told. What is acquired, and what skips its release, is `src/contracts`'
 * answer; how the release is written in `finally` is `src/rewrite`'s.
 */
export default createRule<[], MessageIds>({
  name: 'no-unreleased-lock',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow releasing locks, connections and handles only where nothing before fails', recommended: true, strict: null, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      keepsLock: "{{when}}, '{{release}}' on line {{line}} is skipped: the lock is kept, and whoever asks for it next waits for ever. Release it in 'finally'.",
      keepsConnection: "{{when}}, '{{release}}' on line {{line}} is skipped: '{{held}}' never goes back to its pool, until none is left. Release it in 'finally'.",
      staysOpen: "{{when}}, '{{release}}' on line {{line}} is skipped: '{{held}}' stays open. Close it in 'finally'.",
      inFinally: "Move '{{release}}' to 'finally' (it then also runs when something before it fails or leaves).",
    },
    languages: ['js/js'],
  },

  create(context) {
    const file = analysedFile(context);

    function check(node: TSESTree.AwaitExpression): void {
      const found = unreleased(file, node);
      if (found === null) return;
      const { acquired, release, skippedBy } = found;
      const skipping = quotedText(file, skippedBy.node, 50).replace(/;$/, '');
      const data = {
        when: skippedBy.kind === 'fails' ? `When '${skipping}' fails` : `At '${skipping}'`,
        release: quotedText(file, release.expression, 40),
        line: String(lineOf(file, release)),
        held: quotedText(file, acquired.held, 40),
      };
      const { held, ...withoutHeld } = data;
      reportFinding(context, file.settings, { node, messageId: TOLD[acquired.kind], data: acquired.kind === 'lock' ? withoutHeld : { ...withoutHeld, held }, rewrites: rewritesOf(file, found) });
    }

    // Without one of these words nothing is acquired.
    return /await/.test(file.text) && /acquire|borrow|checkout|connect|getC|launch|[lL]ock|obtain|open|reserve|startSession/.test(file.text) ? { AwaitExpression: check } : {};
  },
});

/** One release that several paths share would run twice. */
function rewritesOf(file: SourceFile, { between, release, releasedHereOnly }: Unreleased): readonly Rewrite<MessageIds>[] {
  const edits = releasedHereOnly ? inTryFinally(file, between, release) : null;
  return edits === null ? [] : [{ tier: 'suggestion', messageId: 'inFinally', data: { release: quotedText(file, release.expression, 40) }, edits }];
}
