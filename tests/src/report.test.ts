import { Linter, type ESLint } from 'eslint';
import { expect, test } from 'vitest';

import { createRule } from '../../src/create-rule.ts';
import { reportFinding, type Finding, type Tier } from '../../src/report.ts';
import { DEFAULT_SETTINGS, type Apply } from '../../src/settings.ts';

type MessageIds = 'first' | 'found' | 'second';

/** Lints `a;` with a rule that finds the statement and offers rewrites of the given tiers. */
function lint(apply: Apply, tiers: readonly Tier[], finding: Partial<Finding<MessageIds>> = {}) {
  const rule = createRule({
    name: 'no-such-thing',
    meta: {
      type: 'problem',
      docs: { description: 'Disallow such things', recommended: true, strict: null, ordering: false },
      fixable: 'code',
      hasSuggestions: true,
      schema: [],
      defaultOptions: [],
      messages: { found: "'{{name}}' is found.", first: "Write '{{name}}'.", second: 'Write nothing.' },
    },
    create: context => ({
      ExpressionStatement(node) {
        reportFinding(context, { ...DEFAULT_SETTINGS, apply }, {
          node,
          messageId: 'found',
          data: { name: 'a' },
          rewrites: tiers.map((tier, index) =>
            index === 0
              ? { tier, messageId: 'first', data: { name: 'b' }, edits: [{ range: [0, 1], text: 'b' }, { range: [1, 2], text: '' }] }
              : { tier, messageId: 'second', edits: [{ range: [0, 2], text: '' }] },
          ),
          ...finding,
        });
      },
    }),
  });
  const plugins = { it: { rules: { rule } } as unknown as ESLint.Plugin };
  return new Linter().verify('a;', [{ plugins, rules: { 'it/rule': 'error' } }]);
}

test.each<[string, Apply, readonly Tier[], string | undefined, readonly string[]]>([
  ['a safe rewrite is a fix, and offered in the editor too', 'safe', ['safe'], 'b', ["Write 'b'."]],
  ['a suggestion is only offered', 'safe', ['suggestion'], undefined, ["Write 'b'."]],
  ['the safest comes first, and only it can be the fix', 'safe', ['safe', 'suggestion'], 'b', ["Write 'b'.", 'Write nothing.']],
  ['a safe one behind a suggestion is not made into a fix', 'safe', ['suggestion', 'safe'], undefined, ["Write 'b'.", 'Write nothing.']],
  ['a suggestion is a fix where the project wants it so', 'suggestions', ['suggestion', 'suggestion'], 'b', ["Write 'b'.", 'Write nothing.']],
  ['nothing is offered where the project wants nothing', 'none', ['safe', 'suggestion'], undefined, []],
  ['without a rewrite there is only the report', 'suggestions', [], undefined, []],
])('%s', (_, apply, tiers, fixed, suggested) => {
  const [message, ...others] = lint(apply, tiers);
  expect(others).toEqual([]);
  expect(message?.message).toBe("'a' is found.");
  expect(message?.fix?.text).toBe(fixed);
  expect((message?.suggestions ?? []).map(({ desc }) => desc)).toEqual(suggested);
});

test('the report stands on the node, or on the place that is given', () => {
  const [onNode] = lint('safe', []);
  const [onPlace] = lint('safe', [], { loc: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } });
  expect([onNode?.column, onNode?.endColumn]).toEqual([1, 3]);
  expect([onPlace?.column, onPlace?.endColumn]).toEqual([2, 3]);
});
