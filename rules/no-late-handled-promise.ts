import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { latePromise, type LatePromise } from '../src/contracts/late-promise.ts';
import { createRule } from '../src/create-rule.ts';
import { waitsBelow } from '../src/flow/own-awaits.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Edit, type Finding } from '../src/report.ts';
import { awaitList } from '../src/rewrite/await-list.ts';
import { joinAwaits } from '../src/rewrite/join-awaits.ts';
import { listedStatement, statementList } from '../src/rewrite/statement-list.ts';
import { quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'inTurn' | 'leftBehind' | 'meanwhile' | 'together' | 'valuesFirst';

/**
 * The rule decides how it is told, once for each place where nobody listens. What comes before anybody
 * listens to a promise is `src/contracts`' answer; how it is awaited at once is `src/rewrite`'s.
 */
export default createRule<[], MessageIds>({
  name: 'no-late-handled-promise',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow starting a promise and waiting for something else before anybody listens to it', recommended: true, strict: null, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      inTurn: "The promises in '{{name}}' all run, but are awaited one after another: when one fails while another is awaited, nobody handles it, which ends a Node process. Await them together, with 'Promise.all({{name}})'.",
      leftBehind: "'{{exit}}' leaves the promise in '{{name}}' behind: when '{{call}}' fails, nobody handles it, which ends a Node process. Start it later, or handle its error where it starts.",
      meanwhile: "'{{name}}' runs while '{{other}}' is awaited, and nobody listens to it yet: when '{{call}}' fails first, nobody handles it, which ends a Node process. Await them together, or handle its error where it starts.",
      together: "Await all {{count}} together with 'Promise.all' (the first error then comes out, whichever it is of).",
      valuesFirst: "Await all of '{{name}}' together before the loop (which then begins when the last is done).",
    },
    languages: ['js/js'],
  },

  create(context) {
    const file = analysedFile(context);
    /** By what comes before anybody listens. */
    const found = new Map<TSESTree.Node, LatePromise[]>();

    function check(declarator: TSESTree.VariableDeclarator): void {
      const late = latePromise(file, declarator);
      if (late === null) return;
      const others = found.get(late.before);
      if (others === undefined) found.set(late.before, [late]);
      else others.push(late);
    }

    function tell(): void {
      for (const lates of found.values()) if (lates[0] !== undefined) reportFinding(context, file.settings, findingOf(file, lates[0], lates));
    }

    return waitsBelow(file, file.ast) === 0 ? {} : { VariableDeclarator: check, 'Program:exit': tell };
  },
});

function findingOf(file: SourceFile, { before, call, loop, name }: LatePromise, lates: readonly LatePromise[]): Finding<MessageIds> {
  const data = { name: name.name };
  if (loop !== null) {
    const edits = lates.length > 1 ? null : awaitList(file, loop, before);
    return { node: before === loop ? loop.left : before, messageId: 'inTurn', data, rewrites: edits === null ? [] : [{ tier: 'suggestion', messageId: 'valuesFirst', data, edits }] };
  }
  const started = { ...data, call: quotedText(file, call, 60) };
  if (before.type === AST_NODE_TYPES.ReturnStatement || before.type === AST_NODE_TYPES.ThrowStatement) {
    return { node: before, messageId: 'leftBehind', data: { ...started, exit: quotedText(file, before, 40) }, rewrites: [] };
  }
  const other = before.type === AST_NODE_TYPES.AwaitExpression ? before.argument : before;
  const { count, edits } = joinedWith(file, before, lates);
  return { node: before, messageId: 'meanwhile', data: { ...started, other: quotedText(file, other, 60) }, rewrites: edits === null ? [] : [{ tier: 'suggestion', messageId: 'together', data: { count: String(count) }, edits }] };
}

/** Only where the awaits follow each other at once, each all that its declaration holds: then nothing else is waited for later. */
function joinedWith(file: SourceFile, before: TSESTree.Node, lates: readonly LatePromise[]): { readonly count: number; readonly edits: readonly Edit[] | null } {
  const awaits = [before, ...lates.map(({ heard }) => heard.parent)].filter(node => node?.type === AST_NODE_TYPES.AwaitExpression && isAllOfDeclaration(node));
  const statements = awaits.flatMap(node => listedStatement(node as TSESTree.Node) ?? []);
  const [first] = statements;
  const list = first === undefined ? null : statementList(first);
  const places = list === null ? [] : statements.map(statement => list.indexOf(statement)).sort((a, b) => a - b);
  const inRow = awaits.length === lates.length + 1 && places.length === awaits.length && places.every((place, index) => place !== -1 && place === (places[0] ?? 0) + index);
  return { count: awaits.length, edits: inRow ? (joinAwaits(file, awaits as TSESTree.AwaitExpression[])?.edits ?? null) : null };
}

function isAllOfDeclaration({ parent }: TSESTree.AwaitExpression): boolean {
  return parent.type === AST_NODE_TYPES.VariableDeclarator && parent.parent.declarations.length === 1;
}
