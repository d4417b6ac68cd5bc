import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { sharedTransaction, unawaitedQuery } from '../src/bounds/shared-transaction.ts';
import { createRule } from '../src/create-rule.ts';
import { transactionCarriers, type Carrier } from '../src/effects/transaction-carriers.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding } from '../src/report.ts';
import { quotedText } from '../src/source-file.ts';

type MessageIds = 'client' | 'session' | 'transaction' | 'unawaited';
type Options = [{ parameters: boolean; reads: boolean }];

/**
 * The rule decides who is told. Which variables hold a transaction is `src/effects`' answer; which calls
 * go over it together is `src/bounds`', since what is started at once must agree. Nothing is rewritten:
 * in which order the queries belong is for a person to say.
 */
export default createRule<Options, MessageIds>({
  name: 'no-concurrent-transaction',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow starting several queries at once on one transaction, session or client', recommended: true, strict: { parameters: true, reads: true }, ordering: true },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          parameters: { type: 'boolean', description: 'Whether a parameter counts as a transaction by its type or by the name trx.' },
          reads: { type: 'boolean', description: 'Whether queries on a transaction are reported too that only read, by their names.' },
        },
      },
    ],
    defaultOptions: [{ parameters: false, reads: false }],
    messages: {
      transaction:
        "'Promise.{{combinator}}' starts '{{query}}'{{others}} on the one connection of '{{carrier}}': they wait for each other anyway, and when one fails the rest still run after the rollback. Await them one after the other.",
      session:
        "'Promise.{{combinator}}' starts '{{query}}'{{others}} in the one session '{{carrier}}', whose transaction takes one operation at a time: what happens to the others is undefined. Await them one after the other.",
      client:
        "'Promise.{{combinator}}' starts '{{query}}'{{others}} on the one client '{{carrier}}', which runs one query at a time: they wait for each other anyway, and when one fails the rest still run. Await them one after the other, or use the pool.",
      unawaited: "Nobody waits for '{{query}}', so the transaction of '{{carrier}}' can end before it has run, and its failure rolls nothing back. Await it.",
    },
    languages: ['js/js'],
  },

  create(context, [{ parameters, reads }]) {
    const file = analysedFile(context);
    const isTold = ({ seen }: Carrier): boolean => seen || parameters;

    if (transactionCarriers(file).size === 0) return {};
    return {
      CallExpression(node) {
        const shared = node.callee.type === AST_NODE_TYPES.MemberExpression ? sharedTransaction(file, node) : null;
        if (shared === null || !isTold(shared.carrier)) return;
        const { carrier, combinator, queries, onlyReads } = shared;
        const [first, second] = queries;
        // A client that is asked twice at once warns of it, whatever it is asked.
        if (first === undefined || (onlyReads && carrier.kind === 'transaction' && !reads)) return;
        const others = second === undefined ? ' for each element' : ` and '${quotedText(file, second, 60)}'`;
        reportFinding(context, file.settings, { node: node.callee, messageId: carrier.kind, data: { combinator, query: quotedText(file, first, 60), others, carrier: carrier.variable.name }, rewrites: [] });
      },
      ExpressionStatement(node) {
        const carrier = unawaitedQuery(file, node);
        if (carrier === null || !isTold(carrier)) return;
        reportFinding(context, file.settings, { node: node.expression, messageId: 'unawaited', data: { query: quotedText(file, node.expression, 60), carrier: carrier.variable.name }, rewrites: [] });
      },
    };
  },
});
