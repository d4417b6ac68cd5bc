import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { Settings } from './settings.ts';

/**
 * How sure a rewrite is: `safe` changes nothing but waiting time in any schedule; `suggestion` is
 * right under an assumption that its text states.
 */
export type Tier = 'safe' | 'suggestion';

/** One way to write the code without the smell. */
export interface Rewrite<MessageIds extends string> {
  readonly tier: Tier;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

/** A replacement of a range of the text; ranges of one rewrite never overlap. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** What a rule has to say of one place. */
export interface Finding<MessageIds extends string> {
  readonly node: TSESTree.Node | TSESTree.Token;
  readonly loc?: TSESTree.SourceLocation;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  /** The safest first. */
  readonly rewrites: readonly Rewrite<MessageIds>[];
}

/**
 * Reports a finding, with its rewrites as `settings.apply` asks for: as suggestions, and the first
 * also as a fix where that is wanted.
 */
export function reportFinding<MessageIds extends string, Options extends readonly unknown[]>(
  context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
  settings: Settings,
  { node, loc, messageId, data, rewrites }: Finding<MessageIds>,
): void {
  const [first] = rewrites;
  const asFix = first !== undefined && (settings.apply === 'suggestions' || (settings.apply === 'safe' && first.tier === 'safe'));
  const offered = settings.apply === 'none' ? [] : rewrites;
  context.report({
    node,
    ...(loc === undefined ? {} : { loc }),
    messageId,
    ...(data === undefined ? {} : { data }),
    ...(asFix && first !== undefined ? { fix: fixer => apply(fixer, first.edits) } : {}),
    suggest: offered.map(rewrite => ({
      messageId: rewrite.messageId,
      ...(rewrite.data === undefined ? {} : { data: rewrite.data }),
      fix: (fixer: TSESLint.RuleFixer) => apply(fixer, rewrite.edits),
    })),
  });
}

function apply(fixer: TSESLint.RuleFixer, edits: readonly Edit[]): TSESLint.RuleFix[] {
  return edits.map(({ range, text }) => fixer.replaceTextRange([...range], text));
}
