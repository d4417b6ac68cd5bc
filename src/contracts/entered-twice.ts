import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { namesOfCallee } from '../effects/call-words.ts';
import { startedTogether } from '../flow/started-together.ts';
import { wordsOf } from '../names/words.ts';
import type { FunctionNode, SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { callersOf } from './callers.ts';
import { runsOnce } from './runs-once.ts';

/**
 * Can a second caller enter this function while the first one waits in it?
 *
 * "Yes" where it is seen to be started many times together, or others may call it at any time. "Unknown"
 * for a callback, whoever calls it, for a private method, and for a helper whose every caller waits for it.
 */
export function enteredTwice(file: SourceFile, fn: FunctionNode): Verdict<TSESTree.Node> {
  if (startedTogether(file, fn)) return yes(fn);
  if (runsOnce(file, fn) || isDecorated(fn)) return no(fn);
  if (isGuarded(fn)) return no(fn.parent);
  if (fn.parent.type === AST_NODE_TYPES.CallExpression || fn.parent.type === AST_NODE_TYPES.NewExpression) return unknown(fn);
  if (isPrivate(file, fn)) return unknown(fn);
  const callers = callersOf(file, fn);
  if (callers === null) return isMember(fn) ? yes(fn) : unknown(fn);
  if (callers.exported || callers.unheard || callers.combined) return yes(fn);
  return unknown(fn);
}

/** Is it a method of an object or a class, which whoever has that may call? */
function isMember({ parent }: FunctionNode): boolean {
  return parent.type === AST_NODE_TYPES.Property || parent.type === AST_NODE_TYPES.MethodDefinition || parent.type === AST_NODE_TYPES.PropertyDefinition;
}

/** Words of what runs one function at a time, or once. */
const GUARDS = new Set(['exclusive', 'lock', 'mutex', 'once', 'queue', 'semaphore', 'serialize', 'synchronized', 'throttle']);

/** Is it handed to what runs one at a time: `mutex.runExclusive(async () => …)`, `queue.add(async () => …)`? */
function isGuarded({ parent }: FunctionNode): boolean {
  if (parent.type !== AST_NODE_TYPES.CallExpression) return false;
  const { name, receiver } = namesOfCallee(parent.callee);
  return [...receiver, name ?? ''].some(each => wordsOf(each).some(word => GUARDS.has(word)));
}

/** Does the class alone call it, as far as its name, its types or a comment say? */
function isPrivate(file: SourceFile, { parent }: FunctionNode): boolean {
  if (parent.type !== AST_NODE_TYPES.MethodDefinition && parent.type !== AST_NODE_TYPES.PropertyDefinition) return false;
  if (parent.key.type === AST_NODE_TYPES.PrivateIdentifier || parent.accessibility === 'private') return true;
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(file.text.slice(Math.max(0, parent.range[0] - 1000), parent.range[0])) ?? [];
  return /@private\b/.test(comment);
}

/** A decorator may let callers in one at a time. */
function isDecorated({ parent }: FunctionNode): boolean {
  return (parent.type === AST_NODE_TYPES.MethodDefinition || parent.type === AST_NODE_TYPES.PropertyDefinition) && (parent.decorators?.length ?? 0) > 0;
}
