import { relative } from 'node:path';

import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { asyncTwin } from '../src/blocking/async-twin.ts';
import { blockingCalls, type BlockingCall, type Call } from '../src/blocking/blocking-calls.ts';
import { blockingChain, chainText, type BlockingChain } from '../src/blocking/blocking-helpers.ts';
import { isFelt, sharesLoop, type Sharing } from '../src/blocking/loop-sharing.ts';
import { mayHoldThread } from '../src/blocking/blocking-words.ts';
import { heldOnPurpose } from '../src/blocking/on-purpose.ts';
import { createRule } from '../src/create-rule.ts';
import { asyncContext } from '../src/flow/async-context.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { unwrap } from '../src/names/unwrap.ts';
import { reportFinding, type Finding } from '../src/report.ts';
import { alternativeOf, awaitInstead, awaitTwin } from '../src/rewrite/await-instead.ts';
import { textOf, type FunctionNode } from '../src/source-file.ts';
import type { Verdict } from '../src/verdict.ts';

type MessageIds = 'awaitInstead' | 'blocks' | 'blocksThroughHelper' | 'blocksWithAlternative' | 'twinInstead';

export interface Options {
  readonly allow: readonly string[];
  readonly cheap: boolean;
  readonly commands: boolean;
  readonly shebang: boolean;
}

/** What a message says the thread waits for. */
const UNTIL = {
  cpu: 'the computation is done',
  io: 'the disk or the network answers',
  process: 'the child process ends',
  wait: 'its wait is over',
} as const;

const NO_PROMISE_FORM = 'It has no form that does not hold the thread: move it to a worker thread, or out of the asynchronous path';

/** How many of the calls that lead to one blocking call are reported: the rest say nothing new. */
const MOST_CHAINS = 2;

/**
 * Reports the calls that hold the thread in async functions, themselves or through helpers.
 *
 * The rule decides who is told: not where nothing else runs (a test, a worker, a process that starts
 * or ends), and on a command line only on request. Which calls hold the thread, where they lead and
 * what shares the thread are the answers of `src/blocking`.
 */
export default createRule<[Partial<Options>], MessageIds>({
  name: 'no-blocking-in-async',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow calls that hold the thread inside async functions, directly or through helpers',
      recommended: true,
      strict: { cheap: true, commands: true, shebang: true },
      ordering: false,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          allow: {
            type: 'array',
            description: "Calls to leave alone, named as their documentation names them: 'fs.readFileSync'.",
            items: { type: 'string' },
            uniqueItems: true,
          },
          cheap: { type: 'boolean', description: 'Also report calls that only look at metadata or take one short system call, such as existsSync and mkdirSync.' },
          commands: { type: 'boolean', description: 'Also report in command-line programs, scripts and code that runs while a process starts.' },
          shebang: { type: 'boolean', description: 'Also report in files that begin with a shebang.' },
        },
      },
    ],
    defaultOptions: [{ allow: [], cheap: false, commands: false, shebang: false }],
    messages: {
      blocks: "'{{name}}' holds the thread until {{until}}, so nothing else in this process runs meanwhile. {{advice}}.",
      blocksWithAlternative: "'{{name}}' holds the thread until {{until}}, so nothing else in this process runs meanwhile. Await '{{alternative}}' instead.",
      blocksThroughHelper: "'{{helper}}' holds the thread until {{until}}, so nothing else in this process runs meanwhile: {{chain}}. {{advice}}.",
      awaitInstead: "Await '{{alternative}}' instead (other code may run before it resolves).",
      twinInstead: "Await '{{twin}}' instead (other code may run before it resolves).",
    },
    languages: ['js/js'],
  },

  create(context, [{ allow = [], cheap = false, commands = false, shebang = false }]) {
    const file = analysedFile(context);
    const sharings = new Map<FunctionNode, Verdict<Sharing>>();
    const chains: { readonly finding: Finding<MessageIds>; readonly chain: BlockingChain }[] = [];

    function sharingOf(fn: FunctionNode): Verdict<Sharing> {
      const known = sharings.get(fn) ?? sharesLoop(file, fn, relative(context.cwd, file.path));
      sharings.set(fn, known);
      return known;
    }

    function isTold(fn: FunctionNode, { api }: BlockingCall, isPause: boolean): boolean {
      const sharing = sharingOf(fn);
      const cost = api?.cost ?? 'heavy';
      if (isFelt(sharing, cost) || (isPause && sharing.answer === 'no')) return true;
      const asked = sharing.answer !== 'no' || (sharing.because === 'shebang' ? shebang : commands);
      return asked && (cheap || cost === 'normal' || cost === 'heavy');
    }

    function reportDirect(fn: FunctionNode, blocking: BlockingCall): void {
      const { api, call, name, node } = blocking;
      if (allow.includes(name) || heldOnPurpose(file, call, twinNames(blocking)) || !isTold(fn, blocking, isPause(blocking))) return;
      const alternative = api === null ? null : alternativeOf(api);
      const until = UNTIL[api?.blocks ?? 'wait'];
      if (alternative === null) {
        reportFinding(context, file.settings, { node, messageId: 'blocks', data: { name, until, advice: api?.advice ?? NO_PROMISE_FORM }, rewrites: [] });
        return;
      }
      // A suggestion always, as for the twin of a helper: other code may run before the promise settles.
      const edits = awaitInstead(file, blocking);
      const rewrites = edits === null ? [] : [{ tier: 'suggestion' as const, messageId: 'awaitInstead' as const, data: { alternative }, edits }];
      reportFinding(context, file.settings, { node, messageId: 'blocksWithAlternative', data: { name, until, alternative }, rewrites });
    }

    function collectChain(fn: FunctionNode, call: Call): void {
      const chain = blockingChain(file, call);
      const [helper] = chain?.helpers ?? [];
      if (chain === null || helper === undefined || allow.includes(chain.blocking.name) || heldOnPurpose(file, call, [])) return;
      const twin = asyncTwin(file, call, helper);
      if (!isTold(fn, chain.blocking, twin !== null || isPause(chain.blocking))) return;
      const edits = twin === null ? null : awaitTwin(file, call, twin);
      const name = textOf(file, unwrap(call.callee));
      const advice = twin === null ? `Make '${name}' asynchronous, and await it here` : `Await '${twin.name}' instead`;
      chains.push({
        chain,
        finding: {
          node: call.callee,
          messageId: 'blocksThroughHelper',
          data: { helper: name, until: UNTIL[chain.blocking.api?.blocks ?? 'wait'], chain: chainText(file, chain), advice },
          rewrites: edits === null || twin === null ? [] : [{ tier: 'suggestion', messageId: 'twinInstead', data: { twin: twin.name }, edits }],
        },
      });
    }

    function look(call: Call): void {
      const fn = asyncContext(file, call);
      if (fn === null) return;
      const found = blockingCalls(file, call);
      // What is never told need not be looked into.
      const blocking = cheap ? found : found.filter(each => each.api?.cost !== 'cheap' || isPause(each));
      if (found.length > blocking.length && blocking.length === 0) return;
      if (blocking.length === 0 && blockingChain(file, call) === null) return;
      const { because } = sharingOf(fn);
      if (because === 'test' || because === 'worker') return;
      for (const each of blocking) reportDirect(fn, each);
      if (blocking.length === 0) collectChain(fn, call);
    }

    // Code that is never asynchronous says neither of the words.
    if (!file.text.includes('async') && !file.text.includes('Promise')) return {};
    if (!mayHoldThread(file) && !file.settings.crossFile) return {};
    return {
      [AST_NODE_TYPES.CallExpression]: look,
      [AST_NODE_TYPES.NewExpression]: look,
      'Program:exit'() {
        const mostDirect = [...chains].sort((a, b) => a.chain.helpers.length - b.chain.helpers.length);
        for (const { finding, chain } of chains) {
          const rivals = mostDirect.filter(other => other.chain.blocking.call === chain.blocking.call);
          if (rivals.findIndex(other => other.finding === finding) < MOST_CHAINS) reportFinding(context, file.settings, finding);
        }
      },
    };
  },
});

/** The names under which the form that does not hold the thread may be called beside this one. */
function twinNames({ api, name }: BlockingCall): readonly string[] {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return [...(api?.instead ? [api.instead.name] : []), ...(last.endsWith('Sync') ? [last.slice(0, -'Sync'.length)] : [])];
}

/** Is it a mere pause, for which there is no good reason anywhere in async code? */
function isPause({ api }: BlockingCall): boolean {
  return api !== null && api.blocks === 'wait' && api.instead !== null && /^(?:Atomics\.waitAsync|setTimeout|Bun\.sleep)$/.test(api.instead.name);
}
