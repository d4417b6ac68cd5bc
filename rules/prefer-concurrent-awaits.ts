import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../src/create-rule.ts';
import { awaitRuns, awaitsIn, stretchesOf, type AwaitRun } from '../src/effects/await-runs.ts';
import { commutingGroups, mayCommute } from '../src/effects/commute.ts';
import { waitsBelow } from '../src/flow/own-awaits.ts';
import { isFunction, quotedText } from '../src/source-file.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding } from '../src/report.ts';
import { joinAwaits } from '../src/rewrite/join-awaits.ts';

type MessageIds = 'oneAfterAnother' | 'together' | 'maybeIndependent';
type Options = [{ unproven: boolean }];

/**
 * The rule decides which groups of awaits are told of. Which awaits stand in a row and which of them
 * commute are `src/effects`' answers; how they are written together is `src/rewrite`'s.
 */
export default createRule<Options, MessageIds>({
  name: 'prefer-concurrent-awaits',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Enforce waiting together for operations that do not need each other',
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
            description: 'Whether awaits of calls that nothing is known of are reported too, for a person to check.',
          },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
    messages: {
      oneAfterAnother:
        "'{{second}}' starts only after '{{first}}' is done, though it does not need it ({{because}}). Start both, then wait for them together with 'Promise.all'.",
      maybeIndependent:
        "'{{second}}' starts only after '{{first}}' is done and does not use its result. Check that neither relies on what the other does, then wait for them together with 'Promise.all'.",
      together: 'Wait for all {{count}} together (all of them start at once; if one fails, the others still run).',
    },
    languages: ['js/js'],
  },

  create(context, [{ unproven }]) {
    const file = analysedFile(context);

    function checkRun(run: AwaitRun): void {
      for (const { members, because } of commutingGroups(file, run, false)) tell(members, because, 'oneAfterAnother');
      if (!unproven) return;
      const told = new Set(commutingGroups(file, run, false).flatMap(({ members }) => members));
      for (const { members, because } of commutingGroups(file, run, true)) {
        if (!members.some(member => told.has(member))) tell(members, because, 'maybeIndependent');
      }
    }

    function tell(members: AwaitRun['members'], because: string, messageId: 'maybeIndependent' | 'oneAfterAnother'): void {
      const [first, second] = members;
      const last = members.at(-1);
      if (first === undefined || second === undefined || last === undefined) return;
      // What nobody has looked at yet is not rewritten: `--fix` may apply suggestions.
      const rewrite = messageId === 'oneAfterAnother' ? joinAwaits(file, members.map(({ node }) => node)) : null;
      // A suggestion always: when the first fails, the others have begun, and the error of another may come first.
      reportFinding(context, file.settings, {
        node: first.statement,
        loc: { start: first.node.loc.start, end: last.node.loc.end },
        messageId,
        data: { first: quotedText(file, first.node.argument, 60), second: quotedText(file, second.node.argument, 60), because },
        rewrites: rewrite === null ? [] : [{ tier: 'suggestion', messageId: 'together', data: { count: String(members.length) }, edits: rewrite.edits }],
      });
    }

    function checkBody(node: TSESTree.BlockStatement | TSESTree.Program | TSESTree.StaticBlock): void {
      if (waitsBelow(file, node) < 2) return;
      checkList(node.body);
    }

    function checkList(statements: readonly TSESTree.Statement[]): void {
      for (const stretch of stretchesOf(file, statements)) {
        if (mayCommute(file, stretch)) for (const run of awaitRuns(file, stretch)) checkRun(run);
      }
    }

    /** What an `if` or a loop governs without braces. */
    function checkLoneBody(body: TSESTree.Statement | null): void {
      if (body !== null && body.type !== AST_NODE_TYPES.BlockStatement && waitsBelow(file, body) > 1) checkList([body]);
    }

    function checkLoop({ body }: { readonly body: TSESTree.Statement }): void {
      checkLoneBody(body);
    }

    // Most files have nothing that could stand in a row.
    if (waitsBelow(file, file.ast) < 2) return {};
    return {
      BlockStatement: checkBody,
      Program: checkBody,
      StaticBlock: checkBody,
      DoWhileStatement: checkLoop,
      ForInStatement: checkLoop,
      ForOfStatement: checkLoop,
      ForStatement: checkLoop,
      WhileStatement: checkLoop,
      IfStatement({ consequent, alternate }): void {
        checkLoneBody(consequent);
        checkLoneBody(alternate);
      },
      SwitchCase(node): void {
        checkList(node.consequent);
      },
      ArrowFunctionExpression(node): void {
        if (!node.async || waitsBelow(file, node) < 2 || node.body.type === AST_NODE_TYPES.BlockStatement || isFunction(node.body)) return;
        const found = awaitsIn(file, node.body, node.body as unknown as TSESTree.Statement, [], null);
        if (found !== null && found.members.length > 1) checkRun({ members: found.members, between: [] });
      },
    };
  },
});
