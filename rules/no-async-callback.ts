import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { asyncCallback, type AsyncCallback } from '../src/contracts/async-callback.ts';
import { lostOrder } from '../src/contracts/lost-order.ts';
import { createRule } from '../src/create-rule.ts';
import { awaitedWork } from '../src/effects/awaited-work.ts';
import { ownAwaits } from '../src/flow/own-awaits.ts';
import { awaitedBehind } from '../src/flow/unheard-promise.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Edit, type Rewrite } from '../src/report.ts';
import { awaitedUses } from '../src/rewrite/awaited-uses.ts';
import { flattenedAfter, gathered, gatheredAnswers, gatheredChoice, gatheredFirst } from '../src/rewrite/gathered.ts';
import { awaitElements } from '../src/rewrite/remove-await.ts';
import { returnedValue } from '../src/rewrite/returned-value.ts';
import { waitingLoop } from '../src/rewrite/waiting-loop.ts';
import { quotedText, type FunctionNode, type SourceFile } from '../src/source-file.ts';

type OfferIds = 'askTogether' | 'awaitAccumulator' | 'collect' | 'elements' | 'flattenAfter' | 'inTurn' | 'returnValue' | 'together' | 'waitFirst';
type MessageIds = Exclude<AsyncCallback['kind'], 'misread' | 'truthy'> | OfferIds | 'always' | 'everyElement' | 'firstElement' | 'misread';
type Options = [{ unproven: boolean }];

/** What follows for the caller from taking each promise for a yes. */
const TRUTHY: Readonly<Record<string, 'always' | 'everyElement' | 'firstElement'>> = {
  every: 'always', filter: 'everyElement', find: 'firstElement', findIndex: 'firstElement', findLast: 'firstElement', findLastIndex: 'firstElement', some: 'always',
};

/**
 * The rule decides how it is told and what is offered. What becomes of the promises that a callback
 * gives is `src/contracts`' answer; how the code is written so that somebody waits is `src/rewrite`'s.
 */
export default createRule<Options, MessageIds>({
  name: 'no-async-callback',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow async functions where their promises are ignored or taken for values', recommended: true, strict: { unproven: true }, ordering: false },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          unproven: { type: 'boolean', description: "Whether 'setTimeout' is reported too where it is not known that what its callback waits for can fail, and listeners ('on', 'addEventListener') that handle no errors." },
        },
      },
    ],
    defaultOptions: [{ unproven: false }],
    messages: {
      ignored: "'forEach' does not wait for its callback: the code behind it goes on while '{{work}}' still works, and an error in it is handled by nobody. Wait for it in a loop, or with 'Promise.all'.",
      dropped: "Nobody waits for the promises that this 'map' makes: the code behind it goes on while '{{work}}' still works, and an error in it is handled by nobody. Wait for them with 'Promise.all'.",
      everyElement: "'{{method}}' takes the promise of its callback for the answer, and a promise always counts as true: every element stays. Wait for the answers first.",
      always: "'{{method}}' takes the promise of its callback for the answer, and a promise always counts as true: unless the array is empty, the result is 'true' before anything is known. Wait for the answers first.",
      firstElement: "'{{method}}' takes the promise of its callback for the answer, and a promise always counts as true: it stops at the first element it looks at. Wait for the answers first.",
      unsorted: "'{{method}}' takes the promise of its callback for a number, which it is not: the order is not the one that the callback computes. Wait for what is compared first, then sort.",
      nested: "'flatMap' gets promises from its callback, not arrays, so it flattens nothing: the arrays stay inside of one another. Wait for them with 'Promise.all', then flatten.",
      arrayAwaited: "'await' does not wait for the promises that this 'map' makes, only for their array, which is no promise: the code behind it goes on at once. Wait for them with 'Promise.all'.",
      misread: "'{{method}}' looks at the promises that 'map' makes, not at their values: they are not there yet. Wait for them with 'Promise.all' first.",
      accumulator: "From the second element on, '{{name}}' is a promise, which is used here as if it were its value. Await it, or write a loop.",
      onlyLast: "The callback does not wait for the one before it: all start at once, and 'reduce' hands on only the promise of the last. Wait in a loop, or for all with 'Promise.all'.",
      unordered: "The callbacks run together, and each pushes when it is done: '{{array}}' gets the order in which they end, another one each time. Give the value to 'map', which keeps the order.",
      timer: "'{{method}}' drops the promise of its callback: when '{{work}}' fails, nobody handles it, which ends a Node process. Catch the error in the callback.",
      pending: "'{{method}}' drops the promise of its callback: when '{{work}}' fails, nobody handles it, and the promise around it is never settled, so who awaits it waits for ever. Wait for the timer first, and for the rest behind it.",
      interval: "'setInterval' drops the promise of its callback: when '{{work}}' fails, nobody handles it, which ends a Node process, and when it takes long, the next round starts beside it. Catch the error, and set the timer for the next round when this one is done.",
      listener: "'{{method}}' drops the promise of its listener: when '{{work}}' fails, nobody handles it, which ends a Node process. Check that, or catch the error in the listener.",
      inTurn: 'Wait for each element in turn, in a loop (an error in one then ends it, and reaches the function around it).',
      together: "Start all as now, and wait for them with 'Promise.all' (an error in one then reaches the function around it).",
      elements: "Wait for the promises with 'Promise.all' (the value is then the array of their values).",
      collect: "Return the value to 'map', and wait for all with 'Promise.all' (an error in one then reaches the function around it).",
      returnValue: "Return the value to 'map', which keeps the order (when one fails, the values of the others are lost).",
      askTogether: 'Ask for all elements together, then look at the answers (all are asked, even where one would do).',
      waitFirst: "Wait for the promises with 'Promise.all' first (the method then looks at their values).",
      flattenAfter: "Wait for the arrays with 'Promise.all', then flatten them (the result is then one array).",
      awaitAccumulator: "Await '{{name}}' where it is used (each callback then waits there for the one before).",
    },
    languages: ['js/js'],
  },

  create(context, [{ unproven }]) {
    const file = analysedFile(context);

    function check(call: TSESTree.CallExpression): void {
      const found = asyncCallback(file, call, unproven);
      if (found === null || (!unproven && found.kind === 'timer' && !found.fails)) return;
      // What already runs, and is only listened to behind the call, would have nobody to hear it fail.
      const offers = found.kind !== 'accumulator' && found.kind !== 'unordered' && awaitedBehind(file, call) !== null ? [] : offersOf(file, found);
      const offered = offers.flatMap(([messageId, edits]): readonly Rewrite<MessageIds>[] => (edits === null ? [] : [{ tier: 'suggestion', messageId, edits, data: dataOf(found) }]));
      const messageId = found.kind === 'truthy' ? (TRUTHY[found.method] ?? 'always') : found.kind;
      reportFinding(context, file.settings, { node: placeOf(found), messageId, data: dataOf(found), rewrites: offered });
    }

    // A file without the word has no such function of its own.
    return file.text.includes('async') ? { CallExpression: check } : {};
  },
});

function dataOf(found: AsyncCallback): Record<string, string> {
  const { kind, method } = found;
  return {
    method,
    ...('work' in found ? { work: quotedText(found.work.file, found.work.node, 40) } : {}),
    ...(kind === 'unordered' ? { array: found.array.name } : {}),
    ...(kind === 'accumulator' ? { name: found.name } : {}),
  };
}

/** The word that is wrong there: the method, the use of the accumulator, the push. */
function placeOf(found: AsyncCallback): TSESTree.Node {
  if (found.kind === 'unordered') return found.push;
  if (found.kind === 'accumulator') return found.uses[0] ?? found.call;
  const { callee } = found.kind === 'misread' ? found.by : found.call;
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
}

type Offer = readonly [OfferIds, readonly Edit[] | null];

function offersOf(file: SourceFile, found: AsyncCallback): readonly Offer[] {
  const { call, callback, method } = found;
  switch (found.kind) {
    case 'ignored':
      // A set has no 'map', and a loop over a map gives its entries.
      if (found.keyed) return [];
      return call.arguments[0] === callback.node ? offersForEach(file, call, callback.node) : [['together', gathered(file, call)]];
    case 'dropped':
      return [['together', gathered(file, call)]];
    case 'truthy':
      return [['askTogether', TRUTHY[method] === 'always' || /^find\w*Index$/.test(method) ? gatheredAnswers(file, call, method) : gatheredChoice(file, call)]];
    case 'arrayAwaited':
      return [['elements', call.parent.type === AST_NODE_TYPES.AwaitExpression ? awaitElements(call.parent) : null]];
    case 'misread':
      return [['waitFirst', gatheredFirst(file, call, found.by)]];
    case 'nested':
      return [['flattenAfter', flattenedAfter(file, call)]];
    case 'accumulator':
      return [['awaitAccumulator', callback.file === file ? awaitedUses(file, found.uses, callback.node) : null]];
    case 'unordered':
      return [['returnValue', returnedValue(file, call, callback.node, found.push, found.array)]];
    default:
      return [];
  }
}

/**
 * A loop that collects, or whose iterations read or deliver, would next be told that they could wait
 * together, and what shares a connection that they should not: so neither is offered.
 */
function offersForEach(file: SourceFile, call: TSESTree.CallExpression, callback: FunctionNode): readonly Offer[] {
  const lost = lostOrder(file, callback);
  const collected = lost === null ? null : returnedValue(file, call, callback, lost.push, lost.array);
  if (collected !== null) return [['collect', collected]];
  const inTurn: Offer = ['inTurn', waitingLoop(file, call, callback)];
  const together: Offer = ['together', gathered(file, call)];
  const acts = ownAwaits(file, callback).map(point => (point.type === AST_NODE_TYPES.AwaitExpression ? awaitedWork(file, point.argument).act : 'unknown'));
  if (lost !== null || acts.includes('converse')) return [inTurn];
  return acts.every(act => act === 'read' || act === 'deliver') ? [together] : [inTurn, together];
}
