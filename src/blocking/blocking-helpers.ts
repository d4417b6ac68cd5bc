import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { functionName } from '../flow/function-name.ts';
import { isPromiseExecutor } from '../flow/promise-executor.ts';
import { runsWith } from '../flow/runs-with.ts';
import { perNode } from '../memo.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { originOf } from '../names/origin.ts';
import { isFunction, lineOf, type FunctionNode, type Located, type SourceFile } from '../source-file.ts';
import { blockingCalls, readsMemory, type BlockingCall, type Call } from './blocking-calls.ts';
import { mayHoldThread } from './blocking-words.ts';
import { beginsToServe } from './loop-sharing.ts';
import { inSightOf } from './may-lead.ts';
import { heldOnPurpose, isKeptByKey } from './on-purpose.ts';

/** How a call leads to a place where the thread is held. */
export interface BlockingChain {
  /** The helpers on the way, the called one first. */
  readonly helpers: readonly FunctionNode[];
  readonly blocking: BlockingCall;
  /** The file that holds the blocking call. */
  readonly file: SourceFile;
}

/** How many helpers may stand between the call and the place. */
const DEEPEST = 5;

/** How many functions are looked into for one answer. */
const WIDEST = 120;

/**
 * Does this call hold the thread, because the function that it runs leads to a call that does?
 *
 * The shortest way is the answer. Async functions and promise executors are not entered (what they
 * hold is reported where it stands), and neither are functions that make a server, nor code that a
 * function only defines. Calls that look at metadata do not count.
 */
export function blockingChain(file: SourceFile, call: Call): BlockingChain | null {
  if (!mayHoldThread(file) && !file.settings.crossFile) return null;
  const called = calledFunction(file, call);
  return called === null ? null : chainFrom(called.file, called.node);
}

const chainFrom = perNode<FunctionNode, BlockingChain | null>((file, fn) => {
  const seen = new Set<TSESTree.Node>([fn]);
  let level: { readonly at: Located<FunctionNode>; readonly helpers: readonly FunctionNode[] }[] = [{ at: { file, node: fn }, helpers: [fn] }];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { at, helpers } of level) {
      const { blocking, calls } = insideOf(at.file, at.node);
      if (blocking !== null) return { helpers, blocking, file: at.file };
      for (const inner of calls) {
        const reached = calledFunction(at.file, inner);
        if (reached === null || seen.has(reached.node) || seen.size >= WIDEST || heldOnPurpose(at.file, inner, [])) continue;
        seen.add(reached.node);
        next.push({ at: reached, helpers: [...helpers, reached.node] });
      }
    }
    level = next;
  }
  return null;
}, null);

interface Inside {
  readonly blocking: BlockingCall | null;
  readonly calls: readonly Call[];
}

/** What does a function run itself: the call that holds the thread longest, the first of equals, and the other calls? */
const insideOf = perNode<FunctionNode, Inside>(
  (file, fn) => {
    const calls: Call[] = [];
    const held: BlockingCall[] = [];
    for (const node of runsWith(file, fn)) {
      if (node.type !== AST_NODE_TYPES.CallExpression && node.type !== AST_NODE_TYPES.NewExpression) continue;
      const found = blockingCalls(file, node).find(blocking => counts(file, blocking));
      if (found !== undefined) held.push(found);
      else calls.push(node);
    }
    return { blocking: held.find(({ api }) => api === null || api.cost === 'heavy') ?? held[0] ?? null, calls };
  },
  { blocking: null, calls: [] },
);

function counts(file: SourceFile, { call, api }: BlockingCall): boolean {
  if (api !== null && (api.cost === 'cheap' || api.cost === 'light')) return false;
  return !isKeptByKey(file, call) && !heldOnPurpose(file, call, api?.instead ? [api.instead.name] : []);
}

/** The wholly synchronous function, method or constructor that a call runs. */
export function calledFunction(file: SourceFile, call: Call): Located<FunctionNode> | null {
  // What is called on the spot is part of the caller; most calls are of nothing that is in sight.
  if (isFunction(call.callee) || readsMemory(call)) return null;
  const origin = originOf(file, call.callee);
  return origin.kind === 'global' || origin.kind === 'variable' ? null : functionBehind(file, call);
}

const functionBehind = perNode<Call, Located<FunctionNode> | null>((file, call) => {
  const view = inSightOf(file, call.callee);
  if (view === null) return null;
  const found = call.type === AST_NODE_TYPES.NewExpression ? constructorOf(file, call.callee) : calleeFunction(view, call.callee);
  if (found === null || found.node.async || found.node.generator || isPromiseExecutor(found.file, found.node)) return null;
  if (beginsToServe(found.file, found.node)) return null;
  return found.file.ast === file.ast ? { ...found, file } : found;
}, null);

function constructorOf(file: SourceFile, callee: TSESTree.Node): Located<FunctionNode> | null {
  const origin = originOf(file, callee);
  if (origin.kind !== 'class' || origin.path.length > 0) return null;
  for (const element of origin.node.body.body) {
    if (element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor' && isFunction(element.value)) return { file, node: element.value };
  }
  return null;
}

/** The chain in words: `loadUsers → readConfig → fs.readFileSync (config.ts:12)`. */
export function chainText(from: SourceFile, { helpers, blocking, file }: BlockingChain): string {
  const names = helpers.map(helper => functionName(helper) ?? 'a function');
  const line = lineOf(file, blocking.node);
  const place = file === from ? `line ${line}` : `${file.path.replace(/^.*[\\/]/, '')}:${line}`;
  return `${[...names, blocking.name].join(' → ')} (${place})`;
}
