import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { fanOutsOfList } from '../src/bounds/fan-out.ts';
import { mustBeLimited } from '../src/bounds/must-be-limited.ts';
import { combinatorShape, type ShapeFault } from '../src/contracts/combinator-shape.ts';
import { createRule } from '../src/create-rule.ts';
import { awaitAllowedAt } from '../src/flow/await-allowed.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { promiseCombinator, type Combinator } from '../src/names/promise-combinator.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { addAwait } from '../src/rewrite/add-await.ts';
import { promiseList } from '../src/rewrite/promise-list.ts';
import { removeAwait } from '../src/rewrite/remove-await.ts';
import { quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'awaited' | 'awaitedAlone' | 'awaitList' | 'beside' | 'call' | 'dropAwait' | 'inOneList' | 'nameless' | 'nested' | 'noList' | 'notCalled' | 'promiseOfList' | 'spread' | 'waitForAll';

/**
 * The rule decides how it is told and what is offered. What is wrong with a list of promises is
 * `src/contracts`' answer.
 */
export default createRule<[], MessageIds>({
  name: 'valid-promise-all',
  meta: {
    type: 'problem',
    docs: { description: "Require 'Promise.all' and its like to be given one list of promises, and as many as their results have names", recommended: true, strict: null, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      awaited: "'{{element}}' is done before 'Promise.{{combinator}}' sees it, and what stands behind it in the list starts only then. Drop 'await', and all of them run at the same time.",
      awaitedAlone: "'{{element}}' is done before 'Promise.{{combinator}}' sees it, so there is nothing left to wait for. Drop one of the two.",
      beside: "'Promise.{{combinator}}' takes one list, and never looks at '{{element}}'. Put the promises into an array.",
      nameless: "'{{element}}' is always undefined: the list has {{count}} promises. Add the promise that is missing, or drop the name.",
      nested: "'{{element}}' is an array of promises, and 'Promise.{{combinator}}' does not look into it: nobody waits for them, and nobody hears when one fails. Spread it, or wait for it with a 'Promise.all' of its own.",
      noList: "'{{element}}' is no list, so 'Promise.{{combinator}}' fails with a TypeError. Give it an array.",
      promiseOfList: "'{{element}}' gives a promise and no list, so 'Promise.{{combinator}}' fails with a TypeError. Await it first.",
      notCalled: "'{{element}}' is a function, and 'Promise.{{combinator}}' does not call it: its result is the function. Call it.",
      awaitList: "Await '{{element}}' first (its promises are then waited for).",
      call: "Call '{{element}}' (what it does is then done).",
      dropAwait: "Drop 'await' (they then run at the same time, and an error of one no longer keeps the others from starting).",
      inOneList: "Put all of them into one array (all are then waited for).",
      spread: "Spread '{{element}}' (its promises are then waited for as well).",
      waitForAll: "Wait for '{{element}}' with a 'Promise.all' of its own (the result at its place is then the array of their values).",
    },
    languages: ['js/js'],
  },

  create(context) {
    const file = analysedFile(context);
    if (!file.text.includes('Promise')) return {};
    return {
      CallExpression(node) {
        const combinator = node.callee.type === AST_NODE_TYPES.MemberExpression ? promiseCombinator(file, node) : null;
        if (combinator === null) return;
        for (const fault of combinatorShape(file, node, combinator)) tell(node, combinator, fault);
      },
    };

    function tell(call: TSESTree.CallExpression, combinator: Combinator, fault: ShapeFault): void {
      const element = quotedText(file, fault.node, 60);
      const data = { combinator, element };
      const { node } = fault;
      const rewrites = rewritesOf(file, call, combinator, fault);
      switch (fault.kind) {
        case 'awaited':
          reportFinding(context, file.settings, { node, messageId: fault.others === 0 ? 'awaitedAlone' : 'awaited', data, rewrites });
          break;
        case 'nameless':
          reportFinding(context, file.settings, { node, messageId: 'nameless', data: { element, count: String(fault.count) }, rewrites });
          break;
        case 'noList':
          reportFinding(context, file.settings, { node, messageId: fault.isPromise ? 'promiseOfList' : 'noList', data, rewrites });
          break;
        default:
          reportFinding(context, file.settings, { node, messageId: fault.kind, data, rewrites });
      }
    }
  },
});

/** Suggestions all: what is waited for, or what comes out, changes. */
function rewritesOf(file: SourceFile, call: TSESTree.CallExpression, combinator: Combinator, fault: ShapeFault): readonly Rewrite<MessageIds>[] {
  const data = { element: quotedText(file, fault.node, 60) };
  const [start, end] = fault.node.range;
  switch (fault.kind) {
    case 'awaited': {
      if (!fault.mayRunTogether) return [];
      const edits = fault.all.map(node => removeAwait(file, node));
      return edits.every(edit => edit !== null) ? [{ tier: 'suggestion', messageId: 'dropAwait', edits: edits.flat() }] : [];
    }
    case 'beside': {
      const edits = fault.all === null ? null : promiseList(call);
      return edits === null ? [] : [{ tier: 'suggestion', messageId: 'inOneList', edits }];
    }
    case 'nested':
      // What would be too much at once has to be limited first.
      if (fanOutsOfList(file, call, combinator, fault.node).some(fanOut => mustBeLimited(file, fanOut))) return [];
      if (!fault.isUsed) return [{ tier: 'suggestion', messageId: 'spread', data, edits: [{ range: [start, start], text: '...' }] }];
      return [{ tier: 'suggestion', messageId: 'waitForAll', data, edits: [{ range: [start, start], text: 'Promise.all(' }, { range: [end, end], text: ')' }] }];
    case 'notCalled':
      return fault.takes > 0 || fault.node.type !== AST_NODE_TYPES.Identifier ? [] : [{ tier: 'suggestion', messageId: 'call', data, edits: [{ range: [end, end], text: '()' }] }];
    case 'noList':
      return fault.isPromise && awaitAllowedAt(fault.node, file.ast.sourceType) ? [{ tier: 'suggestion', messageId: 'awaitList', data, edits: addAwait(fault.node) }] : [];
    case 'nameless':
      return [];
  }
}
