import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { collectionBound, type CollectionBound } from '../src/bounds/collection-bound.ts';
import { elementWork, type ElementWork } from '../src/bounds/element-work.ts';
import { fanOutsOf, type FanOut } from '../src/bounds/fan-out.ts';
import { limiterOf } from '../src/bounds/limiter.ts';
import { saysOpenSize } from '../src/bounds/open-size.ts';
import { createRule } from '../src/create-rule.ts';
import { analysedFile } from '../src/modules/analysed-file.ts';
import { reportFinding, type Rewrite } from '../src/report.ts';
import { boundedMap } from '../src/rewrite/bounded-map.ts';
import { textOf, type SourceFile } from '../src/source-file.ts';

type MessageIds = 'chosenByCaller' | 'inChunks' | 'outside' | 'tooMany' | 'withLimiter' | 'withOwnLimiter';
type Options = [{ maxLiteral: number; parameters: boolean }];

/**
 * The rule decides which fan-outs are told of. How many there can be, what each does and what limits
 * it are `src/bounds`' answers; how it is written in bounds is `src/rewrite`'s.
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
    defaultOptions: [{ maxLiteral: 100, parameters: false }],
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

  create(context, [{ maxLiteral, parameters }]) {
    const file = analysedFile(context);

    const findingOf = (fanOut: FanOut) => {
      const work = elementWork(file, fanOut);
      if (work === null) return null;
      const bound = collectionBound(file, fanOut.collection);
      if (work.evidence === 'own' && !(bound.kind === 'unbounded' && bound.source === 'rows')) return null;
      const data = { combinator: fanOut.combinator, work: work.name, resource: RESOURCES[work.on ?? 'other'] };
      switch (bound.kind) {
        case 'unbounded':
          // A pattern that can't be seen may ask for few files: then only certain i/o is told of.
          if (bound.source === 'pattern' && work.evidence !== 'documented') return null;
          return { bound, messageId: 'outside', data: { ...data, element: elementOf(file, bound) } } as const;
        case 'parameter':
          return parameters || isOpen(bound, work) ? ({ bound, messageId: 'chosenByCaller', data: { ...data, parameter: bound.variable.name } } as const) : null;
        case 'bounded':
          return bound.atMost !== null && bound.atMost > maxLiteral ? ({ bound, messageId: 'tooMany', data: { ...data, count: String(bound.atMost) } } as const) : null;
        case 'unknown':
          return null;
      }
    };

    return {
      CallExpression(node: TSESTree.CallExpression) {
        if (node.callee.type !== AST_NODE_TYPES.MemberExpression) return;
        for (const fanOut of fanOutsOf(file, node)) {
          const finding = findingOf(fanOut);
          if (finding === null || limiterOf(file, fanOut) !== null) continue;
          const { bound, messageId, data } = finding;
          reportFinding(context, file.settings, { node: node.callee, messageId, data, rewrites: rewritesOf(file, fanOut, bound) });
          return;
        }
      },
    };
  },
});

/** A suggestion always: fewer run at once than before, so that a failure may come before others were started. */
function rewritesOf(file: SourceFile, fanOut: FanOut, bound: CollectionBound): readonly Rewrite<MessageIds>[] {
  const written = boundedMap(file, fanOut, bound);
  if (written === null) return [];
  const count = String(file.settings.chunkSize);
  if (written.limiter === null) return [{ tier: 'suggestion', messageId: 'inChunks', data: { count }, edits: written.edits }];
  const { limiter, own } = written;
  return [{ tier: 'suggestion', messageId: own ? 'withOwnLimiter' : 'withLimiter', data: own ? { limiter } : { count, limiter }, edits: written.edits }];
}

/** The caller decides: told of when the i/o is certain, or when the parameter itself says that there may be any number. */
function isOpen(bound: CollectionBound & { kind: 'parameter' }, work: ElementWork): boolean {
  if (work.evidence === 'documented') return true;
  return work.evidence === 'handed' && saysOpenSize(bound.because.node, bound.function);
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
  const text = textOf(because.file, because.node).replace(/\s+/g, ' ');
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const place = because.file === file ? `line ${because.node.loc.start.line}` : `${because.file.path.split(/[\\/]/).at(-1)}:${because.node.loc.start.line}`;
  return `${ELEMENTS[source]} '${short}' (${place})`;
}
