import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { CollectionBound } from '../src/bounds/collection-bound.ts';
import { fanOutsOf, type FanOut } from '../src/bounds/fan-out.ts';
import { RECOMMENDED, tooMuchAtOnce, type Tolerance, type TooMuch } from '../src/bounds/must-be-limited.ts';
import { sharedTransaction } from '../src/bounds/shared-transaction.ts';
import { createRule } from '../src/create-rule.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { boundedMap } from '../src/rewrite/bounded-map.ts';
import { lineOf, quotedText, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'chosenByCaller' | 'inChunks' | 'outside' | 'tooMany' | 'withLimiter' | 'withOwnLimiter';
type Options = [Partial<Tolerance>];

/**
 * The rule decides how it is told. How many there can be, what each does, what limits it and when that
 * is too much are `src/bounds`' answers, since rewrites must agree; how it is written is `src/rewrite`'s.
 */
export default createRule<Options, MessageIds>({
  name: 'no-unbounded-promise-all',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow starting as many operations at once as outside data has elements', recommended: true, strict: { parameters: true, maxLiteral: 10 }, ordering: true },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          maxLiteral: { type: 'integer', minimum: 1, description: 'How many operations may start at once where their number can be read off the code.' },
          parameters: { type: 'boolean', description: 'Whether an array that the caller hands over counts as being of any size, whatever is done for each element.' },
        },
      },
    ],
    defaultOptions: [RECOMMENDED],
    messages: {
      outside: "'Promise.{{combinator}}' starts one '{{work}}' for each {{element}}, all at once, and nothing limits how many there are: that can exhaust {{resource}}. Run a few at a time, with a limiter or in chunks.",
      chosenByCaller:
        "'Promise.{{combinator}}' starts one '{{work}}' for each element of '{{parameter}}', all at once, and the caller decides how many there are: that can exhaust {{resource}}. Run a few at a time, with a limiter or in chunks.",
      withOwnLimiter: "Let '{{limiter}}' decide how many run at once (the others wait for their turn).",
      withLimiter: "Run at most {{count}} at once with '{{limiter}}' (the others wait for their turn).",
      inChunks: 'Run at most {{count}} at once, in chunks (the others wait; each chunk waits for its slowest, and after a failure no later chunk is started).',
      tooMany: "'Promise.{{combinator}}' starts '{{work}}' {{count}} times at once, which can exhaust {{resource}}. Run a few at a time, with a limiter or in chunks.",
    },
    languages: ['js/js'],
  },

  create(context, [options]) {
    const tolerance: Tolerance = { ...RECOMMENDED, ...options };
    const file = analysedFile(context);
    // Without these words no file starts many promises together.
    if (!file.text.includes('Promise') || !/\b(?:all|allSettled|any|race)\b/.test(file.text)) return {};

    return {
      CallExpression(node: TSESTree.CallExpression) {
        // On one connection queries wait for each other, however many there are.
        if (node.callee.type !== AST_NODE_TYPES.MemberExpression || sharedTransaction(file, node) !== null) return;
        for (const fanOut of fanOutsOf(file, node)) {
          const found = tooMuchAtOnce(file, fanOut, tolerance);
          if (found === null) continue;
          reportFinding(context, file.settings, { node: node.callee, ...messageOf(file, fanOut, found), rewrites: rewritesOf(file, fanOut, found) });
          // One report a call: what limits the first limits all.
          return;
        }
      },
    };
  },
});

/** A suggestion always: fewer run at once than before, so that a failure may come before others were started. */
function rewritesOf(file: SourceFile, fanOut: FanOut, { bound }: TooMuch): readonly Rewrite<MessageIds>[] {
  const written = boundedMap(file, fanOut, bound);
  if (written === null) return [];
  const count = String(file.settings.chunkSize);
  if (written.limiter === null) return [{ tier: 'suggestion', messageId: 'inChunks', data: { count }, edits: written.edits }];
  const { limiter, own } = written;
  return [{ tier: 'suggestion', messageId: own ? 'withOwnLimiter' : 'withLimiter', data: own ? { limiter } : { count, limiter }, edits: written.edits }];
}

/** What is told: where the number comes from, what is done for each, and what that can use up. */
function messageOf(file: SourceFile, { combinator }: FanOut, { bound, work }: TooMuch): { readonly messageId: MessageIds; readonly data: Readonly<Record<string, string>> } {
  const data = { combinator, work: work.name, resource: RESOURCES[work.on ?? 'other'] };
  switch (bound.kind) {
    case 'unbounded':
      return { messageId: 'outside', data: { ...data, element: elementOf(file, bound) } };
    case 'parameter':
      return { messageId: 'chosenByCaller', data: { ...data, parameter: bound.variable.name } };
    case 'bounded':
      return { messageId: 'tooMany', data: { ...data, count: String(bound.atMost) } };
  }
}

const RESOURCES = {
  'file system': 'file handles and memory',
  network: 'sockets and the service that answers',
  process: 'processes and memory',
  other: 'connections and memory',
};

const ELEMENTS: Readonly<Record<(CollectionBound & { kind: 'unbounded' })['source'], string>> = {
  directory: 'entry of',
  file: 'element of',
  glob: 'file that is found by',
  lines: 'line of',
  pattern: 'file that is found by',
  pages: 'element of the pages that are gathered by',
  request: 'element of',
  response: 'element of',
  rows: 'row of',
  stream: 'element of the stream',
};

function elementOf(file: SourceFile, { source, because }: CollectionBound & { kind: 'unbounded' }): string {
  const place = because.file === file ? `line ${lineOf(file, because.node)}` : `${because.file.path.split(/[\\/]/).at(-1)}:${lineOf(because.file, because.node)}`;
  return `${ELEMENTS[source]} '${quotedText(because.file, because.node, 60)}' (${place})`;
}
