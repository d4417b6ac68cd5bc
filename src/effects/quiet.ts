import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { children, descendants } from '../flow/descendants.ts';
import { calleeFunction } from '../names/callee-function.ts';
import { documentedName } from '../names/documented-name.ts';
import { propertyName } from '../names/property-name.ts';
import { unwrap } from '../names/unwrap.ts';
import { isFunction, type SourceFile } from '../source-file.ts';
import { no, unknown, yes, type Verdict } from '../verdict.ts';
import { callWords, isOutput, isPrompt } from './call-words.ts';
import { functionFacts } from './function-facts.ts';
import { MUTATORS, PURE_METHODS } from './mutators.ts';
import { holdsFreshValue, rootOf } from './roots.ts';

/**
 * Does evaluating the node leave everything outside it as it was, without waiting or leaving the
 * code around it?
 *
 * "Unknown" is a call that nothing is known of and whose name speaks of no change. Functions that
 * are only made, not called, are quiet; those handed to a call are looked into.
 *
 * @param awaitsToo whether the awaits below the node are looked through, as if they were not there
 */
export function isQuiet(file: SourceFile, node: TSESTree.Node, awaitsToo = false): Verdict<TSESTree.Node> {
  if (isFunction(node)) return yes(node);
  let doubt: TSESTree.Node | null = null;
  for (const inner of evaluated(file, node)) {
    const verdict = awaitsToo && inner.type === AST_NODE_TYPES.AwaitExpression ? true : isQuietItself(file, inner, node);
    if (verdict === false) return no(inner);
    if (verdict === null) doubt ??= inner;
  }
  return doubt === null ? yes(node) : unknown(doubt);
}

/** The nodes that are evaluated with the node; the bodies of functions that are only made are not. */
function* evaluated(file: SourceFile, node: TSESTree.Node): Generator<TSESTree.Node> {
  for (const inner of descendants(file, node, 'stop')) {
    yield inner;
    if (inner === node || !isFunction(inner) || !isHandedToCall(inner, node)) continue;
    for (const child of children(file, inner)) yield* evaluated(file, child);
  }
}

/** Is the function called, or handed to a call, directly or as a part of an argument? */
function isHandedToCall(fn: TSESTree.Node, end: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = fn; current !== undefined && current !== end; current = current.parent) {
    if (current.parent?.type === AST_NODE_TYPES.CallExpression || current.parent?.type === AST_NODE_TYPES.NewExpression) return true;
  }
  return false;
}

/** https://tc39.es/ecma262/ and https://nodejs.org/api/globals.html: classes whose objects start nothing when they are made. */
const PLAIN_CLASSES = /^(?:AbortController|Array|ArrayBuffer|Blob|Boolean|Date|\w*Error|FormData|Headers|Intl\.\w+|Map|Number|Object|Promise|Proxy|RegExp|Request|Response|Set|String|TextDecoder|TextEncoder|URL|URLSearchParams|WeakMap|WeakRef|WeakSet|(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array)$/;

/**
 * Does this node, what stands below it left out, leave everything outside of `scope` as it was?
 *
 * @returns `null` for "cannot tell"
 */
export function isQuietItself(file: SourceFile, node: TSESTree.Node, scope: TSESTree.Node): boolean | null {
  switch (node.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return isOwnWrite(file, node.left, scope);
    case AST_NODE_TYPES.UpdateExpression:
      return isOwnWrite(file, node.argument, scope);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete';
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.YieldExpression:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.ImportExpression:
      return false;
    case AST_NODE_TYPES.CallExpression:
      return quietCall(file, node, scope);
    case AST_NODE_TYPES.NewExpression: {
      const name = documentedName(file, node.callee);
      return name?.module === 'global' && PLAIN_CLASSES.test(name.name) ? true : null;
    }
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return null;
    default:
      return true;
  }
}

function isOwnWrite(file: SourceFile, target: TSESTree.Node, scope: TSESTree.Node): boolean {
  const root = rootOf(file, target);
  return root.variable !== null && root.variable.identifiers.some(identifier => scope.range[0] <= identifier.range[0] && identifier.range[1] <= scope.range[1]);
}

/** https://tc39.es/ecma262/ and https://nodejs.org/api/: namespaces whose functions only compute. */
const PURE_NAMESPACES = /^(?:Array|BigInt|Boolean|Date|JSON|Math|Number|Object|Reflect|RegExp|String|Symbol|URL|structuredClone|parseInt|parseFloat|isNaN|encodeURI|decodeURI|encodeURIComponent|decodeURIComponent|process\.cwd|performance\.now|Buffer|Promise\.(?:all|allSettled|any|race|resolve))\b/;

function quietCall(file: SourceFile, node: TSESTree.CallExpression, scope: TSESTree.Node): boolean | null {
  const callee = unwrap(node.callee);
  const method = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : null;
  if (method !== null && callee.type === AST_NODE_TYPES.MemberExpression && MUTATORS.has(method)) {
    const root = rootOf(file, callee.object);
    if (root.kind === 'value') return true;
    return root.variable !== null && holdsFreshValue(file, root.variable, scope);
  }
  const documented = documentedName(file, node.callee);
  if (documented !== null) {
    if (documented.module === 'global' && PURE_NAMESPACES.test(documented.name)) return documented.name !== 'Object.assign' && documented.name !== 'Object.defineProperty';
    if (/^(?:path|path\/posix|path\/win32|url|util|querystring)$/.test(documented.module)) return true;
  }
  if (method !== null && PURE_METHODS.has(method)) return true;
  if (isPrompt(node) || isOutput(file, node)) return false;
  const target = calleeFunction(file, node.callee);
  if (target !== null) {
    const { facts, cutOff } = functionFacts(target);
    if (facts.some(({ kind, parameter }) => kind === 'asks' || kind === 'prints' || kind === 'changes' || (kind === 'writes' && parameter === null))) return false;
    return cutOff || facts.some(({ kind }) => kind === 'writes' || kind === 'remembers') ? null : true;
  }
  const { role } = callWords(file, node);
  return role === 'ordered' || role === 'send' || role === 'timer' || role === 'guard' ? false : null;
}
